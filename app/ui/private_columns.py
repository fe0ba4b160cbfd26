"""Sensitive columns of a list: masked until somebody opens them, which is written down."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.services.centre.rights import why_not_sensitive
from app.services.people.sensitive import masked, open_list
from app.ui.runner import Runner
from app.ui.widgets.buttons import Button

R = TypeVar("R")

OPEN_KEY = "Ctrl+M"
_OPEN, _CLOSE = "Mở xem mục riêng", "Che mục riêng"
_TIP = f"Mục riêng đang che. {OPEN_KEY} để mở xem; mỗi lượt mở ghi vào nhật ký."


class PrivateColumns(QObject):
    """Masks the cells of sensitive fields in the list of `view`, by one rule for all lists.

    `button` opens them, and notes everybody in the list as looked at. They stay open while the
    view lives, since the clerk goes to and fro between its page and others, until somebody comes
    into the list or somebody without the right sits down. `changed` says that the list is to show
    its rows anew.
    """

    changed = Signal()

    def __init__(self, runner: Runner, view: QWidget) -> None:
        super().__init__(view)
        self._runner = runner
        self._people: frozenset[UUID] = frozenset()
        self._whose = ""
        self._fields: set[str] = set()
        self.is_open = False
        self.button = Button(_OPEN, "link", icon="eye", tip=OPEN_KEY, small=True)
        self.button.clicked.connect(self._turn)
        QShortcut(QKeySequence(OPEN_KEY), view).activated.connect(self.button.click)

    # For the list's columns

    def text(self, read: Callable[[R], str], *fields: str) -> Callable[[R], str]:
        """Return what a cell shows that `read` makes from sensitive fields."""
        self._fields.update(fields)
        return lambda row: read(row) if self.is_open else masked(fields[0], read(row))

    def tip(self, read: Callable[[R], str]) -> Callable[[R], str]:
        """Return the words that say how to open a masked cell."""
        return lambda row: _TIP if read(row) and not self.is_open else ""

    # For the list

    def show_people(self, people: Sequence[UUID], whose: str) -> None:
        """Take note of who is listed, `whose` in words; who comes in later is not open yet."""
        refused = self._runner.ask(why_not_sensitive)
        if refused or not self._people.issuperset(people):
            self._mask()
        self._people, self._whose = frozenset(people), whose
        self.button.setVisible(bool(people))
        self.button.set_reason(refused)

    def note(self, person_id: UUID, name: str) -> bool:
        """Note that one person is looked at whole, as by a form; False: not allowed, and told."""
        if self.is_open:
            return True
        label = f"Xem thông tin riêng của {name}"
        return self._write(label, frozenset({person_id}))

    # Inside

    def _turn(self) -> None:
        if self.is_open:
            self._mask()
        elif self._write(f"Xem mục riêng của {self._whose}", self._people):
            self._show(open_now=True)

    def _write(self, label: str, people: frozenset[UUID]) -> bool:
        fields = sorted(self._fields)
        done = self._runner.do(label, open_list, person_ids=sorted(people), fields=fields)
        return done is not None

    def _mask(self) -> None:
        self._show(open_now=False)

    def _show(self, *, open_now: bool) -> None:
        if open_now == self.is_open:
            return
        self.is_open = open_now
        self.button.setText(_CLOSE if open_now else _OPEN)
        self.button.set_icon("eye-off" if open_now else "eye")
        self.changed.emit()

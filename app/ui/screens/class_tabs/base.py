"""The base of a class's tabs: what one shows, which tables it watches, and its primary button."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.runner import BUSY, Runner
from app.ui.screen import KeyHint, Shell
from app.ui.tokens import Space
from app.ui.widgets.buttons import Button


class ClassTab(QWidget):
    """One tab of one class.

    Subclasses build their widgets in `build()` and read their data in `refresh()`; as with
    screens, a commit that touches a watched table refreshes a visible tab at once and a hidden one
    when it is shown. `head_changed`: the primary button or the count beside the title is another.
    `tab_wanted` carries the key of a tab that the user asked for.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    watches: ClassVar[frozenset[str]] = frozenset()

    head_changed = Signal()
    tab_wanted = Signal(str)

    def __init__(self, runner: Runner, shell: Shell, class_id: UUID) -> None:
        super().__init__()
        self.runner = runner
        self.shell = shell
        self.class_id = class_id
        self._stale = True
        self._deaf = False
        self._writers: dict[Button, str] = {}
        self.main = QVBoxLayout(self)
        self.main.setContentsMargins(Space.PAGE, Space.SMALL, Space.PAGE, Space.SMALL)
        self.main.setSpacing(Space.SMALL)
        self.build()
        runner.data_changed.connect(self._on_data_changed)
        runner.busy_changed.connect(self._on_busy_changed)

    # What a tab says

    def build(self) -> None:
        """Make the widgets, once."""

    def refresh(self) -> None:
        """Read the data and show it."""

    def focus_first(self) -> None:
        """Give the keyboard to the grid, table or first field, never to the primary button."""

    def keys(self) -> tuple[KeyHint, ...]:
        """Return the keys of this tab, for the key sheet."""
        return ()

    def primary(self) -> Button | None:
        """Return the next step, which the workspace puts at the right end of its head."""
        return None

    def count(self) -> str:
        """Return what stands beside the tab's title, "" before the tab has read its data."""
        return ""

    # What a tab does

    def writes(self, button: Button) -> Button:
        """Grey this button, with the reason, while a long job writes."""
        self._writers[button] = ""
        return button

    def make_stale(self) -> None:
        """Read again: at once when visible, else when shown."""
        self._stale = True
        if self.isVisible():
            self.read_if_stale()

    def read_if_stale(self) -> None:
        """Read the data if something has changed since; for showing a tab before it is visible."""
        if self._stale:
            self._stale = False
            self.refresh()

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """Do not read again because of a commit in this block: the tab shows it already."""
        self._deaf = True
        try:
            yield
        finally:
            self._deaf = False

    # Inside

    def showEvent(self, event: QShowEvent) -> None:
        """Read the data when the tab comes into sight and something has changed."""
        super().showEvent(event)
        self.read_if_stale()

    def _on_data_changed(self, tables: frozenset[str]) -> None:
        if self.watches & tables and not self._deaf:
            self.make_stale()

    def _on_busy_changed(self, busy: bool) -> None:
        for button, before in list(self._writers.items()):
            if busy and button.reason != BUSY:
                self._writers[button] = button.reason
                button.set_reason(BUSY)
            elif not busy and button.reason == BUSY:
                button.set_reason(before)
                self._writers[button] = ""

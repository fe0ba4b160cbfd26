"""A form: fields under each other, values in and out, each refusal beside its field."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import clock
from app.errors import UserError
from app.ui import theme
from app.ui.forms.field import Field
from app.ui.runner import Committed, Runner
from app.ui.tokens import Icon, Space, Tone, Width
from app.ui.widgets.badges import IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label

Details = TypeVar("Details")
Result = TypeVar("Result")


class Form(QWidget):
    """Fields in a column at most 620 px wide; `add` takes one, or several side by side.

    `read(details)` shows a dataclass or a mapping, `renew(details)` does so where a page reads its
    data again while somebody types. `values()` and `make(Class)` give back what was filled in,
    `check()` checks all fields. `run(runner, act)` runs a command and marks the field that a
    refusal names.
    """

    changed = Signal()

    def __init__(self, *, width: int = Width.FORM) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._clean: dict[str, object] = {}
        if width:
            self.setMaximumWidth(theme.current().px(width))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)
        self.summary = Summary()
        self._column.addWidget(self.summary)
        self._column.addStretch(1)

    def add(self, *fields: Field) -> None:
        """Add a field, or several on one line."""
        for field in fields:
            self.fields[field.name] = field
            field.changed.connect(self.changed)
            field.judged.connect(self.summary.drop_mended)
        if len(fields) == 1:
            self._put(fields[0])
            return
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        for field in fields:
            row.addWidget(field, 0 if field is not fields[-1] else 1, Qt.AlignmentFlag.AlignTop)
        self._column.insertLayout(self._column.count() - 1, row)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field."""
        self._put(widget)

    def read(self, details: object) -> None:
        """Show the values of a dataclass or a mapping, and take them as unchanged."""
        for name in self.fields:
            self._show(name, _get(details, name))
        self.summary.show_problems([])
        self._clean = self._readable()

    def renew(self, details: object) -> None:
        """Show what the data says by now in the fields that it names and nobody has typed in."""
        for name, now in self._readable().items():
            if not _names(details, name):
                continue
            wanted = _get(details, name)
            if now == wanted:  # shown already: the cursor stays where it is
                self.fields[name].show_problem("")
                self._clean[name] = now
            elif now == self._clean.get(name, now):
                self.settle(name, wanted)

    def settle(self, name: str, value: object) -> None:
        """Show in one field what became of what was typed there; it is as unchanged again."""
        self._show(name, value)
        self._clean[name] = self._readable()[name]

    def values(self) -> dict[str, Any]:
        """Return the value of each field by name; raises the first field's `UserError`."""
        return {name: field.value() for name, field in self.fields.items()}

    def value_of(self, name: str) -> object:
        """Return what a field holds, None where it cannot be read yet."""
        try:
            return self.fields[name].value()
        except UserError:
            return None

    def make(self, kind: Callable[..., Details], **others: object) -> Details:
        """Build a dataclass from the fields, with `others` for what the form does not show."""
        return kind(**{**others, **self.values()})

    @property
    def is_changed(self) -> bool:
        """Say whether something differs from what `read` showed."""
        return self._readable() != self._clean

    @property
    def changed_fields(self) -> tuple[Field, ...]:
        """Return the fields that differ from what `read` showed."""
        now = self._readable()
        return tuple(
            field for name, field in self.fields.items() if now[name] != self._clean.get(name)
        )

    @property
    def begun_with(self) -> str:
        """Return a mark of what `read` showed; a field that began with today does so on any day."""
        today = clock.today()
        shown = {
            name: "today" if value == today else str(value) for name, value in self._clean.items()
        }
        return hashlib.sha256(repr(sorted(shown.items())).encode()).hexdigest()[:16]

    def check(self) -> bool:
        """Check all fields; the first wrong one takes the keyboard, several are listed on top."""
        wrong = [field for field in self.fields.values() if not field.check()]
        self.summary.show_problems(wrong)
        if wrong:
            wrong[0].focus()
        return not wrong

    def run(
        self, runner: Runner, act: Callable[[], Committed[Result] | None]
    ) -> Committed[Result] | None:
        """Check, then run `act` (a call of `runner.do`), showing a refusal beside its field."""
        if not self.check():
            return None
        with runner.telling(self.show_refusal):
            return act()

    def show_refusal(self, error: UserError) -> bool:
        """Mark the field that the refusal names; False when it names none of ours."""
        field = self.fields.get(error.field or "")
        if field is None:
            return False
        field.show_refusal(error)
        field.focus()
        return True

    def focus_first(self) -> None:
        """Give the keyboard to the first empty field in sight, else to the first."""
        shown = [field for field in self.fields.values() if not field.isHidden()]
        blank = [field for field in shown if field.is_blank()]
        for field in (blank or shown)[:1]:
            field.focus()

    def _put(self, widget: QWidget) -> None:
        """Add a widget above the stretch that keeps the fields together."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def _show(self, name: str, value: object) -> None:
        self.fields[name].set_value(value)
        self.fields[name].show_problem("")

    def _readable(self) -> dict[str, object]:
        found: dict[str, object] = {}
        for name, field in self.fields.items():
            try:
                found[name] = field.value()
            except UserError as error:
                found[name] = error.message
        return found


class Summary(QWidget):
    """One line on top when several fields are wrong, with a link to each."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[Button] = []
        self._fields: list[Field] = []
        self._words = Label("", "medium", "bad")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.MEDIUM)
        self._row.addWidget(IconLabel("circle-alert", Tone.BAD, Icon.TEXT, "lỗi"))
        self._row.addWidget(self._words)
        self._row.addStretch(1)
        self.hide()

    def show_problems(self, fields: list[Field]) -> None:
        """List the fields that are wrong; one alone says it itself."""
        for link in self.links:
            self._row.removeWidget(link)
            link.deleteLater()
        self._fields = fields if len(fields) > 1 else []
        self.links = [self._link(field) for field in self._fields]
        for at, link in enumerate(self.links):
            self._row.insertWidget(2 + at, link)
        self.drop_mended()

    def drop_mended(self) -> None:
        """Leave out the fields that are right by now."""
        for field, link in zip(self._fields, self.links, strict=True):
            link.setVisible(bool(field.problem))
        left = sum(bool(field.problem) for field in self._fields)
        self._words.setText(f"Còn {left} ô cần sửa:")
        self.setVisible(left > 1)

    def _link(self, field: Field) -> Button:
        link = Button(field.label_text, "link")
        # Not when it is let go: the press takes the keyboard from a field that was mended, whose
        # link goes, and this one has moved from under the mouse.
        link.pressed.connect(field.focus)
        return link


def _get(details: object, name: str) -> object:
    if isinstance(details, Mapping):
        return details.get(name)
    return getattr(details, name) if _names(details, name) else None


def _names(details: object, name: str) -> bool:
    if isinstance(details, Mapping):
        return name in details
    return is_dataclass(details) and name in {f.name for f in dataclass_fields(details)}

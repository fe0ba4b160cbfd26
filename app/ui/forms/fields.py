"""The kinds of field: text, notes, whole number, mark, date, check box."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.clock import today
from app.errors import UserError
from app.text.dates import PartialDate, Precision, parse_typed
from app.text.names import nfc, tidy_name, tidy_text
from app.text.numbers import format_mark, parse_mark
from app.ui.forms.field import Field
from app.ui.widgets.checks import CheckBox

Tidy = Callable[[str], str]


class NumberNotUnderstoodError(UserError):
    """What was typed is no whole number, or out of range."""


class LineField(Field):
    """What all one-line fields share: a line edit, tidied on leaving, never while typing."""

    def __init__(
        self, name: str, label: str, *, help: str = "", width: int = 0, required: str = ""
    ) -> None:
        self.line = QLineEdit()
        super().__init__(name, label, self.line, help=help, width=width, required=required)
        self.line.textEdited.connect(lambda _text: self.changed.emit())

    def typed(self) -> str:
        """Return the typed text, composed, without spaces around it."""
        return nfc(self.line.text()).strip()

    def is_empty(self) -> bool:
        """Say whether nothing has been typed."""
        return not self.typed()

    def put(self, text: str) -> None:
        """Replace the text as the user would, so that Ctrl+Z brings the old one back."""
        if text != self.line.text():
            self.line.selectAll()
            self.line.insert(text)


class TextField(LineField):
    """A line of text. `tidy` brings it into form on leaving and says what it changed.

    `value()` is the text in NFC, None when empty.
    """

    def __init__(
        self,
        name: str,
        label: str,
        *,
        help: str = "",
        width: int = 0,
        required: str = "",
        tidy: Tidy = tidy_text,
    ) -> None:
        super().__init__(name, label, help=help, width=width, required=required)
        self._tidy = tidy

    def value(self) -> str | None:
        """Return the tidied text, None when empty."""
        return self._tidy(self.typed()) or None

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.line.setText("" if value is None else str(value))

    def tidy(self) -> None:
        """Bring the text into form; one Ctrl+Z brings back what was typed."""
        before, after = self.line.text(), self._tidy(self.typed())
        self.put(after)
        shown = before.strip() and nfc(before) != after
        self.say_help(f"Đã sửa “{before}” thành “{after}”. Ctrl+Z để lấy lại." if shown else "")


class NameField(TextField):
    """A person's full name: tidied and capitalised on leaving."""

    def __init__(
        self, name: str, label: str = "Họ và tên", *, help: str = "", required: str = ""
    ) -> None:
        super().__init__(name, label, help=help, width=280, required=required, tidy=tidy_name)


class NumberField(LineField):
    """A whole number between `least` and `most`; `value()` is an int, None when empty."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        least: int = 0,
        most: int = 999_999,
        help: str = "",
        width: int = 96,
        required: str = "",
    ) -> None:
        super().__init__(name, label, help=help, width=width, required=required)
        self._least, self._most = least, most

    def value(self) -> int | None:
        """Return the number; refuses what is no whole number or out of range."""
        text = self.typed()
        if not text:
            return None
        if not text.isascii() or not text.isdigit():
            raise NumberNotUnderstoodError(f"“{text}” không phải là số.", "Chỉ gõ chữ số.")
        if not self._least <= int(text) <= self._most:
            span = f"Số phải từ {self._least} đến {self._most}."
            raise NumberNotUnderstoodError(f"“{text}” ngoài khoảng cho phép.", span)
        return int(text)

    def set_value(self, value: object) -> None:
        """Show a number."""
        self.line.setText("" if value is None else str(value))


class MarkField(LineField):
    """A mark; comma or point accepted, comma shown. `value()` is in hundredths, None when empty."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        step: int = 10,
        maximum: int = 1000,
        help: str = "",
        required: str = "",
    ) -> None:
        super().__init__(name, label, help=help, width=72, required=required)
        self._step, self._maximum = step, maximum

    def value(self) -> int | None:
        """Return the mark in hundredths; refuses what is no mark of the scale."""
        text = self.typed()
        return parse_mark(text, self._step, self._maximum) if text else None

    def set_value(self, value: object) -> None:
        """Show a mark given in hundredths."""
        self.line.setText(format_mark(value) if isinstance(value, int) else "")

    def tidy(self) -> None:
        """Show the mark with its comma."""
        if not self.is_empty() and self.check():
            self.put(format_mark(self.value() or 0))


class DateField(LineField):
    """A date; typed as 1/5/25, 010525 or 01051985, shown dd/mm/yyyy; Ctrl+; is today.

    `needs` is the least that must be known; `value()` is a `date` for "day", else a `PartialDate`.
    `birth` reads two-digit years as the past.
    """

    def __init__(
        self,
        name: str,
        label: str,
        *,
        needs: Precision = "day",
        birth: bool = False,
        help: str = "",
        required: str = "",
    ) -> None:
        super().__init__(name, label, help=help, width=132, required=required)
        self._needs: Precision = needs
        self._newest = today().year if birth else 2049
        self.line.setPlaceholderText("nn/tt/nnnn")

    def value(self) -> date | PartialDate | None:
        """Return the date; refuses what is none or says too little."""
        text = self.typed()
        if not text:
            return None
        found = parse_typed(text, needs=self._needs, newest_year=self._newest)
        return found.first_day if self._needs == "day" else found

    def set_value(self, value: object) -> None:
        """Show a `date` or a `PartialDate`."""
        if isinstance(value, date):
            value = PartialDate.of(value)
        self.line.setText("" if value is None else str(value))

    def tidy(self) -> None:
        """Show the date in full."""
        if not self.is_empty() and self.check():
            found = self.value()
            whole = PartialDate.of(found) if isinstance(found, date) else found
            self.put(str(whole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put today by Ctrl+;."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Semicolon:
            self.put(str(PartialDate.of(today())))
            self.changed.emit()
        else:
            super().keyPressEvent(event)


class NotesField(Field):
    """Several lines of text; `value()` is the text in NFC, None when empty."""

    def __init__(
        self, name: str, label: str, *, help: str = "", lines: int = 3, required: str = ""
    ) -> None:
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(18 * lines + 14)
        super().__init__(name, label, self.text, help=help, required=required)
        self.text.textChanged.connect(self.changed)

    def value(self) -> str | None:
        """Return the text, None when empty."""
        return nfc(self.text.toPlainText()).strip() or None

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.text.setPlainText("" if value is None else str(value))


class CheckField(Field):
    """A check box with its own words; `value()` is a bool."""

    def __init__(self, name: str, label: str, *, help: str = "") -> None:
        self.box = CheckBox(label)
        super().__init__(name, label, self.box, help=help)
        self.label.hide()
        self.box.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Return whether the box is checked."""
        return self.box.isChecked()

    def set_value(self, value: object) -> None:
        """Check or uncheck the box."""
        self.box.setChecked(bool(value))

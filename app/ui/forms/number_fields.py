"""Fields of figures: a whole number, a mark."""

from app.errors import UserError
from app.text.marks import format_mark, parse_mark
from app.ui.forms.line_field import LineField


class NumberNotUnderstoodError(UserError):
    """What was typed is no whole number, or out of range."""


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

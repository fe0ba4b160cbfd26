"""Fields of words: a line of text, a person's name."""

from collections.abc import Callable

from app.text.lengths import Most, require_length
from app.text.names import nfc, tidy_name, tidy_text
from app.ui.forms.line_field import LineField

Tidy = Callable[[str], str]
Rule = Callable[[str], None]


class TextField(LineField):
    """A line of text. `tidy` brings it into form on leaving and says what it changed.

    `value()` is the text in NFC, None when empty. More than `most` letters, and what `rule` raises
    a `UserError` for, are refused on leaving, but not in a text that the data holds already.
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
        most: int = Most.LINE,
        rule: Rule | None = None,
    ) -> None:
        super().__init__(name, label, help=help, width=width, required=required)
        self._tidy = tidy
        self._most, self._rule = most, rule
        self._shown = ""

    def value(self) -> str | None:
        """Return the tidied text, None when empty."""
        return self._tidy(self.typed()) or None

    def set_value(self, value: object) -> None:
        """Show a text; what was said of another one is not about it."""
        shown = "" if value is None else str(value)
        if shown != self.line.text():
            self.say_help("")
        self._shown = shown
        self.line.setText(shown)
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)  # a long text shows how it begins

    def judge(self) -> None:
        """Refuse what was typed when it is too long or breaks the field's rule."""
        text = self.value()
        if text is None or self.line.text() == self._shown:
            return
        require_length(text, self._most)
        if self._rule is not None:
            self._rule(text)

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
        super().__init__(
            name,
            label,
            help=help,
            width=280,
            required=required,
            tidy=tidy_name,
            most=Most.PERSON_NAME,
        )

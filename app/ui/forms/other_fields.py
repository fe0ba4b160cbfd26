"""Fields of more or less than a line: notes, a check box."""

from PySide6.QtWidgets import QPlainTextEdit

from app.text.lengths import Most, require_length
from app.text.names import nfc
from app.ui.forms.field import Field
from app.ui.widgets.checks import CheckBox


class NotesField(Field):
    """Several lines of text; `value()` is the text in NFC, None when empty.

    More than `most` letters are refused on leaving, but not those of a text held already.
    """

    def __init__(
        self,
        name: str,
        label: str,
        *,
        help: str = "",
        lines: int = 3,
        required: str = "",
        most: int = Most.NOTES,
    ) -> None:
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(18 * lines + 14)
        super().__init__(name, label, self.text, help=help, required=required)
        self._most = most
        self._shown = ""
        self.text.textChanged.connect(self.changed)

    def value(self) -> str | None:
        """Return the text, None when empty."""
        return nfc(self.text.toPlainText()).strip() or None

    def draft(self) -> str:
        """Return the lines as they are typed."""
        return self.text.toPlainText()

    def show_draft(self, words: str) -> None:
        """Put the lines back."""
        self.text.setPlainText(words)

    def set_value(self, value: object) -> None:
        """Show a text."""
        self._shown = "" if value is None else str(value)
        self.text.setPlainText(self._shown)

    def judge(self) -> None:
        """Refuse what was typed when it is too long."""
        if self.text.toPlainText() != self._shown:
            require_length(self.value() or "", self._most)


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

    def draft(self) -> str:
        """Return "1" for a checked box."""
        return "1" if self.box.isChecked() else ""

    def show_draft(self, words: str) -> None:
        """Check or uncheck the box."""
        self.box.setChecked(bool(words))

    def set_value(self, value: object) -> None:
        """Check or uncheck the box."""
        self.box.setChecked(bool(value))

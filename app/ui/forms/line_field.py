"""What all one-line fields share."""

from PySide6.QtWidgets import QLineEdit

from app.text.names import nfc
from app.ui.forms.field import Field


class LineField(Field):
    """What all one-line fields share: a line edit, tidied on leaving, never while typing."""

    def __init__(
        self, name: str, label: str, *, help: str = "", width: int = 0, required: str = ""
    ) -> None:
        self.line = QLineEdit()
        super().__init__(name, label, self.line, help=help, width=width, required=required)
        self.line.textEdited.connect(lambda _text: self.changed.emit())

    def focus(self) -> None:
        """Give the keyboard to the line, after what stands there."""
        super().focus()
        self.line.end(False)

    def typed(self) -> str:
        """Return the typed text, composed, without spaces around it."""
        return nfc(self.line.text()).strip()

    def draft(self) -> str:
        """Return the line as it is typed."""
        return self.line.text()

    def show_draft(self, words: str) -> None:
        """Put the line back."""
        self.put(words)
        self.changed.emit()

    def is_empty(self) -> bool:
        """Say whether nothing has been typed."""
        return not self.typed()

    def put(self, text: str) -> None:
        """Replace the text as the user would, so that Ctrl+Z brings the old one back."""
        if text != self.line.text():
            self.line.selectAll()
            self.line.insert(text)

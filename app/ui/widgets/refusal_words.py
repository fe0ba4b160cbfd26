"""A refusal on the page: what is wrong, and under it, quietly, the code to quote."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.ui.refusal_codes import short_code
from app.ui.widgets.labels import Ink, Label, Role


class RefusalWords(QWidget):
    """Sentences that wrap; `refuse` adds the short code, as the dialog of a refusal does."""

    def __init__(self, role: Role = "body", ink: Ink = "bad") -> None:
        super().__init__()
        self.words = Label("", role, ink, wrap=True)
        self.code = Label("", "small", "text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)  # both stay together in the middle, as the words alone would
        column.addWidget(self.words)
        column.addWidget(self.code)
        column.addStretch(1)
        self.say("")

    def text(self) -> str:
        """Return the sentences."""
        return self.words.text()

    def say(self, sentence: str, code: str = "") -> None:
        """Show a sentence, with a code where there is one."""
        self.words.setText(sentence)
        self.code.setText(code)
        self.code.setVisible(bool(code))

    def refuse(self, error: UserError) -> None:
        """Show a refusal."""
        self.say(str(error), short_code(error.code))

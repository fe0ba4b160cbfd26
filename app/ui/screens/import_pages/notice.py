"""A soft box on a page that says what the matter is and what to do, with acts beneath."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import UserError
from app.ui import kit, paint, theme
from app.ui.refusal_codes import short_code


class Notice(QFrame):
    """Icon, what is the matter in weight, the rest beneath; hidden until it has something to say.

    `acts` takes buttons.
    """

    def __init__(self, tone: kit.Tone = kit.Tone.BAD, icon: str = "circle-x") -> None:
        super().__init__()
        self._tone = tone
        self.title = kit.Label("", "label", wrap=True)
        self.words = kit.Label("", "body", "text2", wrap=True)
        for label in (self.title, self.words):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.code = kit.Label("", "small", "text3")
        self.mark = kit.IconLabel(icon, tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 14, 12)
        row.setSpacing(10)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self.code)
        self.acts = QHBoxLayout()
        self.acts.setContentsMargins(0, 6, 0, 0)
        self.acts.setSpacing(kit.Space.SMALL)
        column.addLayout(self.acts)
        row.addLayout(column, 1)
        self.hide()

    def say(self, title: str, words: str = "") -> None:
        """Show what is the matter."""
        self.title.setText(title)
        self.code.hide()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setAccessibleName(f"{title} {words}".strip())
        self.show()

    def refuse(self, error: UserError, remedy: str = "") -> None:
        """Show what was refused, with its code; `remedy` stands for the refusal's own."""
        self.say(error.message, remedy or error.remedy)
        self.code.setText(short_code(error.code))
        self.code.setVisible(bool(self.code.text()))

    def add_act(self, button: QWidget) -> None:
        """Add a button beneath the words."""
        if self.acts.count() == 0:
            self.acts.addStretch(1)
        self.acts.insertWidget(self.acts.count() - 1, button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft box."""
        paint.soft_card(self, theme.colours().soft(self._tone))

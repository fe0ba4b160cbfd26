"""A card of the check page's side panel: what it is about, words, acts; lit while it is current."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.ui import kit, paint, theme
from app.ui.tokens import Radius


class PanelCard(QFrame):
    """Icon, title and count, words beneath, acts beneath those; lit while it is the current one."""

    def __init__(self, icon: str, tone: kit.Tone, title: str, count: str = "") -> None:
        super().__init__()
        self._tone = tone
        self._lit = False
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(8)
        row.addWidget(kit.IconLabel(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(3)
        row.addLayout(self.column, 1)
        head = QHBoxLayout()
        head.setSpacing(kit.Space.SMALL)
        self.title = kit.Label(title, "label", wrap=True)
        head.addWidget(self.title, 1)
        if count:
            head.addWidget(kit.Label(count, "small", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)

    def add_words(self, text: str) -> kit.Label:
        """Add a paragraph."""
        label = kit.Label(text, "small", "text2", wrap=True)
        self.column.addWidget(label)
        return label

    def add_acts(self, buttons: Sequence[kit.Button]) -> None:
        """Add buttons, side by side where they fit, else one under the other."""
        row, room = None, 0
        are_links = any(button.kind == "link" for button in buttons)
        space = kit.Space.LARGE if are_links else kit.Space.SMALL
        for button in buttons:
            wide = button.sizeHint().width()
            if row is None or wide > room:
                row, room = QHBoxLayout(), theme.current().px(224)
                row.setContentsMargins(0, 3, 0, 0)
                row.setSpacing(space)
                row.addStretch(1)
                self.column.addLayout(row)
            row.insertWidget(row.count() - 1, button)
            room -= wide + space

    def light(self, *, on: bool) -> None:
        """Show that the cell under the cursor belongs here."""
        if on != self._lit:
            self._lit = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft box of the current card, or a line below the others."""
        painter, colours = QPainter(self), theme.colours()
        if self._lit:
            fill = colours.soft(self._tone)
            paint.box(painter, QRectF(self.rect()), Radius.CARD, fill=fill)
        else:
            paint.rule(painter, self.rect(), colours.line2)

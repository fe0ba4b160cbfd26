"""A line of a card that opens something and is filled with widgets."""

from PySide6.QtWidgets import QHBoxLayout

from app.ui import kit
from app.ui.widgets.opening_line import OpeningLine

SIDE = 16


class ActLine(OpeningLine):
    """A line that opens something, with a row of widgets on it. Fill `row`."""

    def __init__(self, spoken: str, *, opens: bool = True) -> None:
        super().__init__(spoken, opens=opens)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(SIDE, 9, SIDE, 9)
        self.row.setSpacing(kit.Space.MEDIUM)

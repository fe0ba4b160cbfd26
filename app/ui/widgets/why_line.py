"""A line over a list that says why only some rows are shown, with the way back to all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label


class WhyLine(QWidget):
    """Hidden while there is nothing to say; `cleared` asks for all rows again."""

    cleared = Signal()

    def __init__(self, all_rows: str) -> None:
        super().__init__()
        self.why = Label("", "label")
        self.show_all = Button(all_rows, "link", icon="x")
        self.show_all.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.why)
        row.addWidget(self.show_all)
        row.addStretch(1)
        self.hide()

    def say(self, why: str) -> None:
        """Say why; "" takes the line away."""
        self.why.setText(why)
        self.setVisible(bool(why))

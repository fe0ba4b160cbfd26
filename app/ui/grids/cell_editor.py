"""The field that opens in a cell of a grid while something is typed there."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import fonts, theme
from app.ui.tokens import Radius


class CellEditor(QLineEdit):
    """A field as large as its cell; its edge is red while what was typed is refused."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._is_wrong = False
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName("Điểm")
        self.setMaxLength(8)
        self.hide()
        self._dress()
        theme.announcer.changed.connect(self._dress)

    def open_at(self, cell: QRect, text: str) -> None:
        """Show the field over a cell and give it the keyboard."""
        self.show_wrong(False)
        self.setText(text)
        self.follow(cell)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, cell: QRect) -> None:
        """Stay over the cell."""
        self.setGeometry(cell.adjusted(0, -1, 0, 1))

    def show_wrong(self, wrong: bool) -> None:
        """Mark what was typed as refused, or no more."""
        if wrong != self._is_wrong:
            self._is_wrong = wrong
            self._dress()

    def _dress(self) -> None:
        colours = theme.colours()
        edge = colours.bad if self._is_wrong else colours.accent_text
        self.setFont(fonts.font(figures=True, scale=theme.current().scale))
        self.setStyleSheet(
            f"QLineEdit {{ min-height: 0; max-height: 99px; padding: 0; "
            f"border: 2px solid {edge}; border-radius: {Radius.BADGE}px; "
            f"background: {colours.surface}; color: {colours.text}; "
            f'font-family: "{fonts.figures_family()}"; }}'
        )

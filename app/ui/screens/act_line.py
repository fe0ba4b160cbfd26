"""A line of a card that opens something: by a click, by Enter; arrows go from line to line."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import kit, paint, theme

SIDE = 16


class ActLine(QWidget):
    """A line that opens something by a click or Enter; ↑ ↓ go along. Fill `row`."""

    opened = Signal()

    def __init__(self, spoken: str, *, opens: bool = True) -> None:
        super().__init__()
        self._hovered = False
        self._opens = opens
        self.setAccessibleName(spoken)
        policy = Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(SIDE, 9, SIDE, 9)
        self.row.setSpacing(kit.Space.MEDIUM)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light the line."""
        self._hovered = self._opens
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        self._hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open."""
        if self._opens and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, go along by ↑ ↓."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the light and the ring."""
        painter = QPainter(self)
        if self._hovered:
            painter.fillRect(self.rect(), QColor(theme.colours().hover))
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect().adjusted(2, 1, -2, -1)))

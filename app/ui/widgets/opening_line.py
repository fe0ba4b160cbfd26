"""A line that opens something: by a click, by Enter; arrows go from line to line."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import paint, theme


class OpeningLine(QWidget):
    """A line that opens something by a click or Enter; ↑ ↓ go along. Draw on it in `paint_line`."""

    opened = Signal()

    def __init__(self, spoken: str, *, opens: bool = True) -> None:
        super().__init__()
        self._hovered = False
        self._opens = opens
        self.setAccessibleName(spoken)
        policy = Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

    def paint_line(self, painter: QPainter) -> None:
        """Draw what stands between the light and the ring."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light the line."""
        self._hovered = self._opens
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        self._hovered = False
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
        """Draw the light, the line and the ring."""
        painter = QPainter(self)
        if self._hovered:
            painter.fillRect(self.rect(), QColor(theme.colours().hover))
        self.paint_line(painter)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect().adjusted(2, 1, -2, -1)))

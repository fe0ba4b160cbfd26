"""The small box under a cell that asks how many periods of a half-day somebody attended."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import paint, theme
from app.ui.monitor import monitor_at
from app.ui.tokens import Radius, Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.focus import FocusRing
from app.ui.widgets.labels import Label


class PeriodsPopup(QFrame):
    """Figures from 0 to the periods of a half-day; a digit, Enter or a click takes one."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, title: str, periods: int, attended: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self._typed = ""
        self._periods = periods
        self.buttons = [Button(str(number), small=True) for number in range(periods + 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(Label(title, "small", "text2"))
        row = QHBoxLayout()
        row.setSpacing(Space.TINY)
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _on=False, number=number: self._take(number))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self._first = self.buttons[min(attended, periods)]
        self._ring = FocusRing(self)

    def open_under(self, corner: QPoint) -> None:
        """Show the box with its upper left corner here, kept on the screen."""
        self.adjustSize()
        screen = monitor_at(corner).availableGeometry()
        left = min(corner.x(), screen.right() - self.width())
        top = min(corner.y() + 3, screen.bottom() - self.height())
        self.move(max(screen.left(), left), max(screen.top(), top))
        self.show()
        self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit; two where the half-day is that long."""
        if event.text().isdigit() and event.text().isascii():
            self._typed += event.text()
            number = int(self._typed)
            if number > self._periods:
                self._typed = ""
            elif number * 10 > self._periods:
                self._take(number)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._typed:
            self._take(int(self._typed))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter, colours = QPainter(self), theme.colours()
        painter.fillRect(self.rect(), colours.surface)
        paint.box(painter, QRectF(self.rect()), Radius.BADGE, edge=colours.button_edge)

    def _take(self, number: int) -> None:
        self.close()
        self.chosen.emit(number)

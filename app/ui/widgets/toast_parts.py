"""The words and buttons inside a toast, on its dark ground."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Icon, Type, Weight


class ToastWords(QWidget):
    """A sentence, or a faint key name."""

    def __init__(self, *, faint: bool = False) -> None:
        super().__init__()
        self.text = ""
        self._faint = faint
        self._font = fonts.font(
            Type.SMALL if faint else Type.BODY, Weight.REGULAR, scale=theme.current().scale
        )

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.text = text
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the words, with the tick before a sentence."""
        wide = QFontMetrics(self._font).horizontalAdvance(self.text)
        return QSize(wide + (3 if self._faint else 28), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick and the sentence, or the key."""
        painter, colours = QPainter(self), theme.colours()
        rect = self.rect()
        if not self._faint:
            centre = QPointF(Icon.TEXT / 2, rect.height() / 2)
            paint.icon(painter, "check", colours.toast_action, centre, Icon.TEXT)
            rect.setLeft(25)
        else:
            painter.setOpacity(0.8)
        paint.words(painter, rect, self.text, font=self._font, colour=colours.toast_text)


class ToastAct(QPushButton):
    """The act in a toast, in its own light indigo."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._font = fonts.font(weight=Weight.STRONG, scale=theme.current().scale)

    def sizeHint(self) -> QSize:
        """Return the room for the word and the ring."""
        return QSize(QFontMetrics(self._font).horizontalAdvance(self.text()) + 8, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the word, and the ring under the keyboard."""
        painter, ink = QPainter(self), theme.colours().toast_action
        middle = Qt.AlignmentFlag.AlignCenter
        paint.words(painter, self.rect(), self.text(), font=self._font, colour=ink, align=middle)
        if self.hasFocus():
            paint.box(painter, self.rect().toRectF(), 4, edge=ink, width=2)


class ToastClose(QPushButton):
    """The cross that closes a toast."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Đóng thông báo")
        self.setToolTip("Đóng")
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cross."""
        painter, colours = QPainter(self), theme.colours()
        centre = self.rect().toRectF().center()
        paint.icon(painter, "x", colours.toast_text, centre, Icon.NAV)
        if self.hasFocus():
            paint.box(painter, self.rect().toRectF(), 4, edge=colours.toast_action, width=2)

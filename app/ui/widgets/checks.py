"""Check boxes in our own drawing, so that they look alike in forms and tables."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.paint import CHECK_BOX

_GAP = 8


class CheckBox(QCheckBox):
    """A check box with its words at the right; Space switches it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for box, words and ring."""
        look = theme.current()
        words = QFontMetrics(fonts.font(scale=look.scale)).horizontalAdvance(self.text())
        return QSize(2 + look.px(CHECK_BOX) + _GAP + words + 6, look.px(28))

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the words too."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, words, and the ring under the keyboard."""
        painter, look = QPainter(self), theme.current()
        side = look.px(CHECK_BOX)
        centre = QPointF(2 + side / 2, self.height() / 2)
        paint.check_box(painter, centre, checked=self.isChecked(), enabled=self.isEnabled())
        area = self.rect().adjusted(2 + side + _GAP, 0, 0, 0)
        ink = look.colours.text if self.isEnabled() else look.colours.disabled
        font = fonts.font(scale=look.scale)
        paint.words(painter, area, self.text(), font=font, colour=ink, elide=False)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()))

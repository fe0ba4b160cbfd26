"""One filter chip, as it is drawn."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Height, Icon, Weight

_SIDE = 11
_GAP = 6


@dataclass(frozen=True)
class Chip:
    """A choice with its count; a count of None shows none. The key None stands for "Tất cả"."""

    key: Hashable
    text: str
    count: int | None = None
    icon: str = ""


class ChipFace(QAbstractButton):
    """A chip; its row decides what a click or a key does."""

    def __init__(self, chip: Chip, row: QWidget) -> None:
        super().__init__(row)
        self.chip = chip
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_chip(chip)

    def show_chip(self, chip: Chip) -> None:
        """Show another count."""
        self.chip = chip
        self.setText(chip.text if chip.count is None else f"{chip.text} {chip.count}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and count in their widest weight."""
        look = theme.current()
        words = QFontMetrics(fonts.font(weight=Weight.STRONG, scale=look.scale))
        wide = words.horizontalAdvance(self.chip.text) + 2 * look.px(_SIDE)
        return QSize(wide + self._icon_width() + self._count_width(), look.px(Height.SMALL))

    def nextCheckState(self) -> None:
        """Leave the state to the row."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release, which the row takes."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter, colours = QPainter(self), theme.colours()
        rect, on = QRectF(self.rect()), self.isChecked()
        ground = colours.hover if self.underMouse() else colours.surface
        fill, edge = (colours.accent_soft, colours.accent_text) if on else (ground, colours.line)
        paint.box(painter, rect, rect.height() / 2, fill=fill, edge=edge)
        ink = colours.accent_text if on else colours.text2
        if self.chip.count == 0 and not on:
            ink = colours.disabled
        self._paint_words(painter, ink, Weight.STRONG if on else Weight.MEDIUM)
        if self.hasFocus():
            paint.focus_ring(painter, rect, rect.height() / 2)

    def _paint_words(self, painter: QPainter, ink: str, weight: int) -> None:
        look = theme.current()
        left = look.px(_SIDE)
        if self.chip.icon:
            centre = QPointF(left + Icon.TEXT / 2, self.height() / 2)
            paint.icon(painter, self.chip.icon, ink, centre, Icon.TEXT)
            left += self._icon_width()
        font = fonts.font(weight=weight, scale=look.scale)
        area = QRect(left, 0, self.width() - left, self.height())
        paint.words(painter, area, self.chip.text, font=font, colour=ink, elide=False)
        if self.chip.count is not None:
            figures = fonts.font(weight=weight, figures=True, scale=look.scale)
            area = QRect(0, 0, self.width() - look.px(_SIDE), self.height())
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            count = f"{self.chip.count}"
            paint.words(painter, area, count, font=figures, colour=ink, align=right, elide=False)

    def _icon_width(self) -> int:
        return Icon.TEXT + _GAP if self.chip.icon else 0

    def _count_width(self) -> int:
        if self.chip.count is None:
            return 0
        font = fonts.font(weight=Weight.STRONG, figures=True, scale=theme.current().scale)
        return QFontMetrics(font).horizontalAdvance(f"{self.chip.count}") + _GAP

"""A line of a work list: icon, what, where and by when, count, unit, and the way to its list."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from app.text.capital import capital
from app.ui import fonts, paint, theme
from app.ui.tokens import Icon, Tone, Type, Weight
from app.ui.widgets.buttons import Button
from app.ui.widgets.opening_line import OpeningLine

_HEIGHT = 48
_HEIGHT_OF_ONE_LINE = 38
_UNIT = 72
_COUNT = 70


@dataclass(frozen=True)
class Figure:
    """What a line says; `late` is the part of the sub-line that is written in red."""

    icon: str
    title: str
    sub: str
    count: str = ""
    unit: str = ""
    tone: Tone = Tone.NEUTRAL
    late: str = ""


class FigureRow(OpeningLine):
    """One line; a click or Enter opens its list (`opened`). The first line may have the primary.

    `low` is the height in px of a line with nothing beneath its title.
    """

    def __init__(
        self, figure: Figure, button: Button | None = None, *, low: int = _HEIGHT_OF_ONE_LINE
    ) -> None:
        spoken = f"{figure.title}: {figure.count} {figure.unit}. {figure.sub} {figure.late}"
        super().__init__(" ".join(spoken.split()))
        self.figure = figure
        self.button = button
        self._low = low
        if button is not None:
            button.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of two lines of text, or of one where there is nothing beneath."""
        return QSize(320, theme.current().px(_HEIGHT if self._has_sub else self._low))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button before the count."""
        if self.button is not None:
            size = self.button.sizeHint()
            left = self._count_right() - _COUNT - size.width() + 14
            self.button.setGeometry(left, (self.height() - size.height()) // 2, *size.toTuple())
        self._tell_whole()

    def paint_line(self, painter: QPainter) -> None:
        """Draw icon, words, count and arrow."""
        colours = theme.colours()
        ink = colours.of(self.figure.tone)
        middle = self.height() / 2
        paint.icon(painter, self.figure.icon, ink, QPointF(25, middle), Icon.NAV)
        self._paint_words(painter)
        self._paint_count(painter)
        right = QPointF(self.width() - 24, middle)
        paint.icon(painter, "chevron-right", colours.text2, right, Icon.TEXT)

    def _paint_words(self, painter: QPainter) -> None:
        colours, look = theme.colours(), theme.current()
        strong = Weight.STRONG if self.button is not None else Weight.REGULAR
        title = fonts.font(weight=strong, scale=look.scale)
        small = fonts.font(Type.SMALL, scale=look.scale)
        right = self._words_right()
        if not self._has_sub:
            whole = QRect(47, 0, right - 47, self.height())
            paint.words(painter, whole, self.figure.title, font=title, colour=colours.text)
            return
        half = self.height() // 2
        above = QRect(47, half - look.px(18), right - 47, look.px(19))
        below = QRect(47, half, right - 47, look.px(18))
        paint.words(painter, above, self.figure.title, font=title, colour=colours.text)
        paint.words(painter, below, capital(self.figure.sub), font=small, colour=colours.text3)
        if self.figure.late:
            below.setLeft(47 + QFontMetrics(small).horizontalAdvance(self.figure.sub) + 5)
            medium = fonts.font(Type.SMALL, Weight.MEDIUM, scale=look.scale)
            late = self.figure.late if self.figure.sub else capital(self.figure.late)
            paint.words(painter, below, late, font=medium, colour=colours.bad)

    def _paint_count(self, painter: QPainter) -> None:
        colours, scale = theme.colours(), theme.current().scale
        right = self._count_right()
        is_low = not self._has_sub and self._low < _HEIGHT_OF_ONE_LINE
        size = Type.SECTION if is_low else Type.FIGURE
        figures = fonts.font(size, Weight.STRONG, figures=True, scale=scale)
        area = QRect(right - 90, 0, 90, self.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        count = self.figure.count
        paint.words(
            painter, area, count, font=figures, colour=colours.text, align=align, elide=False
        )
        small = fonts.font(Type.SMALL, scale=scale)
        area = QRect(right + 12, 0, _UNIT, self.height())
        paint.words(painter, area, self.figure.unit, font=small, colour=colours.text2, elide=False)

    def _tell_whole(self) -> None:
        """Show both lines under the mouse where one of them is cut."""
        scale, room = theme.current().scale, self._words_right() - 47
        below = f"{self.figure.sub} {self.figure.late}".strip()
        small = fonts.font(Type.SMALL, scale=scale)
        title = fonts.width(self.figure.title, fonts.font(scale=scale))
        whole = "\n".join(filter(None, (self.figure.title, below)))
        if self.toolTip() in ("", whole):  # what the page itself says here stays
            fits = max(title, fonts.width(below, small)) <= room
            self.setToolTip("" if fits else whole)

    @property
    def _has_sub(self) -> bool:
        return bool(self.figure.sub or self.figure.late)

    def _words_right(self) -> int:
        """Return where the words end: before the button or the count, else before the arrow."""
        if self.button is not None:
            return self.button.x() - 12
        if not self.figure.count:
            return self.width() - (118 - 12 if self.figure.unit else 44)
        return self._count_right() - _COUNT

    def _count_right(self) -> int:
        return self.width() - 118

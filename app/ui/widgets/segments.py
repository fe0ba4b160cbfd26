"""A choice of a few, all in sight: joined buttons, one stop for the keyboard, ← → chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Height, Icon, Radius, Weight

_PADDING, _GAP = 14, 7


@dataclass(frozen=True)
class Segment:
    """One of the choices."""

    key: str
    text: str
    icon: str = ""


class Segments(QWidget):
    """Joined buttons of which one is on; `chosen` carries the key that the user went to."""

    chosen = Signal(str)

    def __init__(self, segments: Sequence[Segment], *, name: str) -> None:
        super().__init__()
        self._segments = tuple(segments)
        self._current = ""
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    @property
    def current(self) -> str:
        """Return the key that is on."""
        return self._current

    def show_choice(self, key: str) -> None:
        """Switch a choice on."""
        self._current = key
        words = next((one.text for one in self._segments if one.key == key), "")
        self.setAccessibleName(f"{self._name}: {words}")
        self.update()

    def choose(self, key: str) -> None:
        """Choose as the user does."""
        if key != self._current:
            self.show_choice(key)
            self.chosen.emit(key)

    def sizeHint(self) -> QSize:
        """Return the room for all choices."""
        return QSize(sum(self._widths()), theme.current().px(Height.CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Return the same: choices are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the choice beside by ← →, to the ends by Home and End."""
        keys = [one.key for one in self._segments]
        at = keys.index(self._current) if self._current in keys else 0
        ways = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(keys) - 1,
        }
        wanted = ways.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.choose(keys[max(0, min(wanted, len(keys) - 1))])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse."""
        left = 0.0
        for one, wide in zip(self._segments, self._widths(), strict=True):
            if left <= event.position().x() < left + wide:
                self.choose(one.key)
                return
            left += wide

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the lines between, and the choice that is on."""
        painter, colours = QPainter(self), theme.colours()
        whole = QRectF(self.rect())
        paint.box(painter, whole, Radius.BUTTON, fill=colours.surface, edge=colours.button_edge)
        left, chosen = 0, QRectF()
        for one, wide in zip(self._segments, self._widths(), strict=True):
            area = QRectF(left, 0, wide, self.height())
            if one.key == self._current:
                chosen = area
                paint.box(painter, area, Radius.BUTTON, fill=colours.sel, edge=colours.accent_text)
            elif left and chosen.right() != left:
                paint.fill(painter, QRectF(left, 7, 1, self.height() - 14), colours.line)
            self._paint_words(painter, area, one)
            left += wide
        if self.hasFocus():
            paint.focus_ring(painter, chosen if chosen.width() else whole, Radius.BUTTON)

    def _paint_words(self, painter: QPainter, area: QRectF, one: Segment) -> None:
        colours, look = theme.colours(), theme.current()
        on = one.key == self._current
        ink = colours.accent_text if on else colours.text
        left = round(area.left()) + look.px(_PADDING)
        if one.icon:
            side = look.px(Icon.TEXT)
            paint.icon(painter, one.icon, ink, QPointF(left + side / 2, area.center().y()), side)
            left += side + _GAP
        words = area.toRect()
        words.setLeft(left)
        paint.words(painter, words, one.text, font=self._font(), colour=ink, elide=False)

    def _font(self) -> QFont:
        return fonts.font(weight=Weight.MEDIUM, scale=theme.current().scale)

    def _widths(self) -> list[int]:
        look, metrics = theme.current(), QFontMetrics(self._font())
        return [
            metrics.horizontalAdvance(one.text)
            + 2 * look.px(_PADDING)
            + (look.px(Icon.TEXT) + _GAP if one.icon else 0)
            for one in self._segments
        ]

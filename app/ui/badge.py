"""Badges: a state as icon and word, in a soft box where it is an exception."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter

from app.ui import fonts, paint, theme
from app.ui.tokens import Height, Icon, Radius, Space, Tone, Type, Weight


@dataclass(frozen=True)
class Badge:
    """A state in a cell or a head: icon and word; `filled` only for exceptions and in heads."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""
    filled: bool = False


def draw_badge(painter: QPainter, rect: QRect, badge: Badge) -> None:
    """Draw icon and word of a state, in a soft box where it is an exception."""
    look = theme.current()
    ink = look.colours.of(badge.tone)
    weight = Weight.MEDIUM
    font = fonts.font(Type.SMALL, weight, scale=look.scale)
    words = QFontMetrics(font).horizontalAdvance(badge.text)
    side = look.px(Icon.BADGE) if badge.icon else 0
    gap = Space.TINY if badge.icon else 0
    left, middle = rect.left(), QRectF(rect).center().y()
    if badge.filled:
        tall = look.px(Height.BADGE)
        wide = side + gap + words + 2 * 7
        box = QRectF(left - 2, round(middle - tall / 2), wide, tall)
        paint.box(painter, box, Radius.BADGE, fill=look.colours.soft(badge.tone))
        left += 5
    if badge.icon:
        paint.icon(painter, badge.icon, ink, QPointF(left + side / 2, middle), side)
    area = QRect(left + side + gap, rect.top(), words + 1, rect.height())
    paint.words(painter, area, badge.text, font=font, colour=ink, elide=False)

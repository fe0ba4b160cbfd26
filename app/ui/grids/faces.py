"""Draws each value of a grid once and keeps its picture, so that painting is only copying."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from app.ui import fonts, paint, theme
from app.ui.grids.sheet import Face, FaceKind
from app.ui.tokens import Colours, Radius, Type, Weight

_DOT = 5
_BOX_WIDTH = 23
_BOX_HEIGHT = 20
_PADDING = 5

# A picture and where it stands from the middle of its cell, all in device pixels.
Picture = tuple[int, int, QPixmap]


def draw_face(face: Face, ratio: float) -> Picture:
    """Draw one value for a screen of this pixel ratio."""
    look = theme.current()
    wide, tall = _size(face)
    image = QPixmap(max(1, round(wide * ratio)), max(1, round(tall * ratio)))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    rect = QRectF(0, 0, wide, tall)
    if face.kind is FaceKind.DOT:
        _draw_dot(painter, rect, face, look.colours)
    else:
        _draw_letter(painter, rect, face, look.colours)
    painter.end()
    image.setDevicePixelRatio(1.0)  # from here on it is copied pixel by pixel
    return -image.width() // 2, -image.height() // 2, image


def draw_barred(cell: int, row: int, ratio: float) -> Picture:
    """Draw the ground of a cell that takes no value, inside its lines."""
    image = QPixmap(round((cell - 1) * ratio), round((row - 1) * ratio))
    image.fill(QColor(theme.colours().window))
    return -image.width() // 2, -image.height() // 2, image


def _size(face: Face) -> tuple[int, int]:
    px = theme.current().px
    if face.kind is FaceKind.WORD:
        wide = QFontMetrics(_word_font(face)).horizontalAdvance(face.letter) + 2
        return wide, px(_BOX_HEIGHT)
    words = _letters_width(face)
    if face.kind is FaceKind.DOT:
        return px(_DOT) + (words + 4 if face.small else 2), px(_BOX_HEIGHT)
    return max(px(_BOX_WIDTH), words + 2 * _PADDING - 4), px(_BOX_HEIGHT)


def _draw_dot(painter: QPainter, rect: QRectF, face: Face, colours: Colours) -> None:
    side = theme.current().px(_DOT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.text3))
    painter.drawEllipse(QRectF(1, (rect.height() - side) / 2, side, side))
    if face.small:
        area = QRect(side + 3, 5, round(rect.width()) - side - 3, round(rect.height()) - 5)
        paint.words(
            painter, area, face.small, font=_small_font(), colour=colours.text2, elide=False
        )


def _draw_letter(painter: QPainter, rect: QRectF, face: Face, colours: Colours) -> None:
    ink = colours.disabled if face.faint else colours.of(face.tone)
    middle = Qt.AlignmentFlag.AlignCenter
    if face.kind is FaceKind.WORD:
        ink = colours.disabled if face.faint else _word_ink(face, colours)
        font = _word_font(face)
        area = rect.toRect()
        paint.words(painter, area, face.letter, font=font, colour=ink, align=middle, elide=False)
        return
    if face.kind is FaceKind.SOFT:
        paint.box(painter, rect, Radius.BADGE, fill=colours.soft(face.tone))
    else:
        paint.box(painter, rect, Radius.BADGE, edge=ink, fill=colours.surface)
    letter, small = _letter_font(), _small_font()
    wide = QFontMetrics(letter).horizontalAdvance(face.letter)
    left = round((rect.width() - _letters_width(face)) / 2)
    tall = round(rect.height())
    area = QRect(left, 0, wide + 1, tall)
    paint.words(painter, area, face.letter, font=letter, colour=ink, elide=False)
    if face.small:
        area = QRect(left + wide, 5, round(rect.width()) - left - wide, tall - 5)
        paint.words(painter, area, face.small, font=small, colour=ink, elide=False)


def _letters_width(face: Face) -> int:
    wide = QFontMetrics(_letter_font()).horizontalAdvance(face.letter) if face.letter else 0
    return wide + (QFontMetrics(_small_font()).horizontalAdvance(face.small) if face.small else 0)


def _letter_font() -> QFont:
    return fonts.font(Type.SMALL, Weight.STRONG, scale=theme.current().scale)


def _small_font() -> QFont:
    return fonts.font(Type.RULER, Weight.STRONG, figures=True, scale=theme.current().scale)


def _word_font(face: Face) -> QFont:
    weight = Weight.STRONG if face.strong else Weight.REGULAR
    return fonts.font(Type.BODY, weight, figures=True, scale=theme.current().scale)


def _word_ink(face: Face, colours: Colours) -> str:
    """Return the ink of figures: plain text unless the value is a state."""
    return colours.text if face.tone == "neutral" else colours.of(face.tone)

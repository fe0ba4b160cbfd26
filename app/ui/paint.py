"""What several widgets draw alike: rounded boxes, words, icons, check boxes and focus rings."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.ui import icons, theme
from app.ui.tokens import Radius

CHECK_BOX = 16
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: str = "",
    edge: str = "",
    width: float = 1.0,
) -> None:
    """Draw a rounded box whose edge lies wholly inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = width / 2 if edge else 0.0
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)
    painter.restore()


def card(widget: QWidget) -> None:
    """Draw a widget as a card of the page: a box with a line around it."""
    colours = theme.colours()
    rect = QRectF(widget.rect())
    box(QPainter(widget), rect, Radius.CARD, fill=colours.surface, edge=colours.line)


def soft_card(widget: QWidget, fill: str) -> None:
    """Draw a widget as a box of one soft colour."""
    box(QPainter(widget), QRectF(widget.rect()), Radius.CARD, fill=fill)


def words(
    painter: QPainter,
    rect: QRect,
    text: str,
    *,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = _LEFT,
    elide: bool = True,
) -> None:
    """Write one line of text, shortened with "…" where `elide` allows it."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = text
    if elide:
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, shown)


def icon(painter: QPainter, name: str, colour: str, centre: QPointF, size: int) -> None:
    """Draw an icon around `centre`, sharp on the painter's screen."""
    ratio = painter.device().devicePixelRatioF()
    image = icons.pixmap(name, colour, size, ratio)
    corner = QPointF(round(centre.x() - size / 2), round(centre.y() - size / 2))
    painter.drawPixmap(corner, image)


def row_ground(painter: QPainter, area: QRect, *, chosen: bool, hovered: bool) -> QRectF:
    """Draw the ground of a row of a list, with a bar where it is chosen; returns the ground."""
    colours = theme.colours()
    ground = QRectF(area).adjusted(0, 1, 0, -1)
    if chosen:
        box(painter, ground, Radius.NAV, fill=colours.sel)
        fill(painter, QRectF(0, (area.height() - 20) // 2, 3, 20), colours.accent_text)
    elif hovered:
        box(painter, ground, Radius.NAV, fill=colours.hover)
    return ground


def check_box(
    painter: QPainter, centre: QPointF, *, checked: bool, enabled: bool = True, partly: bool = False
) -> None:
    """Draw a check box around `centre`."""
    colours = theme.colours()
    side = theme.current().px(CHECK_BOX)
    corner = QPointF(round(centre.x() - side / 2), round(centre.y() - side / 2))
    rect = QRectF(corner.x(), corner.y(), side, side)
    if not (checked or partly):
        edge = colours.field_edge if enabled else colours.line
        box(painter, rect, Radius.BADGE, fill=colours.surface, edge=edge)
        return
    fill = colours.accent if enabled else colours.disabled
    box(painter, rect, Radius.BADGE, fill=fill)
    if partly:
        stroke(painter, rect, ((0.28, 0.5), (0.72, 0.5)), colours.on_accent)
    else:
        tick(painter, rect, colours.on_accent)


def tick(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Draw a tick that stays legible in a small box or circle."""
    stroke(painter, rect, ((0.27, 0.53), (0.43, 0.69), (0.74, 0.34)), colour)


def stroke(
    painter: QPainter, rect: QRectF, points: tuple[tuple[float, float], ...], colour: str
) -> None:
    """Draw a line through points given as parts of `rect`'s sides."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), max(1.6, rect.width() / 9.5))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    at = [
        QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in points
    ]
    painter.drawPolyline(at)
    painter.restore()


def focus_ring(painter: QPainter, rect: QRectF, radius: float = Radius.BADGE) -> None:
    """Draw the 2 px ring inside `rect`."""
    box(painter, rect, radius, edge=theme.colours().accent_text, width=2.0)


def rule(painter: QPainter, rect: QRect, colour: str) -> None:
    """Draw a 1 px line along the foot of `rect`."""
    fill(painter, QRectF(rect.left(), rect.bottom(), rect.width(), 1), colour)


def fill(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Fill a rectangle; `QPainter.fillRect` would load all gradients' names at the first paint."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(rect)

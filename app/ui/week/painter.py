"""Draws a week: days across, slots down, a card for each half-day."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from app import clock
from app.models.values import SessionKind, SessionState
from app.services.timetable.centre_timetable import CentreHalfDay
from app.text.dates import weekday_name
from app.ui import fonts, paint, theme
from app.ui.tokens import Radius, Type, Weight
from app.ui.week.plan import DAYS, SLOTS, Place, WeekLayout, WeekPlan

_BAR = 3
_PAD = 5
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Look:
    """What the painter is told beside the plan: cursor, dragged card, and the place under it."""

    current: UUID | None = None
    cursor: Place = (0, 0)
    focused: bool = False
    dragged: UUID | None = None
    target: Place | None = None
    target_tone: str = ""


def paint_week(painter: QPainter, plan: WeekPlan, layout: WeekLayout, look: Look) -> None:
    """Draw the whole week."""
    colours = theme.colours()
    whole = QRectF(0, 0, layout.width, layout.height)
    paint.fill(painter, whole, colours.surface)
    _paint_grounds(painter, plan, layout)
    _paint_heads(painter, plan, layout)
    _paint_lines(painter, layout)
    if look.target is not None:
        _paint_target(painter, layout, look)
    for day in range(DAYS):
        for slot in range(len(SLOTS)):
            _paint_cell(painter, plan, layout, look, (day, slot))


def paint_card(
    painter: QPainter, area: QRect, row: CentreHalfDay, plan: WeekPlan, *, lifted: bool = False
) -> None:
    """Draw the card of a half-day."""
    colours = theme.colours()
    alarm = _alarm(row, plan)
    own = plan.class_id is None or row.class_id == plan.class_id
    ground = colours.accent_soft if own else colours.neutral_soft
    bar = alarm or colours.accent_text
    rect = QRectF(area)
    edge = colours.accent_text if lifted else alarm or colours.line
    paint.box(painter, rect, Radius.BADGE, fill=ground, edge=edge)
    paint.fill(painter, QRectF(area.left() + 1, area.top() + 3, _BAR, area.height() - 6), bar)
    side = theme.current().px(14)
    icons = card_icons(row, plan)
    inner = area.adjusted(_PAD + _BAR, 3, -_PAD + 2, -3)
    lines = card_words(row, plan)
    tall, last = inner.height() // len(lines), len(lines) - 1
    # Icons stand beside the last line, whose words can best be spared.
    beside = inner.top() + last * tall + tall / 2
    for at, (icon, tone) in enumerate(reversed(icons)):
        middle = QPointF(area.right() - side / 2 - 4 - at * (side + 2), beside)
        paint.icon(painter, icon, tone, middle, side)
    scale = theme.current().scale
    for number, text in enumerate(lines):
        first = number == 0
        weight = Weight.STRONG if first else Weight.REGULAR
        font = fonts.font(Type.SMALL if first else Type.MICRO, weight, scale=scale)
        width = inner.width() - (len(icons) * (side + 2) if number == last else 0)
        line = QRect(inner.left(), inner.top() + number * tall, width, tall)
        ink = colours.text if first else colours.text2
        paint.words(painter, line, text, font=font, colour=ink)


def card_words(row: CentreHalfDay, plan: WeekPlan) -> tuple[str, str, str]:
    """Return the lines of a card: what is taught first, or where many share a day the class."""
    lecturer = row.lecturer or "chưa có giảng viên"
    if plan.class_id is not None:
        return row.lesson, lecturer, row.room or ""
    about = (row.lesson_code or row.lesson, row.room)
    return row.class_code, lecturer, " · ".join(part for part in about if part)


def _alarm(row: CentreHalfDay, plan: WeekPlan) -> str:
    """Return the colour of a clash, quieter where a reason was given for it; "" for none."""
    allowed = plan.clashes.get(row.session_id)
    if allowed is None:
        return ""
    return theme.colours().warn if allowed else theme.colours().bad


def card_icons(row: CentreHalfDay, plan: WeekPlan) -> list[tuple[str, str]]:
    """Return icons and their colours: joined classes, then a clash or else the state."""
    colours = theme.colours()
    joined = [("layers", colours.text2)] if row.joined_group_id is not None else []
    return joined + _state_icon(row, _alarm(row, plan))


def _state_icon(row: CentreHalfDay, alarm: str) -> list[tuple[str, str]]:
    colours = theme.colours()
    if alarm:
        return [("triangle-alert", alarm)]
    if row.is_closed:
        return [("lock", colours.text2)]
    if row.state is SessionState.HELD:
        return [("check", colours.ok)]
    if row.session_kind is SessionKind.FIELD_STUDY:
        return [("map-pin", colours.text2)]
    return []


def _paint_grounds(painter: QPainter, plan: WeekPlan, layout: WeekLayout) -> None:
    colours = theme.colours()
    for day, on in enumerate(plan.days):
        weekend = on.weekday() >= 5
        if weekend or on in plan.off:
            top, bottom = layout.cell((day, 0)), layout.cell((day, len(SLOTS) - 1))
            paint.fill(painter, QRectF(top.united(bottom)), colours.window)


def _paint_heads(painter: QPainter, plan: WeekPlan, layout: WeekLayout) -> None:
    colours, scale = theme.colours(), theme.current().scale
    strong = fonts.font(Type.SMALL, Weight.STRONG, scale=scale)
    small = fonts.font(Type.MICRO, Weight.REGULAR, scale=scale)
    today = clock.today()
    head = layout.measures.head
    for day, on in enumerate(plan.days):
        cell = layout.cell((day, 0))
        area = QRect(cell.left(), 0, cell.width(), head)
        ink = colours.text
        if on == today:
            paint.fill(painter, QRectF(area.adjusted(1, 1, 0, 0)), colours.accent)
            ink = colours.on_accent
        upper = QRect(area.left(), 4, area.width(), head // 2 - 2)
        lower = QRect(area.left(), head // 2, area.width(), head // 2 - 4)
        named = plan.off.get(on, "")
        title = f"{weekday_name(on)} {on:%d/%m}"
        paint.words(
            painter, upper if named else area, title, font=strong, colour=ink, align=_CENTRE
        )
        if named:
            quiet = ink if on == today else colours.warn
            whole = f"Nghỉ: {named}"
            said = whole if fonts.width(whole, small) < lower.width() else named
            paint.words(painter, lower, said, font=small, colour=quiet, align=_CENTRE)
    for slot, one in enumerate(SLOTS):
        cell = layout.cell((0, slot))
        area = QRect(0, cell.top(), layout.measures.left, cell.height())
        paint.words(painter, area, one.label, font=strong, colour=colours.text2, align=_CENTRE)


def _paint_lines(painter: QPainter, layout: WeekLayout) -> None:
    line = theme.colours().line
    for top in layout.tops[:-1]:
        paint.fill(painter, QRectF(0, top, layout.width, 1), line)
    for day in range(DAYS):
        left = layout.cell((day, 0)).left()
        paint.fill(painter, QRectF(left, 0, 1, layout.height), line)


def _paint_target(painter: QPainter, layout: WeekLayout, look: Look) -> None:
    colours = theme.colours()
    tones = {
        "bad": (colours.bad_soft, colours.bad),
        "warn": (colours.warn_soft, colours.warn),
        "ok": (colours.ok_soft, colours.ok),
    }
    fill, edge = tones.get(look.target_tone, tones["ok"])
    area = QRectF(layout.cell(look.target or (0, 0))).adjusted(2, 2, -1, -1)
    paint.box(painter, area, Radius.BADGE, fill=fill, edge=edge, width=2)


def _paint_cell(
    painter: QPainter, plan: WeekPlan, layout: WeekLayout, look: Look, place: Place
) -> None:
    cards = plan.cards(place)
    for number, row in enumerate(cards):
        area = layout.card(place, number)
        painter.setOpacity(0.35 if row.session_id == look.dragged else 1.0)
        paint_card(painter, area, row, plan)
        painter.setOpacity(1.0)
        if row.session_id == look.current and look.focused:
            paint.focus_ring(painter, QRectF(area).adjusted(-2, -2, 2, 2))
    if not cards and look.cursor == place and look.focused:
        paint.focus_ring(painter, QRectF(layout.cell(place)).adjusted(3, 3, -2, -2))

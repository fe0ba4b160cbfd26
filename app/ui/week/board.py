"""The board of a week under keys and mouse: the cursor, cards dragged and moved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.models.values import Slot
from app.services.timetable.centre_timetable import CentreHalfDay
from app.services.timetable.session_moves import MovePlace
from app.ui import theme
from app.ui.grids.speech import say
from app.ui.week.painter import Look, paint_card, paint_week
from app.ui.week.plan import DAYS, SLOTS, Measures, Place, WeekPlan, lay_out

Places = Mapping[tuple[date, Slot], MovePlace]
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class WeekBoard(QWidget):
    """Cards of half-days; `places` says what a half-day would meet elsewhere in the week.

    `move_wanted` carries half-day, day and slot; `opened` a half-day; `week_wanted` the step to
    another week; `told` what a drop would meet ("" for nothing) and its tone.
    """

    move_wanted = Signal(object, object, object)
    opened = Signal(object)
    week_wanted = Signal(int)
    told = Signal(str, str)

    def __init__(self, places: Callable[[UUID], Places]) -> None:
        super().__init__()
        self._places = places
        self._known: Places = {}
        self._pressed: tuple[UUID, QPoint] | None = None
        self._at = QPoint()
        self._may_not = False
        self.plan = WeekPlan(date(2000, 1, 3))
        self.look = Look()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lay_out()

    # For the view

    def show_plan(self, plan: WeekPlan) -> None:
        """Show a week; the cursor stays on its half-day where it is still there."""
        self.plan = plan
        place = plan.place_of(self.look.current)
        if place is not None:
            self._put(replace(self.look, cursor=place))
        else:
            self._stand(self.look.cursor)
        self._lay_out()
        self.updateGeometry()

    @property
    def current(self) -> CentreHalfDay | None:
        """Return the half-day under the cursor."""
        rows = [row for row in self.plan.rows if row.session_id == self.look.current]
        return rows[0] if rows else None

    def select(self, session_id: UUID) -> None:
        """Put the cursor on a half-day."""
        place = self.plan.place_of(session_id)
        if place is not None:
            self._put(replace(self.look, current=session_id, cursor=place))

    # Qt

    def minimumSizeHint(self) -> QSize:
        """Return the least height at which no card is cut."""
        return QSize(1, lay_out(self.plan, self._measures(), max(1, self.width()), 0).height)

    def sizeHint(self) -> QSize:
        """Return the same."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the week, and the dragged card under the mouse."""
        painter = QPainter(self)
        paint_week(painter, self.plan, self.layout_, self.look)
        row = next((x for x in self.plan.rows if x.session_id == self.look.dragged), None)
        if row is not None:
            area = self.layout_.card(self.plan.place_of(row.session_id) or (0, 0), 0)
            area.moveCenter(self._at)
            paint_card(painter, area, row, self.plan, lifted=True)

    def event(self, event: QEvent) -> bool:
        """Take Alt+arrows from the window while a card is under the cursor; show words."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._is_move(event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._card_at(event.pos())
            QToolTip.showText(event.globalPos(), _tip(row) if row else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor by arrows, the half-day by Alt+arrows, weeks by page keys."""
        key = Qt.Key(event.key())
        if self._is_move(event):
            self._move_by(*_STEPS[key])
        elif key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.week_wanted.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_Escape and self.look.dragged is not None:
            self._drop_nothing()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor on the card or the time under the mouse."""
        point = event.position().toPoint()
        place = self.layout_.place_at(point.x(), point.y())
        row = self._card_at(point)
        if place is not None:
            self._put(replace(self.look, cursor=place, current=row.session_id if row else None))
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (row.session_id, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the pressed card and say what it would meet under the mouse."""
        self._at = event.position().toPoint()
        if self._pressed is None:
            over = self._card_at(self._at) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        session_id, begun = self._pressed
        far = (self._at - begun).manhattanLength() >= QApplication.startDragDistance()
        if self.look.dragged is None and far:
            self._known = self._places(session_id)
            self.look = replace(self.look, dragged=session_id)
        if self.look.dragged is not None:
            self._aim(self.layout_.place_at(self._at.x(), self._at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the move, unless the card came back to its own place or may not go there."""
        dragged, target = self.look.dragged, self.look.target
        is_free = not self._may_not
        self._drop_nothing()
        if dragged is None or target is None or not is_free:
            return
        if target != self.plan.place_of(dragged):
            self.move_wanted.emit(dragged, self.plan.days[target[0]], SLOTS[target[1]])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the half-day."""
        row = self._card_at(event.position().toPoint())
        if row is not None:
            self.opened.emit(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._put(replace(self.look, focused=True))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self._put(replace(self.look, focused=False))

    # Inside

    def _measures(self) -> Measures:
        px = theme.current().px
        return Measures(
            head=px(40),
            left=px(56),
            card=px(58),
            gap=px(4),
            least=px(56),
        )

    def _lay_out(self) -> None:
        self.layout_ = lay_out(self.plan, self._measures(), max(1, self.width()), self.height())
        self.update()

    def _put(self, look: Look) -> None:
        self.look = look
        row = self.current
        day, slot = self.plan.days[look.cursor[0]], SLOTS[look.cursor[1]]
        when = slot.shortly_on(day)
        say(self, f"{row.class_code}, {row.lesson}" if row else when, _tip(row) if row else "trống")
        self.update()

    def _stand(self, place: Place) -> None:
        cards = self.plan.cards(place)
        current = cards[0].session_id if cards else None
        self._put(replace(self.look, cursor=place, current=current))

    def _step(self, across: int, down: int) -> None:
        day, slot = self.look.cursor
        cards = [row.session_id for row in self.plan.cards((day, slot))]
        at = cards.index(self.look.current) if self.look.current in cards else 0
        if down and 0 <= at + down < len(cards):
            self._put(replace(self.look, current=cards[at + down]))
            return
        if not 0 <= day + across < DAYS:
            self.week_wanted.emit(across)
            self._stand((0 if across > 0 else DAYS - 1, slot))
            return
        self._stand((day + across, max(0, min(slot + down, len(SLOTS) - 1))))

    def _is_move(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        return bool(alt) and Qt.Key(event.key()) in _STEPS and self.current is not None

    def _move_by(self, across: int, down: int) -> None:
        row, (day, slot) = self.current, self.look.cursor
        if row is None or not 0 <= slot + down < len(SLOTS):
            return
        to = self.plan.days[day] + timedelta(days=across)
        self.move_wanted.emit(row.session_id, to, SLOTS[slot + down])

    def _aim(self, place: Place | None) -> None:
        words, tone, self._may_not = "", "ok", False
        if place is not None:
            met = self._known.get((self.plan.days[place[0]], SLOTS[place[1]]), MovePlace())
            words, tone = _aim_words(met, self.plan, place)
            self._may_not = bool(met.forbidden)
        self.look = replace(self.look, target=place, target_tone=tone)
        self.told.emit(words, tone)
        self.update()

    def _drop_nothing(self) -> None:
        self._pressed, self._known, self._may_not = None, {}, False
        self.look = replace(self.look, dragged=None, target=None, target_tone="")
        self.told.emit("", "ok")
        self.update()

    def _card_at(self, point: QPoint) -> CentreHalfDay | None:
        place = self.layout_.place_at(point.x(), point.y())
        cards = self.plan.cards(place) if place is not None else []
        for number, row in enumerate(cards):
            if place is not None and self.layout_.card(place, number).contains(point):
                return row
        return None


def _aim_words(met: MovePlace, plan: WeekPlan, place: Place) -> tuple[str, str]:
    """Return what a drop would meet at a place, and its tone."""
    day, slot = plan.days[place[0]], SLOTS[place[1]]
    if met.forbidden:
        return met.forbidden, "bad"
    if met.clashes:
        return " ".join((*met.clashes, "Thả ra sẽ hỏi lý do.")), "bad"
    if met.holiday:
        return f"{day:%d/%m/%Y} là ngày nghỉ: {met.holiday}.", "warn"
    return f"Dời đến {slot.on(day)}{along_words(met.along)}.", "ok"


def along_words(along: Sequence[str]) -> str:
    """Return " cùng lớp NTD-2026-01 học ghép", "" where no class goes along."""
    return f" cùng lớp {', '.join(along)} học ghép" if along else ""


def _tip(row: CentreHalfDay) -> str:
    lines = (
        f"{row.class_code}: {row.lesson}",
        f"{row.slot.label} {row.held_on:%d/%m/%Y}, {row.periods} tiết",
        f"Giảng viên {row.lecturer}" if row.lecturer else "Chưa có giảng viên",
        row.room or "",
        row.state.label,
    )
    return "\n".join(line for line in lines if line)

"""A week of a class or of the centre: its board, the way to other weeks, what a drop would meet."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from app import clock
from app.models.values import Slot
from app.services.timetable import centre_timetable, clashes, days_off, held_as_one, session_moves
from app.services.timetable.centre_timetable import CentreHalfDay
from app.services.timetable.clashes import Clash
from app.ui import kit
from app.ui.dialogs.clash import attempt
from app.ui.live_view import LiveView
from app.ui.runner import Runner
from app.ui.week.board import Places, WeekBoard, along_words
from app.ui.week.plan import DAYS, WeekPlan
from app.ui.widgets.labels import Ink

_HINT = "Kéo thẻ để dời buổi; bàn phím: Alt + mũi tên. Ctrl+Z lấy lại."
_INKS: dict[str, Ink] = {"ok": "text2", "warn": "warn", "bad": "bad"}


class WeekView(LiveView):
    """One week; `class_id` of None shows all classes. `opened` carries a half-day."""

    watches = frozenset({"class_sessions", "training_classes", "enrolments", "persons"})
    opened = Signal(object)

    def __init__(self, runner: Runner, shell: kit.Shell, class_id: UUID | None = None) -> None:
        super().__init__(runner)
        self.shell = shell
        self.class_id = class_id
        self.why_locked = ""
        self._rows: tuple[CentreHalfDay, ...] = ()
        self.monday = _monday(clock.today())
        self.build()
        self.follow_runner()

    def build(self) -> None:
        """Make the line with the weeks and the board."""
        self.title = kit.Label("", "label")
        self.words = kit.ElidedLabel(_HINT, "small", "text2")
        self.back = kit.Button("", icon="chevron-left", small=True, tip="PageUp, tuần trước")
        self.on = kit.Button("", icon="chevron-right", small=True, tip="PageDown, tuần sau")
        self.now = kit.Button("Tuần này", small=True)
        for button, name in ((self.back, "Tuần trước"), (self.on, "Tuần sau")):
            button.setAccessibleName(name)
        self.back.clicked.connect(lambda: self.go_by(-1))
        self.on.clicked.connect(lambda: self.go_by(1))
        self.now.clicked.connect(lambda: self.go_to(clock.today()))
        line = QHBoxLayout()
        line.setSpacing(kit.Space.SMALL)
        for part in (self.back, self.on, self.now, self.title):
            line.addWidget(part)
        line.addSpacing(kit.Space.SMALL)
        line.addWidget(self.words, 1)
        self.board = WeekBoard(self._places)
        self.board.move_wanted.connect(self.move_card)
        self.board.week_wanted.connect(self.go_by)
        self.board.opened.connect(self.opened)
        self.board.told.connect(self._tell)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.StyledPanel)
        self.area.setWidget(self.board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.Space.SMALL)
        column.addLayout(line)
        column.addWidget(self.area, 1)
        self.setFocusProxy(self.board)

    def refresh(self) -> None:
        """Read the week."""
        last = self.monday + timedelta(days=DAYS - 1)
        span = {"first": self.monday, "last": last}
        rows = self.runner.ask(centre_timetable.half_days_between, **span)
        found = self.runner.ask(clashes.clashes_between, **span)
        off = self.runner.ask(days_off.days_off, **span)
        shown = [row for row in rows if self.class_id in (None, row.class_id)]
        self.board.show_plan(
            WeekPlan(
                self.monday,
                shown,
                self.class_id,
                _clashes(found),
                {one.day: one.name for one in off if one.is_off},
            )
        )
        held = {row.held_as: row.periods for row in shown}  # held as one, counted once
        count = f"{len(held)} buổi, {sum(held.values())} tiết"
        self.title.setText(f"Tuần {self.monday:%d/%m} – {last:%d/%m/%Y} · {count}")

    def go_by(self, weeks: int) -> None:
        """Show another week."""
        self.go_to(self.monday + timedelta(days=DAYS * weeks))

    def go_to(self, day: date) -> None:
        """Show the week of a day."""
        self.monday = _monday(day)
        self.make_stale()

    def move_card(self, session_id: UUID, day: date, slot: Slot) -> None:
        """Put a half-day at another time; a clash is named and asks for a reason."""
        if self.why_locked:
            self._tell(self.why_locked, "bad")
            return
        rows = {row.session_id: row for row in self.board.plan.rows}
        row = rows[session_id]
        along = self.runner.ask(held_as_one.classes_along, session_id=session_id)
        where = f"{slot.on(day)}{along_words(along)}"

        def done(_value: object) -> None:
            self.shell.toast(f"Đã dời {row.class_code}, {row.lesson_code or 'buổi'} đến {where}")
            if _monday(day) != self.monday:
                self.go_to(day)
            self.board.select(session_id)

        attempt(
            self.window(),
            self.runner,
            f"Dời buổi {row.slot.on(row.held_on)} đến {where}",
            session_moves.move_session,
            {"session_id": session_id, "held_on": day, "slot": slot},
            done,
        )

    def _places(self, session_id: UUID) -> Places:
        return self.runner.ask(
            session_moves.places_for, session_id=session_id, days=self.board.plan.days
        )

    def _tell(self, words: str, tone: str) -> None:
        self.words.setText(words or _HINT)
        self.words.set_ink(_INKS.get(tone, "text2") if words else "text2")


def _clashes(found: Sequence[Clash]) -> dict[UUID | None, bool]:
    """Return of each half-day that clashes whether all its clashes were allowed."""
    allowed: dict[UUID | None, bool] = {}
    for clash in found:
        for each in (clash.mine.session_id, clash.other.session_id):
            allowed[each] = allowed.get(each, True) and bool(clash.reason)
    return allowed


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

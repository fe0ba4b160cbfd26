"""The roll of a class as its grid shows it, kept right while marks change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.models.values import ABSENT, AttendanceMark, SessionState
from app.services.attendance.attendance import AttendanceGrid, AttendanceSummary, GridLearner
from app.services.attendance.attendance_summary import credited, summarise
from app.services.results.rules import Rules
from app.services.timetable.timetable import SessionRow
from app.ui.grids.roll_grid import Change
from app.ui.grids.roll_marks import key_of, mark_of
from app.ui.grids.sheet import BARRED


@dataclass
class RollRow:
    """A learner and where they stand; the summary is replaced as marks change."""

    learner: GridLearner
    summary: AttendanceSummary


@dataclass(frozen=True)
class Counts:
    """How many people of a half-day have no mark, and how many were there."""

    unmarked: int
    present: int
    is_begun: bool


class Roll:
    """Rows, half-days and cells of the grid; cancelled half-days are left out.

    `cells[row][column]` are the keys of `roll_marks`. Counting follows the services' own functions,
    so that a mark needs no second reading of the class.
    """

    def __init__(self, taken: AttendanceGrid, rules: Rules, today: date) -> None:
        self.taken = taken
        self.rules = rules
        self.today = today
        held = [at for at, x in enumerate(taken.sessions) if x.state is not SessionState.CANCELLED]
        self.sessions: list[SessionRow] = [taken.sessions[at] for at in held]
        self.rows = [
            RollRow(learner, summary)
            for learner, summary in zip(taken.learners, taken.summaries, strict=True)
        ]
        self.cells = [
            [self._key(row, at, self.rows[row].learner) for at in held]
            for row in range(len(self.rows))
        ]
        self._counts: dict[int, Counts] = {}

    @property
    def size(self) -> int:
        """Return how many people are in the class, those who left not counted."""
        return sum(not row.learner.has_left for row in self.rows)

    def unmarked(self, column: int) -> int:
        """Return how many people have no mark yet in a half-day."""
        return self._counted(column).unmarked

    def is_away(self, row: int, column: int) -> bool:
        """Say whether a learner has a leave slip for a half-day."""
        key = (self.sessions[column].id, self.rows[row].learner.enrolment_id)
        return key in self.taken.on_leave

    def away(self, column: int) -> int:
        """Return how many people without a mark have a leave slip for a half-day."""
        return sum(
            line[column] == "" and self.is_away(row, column) for row, line in enumerate(self.cells)
        )

    def marked(self, column: int) -> int:
        """Return how many people of the class have a mark in a half-day."""
        return self.size - self.unmarked(column)

    def present(self, column: int) -> int:
        """Return how many were there, the late ones among them."""
        return self._counted(column).present

    def is_begun(self, column: int) -> bool:
        """Say whether anybody has a mark in a half-day."""
        return self._counted(column).is_begun

    def is_taken(self, column: int) -> bool:
        """Say whether a half-day needs no more marks."""
        closed = self.sessions[column].closed_at is not None
        return closed or (self.is_begun(column) and not self.unmarked(column))

    @property
    def taken_count(self) -> int:
        """Return how many half-days are taken for everybody."""
        return sum(self.is_taken(column) for column in range(len(self.sessions)))

    def is_to_come(self, column: int) -> bool:
        """Say whether a half-day is on a later day."""
        return self.sessions[column].held_on > self.today

    def is_later(self, column: int) -> bool:
        """Say whether it is not this half-day's turn yet: another day, or one before it is open."""
        if self.sessions[column].held_on != self.today:
            return self.is_to_come(column)
        before = range(column)
        same_day = [at for at in before if self.sessions[at].held_on == self.today]
        return not self.is_begun(column) and any(not self.is_taken(at) for at in same_day)

    def current_column(self) -> int:
        """Return the half-day to take: today's open one, else one forgotten, else the next."""
        columns = range(len(self.sessions))
        today = [at for at in columns if self.sessions[at].held_on == self.today]
        wanted = (
            [at for at in today if not self.is_taken(at)],
            [at for at in columns if not self.is_to_come(at) and not self.is_taken(at)],
            today[-1:],
            [at for at in columns if self.is_to_come(at)],
        )
        return next((found[0] for found in wanted if found), max(0, len(self.sessions) - 1))

    def today_column(self) -> int:
        """Return today's half-day, the open one first; without any today, the one to take."""
        days = [row.held_on for row in self.sessions]
        current = self.current_column()
        if self.today not in days or days[current] == self.today:
            return current
        return len(days) - 1 - days[::-1].index(self.today)

    def apply(self, changes: Sequence[Change]) -> list[str]:
        """Put changes into the cells and sums; return the keys that stood there."""
        before = []
        for change in changes:
            periods = self.sessions[change.column].periods
            usual = 0 if change.mark in ABSENT else periods
            attended = usual if change.periods is None else change.periods
            before.append(self.cells[change.row][change.column])
            self._put(change.row, change.column, key_of(change.mark, attended, periods))
        return before

    def take_back(self, changes: Sequence[Change], before: Sequence[str]) -> None:
        """Put the keys back that stood there before `changes`."""
        for change, key in zip(changes, before, strict=True):
            self._put(change.row, change.column, key)

    def _counted(self, column: int) -> Counts:
        """Return the counts of a half-day, which are kept until one of its marks changes."""
        found = self._counts.get(column)
        if found is None:
            found = self._counts[column] = _count([line[column] for line in self.cells])
        return found

    def _put(self, row: int, column: int, key: str) -> None:
        self._counts.pop(column, None)
        line, now = self.rows[row], self.rows[row].summary
        old = self._worth(self.cells[row][column], column)
        new = self._worth(key, column)
        self.cells[row][column] = key
        line.summary = summarise(
            now.enrolment_id,
            now.attended_periods + new[0] - old[0],
            now.taken_periods + new[1] - old[1],
            now.total_periods,
            self.rules,
        )

    def _worth(self, key: str, column: int) -> tuple[int, int]:
        """Return the periods that a cell adds to those attended and to those taken."""
        half_day = self.sessions[column]
        if key in ("", BARRED) or not half_day.counts:
            return 0, 0
        mark, attended = mark_of(key)
        mark = mark or AttendanceMark.PRESENT
        usual = 0 if mark in ABSENT else half_day.periods
        given = usual if attended is None else attended
        return credited(mark, given, half_day.periods, self.rules), half_day.periods

    def _key(self, row: int, column: int, learner: GridLearner) -> str:
        cell = self.taken.marks[row][column]
        if cell is None:
            return BARRED if learner.has_left else ""
        return key_of(cell.mark, cell.periods_attended, self.taken.sessions[column].periods)


_ABSENT_KEYS = tuple(mark.value for mark in ABSENT)


def _count(keys: Sequence[str]) -> Counts:
    marked = [key for key in keys if key not in ("", BARRED)]
    absent = sum(key.startswith(_ABSENT_KEYS) for key in marked)
    return Counts(keys.count(""), len(marked) - absent, bool(marked))

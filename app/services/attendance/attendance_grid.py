"""The whole roll of a class as one frozen picture: half-days, learners, marks and sums."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from sqlalchemy import LargeBinary, Text, select, type_coerce
from sqlalchemy.orm import Session

from app.models.classes import Attendance, ClassSession
from app.models.values import AttendanceMark, ClassStatus
from app.services.attendance.attendance_summary import AttendanceSummary, allowance_of
from app.services.attendance.attendance_sums import summaries, total_periods
from app.services.attendance.leave_slips import on_leave
from app.services.attendance.makeups import made_up_where
from app.services.classes.class_states import ClassClosedError, class_row, class_still_open
from app.services.classes.learner_rows import list_learners
from app.services.results.rules import rules_of_class
from app.services.timetable.session_rows import SessionRow, list_sessions
from app.text.names import NameParts


@dataclass(frozen=True, slots=True)
class Cell:
    """A mark with the periods attended; where there is none, the cell is None."""

    mark: AttendanceMark
    periods_attended: int


@dataclass(frozen=True, slots=True)
class GridLearner:
    """A line of the grid; `has_left` lines take no new marks."""

    enrolment_id: UUID
    order_no: int
    full_name: str
    name_parts: NameParts
    commune_name: str | None
    has_left: bool


@dataclass(frozen=True, slots=True)
class AttendanceGrid:
    """Attendance of a class; `marks[line][column]` belongs to `learners[line]`, `sessions[column]`.

    `needed_periods` of `total_periods` make a learner eligible. `locked` says in a sentence why
    nothing can be changed, and is empty where it can. `on_leave` are half-day and enrolment of
    those with a slip, `made_up` says in which half-day of another class one was made up.
    """

    class_id: UUID
    sessions: tuple[SessionRow, ...]
    learners: tuple[GridLearner, ...]
    marks: tuple[tuple[Cell | None, ...], ...]
    summaries: tuple[AttendanceSummary, ...]
    min_percent: int
    total_periods: int
    needed_periods: int
    allowance: int
    locked: str
    on_leave: frozenset[tuple[UUID, UUID]] = frozenset()
    made_up: Mapping[tuple[UUID, UUID], str] = field(default_factory=dict)


def grid(session: Session, *, class_id: UUID) -> AttendanceGrid:
    """Return the roll of a class; learners in name order, half-days in order of time."""
    half_days = list_sessions(session, class_id=class_id)
    learners = list_learners(session, class_id=class_id)
    cells, columns = _cells(session, class_id), [half_day.id.bytes for half_day in half_days]
    by_enrolment = {row.enrolment_id: row for row in summaries(session, class_id=class_id)}
    rules = rules_of_class(session, class_id)
    total = total_periods(session, class_id=class_id)
    allowance = allowance_of(total, rules)
    return AttendanceGrid(
        class_id=class_id,
        sessions=half_days,
        learners=tuple(
            GridLearner(
                enrolment_id=row.enrolment_id,
                order_no=row.order_no,
                full_name=row.full_name,
                name_parts=row.name_parts,
                commune_name=row.commune_name,
                has_left=row.has_left,
            )
            for row in learners
        ),
        marks=tuple(
            tuple(cells.get((column, line)) for column in columns)
            for line in (row.enrolment_id.bytes for row in learners)
        ),
        summaries=tuple(by_enrolment[row.enrolment_id] for row in learners),
        min_percent=rules.min_percent,
        total_periods=total,
        needed_periods=total - allowance,
        allowance=allowance,
        locked=_why_locked(session, class_id),
        on_leave=on_leave(session, class_id=class_id),
        made_up=made_up_where(session, class_id=class_id),
    )


def _cells(session: Session, class_id: UUID) -> dict[tuple[bytes, bytes], Cell]:
    """Return the marks by half-day and enrolment.

    Ids and marks are taken as they are kept: to make an object of each of 12,000 takes a blink.
    """
    rows = session.execute(
        select(
            type_coerce(Attendance.session_id, LargeBinary),
            type_coerce(Attendance.enrolment_id, LargeBinary),
            type_coerce(Attendance.mark, Text),
            Attendance.periods_attended,
        )
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .where(ClassSession.class_id == class_id)
    )
    return {(half_day, learner): _cell(mark, periods) for half_day, learner, mark, periods in rows}


@lru_cache(maxsize=256)
def _cell(mark: str, periods: int) -> Cell:
    return Cell(AttendanceMark(mark), periods)


def _why_locked(session: Session, class_id: UUID) -> str:
    found = class_row(session, class_id)
    if found.status is ClassStatus.PLANNED:
        return "Lớp chưa có quyết định mở lớp nên chưa điểm danh được."
    try:
        class_still_open(session, class_id)
    except ClassClosedError as refusal:
        return refusal.message
    return ""

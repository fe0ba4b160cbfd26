"""The half-days of a class in their order, as timetables and grids show them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased

from app.errors import UserError
from app.models.classes import Attendance, ClassSession, TrainingClass
from app.models.programmes import Lesson
from app.models.values import SessionKind, SessionState, Slot
from app.services.missing import RowGoneError

SLOT_ORDER = case(
    {slot.value: place for place, slot in enumerate(Slot)}, value=ClassSession.slot, else_=9
)
"""Morning, afternoon, evening: as text they would sort otherwise."""


class Meeting(Protocol):
    """Whatever tells when a half-day is."""

    @property
    def held_on(self) -> date:
        """The day."""

    @property
    def slot(self) -> Slot:
        """Morning, afternoon or evening."""


class SessionRefusedError(UserError):
    """A half-day that cannot be put there, changed or removed."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A half-day meeting; `marked` counts the learners with a mark in it.

    `counts` says whether its periods count for the attendance rate: its lesson may be one that
    does not. `clash_reason` is why a clash with another class was allowed, `joined_with` are the
    codes of the classes that meet together with this one.
    """

    id: UUID
    class_id: UUID
    held_on: date
    slot: Slot
    lesson_id: UUID | None
    lesson_code: str | None
    lesson_title: str | None
    periods: int
    lecturer: str | None
    room: str | None
    state: SessionState
    closed_at: datetime | None
    marked: int
    counts: bool
    session_kind: SessionKind | None = None
    clash_reason: str | None = None
    joined_with: tuple[str, ...] = ()
    hours_factor: int | None = None


def list_sessions(session: Session, *, class_id: UUID) -> tuple[SessionRow, ...]:
    """Return the sessions of a class in the order of days and half-days."""
    marked = (
        select(Attendance.session_id, func.count().label("marked"))
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .where(ClassSession.class_id == class_id)
        .group_by(Attendance.session_id)
        .subquery()
    )
    found = session.execute(
        select(ClassSession, Lesson, marked.c.marked)
        .outerjoin(Lesson, Lesson.id == ClassSession.lesson_id)
        .outerjoin(marked, marked.c.session_id == ClassSession.id)
        .where(ClassSession.class_id == class_id)
        .order_by(ClassSession.held_on, SLOT_ORDER)
    )
    joined = _joined_codes(session, class_id)
    return tuple(
        _row(half_day, lesson, count or 0, joined.get(half_day.id, ()))
        for half_day, lesson, count in found
    )


def _joined_codes(session: Session, class_id: UUID) -> dict[UUID, tuple[str, ...]]:
    """Return the codes of the other classes that meet together, by half-day of this class."""
    other = aliased(ClassSession)
    rows = session.execute(
        select(ClassSession.id, TrainingClass.code)
        .join(other, other.joined_group_id == ClassSession.joined_group_id)
        .join(TrainingClass, TrainingClass.id == other.class_id)
        .where(ClassSession.class_id == class_id, other.class_id != class_id)
        .order_by(TrainingClass.code)
    )
    found: dict[UUID, tuple[str, ...]] = {}
    for session_id, code in rows:
        found[session_id] = (*found.get(session_id, ()), code)
    return found


def session_of(session: Session, session_id: UUID) -> ClassSession:
    """Return the session; refuses with a sentence when it is not there any more."""
    found = session.get(ClassSession, session_id)
    if found is None:
        raise session_gone()
    return found


def session_gone() -> RowGoneError:
    """Return what to say of a session that is not there any more."""
    return RowGoneError("Buổi học này không còn trong lịch.", "Mở lại lịch học của lớp.")


def name_of(found: Meeting) -> str:
    """Return "buổi sáng 22/10/2026", as sentences name a half-day."""
    return f"buổi {found.slot.on(found.held_on)}"


def _row(
    half_day: ClassSession, lesson: Lesson | None, marked: int, joined: tuple[str, ...]
) -> SessionRow:
    cancelled = half_day.state is SessionState.CANCELLED
    return SessionRow(
        id=half_day.id,
        class_id=half_day.class_id,
        held_on=half_day.held_on,
        slot=half_day.slot,
        lesson_id=half_day.lesson_id,
        lesson_code=lesson.code if lesson else None,
        lesson_title=lesson.title if lesson else None,
        periods=half_day.periods,
        lecturer=half_day.lecturer,
        room=half_day.room,
        state=half_day.state,
        closed_at=half_day.closed_at,
        marked=marked,
        counts=not cancelled and (lesson is None or lesson.counts_for_attendance),
        session_kind=half_day.session_kind,
        clash_reason=half_day.clash_reason,
        joined_with=joined,
        hours_factor=half_day.hours_factor,
    )

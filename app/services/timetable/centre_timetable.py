"""The half-days of all classes of the centre, as a week of it, a lecturer or a room sees them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import ClassSession, TrainingClass
from app.models.programmes import Lesson
from app.models.values import ClassStatus, SessionKind, SessionState, Slot
from app.services.timetable.session_rows import SLOT_ORDER


@dataclass(frozen=True, slots=True)
class CentreHalfDay:
    """A half-day of some class; cancelled ones and those of cancelled classes are left out.

    `hours_factor` counts hundredths. Rows with the same `joined_group_id` are held as one;
    `clash_reason` says why a clash was allowed.
    """

    session_id: UUID
    class_id: UUID
    class_code: str
    class_name: str
    held_on: date
    slot: Slot
    periods: int
    lesson_code: str
    lesson_title: str
    lecturer: str | None
    room: str | None
    state: SessionState
    is_closed: bool
    session_kind: SessionKind | None
    joined_group_id: UUID | None
    hours_factor: int
    clash_reason: str | None

    @property
    def held_as(self) -> UUID:
        """What is one for all half-days that are held as one: to count them once."""
        return self.joined_group_id or self.session_id

    @property
    def lesson(self) -> str:
        """Return "CĐ 1. Nền tảng tư tưởng của Đảng", or what kind of half-day it is."""
        if self.lesson_title:
            return f"{self.lesson_code}. {self.lesson_title}"
        return self.session_kind.label if self.session_kind else "Không theo bài"


def half_days_between(session: Session, *, first: date, last: date) -> tuple[CentreHalfDay, ...]:
    """Return the half-days of all classes from `first` to `last`, in order of time."""
    rows = session.execute(
        select(ClassSession, TrainingClass, Lesson)
        .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
        .outerjoin(Lesson, Lesson.id == ClassSession.lesson_id)
        .where(ClassSession.held_on.between(first, last))
        .where(ClassSession.state != SessionState.CANCELLED)
        .where(TrainingClass.status != ClassStatus.CANCELLED)
        .order_by(ClassSession.held_on, SLOT_ORDER, TrainingClass.code)
    )
    return tuple(
        CentreHalfDay(
            session_id=half_day.id,
            class_id=found.id,
            class_code=found.code,
            class_name=found.name,
            held_on=half_day.held_on,
            slot=half_day.slot,
            periods=half_day.periods,
            lesson_code=lesson.code if lesson else "",
            lesson_title=lesson.title if lesson else "",
            lecturer=half_day.lecturer,
            room=half_day.room,
            state=half_day.state,
            is_closed=half_day.closed_at is not None,
            session_kind=half_day.session_kind,
            joined_group_id=half_day.joined_group_id,
            hours_factor=100 if half_day.hours_factor is None else half_day.hours_factor,
            clash_reason=half_day.clash_reason,
        )
        for half_day, found, lesson in rows
    )

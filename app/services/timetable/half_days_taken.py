"""Which half-days of classes are taken for everybody, and how many marks the others lack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.classes import Attendance, ClassSession, Enrolment
from app.models.values import LEFT, SessionState, Slot
from app.services.timetable.session_rows import SLOT_ORDER


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A half-day of a class that is not taken, or not wholly."""

    session_id: UUID
    held_on: date
    slot: Slot
    unmarked: int

    @property
    def label(self) -> str:
        """The half-day as a button names it: "sáng 22/10"."""
        return self.slot.shortly_on(self.held_on)


def half_days_taken(
    session: Session, ids: Sequence[UUID], learners: Mapping[UUID, int]
) -> dict[UUID, tuple[int, tuple[HalfDay, ...]]]:
    """Return how many half-days each class has, and those that are not taken for everybody."""
    marked = (
        select(Attendance.session_id, func.count().label("marked"))
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .where(Enrolment.class_id.in_(ids), Enrolment.state.not_in(LEFT))
        .group_by(Attendance.session_id)
        .subquery()
    )
    rows = session.execute(
        select(ClassSession, marked.c.marked)
        .outerjoin(marked, marked.c.session_id == ClassSession.id)
        .where(ClassSession.class_id.in_(ids), ClassSession.state != SessionState.CANCELLED)
        .order_by(ClassSession.held_on, SLOT_ORDER)
    )
    found: dict[UUID, tuple[int, tuple[HalfDay, ...]]] = {}
    for half_day, count in rows:
        total, not_taken = found.get(half_day.class_id, (0, ()))
        unmarked = learners.get(half_day.class_id, 0) - (count or 0)
        is_taken = half_day.closed_at is not None or (
            half_day.state is SessionState.HELD and unmarked <= 0
        )
        if not is_taken:
            left = HalfDay(half_day.id, half_day.held_on, half_day.slot, unmarked)
            not_taken = (*not_taken, left)
        found[half_day.class_id] = (total + 1, not_taken)
    return found

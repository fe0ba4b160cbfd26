"""Learners to speak to: who cannot reach the threshold any more, who missed several in a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import Attendance, ClassSession, Enrolment
from app.models.people import Person
from app.models.values import ABSENT, HERE, AttendanceMark
from app.services.attendance.attendance_sums import summaries
from app.services.timetable.session_rows import SLOT_ORDER

IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class WatchRow:
    """A learner who missed much; `missed_in_a_row` are the half-days up to the last one taken."""

    enrolment_id: UUID
    full_name: str
    cannot_reach: bool
    missed_in_a_row: int


def to_watch(session: Session, *, class_id: UUID) -> tuple[WatchRow, ...]:
    """Return the learners of a class who cannot reach the threshold, or were away in a row."""
    lost = {row.enrolment_id for row in summaries(session, class_id=class_id) if row.cannot_reach}
    marks = _marks(session, class_id)
    away = {key: _absent_in_a_row(found) for key, found in marks.items()}
    ids = {key for key in (*lost, *away) if key in lost or away[key] >= IN_A_ROW}
    if not ids:
        return ()
    names = session.execute(
        select(Enrolment.id, Person.full_name)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.id.in_(ids), Enrolment.state.in_(HERE))
        .order_by(Enrolment.id)
    )
    return tuple(WatchRow(key, name, key in lost, away.get(key, 0)) for key, name in names)


def _absent_in_a_row(marks: Sequence[AttendanceMark]) -> int:
    """Return how many of the last half-days with a mark were missed, one after the other."""
    count = 0
    for mark in reversed(marks):
        if mark not in ABSENT:
            break
        count += 1
    return count


def _marks(session: Session, class_id: UUID) -> dict[UUID, list[AttendanceMark]]:
    """Return the marks of each learner in the order of time."""
    rows = session.execute(
        select(Attendance.enrolment_id, Attendance.mark)
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .where(ClassSession.class_id == class_id)
        .order_by(ClassSession.held_on, SLOT_ORDER)
    )
    found: dict[UUID, list[AttendanceMark]] = {}
    for enrolment_id, mark in rows:
        found.setdefault(enrolment_id, []).append(mark)
    return found

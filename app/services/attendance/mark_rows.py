"""What stands in the data file around a mark, read and written in one plain statement each.

The roll call runs these at every key, so they go past the mapper: rows as they are, no objects.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from app.engines import driver_of
from app.models.base import new_id
from app.models.values import AttendanceMark, ClassStatus, EnrolmentState, SessionState, Slot

_HALF_DAYS = """
    SELECT half_day.id, half_day.held_on, half_day.slot, half_day.periods, half_day.state,
        half_day.closed_at IS NOT NULL, half_day.class_id, class.code, class.status
    FROM class_sessions half_day JOIN training_classes class ON class.id = half_day.class_id
    WHERE half_day.id IN
"""
_LEARNERS = "SELECT id, class_id, person_id, state, state_on FROM enrolments WHERE id IN"
# A mark that is the same as before changes nothing, so the journal's trigger writes no line.
_SET = """
    INSERT INTO attendances (id, session_id, enrolment_id, mark, periods_attended)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (session_id, enrolment_id) DO UPDATE SET mark = excluded.mark,
        periods_attended = excluded.periods_attended, made_up_in = NULL
"""
_CLEAR = "DELETE FROM attendances WHERE session_id = ? AND enrolment_id = ?"
_HELD = "UPDATE class_sessions SET state = ? WHERE id = ?"


class ClassHead(NamedTuple):
    """The class of a half-day, as far as a mark depends on it."""

    id: UUID
    code: str
    status: ClassStatus


class HalfDay(NamedTuple):
    """A half-day, as far as its marks depend on it."""

    id: UUID
    held_on: date
    slot: Slot
    periods: int
    state: SessionState
    is_closed: bool
    training_class: ClassHead


class Learner(NamedTuple):
    """Somebody in a class, or gone from it."""

    id: UUID
    class_id: UUID
    person_id: UUID
    state: EnrolmentState
    state_on: date | None


class MarkRow(NamedTuple):
    """A mark as it is stored; None takes the stored one away."""

    session_id: UUID
    enrolment_id: UUID
    mark: AttendanceMark | None
    periods: int


def half_days(session: Session, ids: Collection[UUID]) -> dict[UUID, HalfDay]:
    """Return the half-days with these ids that there are."""
    rows = driver_of(session).execute(_HALF_DAYS + _places(ids), [key.bytes for key in ids])
    found = (
        HalfDay(
            UUID(bytes=key),
            date.fromisoformat(held_on),
            Slot(slot),
            periods,
            SessionState(state),
            bool(is_closed),
            ClassHead(UUID(bytes=class_id), code, ClassStatus(status)),
        )
        for key, held_on, slot, periods, state, is_closed, class_id, code, status in rows
    )
    return {half_day.id: half_day for half_day in found}


def learners(session: Session, ids: Collection[UUID]) -> dict[UUID, Learner]:
    """Return the learners with these enrolments that there are."""
    rows = driver_of(session).execute(_LEARNERS + _places(ids), [key.bytes for key in ids])
    found = (
        Learner(
            UUID(bytes=key),
            UUID(bytes=class_id),
            UUID(bytes=person_id),
            EnrolmentState(state),
            date.fromisoformat(state_on) if state_on else None,
        )
        for key, class_id, person_id, state, state_on in rows
    )
    return {learner.id: learner for learner in found}


def write_marks(session: Session, rows: Iterable[MarkRow]) -> None:
    """Write marks in place of those that are there; of several for one cell the last one stays."""
    raw = driver_of(session)
    cells = {(row.session_id.bytes, row.enrolment_id.bytes): row for row in rows}
    raw.executemany(_CLEAR, [cell for cell, row in cells.items() if row.mark is None])
    raw.executemany(
        _SET,
        [
            (new_id().bytes, *cell, row.mark.value, row.periods)
            for cell, row in cells.items()
            if row.mark is not None
        ],
    )
    session.expire_all()


def note_held(session: Session, ids: Iterable[UUID]) -> None:
    """Write down that half-days were held."""
    driver_of(session).executemany(_HELD, [(SessionState.HELD.value, key.bytes) for key in ids])
    session.expire_all()


def _places(ids: Collection[UUID]) -> str:
    return f" ({', '.join('?' * len(ids))})"

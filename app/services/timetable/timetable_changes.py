"""Many half-days changed at once: lecturer, room, cancelled, removed; all of them, or none."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.values import SessionKind, SessionState, Slot
from app.services.classes.class_programme import ClassProgramme
from app.services.timetable.session_rows import SessionRow
from app.services.timetable.timetable import (
    delete_session,
    details_of,
    even_split,
    periods_left,
    update_session,
)


def change_all(
    session: Session,
    *,
    session_ids: Iterable[UUID],
    lecturer: str | None = None,
    room: str | None = None,
    state: SessionState | None = None,
    session_kind: SessionKind | None = None,
    hours_factor: int | None = None,
    clash_reason: str | None = None,
) -> None:
    """Write what several half-days share; None leaves what each has."""
    for session_id in session_ids:
        kept = details_of(session, session_id=session_id)
        changed = replace(
            kept,
            lecturer=lecturer or kept.lecturer,
            room=room or kept.room,
            state=state or kept.state,
            session_kind=session_kind or kept.session_kind,
            hours_factor=kept.hours_factor if hours_factor is None else hours_factor,
        )
        update_session(session, session_id=session_id, details=changed, clash_reason=clash_reason)


def delete_all(session: Session, *, session_ids: Iterable[UUID]) -> None:
    """Take several half-days out of the timetable."""
    for session_id in session_ids:
        delete_session(session, session_id=session_id)


def half_days_needed(
    programme: ClassProgramme, kept: Iterable[SessionRow], *, periods_per_slot: int
) -> int:
    """Return how many half-days the lessons that are not scheduled yet need."""
    left = periods_left(programme.lessons, kept)
    return sum(len(even_split(periods, periods_per_slot)) for periods in left.values())


def next_free(kept: Iterable[SessionRow], first: date) -> tuple[date, Slot]:
    """Return the morning or afternoon after the last half-day; the first day without any."""
    taken = [(row.held_on, row.slot) for row in kept]
    if not taken:
        return first, Slot.MORNING
    day = max(held_on for held_on, _slot in taken)
    if (day, Slot.AFTERNOON) not in taken:
        return day, Slot.AFTERNOON
    return day + timedelta(days=1), Slot.MORNING

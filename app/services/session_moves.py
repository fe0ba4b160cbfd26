"""A half-day moved to another time: where it may go, and what stands in the way there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import ClassSession
from app.models.values import SessionState, Slot
from app.services.clashes import Meeting, clashes_of
from app.services.class_states import ClassClosedError, class_still_open
from app.services.days_off import days_off
from app.services.half_days import details_of, update_session
from app.services.session_rows import session_of


@dataclass(frozen=True, slots=True)
class MovePlace:
    """What a half-day would meet at another time.

    `forbidden` says why it cannot go there at all; `clashes` and `holiday` are only told.
    """

    forbidden: str = ""
    clashes: tuple[str, ...] = ()
    holiday: str = ""


def move_session(
    session: Session,
    *,
    session_id: UUID,
    held_on: date,
    slot: Slot,
    clash_reason: str | None = None,
) -> None:
    """Put a half-day at another time; lecturer, room and lesson stay."""
    details = replace(details_of(session, session_id=session_id), held_on=held_on, slot=slot)
    update_session(session, session_id=session_id, details=details, clash_reason=clash_reason)


def places_for(
    session: Session, *, session_id: UUID, days: Sequence[date]
) -> Mapping[tuple[date, Slot], MovePlace]:
    """Return what a half-day would meet at each time of these days, its own time among them."""
    found = session_of(session, session_id)
    locked = _why_locked(session, found)
    wanted = [(day, slot) for day in days for slot in Slot]
    taken = _taken(session, found, days)
    clashes: dict[tuple[date, Slot], list[str]] = {}
    for clash in clashes_of(session, [_meeting(found, *place) for place in wanted]):
        clashes.setdefault((clash.mine.held_on, clash.mine.slot), []).append(clash.sentence)
    off = {
        one.day: one.name
        for one in days_off(session, first=min(days), last=max(days))
        if one.is_off
    }
    return {
        (day, slot): MovePlace(
            forbidden=locked or taken.get((day, slot), ""),
            clashes=tuple(clashes.get((day, slot), ())),
            holiday=off.get(day, ""),
        )
        for day, slot in wanted
    }


def _why_locked(session: Session, found: ClassSession) -> str:
    if found.closed_at is not None:
        return "Buổi này đã khóa điểm danh; mở khóa rồi dời."
    try:
        class_still_open(session, found.class_id)
    except ClassClosedError as refusal:
        return refusal.message
    return ""


def _taken(
    session: Session, found: ClassSession, days: Sequence[date]
) -> Mapping[tuple[date, Slot], str]:
    """Return the times at which the class meets already, with the sentence that says so."""
    rows = session.execute(
        select(ClassSession.held_on, ClassSession.slot, ClassSession.state).where(
            ClassSession.class_id == found.class_id,
            ClassSession.id != found.id,
            ClassSession.held_on.between(min(days), max(days)),
        )
    )
    return {
        (day, slot): f"Lớp đã có buổi {slot.label.lower()} {day:%d/%m/%Y}"
        + (" (đã hủy)." if state is SessionState.CANCELLED else ".")
        for day, slot, state in rows
    }


def _meeting(found: ClassSession, day: date, slot: Slot) -> Meeting:
    same = (day, slot) == (found.held_on, found.slot)
    group = found.joined_group_id if same else None
    return Meeting(found.id, found.class_id, "", day, slot, found.lecturer, found.room, group)

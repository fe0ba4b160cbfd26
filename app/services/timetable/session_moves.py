"""A half-day moved to another time: where it may go, and what stands in the way there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import ClassSession
from app.models.values import SessionState, Slot
from app.services.classes.class_states import ClassClosedError, class_still_open
from app.services.timetable.clashes import Meeting, clashes_of
from app.services.timetable.days_off import days_off
from app.services.timetable.half_days import details_of, update_session
from app.services.timetable.held_as_one import codes_of, held_with
from app.services.timetable.session_rows import session_of


@dataclass(frozen=True, slots=True)
class MovePlace:
    """What a half-day would meet at another time.

    `forbidden` says why it cannot go there at all; `clashes` and `holiday` are only told. `along`
    are the codes of the classes that are held as one with it and go along.
    """

    forbidden: str = ""
    clashes: tuple[str, ...] = ()
    holiday: str = ""
    along: tuple[str, ...] = ()


def move_session(
    session: Session,
    *,
    session_id: UUID,
    held_on: date,
    slot: Slot,
    clash_reason: str | None = None,
) -> None:
    """Put a half-day at another time, with those held as one; lecturer, room, lesson stay."""
    details = replace(details_of(session, session_id=session_id), held_on=held_on, slot=slot)
    update_session(session, session_id=session_id, details=details, clash_reason=clash_reason)


def places_for(
    session: Session, *, session_id: UUID, days: Sequence[date]
) -> Mapping[tuple[date, Slot], MovePlace]:
    """Return what a half-day would meet at each time of these days, its own time among them."""
    found = session_of(session, session_id)
    others = held_with(session, found)
    codes = codes_of(session, others)
    parts = [(found, "Lớp"), *((other, f"Lớp {codes[other.id]} học ghép") for other in others)]
    locked = next(filter(None, (_why_locked(session, *part) for part in parts)), "")
    taken: dict[tuple[date, Slot], str] = {}
    for part in reversed(parts):  # the class in hand speaks for a time that several have taken
        taken |= _taken(session, *part, days)
    wanted = [(day, slot) for day in days for slot in Slot]
    clashes = _clashes(session, [found, *others], wanted)
    off = {
        one.day: one.name
        for one in days_off(session, first=min(days), last=max(days))
        if one.is_off
    }
    return {
        (day, slot): MovePlace(
            forbidden=locked or taken.get((day, slot), ""),
            clashes=clashes.get((day, slot), ()),
            holiday=off.get(day, ""),
            along=tuple(codes.values()),
        )
        for day, slot in wanted
    }


def _clashes(
    session: Session, parts: Sequence[ClassSession], wanted: Sequence[tuple[date, Slot]]
) -> dict[tuple[date, Slot], tuple[str, ...]]:
    """Return what the half-days held as one would clash with at each time, in sentences."""
    meetings = [_meeting(part, *place) for part in parts for place in wanted]
    found: dict[tuple[date, Slot], dict[str, None]] = {}
    for clash in clashes_of(session, meetings):
        found.setdefault((clash.mine.held_on, clash.mine.slot), {})[clash.sentence] = None
    return {place: tuple(sentences) for place, sentences in found.items()}


def _why_locked(session: Session, found: ClassSession, who: str) -> str:
    if found.closed_at is not None:
        return f"{who} đã khóa điểm danh buổi này; mở khóa rồi dời."
    try:
        class_still_open(session, found.class_id)
    except ClassClosedError as refusal:
        return refusal.message
    return ""


def _taken(
    session: Session, found: ClassSession, who: str, days: Sequence[date]
) -> Mapping[tuple[date, Slot], str]:
    """Return the times at which a class meets already, with the sentence that says so."""
    rows = session.execute(
        select(ClassSession.held_on, ClassSession.slot, ClassSession.state).where(
            ClassSession.class_id == found.class_id,
            ClassSession.id != found.id,
            ClassSession.held_on.between(min(days), max(days)),
        )
    )
    return {
        (day, slot): f"{who} đã có buổi {slot.on(day)}"
        + (" (đã hủy)." if state is SessionState.CANCELLED else ".")
        for day, slot, state in rows
    }


def _meeting(found: ClassSession, day: date, slot: Slot) -> Meeting:
    return Meeting(
        found.id, found.class_id, "", day, slot, found.lecturer, found.room, found.joined_group_id
    )

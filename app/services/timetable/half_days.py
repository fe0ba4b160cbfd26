"""Half-days of a class put in, changed and taken out one by one."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.classes import ClassSession
from app.models.values import SessionState
from app.services.classes.class_states import class_still_open
from app.services.timetable.clashes import Clash, Meeting, clashes_of, require_no_clash
from app.services.timetable.half_day_rules import (
    SessionDetails,
    require_free,
    require_open,
    require_short_day,
    require_unmarked,
)
from app.services.timetable.held_as_one import follow, held_with, part, require_may_follow
from app.services.timetable.session_rows import SessionRefusedError, session_of
from app.text.names import tidy_name, tidy_or_none, tidy_text


def add_session(
    session: Session,
    *,
    class_id: UUID,
    details: SessionDetails,
    clash_reason: str | None = None,
) -> UUID:
    """Put one half-day into the timetable; a clash with another class needs a reason."""
    class_still_open(session, class_id)
    added = ClassSession(id=new_id(), class_id=class_id)
    require_free(session, added, details)
    clashes = _clashes(session, [(added, details)])
    require_no_clash(clashes, clash_reason)
    added.clash_reason = tidy_or_none(clash_reason) if clashes else None
    _write(session, added, details)
    session.add(added)
    session.flush()
    return added.id


def update_session(
    session: Session,
    *,
    session_id: UUID,
    details: SessionDetails,
    clash_reason: str | None = None,
) -> None:
    """Write the details of a half-day anew; its periods stay once attendance was taken.

    A clash that was not there before needs a reason. Half-days of other classes that are held as
    one with this go along: they get its time, lecturer and room.
    """
    found = session_of(session, session_id)
    class_still_open(session, found.class_id)
    require_open(found)
    if details.periods != found.periods:
        require_unmarked(session, found, "đổi số tiết")
    if details.state is SessionState.CANCELLED:
        require_unmarked(session, found, "hủy")
    require_free(session, found, details)
    wanted = [(found, details), *_along(session, found, details)]
    as_it_is = [(each, details_of_row(each)) for each, _ in wanted]
    known = {clash.key for clash in _clashes(session, as_it_is)}
    clashes = _clashes(session, wanted)
    require_no_clash([clash for clash in clashes if clash.key not in known], clash_reason)
    clashing = {clash.mine.session_id for clash in clashes}
    for each, new in wanted:
        given = tidy_text(clash_reason or "") or each.clash_reason
        each.clash_reason = given if each.id in clashing else None
        _write(session, each, new)
    session.flush()


def delete_session(session: Session, *, session_id: UUID) -> None:
    """Take a half-day out of the timetable; refused once attendance was taken."""
    found = session_of(session, session_id)
    class_still_open(session, found.class_id)
    require_unmarked(session, found, "xóa")
    part(session, found)
    session.delete(found)
    session.flush()


def details_of(session: Session, *, session_id: UUID) -> SessionDetails:
    """Return what the form of a half-day holds."""
    return details_of_row(session_of(session, session_id))


def details_of_row(found: ClassSession) -> SessionDetails:
    """Return the details that a half-day has now."""
    return SessionDetails(
        held_on=found.held_on,
        slot=found.slot,
        periods=found.periods,
        lesson_id=found.lesson_id,
        lecturer=found.lecturer,
        room=found.room,
        state=found.state,
        session_kind=found.session_kind,
        hours_factor=found.hours_factor,
    )


def _along(
    session: Session, found: ClassSession, details: SessionDetails
) -> list[tuple[ClassSession, SessionDetails]]:
    """Return the half-days held as one with this, with what they become."""
    moves = (details.held_on, details.slot) != (found.held_on, found.slot)
    along = []
    for other in held_with(session, found):
        new = follow(details_of_row(other), details)
        if moves:
            require_may_follow(session, other, new)
        along.append((other, new))
    return along


def _clashes(
    session: Session, wanted: Sequence[tuple[ClassSession, SessionDetails]]
) -> tuple[Clash, ...]:
    """Return with what half-days would clash; cancelled ones clash with nothing."""
    meetings = [
        Meeting(
            found.id,
            found.class_id,
            "",
            details.held_on,
            details.slot,
            details.lecturer,
            details.room,
            found.joined_group_id,
        )
        for found, details in wanted
        if details.state is not SessionState.CANCELLED
    ]
    with session.no_autoflush:
        return clashes_of(session, meetings)


def _write(session: Session, found: ClassSession, details: SessionDetails) -> None:
    if details.periods < 1:
        raise SessionRefusedError(
            "Buổi học phải có ít nhất 1 tiết.", code="no-periods", field="periods"
        )
    require_short_day(session, found, details)
    found.held_on = details.held_on
    found.slot = details.slot
    found.periods = details.periods
    found.lesson_id = details.lesson_id
    found.lecturer = tidy_name(details.lecturer or "") or None
    found.room = tidy_or_none(details.room)
    found.state = details.state
    found.session_kind = details.session_kind
    found.hours_factor = details.hours_factor

"""Half-days of a class put in, changed and taken out one by one."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.classes import ClassSession
from app.models.values import SessionState
from app.services.class_states import class_still_open
from app.services.half_day_rules import (
    SessionDetails,
    require_free,
    require_open,
    require_short_day,
    require_unmarked,
)
from app.services.session_rows import SessionRefusedError, session_of
from app.text.names import tidy_name, tidy_text


def add_session(session: Session, *, class_id: UUID, details: SessionDetails) -> UUID:
    """Put one half-day into the timetable."""
    class_still_open(session, class_id)
    added = ClassSession(id=new_id(), class_id=class_id)
    _write(session, added, details)
    session.add(added)
    session.flush()
    return added.id


def update_session(session: Session, *, session_id: UUID, details: SessionDetails) -> None:
    """Write the details of a half-day anew; its periods stay once attendance was taken."""
    found = session_of(session, session_id)
    class_still_open(session, found.class_id)
    require_open(found)
    if details.periods != found.periods:
        require_unmarked(session, found, "đổi số tiết")
    if details.state is SessionState.CANCELLED:
        require_unmarked(session, found, "hủy")
    _write(session, found, details)
    session.flush()


def delete_session(session: Session, *, session_id: UUID) -> None:
    """Take a half-day out of the timetable; refused once attendance was taken."""
    found = session_of(session, session_id)
    class_still_open(session, found.class_id)
    require_unmarked(session, found, "xóa")
    session.delete(found)
    session.flush()


def details_of(session: Session, *, session_id: UUID) -> SessionDetails:
    """Return what the form of a half-day holds."""
    found = session_of(session, session_id)
    return SessionDetails(
        held_on=found.held_on,
        slot=found.slot,
        periods=found.periods,
        lesson_id=found.lesson_id,
        lecturer=found.lecturer,
        room=found.room,
        state=found.state,
    )


def _write(session: Session, found: ClassSession, details: SessionDetails) -> None:
    if details.periods < 1:
        raise SessionRefusedError(
            "Buổi học phải có ít nhất 1 tiết.", code="no-periods", field="periods"
        )
    require_free(session, found, details)
    require_short_day(session, found, details)
    found.held_on = details.held_on
    found.slot = details.slot
    found.periods = details.periods
    found.lesson_id = details.lesson_id
    found.lecturer = tidy_name(details.lecturer or "") or None
    found.room = tidy_text(details.room or "") or None
    found.state = details.state

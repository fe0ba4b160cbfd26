"""The half-days of other classes that are held together with one: they go where it goes."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.classes import ClassSession, TrainingClass
from app.services.classes.class_states import class_still_open
from app.services.timetable.half_day_rules import (
    SessionDetails,
    require_free,
    require_open,
    require_short_day,
)
from app.services.timetable.session_rows import SessionRefusedError, session_of


def held_with(session: Session, found: ClassSession) -> tuple[ClassSession, ...]:
    """Return the half-days of other classes that are held as one with this."""
    if found.joined_group_id is None:
        return ()
    rows = session.scalars(
        select(ClassSession)
        .where(ClassSession.joined_group_id == found.joined_group_id, ClassSession.id != found.id)
        .order_by(ClassSession.id)
    )
    return tuple(rows)


def part(session: Session, found: ClassSession) -> None:
    """Hold a half-day by itself; the last one left of those held as one is alone as well."""
    others = held_with(session, found)
    found.joined_group_id = None
    if len(others) == 1:
        others[0].joined_group_id = None
    session.flush()


def classes_along(session: Session, *, session_id: UUID) -> tuple[str, ...]:
    """Return the codes of the classes that go along when a half-day is moved."""
    others = held_with(session, session_of(session, session_id))
    return tuple(codes_of(session, others).values())


def codes_of(session: Session, half_days: tuple[ClassSession, ...]) -> Mapping[UUID, str]:
    """Return the code of the class of each half-day."""
    rows = session.execute(
        select(ClassSession.id, TrainingClass.code)
        .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
        .where(ClassSession.id.in_([one.id for one in half_days]))
        .order_by(TrainingClass.code)
    )
    return {half_day: code for half_day, code in rows}


def follow(other: SessionDetails, details: SessionDetails) -> SessionDetails:
    """Return what another class's half-day becomes: the same time, lecturer and room."""
    return replace(
        other,
        held_on=details.held_on,
        slot=details.slot,
        lecturer=details.lecturer,
        room=details.room,
    )


def require_may_follow(session: Session, other: ClassSession, details: SessionDetails) -> None:
    """Refuse to move a half-day that another class cannot follow, naming that class."""
    try:
        class_still_open(session, other.class_id)
        require_open(other)
        require_free(session, other, details)
        require_short_day(session, other, details)
    except UserError as refusal:
        code = codes_of(session, (other,))[other.id]
        raise SessionRefusedError(
            f"Buổi này ghép với lớp {code} nên dời cả hai lớp. Ở lớp {code}: {refusal.message}",
            remedy="Chọn buổi khác, hoặc thôi ghép rồi dời riêng lớp này.",
            code="joined-cannot-follow",
            field="slot",
        ) from None

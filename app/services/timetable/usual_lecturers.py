"""Who taught the lessons of a programme the last time, as a timetable proposes it."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import ClassSession
from app.models.values import SessionState


def usual_lecturers(session: Session, *, lesson_ids: Iterable[UUID]) -> tuple[str, ...]:
    """Return who taught each of these lessons last; nothing where nobody is known for one."""
    wanted = list(lesson_ids)
    taught = session.execute(
        select(ClassSession.lesson_id, ClassSession.lecturer)
        .where(
            ClassSession.lesson_id.in_(wanted),
            ClassSession.lecturer.is_not(None),
            ClassSession.state != SessionState.CANCELLED,
        )
        .order_by(ClassSession.held_on, ClassSession.id)
    )
    last = {lesson_id: lecturer for lesson_id, lecturer in taught if lecturer}
    return tuple(last[one] for one in wanted) if last.keys() >= set(wanted) else ()

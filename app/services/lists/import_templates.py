"""The template of a kind of list, with the communes that the centre serves to choose from."""

from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.models.values import SessionState, Slot
from app.services.centre.served_communes import list_served
from app.services.imports.giving_back.templates import template
from app.services.imports.vocabulary.fields import ImportKind
from app.services.imports.vocabulary.half_days import HalfDay
from app.services.timetable.session_rows import list_sessions

_SLOTS = {Slot.MORNING: 1, Slot.AFTERNOON: 2, Slot.EVENING: 3}


def make_template(session: Session, *, kind: ImportKind, class_id: UUID | None = None) -> bytes:
    """Return the workbook to fill in; the roll call of a class has its half-days."""
    served = (row.full_name for row in list_served(session, on=clock.today()))
    communes = tuple(name[:1].upper() + name[1:] for name in served)
    half_days = _half_days(session, class_id) if class_id is not None else []
    if not half_days:
        return template(kind, communes=communes)
    return template(kind, communes=communes, half_days=half_days)


def _half_days(session: Session, class_id: UUID) -> list[HalfDay]:
    return [
        HalfDay(None, row.held_on.year, row.held_on.month, row.held_on.day, _SLOTS[row.slot])
        for row in list_sessions(session, class_id=class_id)
        if row.state is not SessionState.CANCELLED
    ]

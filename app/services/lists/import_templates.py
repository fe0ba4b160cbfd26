"""The template of a kind of list, with the communes that the centre serves to choose from."""

from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.models.values import SessionState, Slot
from app.services.centre.served_communes import list_served
from app.services.classes.learner_rows import list_learners
from app.services.imports.giving_back.templates import Listed, template
from app.services.imports.vocabulary.fields import ImportKind
from app.services.imports.vocabulary.half_days import HalfDay
from app.services.imports.vocabulary.kinds import ROLLS
from app.services.timetable.session_rows import list_sessions
from app.text.capital import capital

_SLOTS = {Slot.MORNING: 1, Slot.AFTERNOON: 2, Slot.EVENING: 3}


def make_template(session: Session, *, kind: ImportKind, class_id: UUID | None = None) -> bytes:
    """Return the workbook to fill in; what is about a class has its learners and half-days."""
    served = (row.full_name for row in list_served(session, on=clock.today()))
    communes = tuple(capital(name) for name in served)
    if class_id is None or kind not in ROLLS:
        return template(kind, communes=communes)
    people = _people(session, class_id)
    half_days = _half_days(session, class_id)
    if not half_days:
        return template(kind, communes=communes, people=people)
    return template(kind, communes=communes, half_days=half_days, people=people)


def _people(session: Session, class_id: UUID) -> list[Listed]:
    return [
        Listed(row.full_name, row.birth_date)
        for row in list_learners(session, class_id=class_id)
        if not row.has_left
    ]


def _half_days(session: Session, class_id: UUID) -> list[HalfDay]:
    return [
        HalfDay(None, row.held_on.year, row.held_on.month, row.held_on.day, _SLOTS[row.slot])
        for row in list_sessions(session, class_id=class_id)
        if row.state is not SessionState.CANCELLED
    ]

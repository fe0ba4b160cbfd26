"""Takes a list of learners into a class: people, Party standing, enrolments, and what was done."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import Enrolment
from app.models.people import Person
from app.services.classes.enrolments import EnrolmentDetails, enrolment_of
from app.services.lists.learner_preview import LearnerRow
from app.services.lists.learner_values import LearnerValues
from app.services.lists.list_preview import RowKind, needed_class
from app.services.lists.list_writing import Fate, Portion
from app.services.people.intake import Arrival, Newcomer, add_people, enrol_all
from app.services.people.person_updates import (
    names_by_part,
    update_party_fields,
    update_person_fields,
    values_of,
)


def write_rows(session: Session, portion: Portion[LearnerValues]) -> list[Fate]:
    """Store some rows and return what became of each."""
    class_id = needed_class(portion.class_id)
    new = portion.of(RowKind.NEW)
    newcomers = [Newcomer(row.values.person, row.values.party) for row in new]
    added = add_people(session, newcomers)
    arrivals = {
        row.number: Arrival(person_id, row.values.enrolment, newcomer)
        for row, person_id, newcomer in zip(new, added, newcomers, strict=True)
    }
    for row, person_id in _update_all(session, portion):
        if row.enrolment_id is None:
            arrivals[row.number] = Arrival(person_id, row.values.enrolment)
    arrivals = dict(sorted(arrivals.items()))  # in the order of the list
    enrolled = enrol_all(session, class_id=class_id, arrivals=tuple(arrivals.values()))
    came = {
        number: (arrival.person_id, place)
        for (number, arrival), place in zip(arrivals.items(), enrolled, strict=True)
    }
    return [
        Fate(row, *came.get(row.number, (row.person_id, row.enrolment_id))) for row in portion.rows
    ]


def _update_all(session: Session, portion: Portion[LearnerValues]) -> list[tuple[LearnerRow, UUID]]:
    """Write what rows change of known people; return them with their people."""
    rows = portion.of(RowKind.UPDATE)
    meant = [(row, row.person_id) for row in rows if row.person_id is not None]
    if not meant:
        return meant
    # Held here, so that the session need not ask for each of them again.
    places = [row.enrolment_id for row in rows]
    _held = (
        session.scalars(select(Person).where(Person.id.in_([who for _, who in meant]))).all(),
        session.scalars(select(Enrolment).where(Enrolment.id.in_(places))).all(),
    )
    for row, person_id in meant:
        _update(session, person_id, row, portion.kept(row))
    return meant


def _update(session: Session, person_id: UUID, row: LearnerRow, keep: Collection[str]) -> None:
    names = names_by_part(row.changes, keep)
    new = row.values
    update_person_fields(
        session, person_id=person_id, new=new.person, names=names.get("person", ())
    )
    update_party_fields(session, person_id=person_id, new=new.party, names=names.get("party", ()))
    if row.enrolment_id is not None:
        _update_enrolment(session, row.enrolment_id, new.enrolment, names.get("enrolment", ()))


def _update_enrolment(
    session: Session, enrolment_id: UUID, new: EnrolmentDetails, names: Sequence[str]
) -> None:
    if names:
        kept = enrolment_of(session, enrolment_id)
        for name, value in values_of(new, names).items():
            setattr(kept, name, value)

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
    people = {row.number: person_id for row, person_id in zip(new, added, strict=True)}
    people |= _update_all(session, portion)
    coming = [row for row in portion.rows if row.number in people and row.enrolment_id is None]
    fresh = {row.number: newcomer for row, newcomer in zip(new, newcomers, strict=True)}
    arrivals = [
        Arrival(people[row.number], row.values.enrolment, fresh.get(row.number)) for row in coming
    ]
    enrolled = enrol_all(session, class_id=class_id, arrivals=arrivals)
    places = {row.number: place for row, place in zip(coming, enrolled, strict=True)}
    return [
        Fate(
            row,
            people.get(row.number, row.person_id),
            places.get(row.number, row.enrolment_id),
        )
        for row in portion.rows
    ]


def _update_all(session: Session, portion: Portion[LearnerValues]) -> dict[int, UUID]:
    """Write what rows change of known people; return these by the number of their row."""
    rows = portion.of(RowKind.UPDATE)
    ids = {row.number: row.person_id for row in rows if row.person_id is not None}
    if not ids:
        return ids
    # Held here, so that the session need not ask for each of them again.
    places = [row.enrolment_id for row in rows]
    _held = (
        session.scalars(select(Person).where(Person.id.in_(ids.values()))).all(),
        session.scalars(select(Enrolment).where(Enrolment.id.in_(places))).all(),
    )
    for row in rows:
        _update(session, ids[row.number], row, portion.kept(row))
    return ids


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

"""Takes a list of learners into a class: people, Party standing, enrolments, and what was done."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.classes import Enrolment
from app.services.bulk import update_rows
from app.services.lists.learner_preview import LearnerRow
from app.services.lists.learner_values import LearnerValues
from app.services.lists.list_preview import RowKind, needed_class
from app.services.lists.list_writing import Fate, Portion
from app.services.people.intake import Arrival, Newcomer, add_people, enrol_all
from app.services.people.person_updates import (
    Correction,
    correct_people,
    names_by_part,
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
    corrections, places = [], defaultdict[UUID, dict[str, object]](dict)
    for row, person_id in meant:
        names, new = names_by_part(row.changes, portion.kept(row)), row.values
        corrections.append(Correction(person_id, new.person, new.party, names))
        if row.enrolment_id is not None:
            places[row.enrolment_id] |= values_of(new.enrolment, names.get("enrolment", ()))
    correct_people(session, corrections)
    update_rows(session, Enrolment, places)
    return meant

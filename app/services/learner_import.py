"""Takes a list of learners into a class: people, Party standing, enrolments, and what was done."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeGuard
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.people import Person
from app.services.enrolments import EnrolmentDetails, enrolment_of
from app.services.intake import Arrival, Newcomer, add_people, enrol_all
from app.services.learner_preview import LearnerPreview, LearnerRow, preview
from app.services.list_preview import ListPreview, RowKind, class_of, still_holds
from app.services.list_writing import Fate, ImportResult, ListSource, write_list
from app.services.person_updates import (
    names_by_part,
    update_party_fields,
    update_person_fields,
    values_of,
)
from app.services.progress import NoProgress, Progress

_NOBODY = NoProgress()


def apply_list(
    session: Session,
    progress: Progress = _NOBODY,
    *,
    checked: ListPreview[object],
    file_name: str,
    sha256: str,
    keep_old: Mapping[int, Collection[str]] | None = None,
    again: bool = False,
) -> ImportResult:
    """Take in the rows that are new or change something; the others are only written down.

    What was checked is held against the data once more, since that may have changed meanwhile.
    `keep_old` names, by row number, the fields of known people that shall stay as they are;
    `again` takes in a file whose content was taken into this class before.
    """
    now = _held_again(session, checked, sha256)
    keep = {number: set(fields) for number, fields in (keep_old or {}).items()}
    return write_list(
        session,
        progress,
        checked=now,
        source=ListSource(file_name, sha256, again),
        take_in=lambda rows: _take_in(session, class_of(now), rows, keep),
    )


def _held_again(session: Session, checked: ListPreview[object], sha256: str) -> LearnerPreview:
    """Return what was checked, held against the data once more if anything was done since."""
    if _is_of_learners(checked) and still_holds(session, checked):
        return checked
    return preview(
        session,
        proposal=checked.source,
        class_id=class_of(checked),
        sha256=sha256,
        answers=checked.answers,
        links=checked.links,
    )


def _is_of_learners(checked: ListPreview[object]) -> TypeGuard[LearnerPreview]:
    return checked.source.kind == "learners"


def _take_in(
    session: Session, class_id: UUID, rows: Sequence[LearnerRow], keep: Mapping[int, set[str]]
) -> list[Fate]:
    """Store some rows and return what became of each."""
    new = [row for row in rows if row.kind is RowKind.NEW]
    newcomers = [Newcomer(row.values.person, row.values.party) for row in new]
    added = add_people(session, newcomers)
    people = {row.number: person_id for row, person_id in zip(new, added, strict=True)}
    known = [row for row in rows if row.kind is RowKind.UPDATE and row.person_id is not None]
    people |= _update_all(session, known, keep)
    coming = [row for row in rows if row.number in people and row.enrolment_id is None]
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
        for row in rows
    ]


def _update_all(
    session: Session, rows: Sequence[LearnerRow], keep: Mapping[int, set[str]]
) -> dict[int, UUID]:
    """Write what rows change of known people; return these by the number of their row."""
    ids = {row.number: row.person_id for row in rows if row.person_id is not None}
    # Held here, so that the session need not ask for each of them again.
    _held = session.scalars(select(Person).where(Person.id.in_(ids.values()))).all()
    for row in rows:
        _update(session, ids[row.number], row, keep.get(row.number, set()))
    return ids


def _update(session: Session, person_id: UUID, row: LearnerRow, keep: set[str]) -> None:
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

"""Takes a list of learners into a class: people, Party standing, enrolments, and what was done."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.services import party_standing, people
from app.services.enrolments import EnrolmentDetails, enrol, enrolment_of
from app.services.learner_preview import LearnerRow, preview
from app.services.list_preview import ListPreview, RowKind, class_of
from app.services.list_writing import (
    ImportResult,
    begin_batch,
    require_new_content,
    written_down,
)
from app.services.party_standing import PartyDetails
from app.services.person_details import PersonDetails
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
    class_id = class_of(checked)
    now = preview(
        session,
        proposal=checked.source,
        class_id=class_id,
        sha256=sha256,
        answers=checked.answers,
        links=checked.links,
    )
    if not again:
        require_new_content(now, where=" vào lớp")
    batch_id = begin_batch(session, checked=now, file_name=file_name, sha256=sha256)
    for done, row in enumerate(now.rows, start=1):
        ids = _take_in(session, class_id, row, set((keep_old or {}).get(row.number, ())))
        session.add(written_down(batch_id, row, *ids))
        progress.step(done, len(now.rows), row.values.person.full_name)
    session.flush()
    return ImportResult(batch_id, now.counts)


def _take_in(
    session: Session, class_id: UUID, row: LearnerRow, keep: set[str]
) -> tuple[UUID | None, UUID | None]:
    """Store one row and return the person and enrolment that it became."""
    if row.kind is RowKind.NEW:
        person_id = people.add_person(session, details=row.values.person, party=row.values.party)
    elif row.kind is RowKind.UPDATE and row.person_id is not None:
        person_id = row.person_id
        _update(session, person_id, row, keep)
    else:
        return row.person_id, row.enrolment_id
    if row.enrolment_id is not None:
        return person_id, row.enrolment_id
    details = row.values.enrolment
    return person_id, enrol(session, class_id=class_id, person_id=person_id, details=details)


def _update(session: Session, person_id: UUID, row: LearnerRow, keep: set[str]) -> None:
    changed = [change.field for change in row.changes if change.field not in keep]
    parts: dict[str, list[str]] = {"person": [], "party": [], "enrolment": []}
    for name in changed:
        part, _, key = name.partition(".")
        parts[part].append(key)
    if parts["person"]:
        kept = people.details_of(session, person_id=person_id)
        details: PersonDetails = replace(kept, **_values(row.values.person, parts["person"]))
        people.update_person(session, person_id=person_id, details=details)
    if parts["party"] and row.values.party is not None:
        before = party_standing.party_of(session, person_id=person_id) or row.values.party
        party: PartyDetails = replace(before, **_values(row.values.party, parts["party"]))
        party_standing.set_party(session, person_id=person_id, party=party)
    if parts["enrolment"] and row.enrolment_id is not None:
        _update_enrolment(session, row.enrolment_id, row.values.enrolment, parts["enrolment"])


def _update_enrolment(
    session: Session, enrolment_id: UUID, new: EnrolmentDetails, names: list[str]
) -> None:
    kept = enrolment_of(session, enrolment_id)
    for name, value in _values(new, names).items():
        setattr(kept, name, value)


def _values(source: object, names: list[str]) -> dict[str, Any]:
    return {name: getattr(source, name) for name in names}

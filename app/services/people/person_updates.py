"""Writes what a list corrects of many kept people: only the fields that it names, and all at once.

The rules are those of one person at a time (`people.correct_person`, `party_standing.set_party`);
only what they read and write is gathered for the whole list.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.people import Person
from app.services.bulk import differing, update_rows
from app.services.lists.field_changes import FieldChange
from app.services.people.party_standing import PartyDetails, parties_of, set_parties
from app.services.people.people import all_stored_values, details_of_stored, stored_values
from app.services.people.person_checks import Corrected, require_corrections_sound
from app.services.people.person_details import PersonDetails


class Correction(NamedTuple):
    """What a list says of a kept person; `names` are the fields to be written, by their part."""

    person_id: UUID
    person: PersonDetails
    party: PartyDetails | None
    names: Mapping[str, Sequence[str]]


def names_by_part(
    changes: Sequence[FieldChange], keep: Collection[str] = ()
) -> dict[str, list[str]]:
    """Return the fields that change, by their part ("person", "post" …), without those kept."""
    parts: dict[str, list[str]] = {}
    for change in changes:
        if change.field not in keep:
            part, _, name = change.field.partition(".")
            parts.setdefault(part, []).append(name)
    return parts


def correct_people(session: Session, corrections: Sequence[Correction]) -> None:
    """Write the named fields of people and of their Party standing, in the order of the list."""
    _correct_persons(session, [one for one in corrections if one.names.get("person")])
    _correct_parties(session, [one for one in corrections if one.names.get("party")])


def _correct_persons(session: Session, corrections: Sequence[Correction]) -> None:
    kept = all_stored_values(session, {one.person_id for one in corrections})
    written = {one.person_id: kept[one.person_id] for one in corrections}
    checked = []
    for one in corrections:
        before = details_of_stored(written[one.person_id])
        after: PersonDetails = before._replace(**values_of(one.person, one.names["person"]))
        checked.append(Corrected(one.person_id, before, after))
        written[one.person_id] = stored_values(after)
    require_corrections_sound(session, checked)
    update_rows(
        session, Person, {who: _to_write(values, kept[who]) for who, values in written.items()}
    )


def _to_write(written: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """Return the columns that change; with a new number, all of them.

    All that change their number are so written together, in the order of the list: it is let go
    before somebody else takes it.
    """
    changed = differing(written, kept)
    return written if "citizen_id" in changed else changed


def _correct_parties(session: Session, corrections: Iterable[Correction]) -> None:
    said = [(one, one.party) for one in corrections if one.party is not None]
    known = parties_of(session, {one.person_id for one, _ in said})
    for one, party in said:
        before = known.get(one.person_id, party)
        known[one.person_id] = before._replace(**values_of(party, one.names["party"]))
    set_parties(session, known)


def values_of(source: object, names: Sequence[str]) -> dict[str, Any]:
    """Return the named values."""
    return {name: getattr(source, name) for name in names}

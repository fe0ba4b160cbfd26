"""Writes only the named fields of a person and of the Party standing, as a list corrects them."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.services.lists.field_changes import FieldChange
from app.services.people import party_standing, people
from app.services.people.party_standing import PartyDetails
from app.services.people.person_details import PersonDetails


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


def update_person_fields(
    session: Session, *, person_id: UUID, new: PersonDetails, names: Sequence[str]
) -> None:
    """Write the named fields of a person."""
    if names:
        kept = people.details_of(session, person_id=person_id)
        details: PersonDetails = kept._replace(**values_of(new, names))
        people.correct_person(session, person_id=person_id, details=details)


def update_party_fields(
    session: Session, *, person_id: UUID, new: PartyDetails | None, names: Sequence[str]
) -> None:
    """Write the named fields of the Party standing."""
    if names and new is not None:
        before = party_standing.party_of(session, person_id=person_id) or new
        party: PartyDetails = before._replace(**values_of(new, names))
        party_standing.set_party(session, person_id=person_id, party=party)


def values_of(source: object, names: Sequence[str]) -> dict[str, Any]:
    """Return the named values."""
    return {name: getattr(source, name) for name in names}

"""A person as one form, whatever classes they were in: written and read with the Party standing."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.values import Gender, PartyStatus, PersonStatus
from app.services.people.party_standing import PartyDetails, party_of
from app.services.people.people import add_person, details_of, person_of, update_person
from app.services.people.person_details import PersonDetails
from app.text.names import NameParts, tidy_name
from app.text.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What the form of a person holds; family and given name say how the name is taken apart."""

    full_name: str
    family_name: str | None = None
    given_name: str | None = None
    other_name: str | None = None
    birth_date: PartialDate | None = None
    gender: Gender | None = None
    ethnicity: str | None = None
    citizen_id: str | None = None
    old_id_no: str | None = None
    phone: str | None = None
    email: str | None = None
    home_place: str | None = None
    birth_place: str | None = None
    residence: str | None = None
    position: str | None = None
    party_status: PartyStatus | None = None
    admitted_on: PartialDate | None = None
    official_on: date | None = None
    party_card_no: str | None = None
    education_level: str | None = None
    major: str | None = None
    theory_level: str | None = None
    note: str | None = None
    status: PersonStatus = PersonStatus.ACTIVE


_SHARED = tuple(set(PersonEntry.__slots__) & set(PersonDetails._fields))


def entry_of(session: Session, *, person_id: UUID) -> PersonEntry:
    """Return what the form of a person shows."""
    details = details_of(session, person_id=person_id)
    party = party_of(session, person_id=person_id)
    parts = details.name_parts
    return PersonEntry(
        **{name: getattr(details, name) for name in _SHARED},
        family_name=parts.family if parts else None,
        given_name=parts.given if parts else None,
        party_status=party.status if party else None,
        admitted_on=party.admitted_on if party else None,
        official_on=party.official_on if party else None,
        party_card_no=party.party_card_no if party else None,
        status=person_of(session, person_id).status,
    )


def add_entry(session: Session, *, entry: PersonEntry) -> UUID:
    """Keep a new person with all that the form holds."""
    details = described(entry)._replace(name_parts=_parts(entry))
    person_id = add_person(session, details=details, party=_party(entry))
    person_of(session, person_id).status = entry.status
    session.flush()
    return person_id


def update_entry(session: Session, *, person_id: UUID, entry: PersonEntry) -> None:
    """Write all that the form holds; a standing that is left open stays as it was."""
    details = details_of(session, person_id=person_id)._replace(
        **{name: getattr(entry, name) for name in _SHARED},
        name_parts=_parts(entry),
    )
    person_of(session, person_id).status = entry.status
    update_person(session, person_id=person_id, details=details, party=_party(entry))


def described(entry: PersonEntry) -> PersonDetails:
    """Return what the form says of who it is, to look for what speaks against it."""
    return PersonDetails(**{name: getattr(entry, name) for name in _SHARED})


def _party(entry: PersonEntry) -> PartyDetails | None:
    facts = (entry.admitted_on, entry.official_on, entry.party_card_no)
    if entry.party_status is None and not any(facts):
        return None
    return PartyDetails(entry.party_status or PartyStatus.FULL, *facts)


def _parts(entry: PersonEntry) -> NameParts | None:
    """Return the name taken apart as the form says; None where that is no part of the name."""
    family, given = tidy_name(entry.family_name or ""), tidy_name(entry.given_name or "")
    rest = tidy_name(entry.full_name).split()
    for word in f"{family} {given}".split():
        if word not in rest:
            return None
        rest.remove(word)
    return NameParts(family, " ".join(rest), given) if given else None

"""Finds people by any words of the name in any order, and by digits from any position."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models.derived import PersonPlace
from app.models.people import PartyMembership, Person
from app.models.values import Gender, PartyStatus, PersonStatus
from app.services.bulk import chunks
from app.services.people.person_finder import find_people
from app.services.people.twins import find_twins
from app.text.names import NameParts
from app.text.partial_date import PartialDate

LIMIT = 50


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list."""

    id: UUID
    full_name: str
    family_name: str
    middle_name: str
    given_name: str
    birth_date: PartialDate | None
    gender: Gender | None
    citizen_id: str | None
    ethnicity: str | None
    position: str | None
    phone: str | None
    status: PersonStatus
    party_status: PartyStatus | None
    admitted_on: PartialDate | None

    @property
    def name_parts(self) -> NameParts:
        """The name taken apart, for columns that set the given name apart."""
        return NameParts(self.family_name, self.middle_name, self.given_name)


def list_people(session: Session, *, limit: int | None = None) -> tuple[PersonRow, ...]:
    """Return everybody in Vietnamese order of names; the first `limit` of them if given."""
    query = _people().order_by(PersonPlace.place)
    return _rows(session, query if limit is None else query.limit(limit))


def people_in_order(session: Session, *, start: int, limit: int) -> tuple[UUID, ...]:
    """Return people in Vietnamese order of names, from the one numbered `start`, counted from 0."""
    place = PersonPlace
    query = select(place.person_id).order_by(place.place).offset(start).limit(limit)
    return tuple(session.scalars(query))


def person_rows(session: Session, *, ids: Sequence[UUID]) -> tuple[PersonRow, ...]:
    """Return these people, a few hundred at most, in the order given; who is gone is left out."""
    rows = {row.id: row for row in _rows(session, _people().where(Person.id.in_(ids)))}
    return tuple(rows[person_id] for person_id in ids if person_id in rows)


def search_people(session: Session, *, text: str, limit: int = LIMIT) -> tuple[PersonRow, ...]:
    """Return the first `limit` people who fit: "an nguyen" finds Nguyễn Văn An, "4567" a number.

    The name written exactly so comes first, then the same without marks, then names that begin
    so, then those that merely have the words or digits.
    """
    if not text.strip():
        return list_people(session, limit=limit)
    found = find_people(session, typed=text, limit=limit)
    return tuple(row for chunk in chunks(found) for row in person_rows(session, ids=chunk))


def find_candidates(
    session: Session, *, full_name: str, birth_date: PartialDate | None = None
) -> tuple[PersonRow, ...]:
    """Return the people of this name whose date of birth may be the same."""
    twins = find_twins(session, full_name=full_name, birth_date=birth_date)
    query = _people().where(Person.id.in_([twin.id for twin in twins]))
    return _rows(session, query.order_by(Person.birth_date, Person.id))


def _people() -> Select[Any]:
    """Select what a `PersonRow` has, in its order; the mapper's objects would take three times."""
    person, party = Person, PartyMembership
    name = (person.full_name, person.family_name, person.middle_name, person.given_name)
    facts = (person.birth_date, person.gender, person.citizen_id, person.ethnicity)
    return (
        select(person.id, *name, *facts, person.position, person.phone, person.status)
        .add_columns(party.status, party.admitted_on)
        .join(PersonPlace, PersonPlace.person_id == person.id)
        .outerjoin(party, party.person_id == person.id)
    )


def _rows(session: Session, query: Select[Any]) -> tuple[PersonRow, ...]:
    return tuple(PersonRow(*row) for row in session.execute(query))

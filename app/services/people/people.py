"""Adds people and corrects what is known of them; each person is kept once."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.people import Person
from app.services.bulk import by_column, chunks
from app.services.missing import RowGoneError
from app.services.people.party_standing import PartyDetails, set_party
from app.services.people.person_checks import require_sound
from app.services.people.person_details import PersonDetails
from app.text.identity import tidy_citizen_id
from app.text.names import NameParts, split_name, tidy_all, tidy_name

_TEXTS = (
    "old_id_no",
    "ethnicity",
    "home_place",
    "birth_place",
    "residence",
    "phone",
    "email",
    "position",
    "education_level",
    "major",
    "theory_level",
    "other_name",
    "note",
)
_STORED = (
    *("full_name", "family_name", "middle_name", "given_name", "birth_date", "gender"),
    *("citizen_id", *_TEXTS),
)


def add_person(
    session: Session, *, details: PersonDetails, party: PartyDetails | None = None
) -> UUID:
    """Keep a new person; refuses what cannot be true, and an identity number already kept."""
    require_sound(session, details=details)
    person = Person(id=new_id())
    _write(person, details)
    session.add(person)
    session.flush()
    if party is not None:
        set_party(session, person_id=person.id, party=party)
    return person.id


def update_person(
    session: Session, *, person_id: UUID, details: PersonDetails, party: PartyDetails | None = None
) -> None:
    """Write all details of a person anew; the Party standing stays when none is given."""
    correct_person(session, person_id=person_id, details=details)
    if party is not None:
        set_party(session, person_id=person_id, party=party)
    session.flush()


def correct_person(session: Session, *, person_id: UUID, details: PersonDetails) -> None:
    """Write all details of a person anew, to be sent together with what else is written."""
    person = person_of(session, person_id)
    require_sound(session, details=details, person_id=person_id)
    _write(person, details)


def details_of(session: Session, *, person_id: UUID) -> PersonDetails:
    """Return what is known of a person, to show in a form or to change one thing of it."""
    person = person_of(session, person_id)
    return details_of_stored({name: getattr(person, name) for name in _STORED})


def person_of(session: Session, person_id: UUID) -> Person:
    """Return the person's row; refuses when it is gone or was joined into another."""
    person = session.get(Person, person_id)
    if person is None:
        raise RowGoneError("Người này không còn trong dữ liệu.", "Mở lại danh sách học viên.")
    if person.merged_into_id is not None:
        raise UserError(
            f"Hồ sơ của {person.full_name} đã gộp vào hồ sơ khác.",
            remedy="Mở hồ sơ đã gộp để sửa.",
            code="person-merged",
        )
    return person


def all_stored_values(session: Session, person_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return what the columns of people's rows hold; refuses as `person_of` does."""
    query = select(Person.id, *(getattr(Person, name) for name in _STORED))
    found: dict[UUID, dict[str, Any]] = {}
    for chunk in chunks(sorted(person_ids)):
        rows = session.execute(query.where(Person.id.in_(chunk), Person.merged_into_id.is_(None)))
        found |= {person_id: dict(zip(_STORED, values, strict=True)) for person_id, *values in rows}
        for person_id in chunk:
            if person_id not in found:
                person_of(session, person_id)  # refuses: gone, or joined into another
    return found


def details_of_stored(values: dict[str, Any]) -> PersonDetails:
    """Return the details of which these are the columns."""
    family, middle, given = values["family_name"], values["middle_name"], values["given_name"]
    return PersonDetails(
        full_name=values["full_name"],
        birth_date=values["birth_date"],
        gender=values["gender"],
        citizen_id=values["citizen_id"],
        name_parts=NameParts(family, middle, given),
        **{name: values[name] for name in _TEXTS},
    )


def stored_values(details: PersonDetails) -> dict[str, object]:
    """Return what the columns of a person's row hold for these details."""
    return {name: column[0] for name, column in stored_columns([details]).items()}


def stored_columns(people: Sequence[PersonDetails]) -> dict[str, Sequence[object]]:
    """Return what each column holds in the rows of these people, of whom there is at least one."""
    said = by_column(people)
    names = [tidy_name(name) for name in said["full_name"]]
    known = zip(said["name_parts"], names, strict=True)
    # Parts that belong to the name before it was changed are proposed anew.
    parts = [_kept_parts(kept, name) or split_name(name) for kept, name in known]
    family, middle, given = zip(*parts, strict=True)
    return {
        "full_name": names,
        "family_name": family,
        "middle_name": middle,
        "given_name": given,
        "birth_date": said["birth_date"],
        "gender": said["gender"],
        "citizen_id": [tidy_citizen_id(number or "") or None for number in said["citizen_id"]],
        **{name: tidy_all(said[name]) for name in _TEXTS},
    }


def _write(person: Person, details: PersonDetails) -> None:
    for name, value in stored_values(details).items():
        setattr(person, name, value)


def _kept_parts(parts: NameParts | None, full_name: str) -> NameParts | None:
    """Return the parts where they are the words of the name in another order (Y Bih Niê)."""
    if parts is None or sorted(" ".join(parts).split()) != sorted(full_name.split()):
        return None
    return parts

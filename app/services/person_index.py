"""Keeps how to sort and find each person in step with that person's row."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.orm import Session

from app.models.people import Person, PersonIndex
from app.text.names import NameParts, fold
from app.text.order import sort_key

_CHUNK = 500  # far below SQLite's limit on parameters of one statement

_COLUMNS = (
    Person.id,
    Person.full_name,
    Person.other_name,
    Person.family_name,
    Person.middle_name,
    Person.given_name,
    Person.citizen_id,
    Person.old_id_no,
    Person.phone,
)
_PersonColumns = Row[UUID, str, str | None, str, str, str, str | None, str | None, str | None]


def refresh_person_index(session: Session, changed: Mapping[str, set[str]]) -> None:
    """Rebuild the index rows of the changed persons; `changed` is table name → hex row ids."""
    ids = sorted(UUID(hex=row_id) for row_id in changed.get(Person.__tablename__, ()))
    for chunk in _chunks(ids):
        session.execute(delete(PersonIndex).where(PersonIndex.person_id.in_(chunk)))
        persons = session.execute(select(*_COLUMNS).where(Person.id.in_(chunk)))
        _insert(session, [_index_of(person) for person in persons])


def rebuild_person_index(session: Session) -> None:
    """Make the whole index anew, as after a replay or a restored mirror."""
    session.execute(delete(PersonIndex))
    _insert(session, [_index_of(person) for person in session.execute(select(*_COLUMNS))])


def is_index_current(session: Session) -> bool:
    """Tell whether the stored index is the one that the persons give."""
    columns = PersonIndex.__table__.columns
    stored = {tuple(row) for row in session.execute(select(*columns))}
    made = (_index_of(person) for person in session.execute(select(*_COLUMNS)))
    return stored == {tuple(row[column.name] for column in columns) for row in made}


def _insert(session: Session, rows: list[dict[str, object]]) -> None:
    if rows:
        session.execute(insert(PersonIndex), rows)


def _index_of(person: _PersonColumns) -> dict[str, object]:
    parts = NameParts(person.family_name, person.middle_name, person.given_name)
    names = (person.full_name, person.other_name)
    numbers = (person.citizen_id, person.old_id_no, person.phone)
    return {
        "person_id": person.id,
        "sort_key": sort_key(parts),
        "folded": " ".join(fold(name) for name in names if name),
        "digits": " ".join(_digits(number) for number in numbers if number),
    }


def _digits(number: str) -> str:
    return "".join(character for character in number if character.isdigit())


def _chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]

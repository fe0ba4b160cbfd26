"""Keeps how to sort and find each person in step with what is known of that person."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Row, Select, delete, func, select
from sqlalchemy.orm import Session

from app.models.people import PartyMembership, Person, PersonIndex
from app.services.bulk import chunks, insert_rows
from app.services.people.person_numbers import numbers_of, touched_people
from app.services.people.person_places import Placed, place_again, place_anew, stored_places
from app.services.people.tone_orders import TONE_ORDER_KEY, tone_order, use_tone_order
from app.services.upkeep.derived_versions import made_by, note_rules
from app.text.finding import compact, folded_text, marked_name, plain_name
from app.text.letters import ToneOrder, chosen_tone_order
from app.text.names import NameParts, fold
from app.text.order import sort_key
from app.text.partial_date import PartialDate

# To be raised by whoever changes what is stored: files written before are then made anew.
_RULES = 2
_NAME = "person_index"


_PersonColumns = Row[
    UUID, str, str | None, str, str, str, PartialDate | None, UUID | None, str | None
]


def refresh_person_index(session: Session, changed: Mapping[str, set[str]]) -> None:
    """Rebuild what is stored of the changed persons; `changed` is table name → row ids.

    Where the order of the tones was changed, everybody's is made anew.
    """
    if TONE_ORDER_KEY in changed.get("settings", ()):
        rebuild_person_index(session)
        return
    ids = sorted(touched_people(session, changed))
    if not ids:
        return
    use_tone_order(session)
    _note_rules_of_a_new_index(session)
    placed: list[Placed] = []
    for chunk in chunks(ids):
        session.execute(delete(PersonIndex).where(PersonIndex.person_id.in_(chunk)))
        persons = session.execute(_query().where(Person.id.in_(chunk))).all()
        numbers = numbers_of(session, chunk)
        _insert(session, [_index_of(person, numbers.get(person.id, ())) for person in persons])
        placed += _placed(persons, numbers)
    place_again(session, gone=ids, people=placed)


def rebuild_person_index(session: Session) -> None:
    """Make all of it anew: after a replay, or by other rules or another order of the tones."""
    use_tone_order(session)
    session.execute(delete(PersonIndex))
    persons, numbers = session.execute(_query()).all(), numbers_of(session, None)
    _insert(session, [_index_of(person, numbers.get(person.id, ())) for person in persons])
    place_anew(session, _placed(persons, numbers))
    note_rules(session, _NAME, _version(chosen_tone_order()))


def _note_rules_of_a_new_index(session: Session) -> None:
    """Write down by which rules an index is made that has its first people now."""
    if made_by(session, _NAME) is None and not session.scalar(
        select(func.count()).select_from(PersonIndex)
    ):
        note_rules(session, _NAME, _version(chosen_tone_order()))


def needs_new_index(session: Session) -> bool:
    """Say whether the stored index was made by other rules than those of this program."""
    stored = made_by(session, _NAME)
    if stored is None:
        return session.scalar(select(func.count()).select_from(Person)) != 0
    return stored != _version(tone_order(session))


def is_index_current(session: Session) -> bool:
    """Tell whether the stored index is the one that the persons give."""
    persons, numbers = session.execute(_query()).all(), numbers_of(session, None)
    made = (_index_of(person, numbers.get(person.id, ())) for person in persons)
    columns = PersonIndex.__table__.columns
    rows = {tuple(row) for row in session.execute(select(*columns))}
    if rows != {tuple(row[column.name] for column in columns) for row in made}:
        return False
    ordered = sorted(_placed(persons, numbers), key=lambda one: one.order_key)
    return ordered == list(stored_places(session))


def _version(order: ToneOrder) -> str:
    return f"{_RULES} {order.value}"


def _query() -> Select[
    UUID, str, str | None, str, str, str, PartialDate | None, UUID | None, str | None
]:
    return select(
        Person.id,
        Person.full_name,
        Person.other_name,
        Person.family_name,
        Person.middle_name,
        Person.given_name,
        Person.birth_date,
        Person.merged_into_id,
        PartyMembership.party_card_no,
    ).outerjoin(PartyMembership, PartyMembership.person_id == Person.id)


def _insert(session: Session, rows: list[dict[str, object]]) -> None:
    if rows:
        insert_rows(session, PersonIndex, tuple(rows[0]), (tuple(row.values()) for row in rows))


def _index_of(person: _PersonColumns, numbers: Sequence[str]) -> dict[str, object]:
    return {
        "person_id": person.id,
        "sort_key": _sort_key(person),
        "folded": " ".join(fold(name) for name in _names(person)),
        "digits": " ".join(compact(number) for number in numbers),
    }


def _placed(
    persons: Sequence[_PersonColumns], numbers: Mapping[UUID, Sequence[str]]
) -> Iterator[Placed]:
    """Return the places of everybody who stands in lists: not those joined into another."""
    for person in persons:
        if person.merged_into_id is None:
            names = _names(person)
            born = person.birth_date.iso if person.birth_date else ""
            yield Placed(
                person.id,
                order_key=f"{_sort_key(person)}\t{born}\t{person.id.hex}",
                whole=plain_name(person.full_name),
                given=plain_name(person.given_name),
                marked=marked_name(person.full_name),
                text=folded_text(names, numbers.get(person.id, ())),
            )


def _names(person: _PersonColumns) -> tuple[str, ...]:
    return tuple(name for name in (person.full_name, person.other_name) if name)


def _sort_key(person: _PersonColumns) -> str:
    return _key_of(
        NameParts(person.family_name, person.middle_name, person.given_name), chosen_tone_order()
    )


@lru_cache(maxsize=2048)
def _key_of(parts: NameParts, order: ToneOrder) -> str:
    return sort_key(parts, order)  # asked for twice for each person

"""The work list of people who may be kept twice, the likeliest first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, String, func, select, type_coerce
from sqlalchemy.orm import Session

from app import clock
from app.models.classes import Enrolment
from app.models.derived import PersonPlace
from app.models.organizations import Setting
from app.models.people import PartyMembership, Person
from app.models.values import Gender
from app.services.kept_settings import keep_setting
from app.services.people.people import person_of
from app.services.people.twin_groups import Traits, worth_comparing
from app.services.people.twin_scores import LIKELY, Known, Likeness, likeness
from app.services.today.work_rows import WorkRow
from app.text.enumeration import some_of
from app.text.finding import compact
from app.text.names import fold, match_key
from app.text.partial_date import PartialDate

# Kept beside each other as a setting of the centre: a word on two people, which undo takes back.
_APART = "twins.apart."


class _Person(NamedTuple):
    id: UUID
    full_name: str
    gender: Gender | None
    traits: Traits


@dataclass(frozen=True, slots=True)
class TwinPair:
    """Two people who may be one, the one kept longer first."""

    first_id: UUID
    second_id: UUID
    first_name: str
    second_name: str
    first_birth: PartialDate | None
    second_birth: PartialDate | None
    likeness: Likeness


def list_pairs(session: Session) -> tuple[TwinPair, ...]:
    """Return the pairs that nobody has settled, likeliest first."""
    people = _people(session)
    pairs = worth_comparing([each.traits for each in people])
    known = _known(session, {place: people[place] for pair in pairs for place in pair})
    apart = set(session.scalars(select(Setting.key).where(Setting.key.startswith(_APART))))
    found = [
        _pair(known[one], known[other], how_like)
        for one, other in pairs
        if (how_like := likeness(known[one], known[other])).score >= LIKELY
        and _apart_key(people[one].id, people[other].id) not in apart
    ]
    found.sort(key=lambda pair: (-pair.likeness.score, fold(pair.first_name), pair.first_id))
    return tuple(found)


def pair_of(session: Session, *, one_id: UUID, other_id: UUID) -> TwinPair:
    """Return two people whom a clerk takes for one, whatever speaks for it; refuses who is gone."""
    for person_id in (one_id, other_id):
        person_of(session, person_id)
    older, newer = _people(session, Person.id.in_((one_id, other_id)))
    known = _known(session, {0: older, 1: newer})
    return _pair(known[0], known[1], likeness(known[0], known[1]))


def twin_work(pairs: Sequence[TwinPair]) -> WorkRow | None:
    """Return the line of Hôm nay for the pairs that nobody has settled."""
    if not pairs:
        return None
    first = pairs[0]
    detail = f"{first.first_name}: {', '.join(first.likeness.reasons)}"
    return WorkRow(
        key="settle-twins",
        title="Có thể là một người ghi hai lần",
        detail=some_of([detail], len(pairs), "cặp"),
        count=len(pairs),
        unit="cặp",
        tab="twins",
    )


def set_apart(session: Session, *, first_id: UUID, second_id: UUID) -> None:
    """Keep for good that two people are not one."""
    on = clock.today().isoformat()
    keep_setting(session, _apart_key(first_id, second_id), on)


def count_people(session: Session) -> int:
    """Return how many people are kept, those joined into others left out."""
    query = select(func.count()).select_from(Person).where(Person.merged_into_id.is_(None))
    return session.scalar(query) or 0


def _apart_key(one: UUID, other: UUID) -> str:
    first, second = sorted((one.hex, other.hex))
    return f"{_APART}{first}.{second}"


def _pair(one: Known, other: Known, how_like: Likeness) -> TwinPair:
    return TwinPair(
        one.id,
        other.id,
        one.full_name,
        other.full_name,
        one.birth_date,
        other.birth_date,
        how_like,
    )


def _people(session: Session, *only: ColumnElement[bool]) -> list[_Person]:
    """Return people in the order in which they were kept, no value read further than to text."""
    rows = session.execute(
        select(
            Person.id,
            Person.full_name,
            PersonPlace.whole,
            type_coerce(Person.birth_date, String),
            Person.gender,
            Person.citizen_id,
            Person.old_id_no,
            PartyMembership.party_card_no,
            Person.phone,
        )
        .join(PersonPlace, PersonPlace.person_id == Person.id)
        .outerjoin(PartyMembership, PartyMembership.person_id == Person.id)
        .where(Person.merged_into_id.is_(None), *only)
        .order_by(Person.id)
    )
    return [
        _Person(
            person_id,
            full_name,
            gender,
            Traits(name, born or "", *(compact(number) if number else "" for number in numbers)),
        )
        for person_id, full_name, name, born, gender, *numbers in rows
    ]


def _known(session: Session, people: Mapping[int, _Person]) -> dict[int, Known]:
    """Return these in full: most people share nothing with anybody, and are never compared."""
    units = _units(session) if people else {}
    return {
        place: Known(
            id=one.id,
            full_name=one.full_name,
            key=match_key(one.full_name),
            folded=one.traits.name,
            birth_date=PartialDate.from_iso(one.traits.born) if one.traits.born else None,
            gender=one.gender,
            citizen_id=one.traits.citizen_id,
            old_id_no=one.traits.old_id_no,
            party_card_no=one.traits.party_card_no,
            phone=one.traits.phone,
            units=units.get(one.id, frozenset()),
        )
        for place, one in people.items()
    }


def _units(session: Session) -> dict[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for person_id, unit in session.execute(
        select(Enrolment.person_id, Enrolment.sending_unit).where(
            Enrolment.sending_unit.is_not(None)
        )
    ):
        found[person_id].add(fold(unit or ""))
    return {person_id: frozenset(units) for person_id, units in found.items()}

"""The work list of people who may be kept twice, the likeliest first."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from app.models.classes import Enrolment
from app.models.organizations import Setting
from app.models.people import PartyMembership, Person
from app.services.twin_scores import LIKELY, Known, Likeness, likeness
from app.text.finding import compact
from app.text.names import fold, match_key
from app.text.partial_date import PartialDate

# Kept beside each other as a setting of the centre: a word on two people, which undo takes back.
_APART = "twins.apart."
# Larger groups say nothing: everybody born in 1985, the telephone of an office.
_LARGEST_GROUP = 60


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


def list_pairs(session: Session, *, person_id: UUID | None = None) -> tuple[TwinPair, ...]:
    """Return the pairs that nobody has settled, likeliest first; of one person only if asked."""
    people = _known_people(session)
    apart = set(session.scalars(select(Setting.key).where(Setting.key.startswith(_APART))))
    found = [
        TwinPair(
            one.id,
            other.id,
            one.full_name,
            other.full_name,
            one.birth_date,
            other.birth_date,
            how_like,
        )
        for one, other in _worth_comparing(people, person_id)
        if (how_like := likeness(one, other)).score >= LIKELY
        and _apart_key(one.id, other.id) not in apart
    ]
    found.sort(key=lambda pair: (-pair.likeness.score, fold(pair.first_name), pair.first_id))
    return tuple(found)


def set_apart(session: Session, *, first_id: UUID, second_id: UUID) -> None:
    """Keep for good that two people are not one."""
    on = clock.today().isoformat()
    session.merge(Setting(key=_apart_key(first_id, second_id), value=on))
    session.flush()


def count_people(session: Session) -> int:
    """Return how many people are kept, those joined into others left out."""
    query = select(func.count()).select_from(Person).where(Person.merged_into_id.is_(None))
    return session.scalar(query) or 0


def _apart_key(one: UUID, other: UUID) -> str:
    first, second = sorted((one.hex, other.hex))
    return f"{_APART}{first}.{second}"


def _worth_comparing(
    people: Iterable[Known], person_id: UUID | None
) -> Iterator[tuple[Known, Known]]:
    """Yield each pair that shares a name, a full date of birth or a number, once."""
    groups: dict[str, list[Known]] = defaultdict(list)
    for one in people:
        for key in _keys(one):
            groups[key].append(one)
    seen: set[tuple[UUID, UUID]] = set()
    for group in groups.values():
        if len(group) > _LARGEST_GROUP:
            continue
        for one, other in itertools.combinations(group, 2):
            pair = (min(one.id, other.id), max(one.id, other.id))
            if pair not in seen and (person_id is None or person_id in pair):
                seen.add(pair)
                yield (one, other) if one.id < other.id else (other, one)


def _keys(one: Known) -> Iterator[str]:
    born = one.birth_date
    yield f"name {one.folded} {born.year if born else ''}"
    if born is None or len(born.iso) < 10:
        yield f"name {one.folded}"
    else:
        yield f"born {born.iso}"
        # The same name with a year that is mistyped: only where the day and month are the same.
        yield f"name {one.folded} {born.iso[5:]}"
    for number in (one.old_id_no, one.party_card_no):
        if number:
            yield f"number {number}"
    if one.citizen_id:
        yield f"name {one.folded} begins {one.citizen_id[:9]}"
        yield f"name {one.folded} ends {one.citizen_id[9:]}"


def _known_people(session: Session) -> list[Known]:
    units = _units(session)
    rows = session.execute(
        select(
            Person.id,
            Person.full_name,
            Person.birth_date,
            Person.gender,
            Person.citizen_id,
            Person.old_id_no,
            PartyMembership.party_card_no,
            Person.phone,
        )
        .outerjoin(PartyMembership, PartyMembership.person_id == Person.id)
        .where(Person.merged_into_id.is_(None))
    )
    return [_known(tuple(row), units.get(row.id, frozenset())) for row in rows]


def _known(row: tuple[Any, ...], units: frozenset[str]) -> Known:
    person_id, full_name, birth_date, gender, *numbers = row
    citizen_id, old_id_no, party_card_no, phone = (compact(number or "") for number in numbers)
    return Known(
        id=person_id,
        full_name=full_name,
        key=match_key(full_name),
        folded=fold(full_name),
        birth_date=birth_date,
        gender=gender,
        citizen_id=citizen_id,
        old_id_no=old_id_no,
        party_card_no=party_card_no,
        phone=phone,
        units=units,
    )


def _units(session: Session) -> dict[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for person_id, unit in session.execute(
        select(Enrolment.person_id, Enrolment.sending_unit).where(
            Enrolment.sending_unit.is_not(None)
        )
    ):
        found[person_id].add(fold(unit or ""))
    return {person_id: frozenset(units) for person_id, units in found.items()}

"""Many people at once: kept as persons and taken into a class, with as few statements as can be.

The rules are those of one person at a time (`people.add_person`, `enrolments.enrol`); only what
they read and write is gathered for the whole list.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.models.base import new_ids
from app.models.classes import Enrolment, TrainingClass
from app.models.people import PartyMembership, Person
from app.models.values import PartyStatus, PersonStatus
from app.services.bulk import by_column, chunks, insert_columns
from app.services.classes.class_states import class_still_open
from app.services.classes.enrolments import EnrolmentDetails, already_in, state_for
from app.services.people.party_standing import PartyDetails, add_parties
from app.services.people.people import person_of, stored_columns
from app.services.people.person_checks import require_all_sound
from app.services.people.person_details import PersonDetails
from app.text.names import tidy_all


class Newcomer(NamedTuple):
    """Somebody who is not kept yet, with the Party standing if one is known."""

    person: PersonDetails
    party: PartyDetails | None = None


class Arrival(NamedTuple):
    """A person who comes into a class, with what they are on that day.

    `newcomer` is what was kept of the person just now; of others it is looked up.
    """

    person_id: UUID
    details: EnrolmentDetails
    newcomer: Newcomer | None = None


class _Kept(NamedTuple):
    """What an enrolment takes from the person where the list says nothing."""

    position: str | None
    education_level: str | None
    theory_level: str | None
    party_status: PartyStatus | None


_TEXTS = ("sending_unit", "position", "education_level", "theory_level", "note")


def add_people(session: Session, newcomers: Sequence[Newcomer]) -> list[UUID]:
    """Keep new people and return their ids in the same order; refuses all if one cannot be."""
    if not newcomers:
        return []
    require_all_sound(session, [newcomer.person for newcomer in newcomers])
    ids = new_ids(len(newcomers))
    columns = stored_columns([newcomer.person for newcomer in newcomers])
    active = [PersonStatus.ACTIVE] * len(ids)
    insert_columns(session, Person, {"id": ids, "status": active, **columns})
    pairs = zip(ids, newcomers, strict=True)
    parties = [(person_id, new.party) for person_id, new in pairs if new.party is not None]
    add_parties(session, parties)
    return ids


def enrol_all(session: Session, *, class_id: UUID, arrivals: Sequence[Arrival]) -> list[UUID]:
    """Take kept people into a class and return the ids of the enrolments in the same order."""
    if not arrivals:
        return []
    into = class_still_open(session, class_id)
    _require_once(session, into, [arrival.person_id for arrival in arrivals])
    known = [arrival.person_id for arrival in arrivals if arrival.newcomer is None]
    kept = _what_is_kept(session, into, known)
    count = len(arrivals)
    same = {"class_id": into.id, "state": state_for(into.status), "state_on": clock.today()}
    columns: dict[str, Sequence[object]] = {
        "id": (ids := new_ids(count)),
        "person_id": [arrival.person_id for arrival in arrivals],
        **{name: [value] * count for name, value in same.items()},
        **_columns_of_details(arrivals, kept),
    }
    insert_columns(session, Enrolment, columns)
    return ids


def _columns_of_details(
    arrivals: Sequence[Arrival], kept: Mapping[UUID, _Kept]
) -> dict[str, Sequence[Any]]:
    """Return what enrolments say of the day of coming; what a list leaves open the person says."""
    said = by_column([arrival.details for arrival in arrivals])
    known = by_column([_what_is_new(one.newcomer) or kept[one.person_id] for one in arrivals])
    for name, values in known.items():
        said[name] = [own or other for own, other in zip(said[name], values, strict=True)]
    return {**said, **{name: tidy_all(said[name]) for name in _TEXTS}}


def _what_is_kept(
    session: Session, into: TrainingClass, people: Sequence[UUID]
) -> dict[UUID, _Kept]:
    """Return what is kept of people; refuses if one is in the class already."""
    found: dict[UUID, _Kept] = {}
    for chunk in chunks(people):
        rows = session.execute(
            select(
                Person.id,
                Person.position,
                Person.education_level,
                Person.theory_level,
                PartyMembership.status,
                Enrolment.state,
            )
            .outerjoin(PartyMembership, PartyMembership.person_id == Person.id)
            .outerjoin(
                Enrolment, (Enrolment.person_id == Person.id) & (Enrolment.class_id == into.id)
            )
            .where(Person.id.in_(chunk), Person.merged_into_id.is_(None))
        )
        for person_id, *kept, state in rows:
            if state is not None:
                raise already_in(into, session.get_one(Person, person_id), state)
            found[person_id] = _Kept(*kept)
    for person_id in people:
        if person_id not in found:
            person_of(session, person_id)  # refuses: gone, or joined into another
    return found


def _what_is_new(newcomer: Newcomer | None) -> _Kept | None:
    if newcomer is None:
        return None
    person, party = newcomer
    status = party.status if party is not None else None
    return _Kept(person.position, person.education_level, person.theory_level, status)


def _require_once(session: Session, into: TrainingClass, people: Sequence[UUID]) -> None:
    if len(set(people)) < len(people):
        twice = next(person_id for person_id, times in Counter(people).items() if times > 1)
        raise already_in(into, session.get_one(Person, twice), state_for(into.status))

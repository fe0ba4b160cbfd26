"""Corrections of many people at once are those of one after the other."""

import contextlib
import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.database import Database
from app.errors import UserError
from app.models.values import PartyStatus
from app.services.people.party_standing import PartyDetails, party_of, set_party
from app.services.people.people import correct_person, details_of, person_of
from app.services.people.person_checks import PersonRefusedError
from app.services.people.person_details import PersonDetails
from app.services.people.person_updates import Correction, correct_people, values_of
from app.text.partial_date import PartialDate
from tests.builders import make_person

T = TypeVar("T")
NUMBERS = ("020090000001", "020090000002", "020090000003")
NUMBER = {"person": ["citizen_id"]}
PARTY = PartyDetails(PartyStatus.PROBATIONARY, PartialDate(2025, 3), None, "12.000001")


class Outcome(NamedTuple):
    """The rows that were changed, before and after, by how many lines; or that it was refused."""

    rows: dict[tuple[str, str], tuple[Any, Any]]
    lines: int
    is_refused: bool = False


class _BackError(Exception):
    """Takes an action back, so that every example begins alike."""


def mostly(*usual: T, or_else: T) -> st.SearchStrategy[T]:
    """Draw something that is refused seldom enough for most examples to be written."""
    return st.sampled_from((*usual * 4, or_else))


def corrections(people: Sequence[UUID]) -> st.SearchStrategy[list[Correction]]:
    persons = st.builds(
        PersonDetails,
        full_name=mostly("Lê  Thị Hoa", "Niê Y Bih", "Hà Văn Tú", or_else=""),
        birth_date=mostly(PartialDate(1990, 5, 4), PartialDate(1990), or_else=PartialDate(2200)),
        citizen_id=st.sampled_from(("020090000009", " 020090000008", *NUMBERS)),
        phone=st.sampled_from(("0912345678", " 0912 345 678 ")),
        position=st.sampled_from(("Công chức Văn phòng xã", "Bí thư")),
    )
    parties = st.builds(
        PartyDetails,
        st.sampled_from((PartyStatus.PROBATIONARY, PartyStatus.FULL)),
        st.sampled_from((PartialDate(2025, 3), PartialDate(2025, 3, 9))),
        st.sampled_from((date(2026, 3, 9), None)),
        st.sampled_from(("12.000001", " 12.000002 ")),
    )
    fields = st.sets(
        st.sampled_from(("full_name", "birth_date", "citizen_id", "phone", "position"))
    )
    names = st.fixed_dictionaries(
        {
            "person": fields.map(sorted),
            "party": st.sets(st.sampled_from(PartyDetails._fields)).map(sorted),
        }
    )
    who = mostly(*people[:-1], or_else=people[-1])
    one = st.builds(Correction, who, persons, st.none() | parties, names)
    return st.lists(one, max_size=5, unique_by=lambda each: each.person_id)


def one_by_one(session: Session, corrected: list[Correction]) -> None:
    for person_id, new, _, names in corrected:
        if names["person"]:
            details = details_of(session, person_id=person_id)
            after = details._replace(**values_of(new, names["person"]))
            correct_person(session, person_id=person_id, details=after)
            session.flush()
    for person_id, _, party, names in corrected:
        if names["party"] and party is not None:
            before = party_of(session, person_id=person_id) or party
            after_party = before._replace(**values_of(party, names["party"]))
            set_party(session, person_id=person_id, party=after_party)


def outcome(
    database: Database,
    write: Callable[[Session, list[Correction]], None],
    corrected: list[Correction],
) -> Outcome:
    """Write in an action that is taken back, and return what it had done."""
    found: list[Outcome] = []
    with contextlib.suppress(_BackError), database.action("Sửa") as session:
        try:
            write(session, corrected)
            found.append(_outcome(session))
        except UserError:
            found.append(Outcome({}, 0, is_refused=True))
        raise _BackError
    return found[0]


def _outcome(session: Session) -> Outcome:
    lines = session.execute(
        text(
            "SELECT table_name, row_id, before, after FROM changes"
            " WHERE action_seq = (SELECT seq FROM current_action) ORDER BY id"
        )
    ).all()
    rows: dict[tuple[str, str], tuple[Any, Any]] = {}
    for table, row_id, before, after in lines:
        new = json.loads(after)
        # A row that was made has a key of its own each time.
        key = (table, row_id if before else new["person_id"])
        first = json.loads(before) if before else None
        rows[key] = (rows.get(key, (first, None))[0], new if before else {**new, "id": ""})
    return Outcome(rows, len(lines))


@pytest.fixture
def people(database: Database) -> list[UUID]:
    with database.action("Thêm người") as session:
        added = [
            make_person(session, "Nguyễn Văn An", citizen_id=NUMBERS[0], party=PARTY),
            make_person(session, "Triệu Văn Bình", citizen_id=NUMBERS[1]),
            make_person(session, "Y Bih Niê", birth_date="1990", gender=None),
            make_person(session, "Đàm Minh Châu", citizen_id=NUMBERS[2], phone=" 0912345678"),
        ]
        person_of(session, added[3]).merged_into_id = added[0]
    return added


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_many_corrections_at_once_are_those_of_one_after_the_other(
    database: Database, people: list[UUID], data: st.DataObject
) -> None:
    corrected = data.draw(corrections(people))

    at_once = outcome(database, correct_people, corrected)

    by_one = outcome(database, one_by_one, corrected)
    assert (at_once.rows, at_once.is_refused) == (by_one.rows, by_one.is_refused)
    assert at_once.lines == len(at_once.rows)


def test_number_that_one_person_lets_go_is_taken_by_the_next(
    database: Database, people: list[UUID]
) -> None:
    first, second, third = people[:3]
    said = [
        Correction(first, PersonDetails("", citizen_id="020090000009"), None, NUMBER),
        Correction(
            second,
            PersonDetails("", citizen_id="020090000008", phone="1"),
            None,
            {"person": ["citizen_id", "phone"]},
        ),
        Correction(third, PersonDetails("", citizen_id=NUMBERS[1]), None, NUMBER),
    ]

    with database.action("Sửa") as session:
        correct_people(session, said)

    with database.read() as session:
        kept = [details_of(session, person_id=who).citizen_id for who in (first, second, third)]
        assert kept == ["020090000009", "020090000008", NUMBERS[1]]


def test_number_of_somebody_else_is_refused_and_nothing_is_written(
    database: Database, people: list[UUID]
) -> None:
    said = [
        Correction(people[2], PersonDetails("", phone="1"), None, {"person": ["phone"]}),
        Correction(people[1], PersonDetails("", citizen_id=NUMBERS[0]), None, NUMBER),
    ]

    with (
        pytest.raises(PersonRefusedError, match="Nguyễn Văn An"),
        database.action("Sửa") as session,
    ):
        correct_people(session, said)

    with database.read() as session:
        assert details_of(session, person_id=people[2]).phone is None

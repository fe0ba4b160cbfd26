"""People kept twice: who is shown and why, joining, and parting again as it was."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.database import Database
from app.models import Base, Kind, kind_of
from app.models.cadres import EmploymentPeriod, PriorTraining
from app.models.certificates import Certificate
from app.models.classes import Enrolment
from app.models.equivalence import EquivalenceDossier
from app.models.people import PartyMembership, Person
from app.models.values import (
    DossierState,
    EquivalenceOutcome,
    Evidence,
    Gender,
    PartyStatus,
    PersonStatus,
    TrainingKind,
    TrainingSource,
)
from app.paths import Paths
from app.services.classes.enrolments import remove
from app.services.people.party_standing import PartyDetails, party_of
from app.services.people.people import details_of, update_person
from app.services.people.people_search import search_people
from app.services.people.person_index import is_index_current
from app.services.people.person_page import person_page, survivor_of
from app.services.people.twin_comparing import compare
from app.services.people.twin_joining import (
    PARTY_FIELDS,
    PERSON_FIELDS,
    CannotJoinError,
    Side,
    join_people,
    list_joined,
    part_again,
)
from app.services.people.twin_pairs import list_pairs, set_apart
from app.services.people.twin_scores import one_apart
from app.services.upkeep.derived import DERIVATIONS
from app.text.partial_date import PartialDate
from tests.builders import enrol_person, make_class, make_person
from tests.class_lives import certified_class


def reasons(session: Session) -> list[str]:
    pairs = list_pairs(session)
    assert len(pairs) <= 1
    return [reason for pair in pairs for reason in pair.likeness.reasons]


@pytest.mark.parametrize(
    ("one", "other", "is_one_apart"),
    [
        ("an", "an", False),
        ("an", "anh", True),
        ("an", "ân", True),
        ("hoang", "haong", True),
        ("020090", "020900", True),
        ("anh", "nha", False),
        ("binh", "bi", False),
        ("", "a", True),
    ],
)
def test_one_letter_apart(one: str, other: str, is_one_apart: bool) -> None:
    assert one_apart(one, other) is one_apart(other, one) is is_one_apart


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ({}, {}, ["cùng họ tên", "cùng ngày sinh"]),
        ({}, {"full_name": "Nguyễn Văn Án"}, ["cùng họ tên, khác dấu", "cùng ngày sinh"]),
        ({}, {"full_name": "Nguyễn Văn Anh"}, ["họ tên lệch một chữ cái", "cùng ngày sinh"]),
        ({}, {"birth_date": "1990-05-14"}, ["cùng họ tên", "ngày sinh lệch một chữ số"]),
        ({}, {"birth_date": "1980-05-04"}, ["cùng họ tên", "ngày sinh lệch một chữ số"]),
        ({}, {"birth_date": "1990-04-05"}, ["cùng họ tên", "ngày và tháng sinh đổi chỗ"]),
        ({}, {"birth_date": "1990"}, ["cùng họ tên", "ngày sinh có thể là một"]),
        (
            {"citizen_id": "020090000001"},
            {"citizen_id": "020090000011", "birth_date": "1990-08-09"},
            ["cùng họ tên", "cùng năm sinh", "số căn cước lệch một chữ số"],
        ),
        ({"citizen_id": "020090000001"}, {"citizen_id": "020090999999"}, []),
        ({}, {"birth_date": "1971-09-30"}, []),
        ({}, {"full_name": "Trần Thị Bình"}, []),
    ],
)
def test_pairs_come_with_the_reasons(
    database: Database, first: dict[str, str], second: dict[str, str], why: list[str]
) -> None:
    with database.action("Thêm") as session:
        for values in (first, second):
            make_person(
                session,
                values.get("full_name", "Nguyễn Văn An"),
                birth_date=values.get("birth_date", "1990-05-04"),
                citizen_id=values.get("citizen_id"),
            )
    with database.read() as session:
        assert reasons(session) == why


def test_the_same_party_card_or_unit_counts_and_another_gender_speaks_against(
    database: Database,
) -> None:
    card = PartyDetails(PartyStatus.FULL, party_card_no="12 345 678")
    with database.action("Thêm") as session:
        make_person(session, "Lê Văn Tám", party=card)
        make_person(
            session,
            "Lê Thị Tám",
            birth_date="1990-05-04",
            gender=Gender.FEMALE,
            party=card._replace(party_card_no="12345678"),
        )
    with database.read() as session:
        assert reasons(session) == ["cùng ngày sinh", "cùng số thẻ đảng", "khác giới tính"]


def test_the_likeliest_pair_comes_first_and_who_is_set_apart_stays_so(database: Database) -> None:
    with database.action("Thêm") as session:
        for name, born in (("Lò An", "1990"), ("Lò An", "1990"), ("Vi Ánh", "1980-02-03")):
            make_person(session, name, birth_date=born)
        make_person(session, "Vi Ánh", birth_date="1980-02-03")
    with database.read() as session:
        first, second = list_pairs(session)
    assert (first.first_name, second.first_name) == ("Vi Ánh", "Lò An")
    with database.action("Không phải một người") as session:
        set_apart(session, first_id=first.second_id, second_id=first.first_id)
    with database.read() as session:
        assert list_pairs(session) == (second,)


def twins(session: Session) -> tuple[UUID, UUID]:
    """Keep one person twice: with a certificate, and with all else that can hang on a person."""
    class_id = certified_class(session)
    kept = session.scalars(
        select(Enrolment.person_id).where(Enrolment.class_id == class_id)
    ).first()
    assert kept is not None
    other = make_person(
        session,
        "Nông Thị Ai",
        birth_date="1990",
        phone="0912345678",
        gender=Gender.FEMALE,
        party=PartyDetails(PartyStatus.FULL, PartialDate(2020, 1, 2), party_card_no="87654321"),
    )
    enrol_person(session, make_class(session, programme_code="CTD", learners=0), other)
    session.add_all(
        [
            PriorTraining(
                person_id=other,
                training_kind=TrainingKind.THEORY,
                evidence=Evidence.COPY,
                source=TrainingSource.TYPED,
            ),
            EmploymentPeriod(person_id=other, post="Bí thư", confirmed_on=date(2026, 1, 1)),
            EquivalenceDossier(
                person_id=other,
                received_on=date(2026, 1, 1),
                outcome=EquivalenceOutcome.INCOMPLETE,
                state=DossierState.RECEIVED,
                state_on=date(2026, 1, 1),
            ),
        ]
    )
    return kept, other


def test_a_join_moves_everything_and_keeps_what_was_picked(database: Database) -> None:
    with database.action("Thêm") as session:
        kept, other = twins(session)
    picks = {"phone": Side.OTHER, "party.party_card_no": Side.OTHER, "full_name": Side.KEPT}
    with database.action("Gộp") as session:
        join_people(session, kept_id=kept, other_id=other, picks=picks)
    with database.read() as session:
        page = person_page(session, person_id=kept)
        assert len(page.classes) == 2
        assert len(page.trainings) == len(page.posts) == 1
        details = details_of(session, person_id=kept)
        assert (details.phone, details.full_name) == ("0912345678", "Nông Thị Ái")
        party = party_of(session, person_id=kept)
        assert party is not None
        assert (party.status, party.party_card_no) == (PartyStatus.PROBATIONARY, "87654321")
        assert session.get_one(Person, other).status is PersonStatus.MERGED
        assert survivor_of(session, person_id=other) == kept
        assert [row.id for row in search_people(session, text="87654321")] == [kept]
        assert other not in {row.id for row in search_people(session, text="nông thị")}
        assert is_index_current(session)
        (joined,) = list_joined(session)
        assert (joined.person_id, joined.into_name) == (other, "Nông Thị Ái")


def tables(session: Session) -> dict[str, set[str]]:
    """Return every journaled row."""
    return {
        table.name: {str(tuple(row)) for row in session.execute(select(table))}
        for table in Base.metadata.sorted_tables
        if kind_of(table) is not Kind.DERIVED
    }


@settings(max_examples=8)
@given(
    picks=st.dictionaries(
        st.sampled_from([*PERSON_FIELDS, *(f"party.{name}" for name in PARTY_FIELDS)]),
        st.sampled_from(Side),
    ),
    has_numbers=st.booleans(),
)
def test_parting_again_gives_the_tables_back(
    pair: tuple[Database, UUID, UUID], picks: dict[str, Side], has_numbers: bool
) -> None:
    database, kept, other = pair
    with database.action("Số căn cước") as session:
        details = details_of(session, person_id=other)
        number = "020190000999" if has_numbers else None
        update_person(session, person_id=other, details=details._replace(citizen_id=number))
    with database.read() as session:
        before = tables(session)
    with database.action("Gộp") as session:
        join_people(session, kept_id=kept, other_id=other, picks=picks)
    with database.read() as session:
        assert tables(session) != before
    with database.action("Tách lại") as session:
        part_again(session, person_id=other)
    with database.read() as session:
        assert tables(session) == before
        assert is_index_current(session)


@pytest.fixture(scope="module")
def pair(
    empty_database_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, UUID, UUID]]:
    places = Paths.under(tmp_path_factory.mktemp("data"))
    shutil.copy(empty_database_file, places.database)
    database = Database(places, user="Hoàng Thị Bích", derivations=DERIVATIONS)
    with database.action("Thêm") as session:
        kept, other = twins(session)
    yield database, kept, other
    database.close()


def test_two_who_were_in_one_class_are_not_joined(database: Database) -> None:
    with database.action("Thêm") as session:
        class_id = make_class(session, learners=2)
        first, second = session.scalars(select(Enrolment.person_id))
    with (
        pytest.raises(CannotJoinError, match="đều có tên trong lớp DVM"),
        database.action("Gộp") as session,
    ):
        join_people(session, kept_id=first, other_id=second, picks={})
    with database.action("Xóa một tên") as session:
        enrolment_id = session.scalars(
            select(Enrolment.id).where(Enrolment.person_id == second)
        ).one()
        remove(session, enrolment_id=enrolment_id)
        join_people(session, kept_id=first, other_id=second, picks={})
    with database.read() as session:
        assert session.scalars(select(Enrolment.class_id)).all() == [class_id]


def test_parting_is_refused_where_something_was_changed_since(database: Database) -> None:
    with database.action("Thêm") as session:
        kept, other = twins(session)
    with database.action("Gộp") as session:
        join_people(session, kept_id=kept, other_id=other, picks={"phone": Side.OTHER})
    with database.action("Sửa") as session:
        details = details_of(session, person_id=kept)
        update_person(session, person_id=kept, details=details._replace(phone="0999"))
    with (
        pytest.raises(CannotJoinError, match="hồ sơ đã được sửa sau khi gộp"),
        database.action("Tách lại") as session,
    ):
        part_again(session, person_id=other)
    with database.read() as session:
        assert survivor_of(session, person_id=other) == kept


def test_work_done_since_the_join_stays_with_the_kept_person(database: Database) -> None:
    with database.action("Thêm") as session:
        kept, other = twins(session)
    with database.action("Gộp") as session:
        join_people(session, kept_id=kept, other_id=other, picks={})
    with database.action("Ghi thêm") as session:
        session.add(EmploymentPeriod(person_id=kept, post="Mới", confirmed_on=date(2026, 2, 1)))
    with database.action("Tách lại") as session:
        part_again(session, person_id=other)
    with database.read() as session:
        posts = session.execute(select(EmploymentPeriod.person_id, EmploymentPeriod.post))
        assert {tuple(row) for row in posts} == {(kept, "Mới"), (other, "Bí thư")}


def test_side_by_side_the_one_with_papers_is_kept_and_private_values_are_masked(
    database: Database,
) -> None:
    with database.action("Thêm") as session:
        kept, other = twins(session)
        assert session.scalar(select(Certificate.id)) is not None
    with database.read() as session:
        found = compare(session, first_id=other, second_id=kept)
    fields = {field.field: field for field in found.fields}
    assert (found.kept_id, found.kept_counts) == (kept, "1 lớp, 1 giấy chứng nhận")
    assert (fields["phone"].kept, fields["phone"].other) == ("", "0912345678")
    assert fields["phone"].pick is Side.OTHER
    assert fields["birth_date"].pick is Side.KEPT
    assert fields["ethnicity"].differs is False
    assert "87654321" not in str(found)
    assert fields["citizen_id"].kept.startswith("0xx")


def test_a_standing_of_the_other_alone_moves(database: Database) -> None:
    with database.action("Thêm") as session:
        kept, other = twins(session)
        session.execute(delete(PartyMembership).where(PartyMembership.person_id == kept))
    with database.action("Gộp") as session:
        join_people(session, kept_id=kept, other_id=other, picks={})
    with database.read() as session:
        party = party_of(session, person_id=kept)
        assert party is not None
        assert party.party_card_no == "87654321"

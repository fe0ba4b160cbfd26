"""Who is in a class: taken in, left, removed, and what should be looked at."""

from datetime import date

import pytest

from app.database import Database
from app.errors import UserError
from app.models.classes import Enrolment
from app.models.values import ClassStatus, EnrolmentState, Gender, PartyStatus
from app.services.classes.classes import cancel_class
from app.services.classes.conditions import Condition, shipped_conditions, unmet
from app.services.classes.enrolments import (
    EnrolmentDetails,
    enrol,
    list_learners,
    reinstate,
    remove,
    suspend,
    update_enrolment,
    withdraw,
)
from app.services.classes.learner_rows import list_remarked_learners
from app.services.people.party_standing import PartyDetails
from app.services.people.people import add_person
from app.services.people.person_details import PersonDetails
from app.text.partial_date import PartialDate
from tests.builders import (
    FIRST_DAY,
    enrol_person,
    enrolment_ids,
    make_class,
    make_learner,
    make_person,
    make_programme,
    session_ids,
)
from tests.class_lives import clear_mark

DAY = date(2026, 10, 20)


def test_enrolment_keeps_what_the_learner_was_on_coming(database: Database) -> None:
    party = PartyDetails(PartyStatus.PROBATIONARY, PartialDate(2026, 3, 9))
    with database.action("Nhập học") as session:
        class_id = make_class(session, learners=0)
        person_id = make_person(session, position="Trưởng thôn", party=party)
        enrol_person(session, class_id, person_id)
        (row,) = list_learners(session, class_id=class_id)
    assert (row.order_no, row.full_name, row.given_name) == (1, "Nguyễn Văn An", "An")
    assert (row.position, row.sending_unit) == ("Trưởng thôn", "Đảng ủy xã Na Sầm")
    assert (row.commune_code, row.commune_name) == ("06124", "Na Sầm")
    assert (row.party_status, row.admitted_on) == (
        PartyStatus.PROBATIONARY,
        PartialDate(2026, 3, 9),
    )
    assert (row.state, row.has_left) == (EnrolmentState.REGISTERED, False)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (ClassStatus.PLANNED, EnrolmentState.REGISTERED),
        (ClassStatus.OPENED, EnrolmentState.ACCEPTED),
        (ClassStatus.IN_PROGRESS, EnrolmentState.STUDYING),
    ],
)
def test_state_of_a_newcomer_is_that_of_the_class(
    database: Database, status: ClassStatus, state: EnrolmentState
) -> None:
    with database.action("Nhập học") as session:
        class_id = make_class(session, status=status)
        newcomer = make_learner(session, class_id, "Bế Thị Diệp", number=50)
        assert session.get_one(Enrolment, newcomer).state is state


def test_nobody_is_in_a_class_twice(database: Database) -> None:
    with database.action("Nhập học") as session:
        class_id = make_class(session, learners=0)
        person_id = make_person(session)
        enrolment_id = enrol_person(session, class_id, person_id)
        with pytest.raises(UserError) as refusal:
            enrol(session, class_id=class_id, person_id=person_id)
        assert refusal.value.code == "already-enrolled"
        withdraw(session, enrolment_id=enrolment_id, reason="Ốm", on=DAY)
        with pytest.raises(UserError) as refusal:
            enrol(session, class_id=class_id, person_id=person_id)
        assert "thôi học" in refusal.value.message
        assert "Nhận lại" in refusal.value.remedy


def test_cancelled_class_takes_nobody_in(database: Database) -> None:
    with database.action("Nhập học") as session:
        class_id = make_class(session)
        cancel_class(session, class_id=class_id, reason="Ít người", on=DAY)
        with pytest.raises(UserError) as refusal:
            enrol_person(session, class_id, make_person(session))
    assert refusal.value.code == "class-closed"


def test_leaving_needs_a_reason_and_can_be_taken_back(database: Database) -> None:
    with database.action("Thôi học") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        learner = enrolment_ids(session, class_id)[0]
        with pytest.raises(UserError) as refusal:
            withdraw(session, enrolment_id=learner, reason=" ", on=DAY)
        assert refusal.value.code == "reason-needed"
        with pytest.raises(UserError) as not_left:
            reinstate(session, enrolment_id=learner, on=DAY)
        assert not_left.value.code == "learner-has-not-left"
        suspend(session, enrolment_id=learner, reason="Nghỉ sinh", on=DAY)
        row = next(r for r in list_learners(session, class_id=class_id) if r.has_left)
        assert (row.state, row.state_reason, row.state_on) == (
            EnrolmentState.SUSPENDED,
            "Nghỉ sinh",
            DAY,
        )
        reinstate(session, enrolment_id=learner, on=DAY)
        assert session.get_one(Enrolment, learner).state is EnrolmentState.STUDYING


def test_numbers_count_those_who_have_not_left(database: Database) -> None:
    with database.action("Thôi học") as session:
        class_id = make_class(session, learners=4)
        second = list_learners(session, class_id=class_id)[1]
        withdraw(session, enrolment_id=second.enrolment_id, reason="Ốm", on=DAY)
        rows = list_learners(session, class_id=class_id)
    assert [row.order_no for row in rows] == [1, 0, 2, 3]


def test_learner_with_records_is_not_removed(database: Database) -> None:
    with database.action("Xóa") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        learner = enrolment_ids(session, class_id)[0]
        with pytest.raises(UserError) as refusal:
            remove(session, enrolment_id=learner)
        assert refusal.value.code == "learner-has-records"
        clear_mark(session, session_id=session_ids(session, class_id)[0], enrolment_id=learner)
        remove(session, enrolment_id=learner)
        assert learner not in enrolment_ids(session, class_id)
        with pytest.raises(UserError) as gone:
            remove(session, enrolment_id=learner)
    assert gone.value.code == "row-gone"


def test_details_of_coming_can_be_corrected(database: Database) -> None:
    with database.action("Sửa") as session:
        class_id = make_class(session, learners=1)
        (learner,) = enrolment_ids(session, class_id)
        details = EnrolmentDetails(sending_unit="Trường THCS Hội Hoan", commune_code="06151")
        update_enrolment(session, enrolment_id=learner, details=details)
        (row,) = list_learners(session, class_id=class_id)
    assert (row.sending_unit, row.commune_name) == ("Trường THCS Hội Hoan", "Hội Hoan")


def test_learners_stand_in_the_order_of_given_names(database: Database) -> None:
    names = [
        "Lò Văn An",
        "Trần Văn Anh",
        "An Văn Ánh",
        "Lò Văn Ân",
        "Vi Hoa",
        "Vi Hòa",
        "Vi Hoả",
        "Vi Hoã",
        "Vi Hoá",
        "Vi Hoạ",
    ]
    with database.action("Nhập học") as session:
        class_id = make_class(session, learners=0)
        for number, name in enumerate(reversed(names), start=1):
            make_learner(session, class_id, name, number=number)
        rows = list_learners(session, class_id=class_id)
    assert [row.full_name for row in rows] == names
    assert [row.order_no for row in rows] == list(range(1, 11))


def test_namesakes_stand_in_the_order_of_birth(database: Database) -> None:
    with database.action("Nhập học") as session:
        class_id = make_class(session, learners=0)
        late = make_learner(session, class_id, "Vi Văn Hòa", number=200)
        early = make_learner(session, class_id, "Vi Văn Hòa", number=5)
        rows = list_learners(session, class_id=class_id)
    assert [row.enrolment_id for row in rows] == [early, late]


def test_what_is_missing_is_pointed_out(database: Database) -> None:
    with database.action("Nhập học") as session:
        class_id = make_class(session, learners=1)
        bare = add_person(session, details=PersonDetails("Bế Thị Diệp"))
        enrol(session, class_id=class_id, person_id=bare)
        rows = {row.full_name: row for row in list_remarked_learners(session, class_id=class_id)}
    assert [remark.code for remark in rows["Bế Thị Diệp"].remarks] == [
        "citizen-id-missing",
        "birth-date-missing",
        "gender-missing",
        "unit-missing",
    ]
    assert rows["Nông Thị Ái"].remarks == ()


def test_other_class_of_the_same_programme_is_pointed_out(database: Database) -> None:
    with database.action("Nhập học") as session:
        make_programme(session, validity_months=60)
        before = make_class(session, learners=0, opened_on=date(2024, 5, 6))
        long_ago = make_class(session, learners=0, opened_on=date(2021, 5, 3))
        running = make_class(session, learners=0)
        class_id = make_class(session, learners=0)
        people = [make_person(session, name) for name in ("Vi An", "Vi Bình", "Vi Cúc")]
        for person_id, other in zip(people, (before, long_ago, running), strict=True):
            enrol_person(session, class_id, person_id)
            there = session.get_one(Enrolment, enrol_person(session, other, person_id))
            if other is not running:
                there.state = EnrolmentState.COMPLETED
        session.flush()
        labels = {
            row.full_name: [r.label for r in row.remarks if r.code != "citizen-id-missing"]
            for row in list_remarked_learners(session, class_id=class_id)
        }
    assert labels == {
        "Vi An": ["Đã học năm 2024, lớp DVM-2024-01"],
        "Vi Bình": [],
        "Vi Cúc": ["Đang ở lớp DVM-2026-01"],
    }


def test_possible_twin_is_pointed_out_unless_both_have_numbers(database: Database) -> None:
    with database.action("Nhập học") as session:
        class_id = make_class(session, learners=0)
        make_person(session, "Vi An", citizen_id="020090000001")
        enrol_person(session, class_id, make_person(session, "Vi An"))
        make_person(session, "Vi Bình", citizen_id="020090000002")
        numbered = make_person(session, "Vi Bình", citizen_id="020090000003")
        enrol_person(session, class_id, numbered)
    with database.read() as session:
        rows = list_remarked_learners(session, class_id=class_id)
        codes = [[remark.label for remark in row.remarks] for row in rows]
    assert codes == [["Thiếu số căn cước", "Có thể trùng 1 người"], []]


NTD = Condition(18, frozenset({PartyStatus.NONE, PartyStatus.CANDIDATE}))
DVM = Condition(None, frozenset({PartyStatus.PROBATIONARY}))


@pytest.mark.parametrize(
    ("condition", "birth", "status", "admitted", "label"),
    [
        (NTD, PartialDate(2008, 10, 19), PartyStatus.CANDIDATE, None, None),
        (NTD, PartialDate(2008, 10, 20), PartyStatus.CANDIDATE, None, "Chưa đủ 18 tuổi"),
        (NTD, PartialDate(2008), PartyStatus.CANDIDATE, None, None),
        (NTD, PartialDate(1990), PartyStatus.FULL, None, "Đã là chính thức"),
        (NTD, PartialDate(1990), PartyStatus.PROBATIONARY, None, "Đã là đảng viên"),
        (DVM, None, PartyStatus.NONE, None, "Chưa là đảng viên"),
        (DVM, None, PartyStatus.FULL, PartialDate(2025, 8, 14), "Đã là chính thức"),
        (DVM, None, PartyStatus.PROBATIONARY, PartialDate(2026, 1, 3), None),
        (DVM, None, PartyStatus.PROBATIONARY, PartialDate(2025, 11, 5), "Hết dự bị 05/11/2026"),
        (DVM, None, PartyStatus.PROBATIONARY, PartialDate(2024, 2, 29), "Hết dự bị 01/03/2025"),
        (DVM, None, PartyStatus.PROBATIONARY, PartialDate(2025), None),
        (DVM, None, None, None, None),
        (Condition(), PartialDate(2020), PartyStatus.REMOVED, None, None),
    ],
)
def test_learner_is_held_against_the_conditions_of_the_programme(
    condition: Condition,
    birth: PartialDate | None,
    status: PartyStatus | None,
    admitted: PartialDate | None,
    label: str | None,
) -> None:
    found = unmet(
        condition,
        birth_date=birth,
        party_status=status,
        admitted_on=admitted,
        opened_on=FIRST_DAY,
        closed_on=date(2026, 10, 23),
    )
    assert [text for _, text in found] == ([label] if label else [])


def test_shipped_conditions_reach_the_list_of_learners(database: Database) -> None:
    assert shipped_conditions()["DVM"].party_status == {PartyStatus.PROBATIONARY}
    member = PartyDetails(PartyStatus.FULL, PartialDate(2020, 8, 14))
    with database.action("Nhập học") as session:
        class_id = make_class(session, learners=0)
        person_id = make_person(
            session, "Bế Thị Diệp", gender=Gender.FEMALE, citizen_id="020190000001", party=member
        )
        enrol_person(session, class_id, person_id)
        (row,) = list_remarked_learners(session, class_id=class_id)
    assert [remark.label for remark in row.remarks] == ["Đã là chính thức"]

"""Half-days made up in another class, cards, and whom to speak to."""

from uuid import UUID

import pytest

from app.database import Database
from app.models.values import AttendanceMark, ClassStatus
from app.services.attendance.attendance import (
    AttendanceRefusedError,
    MarkInput,
    grid,
    set_marks,
    summaries,
)
from app.services.attendance.attendance_watch import to_watch
from app.services.attendance.card_codes import CardError, card_code, mark_by_card
from app.services.attendance.makeups import make_up, make_up_offers
from tests import builders
from tests.builders import FIRST_DAY

K, P = AttendanceMark.UNEXCUSED, AttendanceMark.EXCUSED


@pytest.fixture
def two(database: Database) -> tuple[UUID, UUID]:
    """Two classes of one programme at the same time."""
    with database.action("Dựng lớp") as session:
        first = builders.make_class(session, status=ClassStatus.OPENED)
        return first, builders.make_class(session, status=ClassStatus.OPENED)


def test_a_lesson_made_up_in_another_class_counts_once(
    database: Database, two: tuple[UUID, UUID]
) -> None:
    mine, other = two
    with database.action("Học bù") as session:
        learner = builders.enrolment_ids(session, mine)[0]
        first, second = builders.session_ids(session, mine)[:2]
        set_marks(session, marks=[MarkInput(day, learner, K) for day in (first, second)])
        offers = make_up_offers(session, session_id=first, enrolment_id=learner, until=FIRST_DAY)
        assert [offer.label for offer in offers] == ["DVM-2026-02, sáng 19/10/2026, 4 tiết"]
        where = offers[0].session_id
        make_up(session, session_id=first, enrolment_id=learner, in_session_id=where, periods=3)
        assert not make_up_offers(session, session_id=first, enrolment_id=learner, until=FIRST_DAY)
        taken = grid(session, class_id=mine)
        assert taken.made_up == {(first, learner): "DVM-2026-02, sáng 19/10/2026"}
        (summary,) = [x for x in summaries(session, class_id=mine) if x.enrolment_id == learner]
        assert (summary.attended_periods, summary.missed) == (3, 5)
        make_up(session, session_id=first, enrolment_id=learner, in_session_id=where)
        with pytest.raises(AttendanceRefusedError, match="không dạy cùng bài"):
            make_up(session, session_id=second, enrolment_id=learner, in_session_id=where)
        set_marks(session, marks=[MarkInput(first, learner, K)])
        assert grid(session, class_id=mine).made_up == {}
    assert other != mine


def test_a_make_up_is_never_more_than_was_taught_and_never_credited_twice(
    database: Database, two: tuple[UUID, UUID]
) -> None:
    mine, other = two
    with database.action("Học bù") as session:
        person = builders.make_person(session, "Lý Thị Lan Anh")
        learner = builders.enrol_person(session, mine, person)
        first = builders.session_ids(session, mine)[0]
        where = builders.session_ids(session, other)[0]
        with pytest.raises(AttendanceRefusedError, match="từ 1 đến 4, ở đây ghi 5"):
            make_up(session, session_id=first, enrolment_id=learner, in_session_id=where, periods=5)
        make_up(session, session_id=first, enrolment_id=learner, in_session_id=where)
        third = builders.make_class(session, status=ClassStatus.OPENED)
        again = builders.enrol_person(session, third, person)
        with pytest.raises(AttendanceRefusedError, match="đã được tính học bù một lần"):
            make_up(
                session,
                session_id=builders.session_ids(session, third)[0],
                enrolment_id=again,
                in_session_id=where,
            )


def test_who_cannot_reach_the_threshold_and_who_is_away_in_a_row(
    database: Database, two: tuple[UUID, UUID]
) -> None:
    mine, _ = two
    with database.action("Vắng") as session:
        away, often, once = builders.enrolment_ids(session, mine)
        days = builders.session_ids(session, mine)
        set_marks(session, marks=[MarkInput(day, away, P) for day in days[:3]])
        set_marks(session, marks=[MarkInput(days[0], often, K), MarkInput(days[2], often, K)])
        set_marks(session, marks=[MarkInput(days[0], once, K)])
        (row,) = to_watch(session, class_id=mine)
        assert (row.enrolment_id, row.cannot_reach, row.missed_in_a_row) == (away, True, 3)
        set_marks(session, marks=[MarkInput(days[3], often, K)])
        assert len(to_watch(session, class_id=mine)) == 2


def test_a_card_marks_its_owner_present_and_says_who_it_is(
    database: Database, two: tuple[UUID, UUID]
) -> None:
    mine, other = two
    with database.action("Quẹt thẻ") as session:
        person = builders.make_person(session, "Lý Thị Lan Anh", citizen_id="020190000777")
        learner = builders.enrol_person(session, mine, person)
        day = builders.session_ids(session, mine)[0]
        code = card_code(person)
        assert (len(code), code.isdigit()) == (10, True)
        found = mark_by_card(session, session_id=day, code=f" {code}\n")
        assert (found.full_name, found.enrolment_id, found.before) == (
            "Lý Thị Lan Anh",
            learner,
            None,
        )
        again = mark_by_card(session, session_id=day, code="020190000777||Lý Thị Lan Anh|")
        assert (again.before, again.is_repeated) == (AttendanceMark.PRESENT, True)
        elsewhere = builders.session_ids(session, other)[0]
        with pytest.raises(CardError, match="Thẻ của Lý Thị Lan Anh, học lớp DVM-2026-01"):
            mark_by_card(session, session_id=elsewhere, code=code)
        wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
        with pytest.raises(CardError, match="đọc sai một chữ số"):
            mark_by_card(session, session_id=day, code=wrong)
        with pytest.raises(CardError, match="Không ai trong lớp có mã “ABC”"):
            mark_by_card(session, session_id=day, code="ABC")

"""Lessons laid over half-days, and half-days changed one by one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.database import Database
from app.errors import UserError
from app.models.programmes import Lesson
from app.models.values import ClassStatus, LessonKind, SessionState, Slot
from app.services.attendance.attendance import close_session, fill_unmarked
from app.services.timetable.clashes import ClashError
from app.services.timetable.timetable import (
    SessionDetails,
    add_session,
    delete_session,
    details_of,
    even_split,
    list_sessions,
    make_sessions,
    update_session,
)
from app.services.timetable.usual_lecturers import usual_lecturers
from tests.builders import FIRST_DAY, days_from, make_class, make_programme, session_ids

WEEK = days_from(FIRST_DAY, 5)
NEXT_WEEK = FIRST_DAY + timedelta(days=7)


@given(periods=st.integers(1, 60), length=st.integers(1, 6))
def test_split_lesson_loses_no_period_and_fits_the_half_days(periods: int, length: int) -> None:
    parts = even_split(periods, length)
    assert sum(parts) == periods
    assert max(parts) <= length
    assert max(parts) - min(parts) <= 1
    assert len(parts) == -(-periods // length)


def test_lessons_follow_each_other_over_the_half_days(database: Database) -> None:
    with database.action("Lịch học") as session:
        class_id = make_class(session)
        rows = make_sessions(session, class_id=class_id, days=reversed_days())
    assert [row.lesson_code for row in rows] == [f"CĐ {number}" for number in range(1, 11)]
    assert [(row.held_on, row.slot) for row in rows[:3]] == [
        (WEEK[0], Slot.MORNING),
        (WEEK[0], Slot.AFTERNOON),
        (WEEK[1], Slot.MORNING),
    ]
    assert sum(row.periods for row in rows) == 40
    assert {row.room for row in rows} == {"Hội trường A"}


def test_lecturers_take_a_lesson_each_in_turn_and_are_known_the_next_time(
    database: Database,
) -> None:
    with database.action("Lịch học") as session:
        make_programme(session, periods=(8, 4, 4))
        first, second = make_class(session), make_class(session, opened_on=NEXT_WEEK)
        field = session.scalars(select(Lesson).order_by(Lesson.order_no)).all()[-1]
        field.lesson_kind = LessonKind.FIELD_STUDY
        lessons = [x.id for x in session.scalars(select(Lesson).order_by(Lesson.order_no))]
        assert usual_lecturers(session, lesson_ids=lessons) == ()
        two = ("Vi Văn Hòa", "Chu Văn Dũng")
        rows = make_sessions(session, class_id=first, days=WEEK, room="Phòng 2", lecturers=two)
        assert [(row.lecturer, row.room) for row in rows] == [
            ("Vi Văn Hòa", "Phòng 2"),
            ("Vi Văn Hòa", "Phòng 2"),
            ("Chu Văn Dũng", "Phòng 2"),
            ("Vi Văn Hòa", None),  # field study takes no room of the centre
        ]
        usual = usual_lecturers(session, lesson_ids=lessons)
        assert usual == ("Vi Văn Hòa", "Chu Văn Dũng", "Vi Văn Hòa")
        with pytest.raises(ClashError, match="Giảng viên Vi Văn Hòa đã dạy lớp"):
            make_sessions(session, class_id=second, days=WEEK, room="Phòng 3", lecturers=usual)


def reversed_days() -> list[date]:
    """Days as a careless caller may give them: backwards, one twice."""
    return [*reversed(WEEK), WEEK[0]]


def test_long_lesson_takes_several_half_days_and_short_one_its_own(database: Database) -> None:
    with database.action("Lịch học") as session:
        make_programme(session, periods=(10, 2, 5))
        class_id = make_class(session)
        rows = make_sessions(session, class_id=class_id, days=WEEK)
    assert [(row.lesson_code, row.periods) for row in rows] == [
        ("CĐ 1", 4),
        ("CĐ 1", 3),
        ("CĐ 1", 3),
        ("CĐ 2", 2),
        ("CĐ 3", 3),
        ("CĐ 3", 2),
    ]


def test_half_days_may_be_longer_and_only_evenings(database: Database) -> None:
    with database.action("Lịch học") as session:
        make_programme(session, periods=(5, 5))
        class_id = make_class(session)
        rows = make_sessions(
            session, class_id=class_id, days=WEEK, slots=[Slot.EVENING], periods_per_slot=5
        )
    assert [(row.held_on, row.slot, row.periods) for row in rows] == [
        (WEEK[0], Slot.EVENING, 5),
        (WEEK[1], Slot.EVENING, 5),
    ]


def test_too_few_half_days_make_nothing(database: Database) -> None:
    with database.action("Lịch học") as session:
        class_id = make_class(session)
        with pytest.raises(UserError) as refusal:
            make_sessions(session, class_id=class_id, days=WEEK[:4])
        assert list_sessions(session, class_id=class_id) == ()
    assert refusal.value.code == "not-enough-half-days"
    assert "10 buổi" in refusal.value.message
    assert "8 buổi" in refusal.value.message


def test_what_is_scheduled_stays_and_only_the_rest_is_added(database: Database) -> None:
    with database.action("Lịch học") as session:
        make_programme(session, periods=(8, 4))
        class_id = make_class(session)
        first = session.scalars(select(Lesson.id).where(Lesson.order_no == 1)).one()
        taken = SessionDetails(WEEK[0], Slot.MORNING, 4, lesson_id=first)
        add_session(session, class_id=class_id, details=taken)
        rows = make_sessions(session, class_id=class_id, days=WEEK)
        assert [(row.slot, row.lesson_code, row.periods) for row in rows] == [
            (Slot.MORNING, "CĐ 1", 4),
            (Slot.AFTERNOON, "CĐ 1", 4),
            (Slot.MORNING, "CĐ 2", 4),
        ]
        with pytest.raises(UserError) as refusal:
            make_sessions(session, class_id=class_id, days=WEEK)
    assert refusal.value.code == "all-lessons-scheduled"


def test_lessons_can_be_left_out(database: Database) -> None:
    with database.action("Lịch học") as session:
        class_id = make_class(session)
        left_out = set(session.scalars(select(Lesson.id).where(Lesson.order_no > 8)))
        rows = make_sessions(session, class_id=class_id, days=WEEK, skip=left_out)
    assert len(rows) == 8


def test_half_day_of_a_class_is_taken_once(database: Database) -> None:
    with database.action("Lịch học") as session:
        class_id = make_class(session, with_sessions=True)
        other = make_class(session)
        first, second = session_ids(session, class_id)[:2]
        there = details_of(session, session_id=first)
        with pytest.raises(UserError) as refusal:
            add_session(session, class_id=class_id, details=there)
        assert refusal.value.code == "half-day-taken"
        with pytest.raises(UserError):
            update_session(session, session_id=second, details=there)
        # The same half-day of another class is free, and so is one's own.
        add_session(session, class_id=other, details=replace(there, lesson_id=None, room="Phòng 2"))
        update_session(session, session_id=first, details=replace(there, room="Phòng 3"))
        assert details_of(session, session_id=first).room == "Phòng 3"


def test_half_day_has_at_least_one_period(database: Database) -> None:
    with database.action("Lịch học") as session:
        class_id = make_class(session)
        with pytest.raises(UserError) as refusal:
            add_session(
                session, class_id=class_id, details=SessionDetails(WEEK[0], Slot.MORNING, 0)
            )
    assert refusal.value.code == "no-periods"


def test_day_has_no_more_periods_than_the_rules_allow(database: Database) -> None:
    with database.action("Lịch học") as session:
        class_id = make_class(session)
        with pytest.raises(UserError) as refusal:
            make_sessions(session, class_id=class_id, days=WEEK, slots=tuple(Slot))
        assert refusal.value.code == "day-too-long"
        make_sessions(session, class_id=class_id, days=WEEK)
        evening = SessionDetails(WEEK[0], Slot.EVENING, 3)
        with pytest.raises(UserError) as refusal:
            add_session(session, class_id=class_id, details=evening)
        assert "11 tiết, nhiều hơn 10 tiết" in refusal.value.message
        add_session(session, class_id=class_id, details=replace(evening, periods=2))


def test_half_day_with_attendance_can_move_but_not_shrink_or_go(database: Database) -> None:
    with database.action("Lịch học") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        first = session_ids(session, class_id)[0]
        fill_unmarked(session, session_id=first)
        details = details_of(session, session_id=first)
        for change in (
            replace(details, periods=3),
            replace(details, state=SessionState.CANCELLED),
        ):
            with pytest.raises(UserError) as refusal:
                update_session(session, session_id=first, details=change)
            assert refusal.value.code == "session-has-attendance"
        with pytest.raises(UserError) as refusal:
            delete_session(session, session_id=first)
        assert "3 người" in refusal.value.message
        moved = replace(details, held_on=date(2026, 10, 26), lecturer="vi văn hòa")
        update_session(session, session_id=first, details=moved)
        last = list_sessions(session, class_id=class_id)[-1]
        assert (last.held_on, last.lecturer, last.marked) == (
            date(2026, 10, 26),
            "Vi Văn Hòa",
            3,
        )


def test_closed_half_day_is_not_changed(database: Database) -> None:
    with database.action("Lịch học") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        first = session_ids(session, class_id)[0]
        close_session(session, session_id=first)
        details = details_of(session, session_id=first)
        with pytest.raises(UserError) as refusal:
            update_session(session, session_id=first, details=replace(details, room="Phòng 3"))
    assert refusal.value.code == "session-closed"


def test_half_day_not_taken_yet_can_be_removed(database: Database) -> None:
    with database.action("Lịch học") as session:
        class_id = make_class(session, with_sessions=True)
        gone = session_ids(session, class_id)[4]
        delete_session(session, session_id=gone)
        assert len(session_ids(session, class_id)) == 9
        with pytest.raises(UserError) as refusal:
            delete_session(session, session_id=gone)
    assert refusal.value.code == "row-gone"

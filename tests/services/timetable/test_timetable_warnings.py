"""Rooms with seats, and what is too much in a timetable: told, never forbidden."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.models.values import ClassStatus
from app.services.classes.classes import details_of, update_class
from app.services.plans.plan_items import ItemDetails, add_item
from app.services.plans.plan_rows import list_items
from app.services.plans.plans import create_plan
from app.services.timetable.class_days import take_days_from_timetable
from app.services.timetable.joined_sessions import join_sessions
from app.services.timetable.rooms import RoomError, RoomRow, drop_seats, keep_seats, list_rooms
from app.services.timetable.teaching_hours import LecturerKind, OtherWork, write_other_work
from app.services.timetable.timetable_changes import change_all
from app.services.timetable.timetable_warnings import TooMuch, room_warning, warnings_of_class
from tests.builders import make_class, make_learner, session_ids


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A class of three with ten half-days in Hội trường A."""
    with database.action("Dựng lớp") as session:
        return make_class(session, status=ClassStatus.OPENED)


def test_seats_belong_to_a_room_however_it_is_typed(database: Database, class_id: UUID) -> None:
    with database.action("Ghi số chỗ") as session:
        keep_seats(session, name="Phòng 2", seats=30)
        keep_seats(session, name="  hoi truong a ", seats=60)
        keep_seats(session, name="Hội trường A", seats=80)
        assert list_rooms(session) == (
            RoomRow("Hội trường A", 80, 10),
            RoomRow("Phòng 2", 30, 0),
        )
        drop_seats(session, name="hội trường a")
        assert list_rooms(session)[0] == RoomRow("Hội trường A", None, 10)
        with pytest.raises(RoomError, match="phải từ 1 đến"):
            keep_seats(session, name="Phòng 2", seats=0)
        with pytest.raises(RoomError, match="Chưa ghi tên"):
            keep_seats(session, name=" ", seats=5)


def test_a_room_smaller_than_the_class_is_named(database: Database, class_id: UUID) -> None:
    with database.action("Ghi") as session:
        keep_seats(session, name="Hội trường A", seats=3)
        assert warnings_of_class(session, class_id=class_id) == ()
        assert room_warning(session, class_id=class_id) == ""
        make_learner(session, class_id, "Lý Văn Bảo", number=90)
        (warning,) = warnings_of_class(session, class_id=class_id)
        assert warning.what is TooMuch.PEOPLE
        assert warning.sentence == "Hội trường A có 3 chỗ, 4 người học. 10 buổi, từ 19/10/2026."
        assert warning.session_ids == session_ids(session, class_id)
        assert room_warning(session, class_id=class_id) == "Hội trường A có 3 chỗ, 4 người học."
        planned = make_class(session, programme_code="NTD", learners=2)
        assert room_warning(session, class_id=planned) == ""


def test_classes_that_sit_together_count_together(database: Database, class_id: UUID) -> None:
    with database.action("Ghép") as session:
        other = make_class(session, status=ClassStatus.OPENED)
        mine, theirs = (session_ids(session, one)[2] for one in (class_id, other))
        join_sessions(session, session_id=mine, with_id=theirs)
        keep_seats(session, name="Hội trường A", seats=5)
        for one, half_day in ((class_id, mine), (other, theirs)):
            (warning,) = warnings_of_class(session, class_id=one)
            assert warning.sentence.endswith("5 chỗ, 6 người học. Buổi sáng 20/10/2026.")
            assert warning.session_ids == (half_day,)


def test_a_load_above_the_norm_is_named_with_what_is_still_planned(
    database: Database, class_id: UUID
) -> None:
    with database.action("Xếp") as session:
        work = OtherWork(LecturerKind.DIRECTOR)
        write_other_work(session, year=2026, lecturer="Vi Văn Hòa", work=work)
        half_days = session_ids(session, class_id)
        change_all(session, session_ids=half_days[:6], lecturer="vi văn hòa")
        assert warnings_of_class(session, class_id=class_id) == ()
        change_all(session, session_ids=half_days[6:7], lecturer="Vi Văn Hòa")
        (warning,) = warnings_of_class(session, class_id=class_id)
    assert warning.what is TooMuch.HOURS
    assert warning.session_ids == half_days[:7]
    assert warning.sentence == (
        "Giảng viên Vi Văn Hòa có 28 giờ chuẩn năm học 2026–2027, kể cả buổi dự kiến; định mức 27."
    )


def test_an_item_of_the_plan_is_held_against_the_seats_of_its_place(
    database: Database, class_id: UUID
) -> None:
    with database.action("Lập kế hoạch") as session:
        keep_seats(session, name="Hội trường A", seats=40)
        plan_id = create_plan(session, year=2026)
        for learners in (80, 81):
            item = ItemDetails("DVM", classes=2, learners=learners, place="hội trường A")
            add_item(session, plan_id=plan_id, details=item)
        fits, crowded = list_items(session, plan_id=plan_id)
    told = "hội trường A có 40 chỗ, mỗi lớp tới 41 học viên."
    assert told not in fits.remarks
    assert told in crowded.remarks


def test_half_days_outside_the_days_of_the_class_are_named_and_may_set_them(
    database: Database, class_id: UUID
) -> None:
    with database.action("Sửa") as session:
        details = details_of(session, class_id=class_id)
        short = replace(details, opened_on=date(2026, 10, 20), closed_on=date(2026, 10, 22))
        update_class(session, class_id=class_id, details=short)
        (warning,) = warnings_of_class(session, class_id=class_id)
        assert warning.what is TooMuch.DAYS
        assert warning.sentence == (
            "Lịch học từ 19/10/2026 đến 23/10/2026, lớp ghi khai giảng 20/10/2026, bế giảng "
            "22/10/2026."
        )
        half_days = session_ids(session, class_id)
        assert warning.session_ids == (*half_days[:2], *half_days[-2:])
        take_days_from_timetable(session, class_id=class_id)
        assert warnings_of_class(session, class_id=class_id) == ()
        assert details_of(session, class_id=class_id) == details
        bare = make_class(session, programme_code="NTD")
        before = details_of(session, class_id=bare)
        take_days_from_timetable(session, class_id=bare)  # there is no half-day to take them from
        assert details_of(session, class_id=bare) == before

"""Clashes of lecturer, room and learner: found, named, allowed with a reason that is kept."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.models.values import SessionState, Slot
from app.services.classes.enrolments import withdraw
from app.services.timetable.clashes import Means, clashes_between, clashes_of_class
from app.services.timetable.session_rows import SessionRefusedError, list_sessions
from app.services.timetable.timetable import (
    SessionDetails,
    add_session,
    details_of,
    make_sessions,
    update_session,
)
from tests import builders
from tests.builders import FIRST_DAY

MONDAY = FIRST_DAY
NEXT_MONDAY = date(2026, 10, 26)


@pytest.fixture
def classes(database: Database) -> tuple[UUID, UUID]:
    """Two classes in one room: the first has its week, the second no timetable yet."""
    with database.action("Dựng lớp") as session:
        first = builders.make_class(session, with_sessions=True)
        second = builders.make_class(session, programme_code="NTD")
    return first, second


def details(day: date = MONDAY, slot: Slot = Slot.MORNING, **more: str) -> SessionDetails:
    return SessionDetails(
        day, slot, 4, lecturer=more.get("lecturer"), room=more.get("room", "Hội trường A")
    )


def test_generating_over_another_class_names_the_room(
    database: Database, classes: tuple[UUID, UUID]
) -> None:
    _, second = classes
    with (
        pytest.raises(SessionRefusedError) as refused,
        database.action("Lập lịch") as session,
    ):
        make_sessions(session, class_id=second, days=builders.days_from(MONDAY, 5))
    assert refused.value.code == "clash"
    assert str(refused.value).startswith(
        "Hội trường A đã có lớp DVM-2026-01, sáng 19/10/2026. Hội trường A đã có lớp"
    )
    assert "Còn 7 chỗ trùng nữa." in str(refused.value)


def test_a_reason_is_kept_by_the_half_days_that_clash(
    database: Database, classes: tuple[UUID, UUID]
) -> None:
    _, second = classes
    with database.action("Lập lịch") as session:
        rows = make_sessions(
            session,
            class_id=second,
            days=[*builders.days_from(date(2026, 10, 23), 1), *builders.days_from(NEXT_MONDAY, 4)],
            clash_reason=" Hội trường  ngăn đôi ",
        )
        kept = [row.clash_reason for row in rows]
    assert kept == ["Hội trường ngăn đôi"] * 2 + [None] * 8
    with database.read() as session:
        found = clashes_of_class(session, class_id=second)
        assert {clash.reason for clashes in found.values() for clash in clashes} == {
            "Hội trường ngăn đôi"
        }
        assert len(clashes_between(session, first=MONDAY, last=NEXT_MONDAY)) == 2


def test_a_lecturer_is_one_person_however_typed(
    database: Database, classes: tuple[UUID, UUID]
) -> None:
    first, second = classes
    with database.action("Ghi giảng viên") as session:
        monday = list_sessions(session, class_id=first)[0].id
        kept = details_of(session, session_id=monday)
        update_session(
            session, session_id=monday, details=replace(kept, lecturer="Vi Văn Hòa", room="P1")
        )
    with (
        pytest.raises(SessionRefusedError, match="Giảng viên Vi Văn Hòa đã dạy lớp DVM-2026-01"),
        database.action("Thêm buổi") as session,
    ):
        add_session(session, class_id=second, details=details(lecturer="vi van hoa", room="P2"))
    with database.action("Thêm buổi") as session:
        add_session(
            session, class_id=second, details=details(slot=Slot.EVENING, lecturer="Vi Văn Hòa")
        )


def test_a_learner_of_two_classes_is_named_until_he_leaves_one(
    database: Database, classes: tuple[UUID, UUID]
) -> None:
    first, second = classes
    with database.action("Ghi danh hai lớp") as session:
        person_id = builders.make_person(session, "Lý Thị Lan Anh")
        builders.enrol_person(session, first, person_id)
        twice = builders.enrol_person(session, second, person_id)
    with (
        pytest.raises(SessionRefusedError, match="Lý Thị Lan Anh cũng học lớp DVM-2026-01"),
        database.action("Thêm buổi") as session,
    ):
        add_session(session, class_id=second, details=details(room="P2"))
    with database.action("Thêm buổi") as session:
        add_session(session, class_id=second, details=details(room="P2"), clash_reason="Học bù")
        (clash,) = clashes_between(session, first=MONDAY, last=MONDAY)
        assert (clash.means, clash.names) == (Means.LEARNER, ("Lý Thị Lan Anh",))
    with database.action("Thôi học") as session:
        withdraw(session, enrolment_id=twice, on=MONDAY, reason="Chuyển công tác")
        assert clashes_between(session, first=MONDAY, last=MONDAY) == ()


def test_moving_is_refused_only_for_a_clash_that_was_not_there(
    database: Database, classes: tuple[UUID, UUID]
) -> None:
    _, second = classes
    with database.action("Thêm buổi") as session:
        made = add_session(session, class_id=second, details=details(), clash_reason="Ngăn đôi")
        kept = details_of(session, session_id=made)
        update_session(session, session_id=made, details=replace(kept, periods=3))
        assert list_sessions(session, class_id=second)[0].clash_reason == "Ngăn đôi"
        with pytest.raises(SessionRefusedError, match="chiều 19/10/2026"):
            update_session(session, session_id=made, details=replace(kept, slot=Slot.AFTERNOON))
        update_session(session, session_id=made, details=replace(kept, held_on=NEXT_MONDAY))
        assert list_sessions(session, class_id=second)[0].clash_reason is None


def test_a_cancelled_half_day_clashes_with_nothing_and_its_own_class_stays_forbidden(
    database: Database, classes: tuple[UUID, UUID]
) -> None:
    first, second = classes
    with database.action("Hủy buổi") as session:
        monday = list_sessions(session, class_id=first)[0].id
        kept = details_of(session, session_id=monday)
        update_session(
            session, session_id=monday, details=replace(kept, state=SessionState.CANCELLED)
        )
        add_session(session, class_id=second, details=details())
        with pytest.raises(SessionRefusedError, match="Hội trường A đã có lớp") as refused:
            update_session(session, session_id=monday, details=kept)
        assert refused.value.code == "clash"
        with pytest.raises(SessionRefusedError, match="Lớp đã có buổi sáng"):
            add_session(session, class_id=second, details=details(), clash_reason="Vẫn xếp")

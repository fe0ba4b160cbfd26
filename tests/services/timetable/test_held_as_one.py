"""Half-days of two classes held as one: moved together, refused together, parted by hand."""

from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.models.values import Slot
from app.services.attendance.attendance import close_session, fill_unmarked
from app.services.classes.classes import open_class
from app.services.timetable.held_as_one import classes_along
from app.services.timetable.joined_sessions import join_sessions
from app.services.timetable.session_moves import move_session, places_for
from app.services.timetable.session_rows import SessionRefusedError, session_of
from app.services.timetable.timetable import SessionDetails, add_session, delete_session, details_of
from app.services.upkeep.history import list_actions
from app.services.upkeep.undoing import undo
from tests import builders
from tests.builders import FIRST_DAY, session_ids

SATURDAY = date(2026, 10, 24)
Two = tuple[UUID, UUID]


@pytest.fixture
def joined(database: Database) -> Two:
    """The first half-day of a class, and that of another class that is held with it."""
    with database.action("Dựng lớp") as session:
        mine = session_ids(session, builders.make_class(session, with_sessions=True))[0]
        other = builders.make_class(session, programme_code="NTD")
        on = SessionDetails(FIRST_DAY, Slot.MORNING, 4, room="Hội trường B")
        theirs = add_session(session, class_id=other, details=on)
        join_sessions(session, session_id=mine, with_id=theirs)
    return mine, theirs


def times(database: Database, half_days: Two) -> list[tuple[date, Slot]]:
    with database.read() as session:
        found = [details_of(session, session_id=each) for each in half_days]
    return [(one.held_on, one.slot) for one in found]


def test_both_classes_move_together_and_come_back_together(database: Database, joined: Two) -> None:
    with database.action("Dời") as session:
        places = places_for(session, session_id=joined[0], days=[SATURDAY])
        assert places[SATURDAY, Slot.MORNING].along == ("NTD-2026-01",)
        assert classes_along(session, session_id=joined[1]) == ("DVM-2026-01",)
        move_session(session, session_id=joined[1], held_on=SATURDAY, slot=Slot.MORNING)
    assert times(database, joined) == [(SATURDAY, Slot.MORNING)] * 2
    with database.action("Hoàn tác") as session:
        undo(session, seq=list_actions(session)[0].seq)
    assert times(database, joined) == [(FIRST_DAY, Slot.MORNING)] * 2


def test_the_class_that_cannot_follow_is_named_and_nothing_moves(
    database: Database, joined: Two
) -> None:
    with database.action("Bận") as session:
        other = session_of(session, joined[1]).class_id
        busy = SessionDetails(SATURDAY, Slot.MORNING, 4, room="Hội trường B")
        add_session(session, class_id=other, details=busy)
    with database.read() as session:
        place = places_for(session, session_id=joined[0], days=[SATURDAY])[SATURDAY, Slot.MORNING]
    assert place.forbidden == "Lớp NTD-2026-01 học ghép đã có buổi sáng 24/10/2026."
    with (
        pytest.raises(SessionRefusedError, match="Ở lớp NTD-2026-01: Lớp đã có buổi sáng") as no,
        database.action("Dời") as session,
    ):
        move_session(session, session_id=joined[0], held_on=SATURDAY, slot=Slot.MORNING)
    assert no.value.code == "joined-cannot-follow"
    assert times(database, joined) == [(FIRST_DAY, Slot.MORNING)] * 2


def test_a_roll_that_the_other_class_locked_keeps_both_where_they_are(
    database: Database, joined: Two
) -> None:
    with database.action("Khóa") as session:
        other = session_of(session, joined[1]).class_id
        builders.make_learner(session, other)
        open_class(session, class_id=other, on=FIRST_DAY, small_size_reason="Thử")
        fill_unmarked(session, session_id=joined[1])
        close_session(session, session_id=joined[1])
        places = places_for(session, session_id=joined[0], days=[SATURDAY])
    assert {place.forbidden for place in places.values()} == {
        "Lớp NTD-2026-01 học ghép đã khóa điểm danh buổi này; mở khóa rồi dời."
    }


def test_who_is_left_when_one_is_deleted_is_alone(database: Database, joined: Two) -> None:
    with database.action("Xóa") as session:
        delete_session(session, session_id=joined[0])
        assert session_of(session, joined[1]).joined_group_id is None

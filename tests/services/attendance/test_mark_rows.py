"""Marks written past the mapper; what a session holds follows them."""

from uuid import UUID

import pytest
from sqlalchemy import select

from app.database import Database
from app.models.classes import Attendance
from app.models.values import AttendanceMark, ClassStatus, SessionState
from app.services.attendance.attendance import MarkInput, set_mark, set_marks
from app.services.timetable.session_rows import session_of
from tests.builders import enrolment_ids, make_class, session_ids


@pytest.fixture
def place(database: Database) -> tuple[UUID, UUID]:
    """A half-day without marks and a learner of its class, which has begun."""
    with database.action("Thử") as session:
        class_id = make_class(session, learners=1, status=ClassStatus.IN_PROGRESS)
        return session_ids(session, class_id)[1], enrolment_ids(session, class_id)[0]


def test_what_a_session_holds_follows_the_marks(
    database: Database, place: tuple[UUID, UUID]
) -> None:
    half_day_id, learner = place
    with database.action("Thử") as session:
        half_day = session_of(session, half_day_id)
        half_day.room = "Phòng 2"
        set_marks(session, marks=[MarkInput(*place, AttendanceMark.EXCUSED)])
        kept = session.scalars(select(Attendance).where(Attendance.session_id == half_day_id)).one()
        set_mark(session, session_id=half_day_id, enrolment_id=learner, mark=AttendanceMark.LATE)
        assert (kept.mark, kept.periods_attended) == (AttendanceMark.LATE, 4)
        assert (half_day.room, half_day.state) == ("Phòng 2", SessionState.HELD)


def test_of_two_marks_for_one_cell_the_last_one_stays(
    database: Database, place: tuple[UUID, UUID]
) -> None:
    marks = (AttendanceMark.EXCUSED, None, AttendanceMark.PRESENT)
    with database.action("Thử") as session:
        set_marks(session, marks=[MarkInput(*place, mark) for mark in marks])
        kept = session.scalars(select(Attendance).where(Attendance.session_id == place[0])).one()
        assert kept.mark is AttendanceMark.PRESENT


def test_the_same_mark_again_is_no_action(database: Database, place: tuple[UUID, UUID]) -> None:
    def actions_of(mark: AttendanceMark) -> int:
        before = database.head().seq
        with database.action("Thử") as session:
            set_marks(session, marks=[MarkInput(*place, mark)])
        return database.head().seq - before

    present, late = AttendanceMark.PRESENT, AttendanceMark.LATE
    assert [actions_of(mark) for mark in (present, present, late)] == [1, 0, 1]

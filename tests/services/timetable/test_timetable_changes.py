"""Many half-days changed at once."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database import Database
from app.models.values import ClassStatus, SessionState, Slot
from app.services.classes.class_programme import programme_of_class
from app.services.timetable.session_rows import SessionRefusedError
from app.services.timetable.timetable import even_split, list_sessions
from app.services.timetable.timetable_changes import (
    change_all,
    delete_all,
    half_days_needed,
    next_free,
)
from tests import builders


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A planned class with ten half-days."""
    with database.action("Dựng lớp") as session:
        return builders.make_class(session, with_sessions=True)


def test_what_is_not_given_stays(database: Database, class_id: UUID) -> None:
    with database.action("Ghi") as session:
        ids = builders.session_ids(session, class_id)
        change_all(session, session_ids=ids[:2], lecturer="vi văn hòa")
        change_all(session, session_ids=ids[1:3], room="Phòng 2", state=SessionState.MOVED)
        rows = list_sessions(session, class_id=class_id)
    assert [row.lecturer for row in rows[:3]] == ["Vi Văn Hòa", "Vi Văn Hòa", None]
    assert [row.room for row in rows[:3]] == ["Hội trường A", "Phòng 2", "Phòng 2"]
    assert [row.state for row in rows[:2]] == [SessionState.PLANNED, SessionState.MOVED]


def test_all_are_deleted_or_none(database: Database) -> None:
    with database.action("Dựng") as session:
        running = builders.make_class(session, status=ClassStatus.IN_PROGRESS)
        ids = builders.session_ids(session, running)
    with pytest.raises(SessionRefusedError), database.action("Xóa") as session:
        delete_all(session, session_ids=ids[::-1])
    with database.action("Xóa") as session:
        assert len(builders.session_ids(session, running)) == 10
        delete_all(session, session_ids=ids[1:])
        assert builders.session_ids(session, running) == ids[:1]


def test_half_days_are_needed_for_what_is_not_scheduled(database: Database, class_id: UUID) -> None:
    with database.action("Hủy") as session:
        programme = programme_of_class(session, class_id=class_id)
        ids = builders.session_ids(session, class_id)
        assert half_days_needed(programme, (), periods_per_slot=4) == 10
        assert half_days_needed(programme, (), periods_per_slot=3) == 20
        change_all(session, session_ids=ids[:2], state=SessionState.CANCELLED)
        kept = list_sessions(session, class_id=class_id)
        assert half_days_needed(programme, kept, periods_per_slot=4) == 2


def test_the_next_half_day_follows_the_last(database: Database, class_id: UUID) -> None:
    first = date(2026, 10, 19)
    with database.action("Xóa") as session:
        rows = list_sessions(session, class_id=class_id)
        assert next_free((), first) == (first, Slot.MORNING)
        assert next_free(rows, first) == (date(2026, 10, 24), Slot.MORNING)
        assert next_free(rows[:-1], first) == (date(2026, 10, 23), Slot.AFTERNOON)


@given(st.integers(1, 60), st.integers(1, 12))
def test_lessons_are_split_as_evenly_as_can_be(periods: int, length: int) -> None:
    parts = even_split(periods, length)
    assert sum(parts) == periods
    assert max(parts) <= length
    assert max(parts) - min(parts) <= 1

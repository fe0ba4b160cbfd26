"""Slips known in advance: kept once a day, proposed when the roll is filled, taken back."""

from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.models.values import AttendanceMark, ClassStatus
from app.services.attendance.attendance import fill_unmarked, grid
from app.services.attendance.leave_slips import (
    LeaveDetails,
    LeaveRefusedError,
    add_slip,
    drop_slip,
    list_slips,
    on_leave,
)
from tests import builders
from tests.builders import FIRST_DAY

TUESDAY = date(2026, 10, 20)


@pytest.fixture
def class_id(database: Database) -> UUID:
    with database.action("Dựng lớp") as session:
        return builders.make_class(session, status=ClassStatus.OPENED)


def slip(database: Database, class_id: UUID, first: date, last: date, reason: str = "Ốm") -> UUID:
    with database.action("Giấy xin phép") as session:
        learner = builders.enrolment_ids(session, class_id)[0]
        details = LeaveDetails(learner, first, last, reason, "vi văn hòa")
        return add_slip(session, details=details, received_on=FIRST_DAY)


def test_filling_the_roll_excuses_those_with_a_slip(database: Database, class_id: UUID) -> None:
    slip(database, class_id, FIRST_DAY, TUESDAY)
    with database.action("Điểm danh") as session:
        half_days = builders.session_ids(session, class_id)
        learner = builders.enrolment_ids(session, class_id)[0]
        assert on_leave(session, class_id=class_id) == {(x, learner) for x in half_days[:4]}
        for half_day in (half_days[0], half_days[4]):
            assert fill_unmarked(session, session_id=half_day) == 3
        taken = grid(session, class_id=class_id)
    line = [row.enrolment_id for row in taken.learners].index(learner)
    first, fifth = taken.marks[line][0], taken.marks[line][4]
    assert first is not None
    assert fifth is not None
    assert (first.mark, first.periods_attended) == (AttendanceMark.EXCUSED, 0)
    assert fifth.mark is AttendanceMark.PRESENT


def test_slips_are_listed_with_their_days_and_taken_back(
    database: Database, class_id: UUID
) -> None:
    made = slip(database, class_id, FIRST_DAY, TUESDAY)
    slip(database, class_id, date(2026, 10, 23), date(2026, 10, 23), "Việc nhà")
    with database.action("Bỏ giấy") as session:
        rows = list_slips(session, class_id=class_id)
        assert [row.days for row in rows] == ["23/10/2026", "19/10/2026 – 20/10/2026"]
        assert (rows[1].approved_by, rows[1].reason) == ("Vi Văn Hòa", "Ốm")
        drop_slip(session, slip_id=made)
        assert len(list_slips(session, class_id=class_id)) == 1


@pytest.mark.parametrize(
    ("first", "last", "reason", "field"),
    [
        (TUESDAY, FIRST_DAY, "Ốm", "to_day"),
        (TUESDAY, TUESDAY, "  ", "reason"),
        (FIRST_DAY, date(2026, 10, 30), "Ốm", "from_day"),
    ],
)
def test_a_wrong_slip_is_refused_beside_its_field(
    database: Database, class_id: UUID, first: date, last: date, reason: str, field: str
) -> None:
    slip(database, class_id, date(2026, 10, 22), date(2026, 10, 22))
    with pytest.raises(LeaveRefusedError) as refused:
        slip(database, class_id, first, last, reason)
    assert refused.value.field == field

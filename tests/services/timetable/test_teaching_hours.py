"""Standard hours of lecturers: periods, factors, joined half-days once, marking, papers set."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.models.values import ClassStatus, Slot
from app.services.attendance.attendance import fill_unmarked
from app.services.timetable.joined_sessions import join_sessions, part_session, partners_of
from app.services.timetable.session_rows import SessionRefusedError, list_sessions
from app.services.timetable.teaching_hours import (
    HoursError,
    HoursRow,
    LecturerKind,
    OtherWork,
    hours_of,
    school_year,
    write_other_work,
)
from app.services.timetable.timetable import details_of, update_session
from tests import builders

YEAR = 2026


def teach(database: Database, class_id: UUID, *lecturers: str) -> None:
    """Let lecturers take the first half-days of a class, one each, and call the roll."""
    with database.action("Dạy") as session:
        for row, lecturer in zip(
            list_sessions(session, class_id=class_id), lecturers, strict=False
        ):
            kept = details_of(session, session_id=row.id)
            update_session(
                session,
                session_id=row.id,
                details=replace(kept, lecturer=lecturer),
                clash_reason="Thử",
            )
            fill_unmarked(session, session_id=row.id)


def by_name(database: Database) -> dict[str, HoursRow]:
    with database.read() as session:
        return {row.lecturer: row for row in hours_of(session, year=YEAR)}


@pytest.fixture
def class_id(database: Database) -> UUID:
    """An opened class of ten half-days of four periods."""
    with database.action("Dựng lớp") as session:
        return builders.make_class(session, status=ClassStatus.OPENED)


def test_a_period_is_an_hour_however_the_name_was_typed(database: Database, class_id: UUID) -> None:
    teach(database, class_id, "Vi Văn Hòa", "vi van hoa", "Chu Văn Dũng")
    found = by_name(database)
    assert (found["Vi Văn Hòa"].half_days, found["Vi Văn Hòa"].direct) == (2, 8_00)
    director = found["Chu Văn Dũng"]
    assert (director.kind, director.norm) == (LecturerKind.DIRECTOR, 27_00)


def test_only_half_days_that_were_held_in_the_school_year_count(
    database: Database, class_id: UUID
) -> None:
    with database.action("Dự kiến") as session:
        row = list_sessions(session, class_id=class_id)[0]
        kept = details_of(session, session_id=row.id)
        update_session(session, session_id=row.id, details=replace(kept, lecturer="Vi Văn Hòa"))
    assert by_name(database) == {}
    assert [school_year(date(2026, m, 1)) for m in (8, 9, 12)] == [2025, 2026, 2026]
    teach(database, class_id, "Vi Văn Hòa")
    with database.read() as session:
        assert hours_of(session, year=2025) == ()


def test_a_factor_multiplies_and_other_work_is_converted(
    database: Database, class_id: UUID
) -> None:
    teach(database, class_id, "Vi Văn Hòa")
    with database.action("Hệ số, việc khác") as session:
        row = list_sessions(session, class_id=class_id)[0]
        kept = details_of(session, session_id=row.id)
        update_session(session, session_id=row.id, details=replace(kept, hours_factor=150))
        work = OtherWork(LecturerKind.FULL_TIME, papers_marked=13, papers_set=2, other=5_00)
        write_other_work(session, year=YEAR, lecturer="vi văn hòa", work=work)
        write_other_work(
            session, year=YEAR, lecturer="Đàm Thị Châu", work=OtherWork(LecturerKind.VISITING)
        )
    found = by_name(database)
    row_of = found["Vi Văn Hòa"]
    assert (row_of.direct, row_of.marking, row_of.setting, row_of.other) == (600, 217, 300, 500)
    assert (row_of.total, row_of.norm) == (1617, 270_00)
    assert not row_of.teaches_enough
    assert (found["Đàm Thị Châu"].total, found["Đàm Thị Châu"].norm) == (0, None)
    with database.action("Sai") as session, pytest.raises(HoursError):
        write_other_work(
            session, year=YEAR, lecturer="An", work=OtherWork(LecturerKind.VISITING, other=-1)
        )


@pytest.mark.parametrize(
    ("kind", "norm"),
    [("full_time", 270_00), ("director", 27_00), ("deputy", 54_00), ("visiting", None)],
)
def test_norms_are_those_of_the_regulation(kind: str, norm: int | None) -> None:
    assert LecturerKind(kind).norm == norm


def test_half_of_the_norm_is_direct_teaching() -> None:
    row = HoursRow("A", LecturerKind.FULL_TIME, 0, 135, 135_00, 0, 0, 0)
    assert row.teaches_enough
    assert not replace(row, direct=134_99).teaches_enough
    assert replace(row, direct=0, kind=LecturerKind.VISITING).teaches_enough


def test_a_joined_half_day_counts_once_and_parts_again(database: Database, class_id: UUID) -> None:
    teach(database, class_id, "Vi Văn Hòa")
    with database.action("Lớp ghép") as session:
        other = builders.make_class(session, status=ClassStatus.OPENED)
        mine = list_sessions(session, class_id=class_id)[1].id
        kept = details_of(session, session_id=mine)
        update_session(
            session, session_id=mine, details=replace(kept, lecturer="Vi Văn Hòa", room="P1")
        )
        offered = partners_of(session, session_id=mine)
        assert [(one.class_code, one.is_same_time) for one in offered] == [("DVM-2026-02", True)]
        join_sessions(session, session_id=mine, with_id=offered[0].session_id)
        joined = list_sessions(session, class_id=other)[1]
        assert (joined.lecturer, joined.room, joined.joined_with) == (
            "Vi Văn Hòa",
            "P1",
            ("DVM-2026-01",),
        )
        again = details_of(session, session_id=joined.id)
        update_session(session, session_id=joined.id, details=replace(again, room="P3"))
        assert list_sessions(session, class_id=class_id)[1].room == "P3"
        for half_day in (mine, joined.id):
            fill_unmarked(session, session_id=half_day)
    assert by_name(database)["Vi Văn Hòa"].periods == 8
    with database.action("Thôi ghép") as session:
        part_session(session, session_id=joined.id)
        assert list_sessions(session, class_id=class_id)[1].joined_with == ()
        with pytest.raises(SessionRefusedError, match="không ghép với lớp nào"):
            part_session(session, session_id=mine)
    assert by_name(database)["Vi Văn Hòa"].periods == 12


def test_joining_moves_the_other_class_and_names_what_stands_in_the_way(
    database: Database, class_id: UUID
) -> None:
    with database.action("Lớp khác tuần sau") as session:
        other = builders.make_class(
            session, status=ClassStatus.OPENED, opened_on=date(2026, 10, 26)
        )
        mine = list_sessions(session, class_id=class_id)[2]
        theirs = list_sessions(session, class_id=other)
        assert [one.session_id for one in partners_of(session, session_id=mine.id)] == [
            theirs[2].id
        ]
        join_sessions(session, session_id=mine.id, with_id=theirs[2].id)
        moved = list_sessions(session, class_id=other)[0]
        assert (moved.id, moved.held_on, moved.slot) == (theirs[2].id, mine.held_on, Slot.MORNING)
        with pytest.raises(SessionRefusedError, match="Lớp đã có buổi sáng"):
            join_sessions(session, session_id=mine.id, with_id=theirs[3].id)
        with pytest.raises(SessionRefusedError, match="cùng một lớp"):
            join_sessions(session, session_id=theirs[4].id, with_id=theirs[3].id)

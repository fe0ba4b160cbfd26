"""F09, F10, F11 and F49 from real timetables, as PDF and Excel."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.models.values import ClassStatus, SessionKind
from app.services.attendance.attendance import fill_unmarked
from app.services.papers import hours, timetables
from app.services.papers.paper import Paper, PaperError, Request
from app.services.timetable.joined_sessions import join_sessions
from app.services.timetable.session_rows import list_sessions
from app.services.timetable.timetable import details_of, update_session
from tests import builders
from tests.services.documents.reading import pages_of

DAY = date(2026, 10, 20)


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A class whose first two half-days have lecturers; the second is held with another class."""
    with database.action("Dựng lớp") as session:
        made = builders.make_class(session, status=ClassStatus.OPENED)
        other = builders.make_class(session, status=ClassStatus.OPENED)
        first, second, third = list_sessions(session, class_id=made)[:3]
        for row, lecturer in ((first, "Vi Văn Hòa"), (second, "Chu Văn Dũng")):
            kept = details_of(session, session_id=row.id)
            update_session(
                session,
                session_id=row.id,
                details=replace(kept, lecturer=lecturer),
                clash_reason="Thử",
            )
        kept = details_of(session, session_id=third.id)
        update_session(
            session,
            session_id=third.id,
            details=replace(kept, session_kind=SessionKind.FIELD_STUDY, room="Bảo tàng"),
        )
        mate = list_sessions(session, class_id=other)[1].id
        join_sessions(session, session_id=second.id, with_id=mate)
        fill_unmarked(session, session_id=first.id)
        return made


def text_of(paper: Paper) -> list[str]:
    return [" ".join(page.split()) for page in pages_of(paper.to_pdf())]


def test_the_timetable_of_a_class_stands_under_its_days(database: Database, class_id: UUID) -> None:
    with database.read() as session:
        paper = timetables.class_timetable(session, Request(class_id, DAY))
    text = " ".join(text_of(paper))
    assert "Thứ Hai, ngày 19/10/2026" in text
    assert "Học ghép" in text
    assert "DVM-2026-02" in text
    assert "cứu thực tế" in text
    assert "Cộng: 10 buổi, 40 tiết, 5 ngày." in text
    assert paper.to_excel is not None
    assert paper.to_excel().startswith(b"PK")


def test_each_lecturer_has_a_sheet_with_all_classes(database: Database, class_id: UUID) -> None:
    with database.read() as session:
        paper = timetables.lecturer_timetables(session, Request(class_id, DAY))
    first, second = text_of(paper)
    assert "Giảng viên: Chu Văn Dũng" in first
    assert "DVM-2026-01" in first
    assert "DVM-2026-01," in first
    assert "DVM-2026-02" in first
    assert "Cộng: 1 buổi, 4 tiết, 1 ngày." in first  # held for both classes, taught once
    assert "Giảng viên: Vi Văn Hòa" in second
    assert paper.to_excel is None


def test_each_room_has_a_sheet_with_everybody_in_it(database: Database, class_id: UUID) -> None:
    with database.read() as session:
        paper = timetables.room_timetables(session, Request(class_id, DAY))
    pages = text_of(paper)
    assert "Địa điểm: Bảo tàng" in pages[0]
    assert "Địa điểm: Hội trường A" in pages[1]
    hall = " ".join(pages[1:])
    assert "DVM-2026-02" in hall
    assert "Cho trùng: Thử" in hall
    assert "Cộng: 18 buổi, 72 tiết, 5 ngày." in hall


def test_hours_are_summed_for_the_school_year(database: Database, class_id: UUID) -> None:
    with database.read() as session:
        paper = hours.teaching_hours(session, Request(class_id, DAY))
    (page,) = text_of(paper)
    assert "Năm học 2026 – 2027" in page
    assert "NGƯỜI LẬP BẢNG" in page
    assert "Vi Văn Hòa" in page
    assert "Chu Văn Dũng" not in page.partition("Cộng")[0]
    assert (paper.file_name, paper.to_excel is None) == ("F49-2026", False)


def test_papers_without_content_say_what_is_missing(database: Database) -> None:
    with database.action("Dựng lớp") as session:
        bare = builders.make_class(session)
        timed = builders.make_class(session, with_sessions=True)
        for make, class_id, told in (
            (timetables.class_timetable, bare, "chưa có lịch học"),
            (timetables.lecturer_timetables, timed, "chưa có buổi nào ghi giảng viên"),
            (hours.teaching_hours, timed, "chưa có buổi nào đã dạy"),
        ):
            with pytest.raises(PaperError, match=told):
                make(session, Request(class_id, DAY))

"""Tests of the register: continuous lines, pages, books, and what can never change."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from app.database import Database
from app.models.certificates import RegisterEntry
from app.models.organizations import Setting
from app.models.values import CertificateKind
from app.services.certificates.register import (
    LINES_KEY,
    PAGES_KEY,
    NewEntry,
    RegisterError,
    add_entry,
    close_book,
    get_book,
    list_books,
    list_entries,
    open_book,
)

DAY = date(2026, 11, 2)
CERTIFICATE, DIPLOMA = CertificateKind.CERTIFICATE, CertificateKind.DIPLOMA


def entry(serial: int, kind: CertificateKind = CERTIFICATE, day: date = DAY) -> NewEntry:
    """Return a line to be entered."""
    return NewEntry(kind, f"{kind.value}-{serial}", {"name": f"Người {serial}"}, day)


def test_lines_count_on_over_pages(database: Database) -> None:
    with database.action("Ghi sổ") as session:
        for serial in range(1, 18):
            add_entry(session, entry=entry(serial))
    with database.read() as session:
        rows = list_entries(session)
        (book,) = list_books(session)
    assert [(row.page_no, row.line_no) for row in rows[13:]] == [(1, 14), (1, 15), (2, 1), (2, 2)]
    assert [row.register_no for row in rows[:2]] == ["0001/2026", "0002/2026"]
    assert (book.book_no, book.title, book.entries, book.last_page) == (
        1,
        "Sổ cấp giấy chứng nhận",
        17,
        2,
    )


def test_numbers_start_again_with_the_year_while_the_book_goes_on(database: Database) -> None:
    with database.action("Ghi sổ") as session:
        add_entry(session, entry=entry(1))
        add_entry(session, entry=entry(2, day=date(2027, 1, 4)))
        rows = list_entries(session)
    assert [(row.line_no, row.register_no) for row in rows] == [(1, "0001/2026"), (2, "0001/2027")]


def test_each_kind_of_paper_has_its_own_book(database: Database) -> None:
    with database.action("Ghi sổ") as session:
        for serial, kind in enumerate((CERTIFICATE, DIPLOMA, CERTIFICATE), start=1):
            add_entry(session, entry=entry(serial, kind))
        books = list_books(session)
        lines = [(row.book_no, row.line_no) for row in list_entries(session)]
    assert [(book.title, book.entries) for book in books] == [
        ("Sổ cấp giấy chứng nhận", 2),
        ("Sổ cấp bằng", 1),
    ]
    assert lines == [(1, 1), (1, 2), (2, 1)]


def test_a_full_book_is_closed_and_the_next_one_opened(database: Database) -> None:
    with database.action("Ghi sổ") as session:
        session.add_all([Setting(key=LINES_KEY, value=10), Setting(key=PAGES_KEY, value=1)])
        for serial in range(1, 12):
            add_entry(session, entry=entry(serial))
        first, second = list_books(session)
    assert (first.entries, first.closed_on) == (10, DAY)
    assert (second.entries, second.closed_on) == (1, None)


def test_a_second_open_book_of_a_kind_is_refused(database: Database) -> None:
    with database.action("Mở sổ") as session:
        book_id = open_book(session, kind=CERTIFICATE, on=DAY)
        with pytest.raises(RegisterError, match="Quyển số 1"):
            open_book(session, kind=CERTIFICATE, on=DAY)
        close_book(session, book_id=book_id, on=DAY)
        with pytest.raises(RegisterError, match="đã khóa"):
            close_book(session, book_id=book_id, on=DAY)
        again = open_book(session, kind=CERTIFICATE, on=DAY, title="Sổ cấp GCN năm 2027")
        assert get_book(session, book_id=again).title == "Sổ cấp GCN năm 2027"


@pytest.mark.parametrize("lines", [9, 26])
def test_a_page_has_ten_to_twenty_five_lines(database: Database, lines: int) -> None:
    with database.action("Mở sổ") as session, pytest.raises(RegisterError, match="10 đến 25"):
        open_book(session, kind=CERTIFICATE, on=DAY, lines_per_page=lines)


def test_a_line_is_never_deleted(database: Database) -> None:
    with database.action("Ghi sổ") as session:
        add_entry(session, entry=entry(1))
    with pytest.raises(IntegrityError, match="never deleted"), database.action("X") as session:
        session.execute(delete(RegisterEntry))


@pytest.mark.parametrize("column", ["printed", "register_no", "page_no"])
def test_what_is_printed_in_a_line_never_changes(database: Database, column: str) -> None:
    with database.action("Ghi sổ") as session:
        add_entry(session, entry=entry(1))
    with pytest.raises(IntegrityError, match="never change"), database.action("X") as session:
        session.execute(update(RegisterEntry).values({column: 9}))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None
)
@given(batches=st.lists(st.integers(1, 9), max_size=4))
def test_entries_are_continuous_whatever_is_entered_together(
    database: Database, batches: list[int]
) -> None:
    serial = len(_all_places(database))
    for size in batches:
        with database.action("Ghi sổ") as session:
            for _ in range(size):
                serial += 1
                add_entry(session, entry=entry(serial))
    places = _all_places(database)
    assert places == [(n // 15 + 1, n % 15 + 1) for n in range(len(places))]


def _all_places(database: Database) -> list[tuple[int, int]]:
    with database.read() as session:
        return [(row.page_no, row.line_no) for row in list_entries(session)]

"""The register over all classes, and which of its pages are still to be printed."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.database import Database
from app.models.values import CertificateKind
from app.services.certificates.certificates import list_certificates, record_handover
from app.services.certificates.register import list_books, open_book
from app.services.certificates.register_list import RegisterLine, Standing, lines_of_book
from app.services.certificates.register_prints import list_pages
from app.services.papers.printing import print_paper, print_register
from tests.builders import make_centre
from tests.class_lives import certified_class

DAY = date(2026, 11, 20)


def list_register(session: Session) -> tuple[RegisterLine, ...]:
    books = list_books(session)
    return tuple(
        line for book in books for line in lines_of_book(session, book_id=book.id, limit=50)
    )


def test_the_newest_line_comes_first_with_its_class(database: Database) -> None:
    with database.action("Dựng lớp") as session:
        class_id = certified_class(session)
        lines = list_register(session)
        (book,) = list_books(session)
        parts = [lines_of_book(session, book_id=book.id, limit=2, below=at) for at in (None, 2)]
        assert (*parts[0], *parts[1]) == lines
    assert [line.register_no for line in lines] == ["0003/2026", "0002/2026", "0001/2026"]
    assert {line.class_id for line in lines} == {class_id}
    assert [(line.page_no, line.line_no) for line in lines] == [(1, 3), (1, 2), (1, 1)]
    assert lines[-1].full_name
    assert lines[-1].book_no == 1


def test_a_certificate_waits_for_the_printer_then_for_its_holder(
    database: Database, tmp_path: Path
) -> None:
    with database.action("Dựng lớp") as session:
        class_id = certified_class(session)
        assert {line.standing for line in list_register(session)} == {Standing.TO_PRINT}
        print_paper(session, files=tmp_path, form="F32", class_id=class_id, day=DAY)
        session.expire_all()
        assert {line.standing for line in list_register(session)} == {Standing.TO_HAND_OVER}
        first = list_certificates(session, class_id=class_id)[0]
        record_handover(session, certificate_ids=[first.id], on=DAY)
        session.flush()
        standings = {line.id: line.standing for line in list_register(session)}
    assert standings[first.id] is Standing.HANDED_OVER


def test_a_page_waits_to_be_printed_again_when_lines_came(
    database: Database, tmp_path: Path
) -> None:
    with database.action("Dựng lớp") as session:
        certified_class(session)
        (book,) = list_books(session)
        (page,) = list_pages(session, book_id=book.id)
        assert (page.lines, page.is_full, page.printed_at, page.is_outdated) == (3, False, None, 0)
        print_register(session, files=tmp_path, book_id=book.id, pages=(1,))
        (page,) = list_pages(session, book_id=book.id)
        assert page.printed_at is not None
        certified_class(session, marks=(900,))
        (page,) = list_pages(session, book_id=book.id)
    assert (page.lines, page.printed_at, page.is_outdated) == (4, None, True)


def test_a_book_without_lines_has_no_pages(database: Database) -> None:
    with database.action("Mở sổ") as session:
        make_centre(session)
        book_id = open_book(session, kind=CertificateKind.CERTIFICATE, on=DAY)
        assert list_pages(session, book_id=book_id) == ()
        assert list_register(session) == ()

"""The register as lists and pages show it: books, lines, and which pages a class stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.certificates import Certificate, RegisterBook, RegisterEntry
from app.models.classes import Enrolment
from app.models.values import CertificateKind, EntryState
from app.services.kept_settings import setting

LINES_KEY, PAGES_KEY = "register.lines_per_page", "register.pages_per_book"
DEFAULT_LINES, DEFAULT_PAGES = 15, 100


@dataclass(frozen=True, slots=True)
class BookRow:
    """A book of the register; `page_count` is how many pages are bound in it."""

    id: UUID
    book_no: int
    title: str
    certificate_kind: CertificateKind
    opened_on: date
    closed_on: date | None
    lines_per_page: int
    page_count: int
    entries: int

    @property
    def last_page(self) -> int:
        """The last page that has a line; 0 in an empty book."""
        return -(-self.entries // self.lines_per_page)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A line of the register; `printed` are the frozen values by name, as `NewEntry` has them."""

    id: UUID
    book_id: UUID
    book_no: int
    page_no: int
    line_no: int
    register_no: str
    serial_no: str
    printed: dict[str, Any]
    entered_on: date
    state: EntryState
    remark: str


def list_books(session: Session) -> tuple[BookRow, ...]:
    """Return the books of the register in their order."""
    count = (
        select(RegisterEntry.book_id, func.count().label("entries"))
        .group_by(RegisterEntry.book_id)
        .subquery()
    )
    pages = register_setting(session, PAGES_KEY, DEFAULT_PAGES)
    found = session.execute(
        select(RegisterBook, func.coalesce(count.c.entries, 0))
        .outerjoin(count, count.c.book_id == RegisterBook.id)
        .order_by(RegisterBook.book_no)
    )
    return tuple(_book_row(book, entries, pages) for book, entries in found)


def get_book(session: Session, *, book_id: UUID) -> BookRow:
    """Return one book of the register."""
    return next(book for book in list_books(session) if book.id == book_id)


def list_entries(
    session: Session, *, book_id: UUID | None = None, class_id: UUID | None = None
) -> tuple[EntryRow, ...]:
    """Return the lines of a book, or those of a class, or all, in the order of the register."""
    query = (
        select(RegisterEntry, RegisterBook.book_no)
        .join(RegisterBook, RegisterBook.id == RegisterEntry.book_id)
        .order_by(RegisterBook.book_no, RegisterEntry.entry_no)
    )
    if book_id is not None:
        query = query.where(RegisterEntry.book_id == book_id)
    if class_id is not None:
        query = (
            query.join(Certificate, Certificate.register_entry_id == RegisterEntry.id)
            .join(Enrolment, Enrolment.id == Certificate.enrolment_id)
            .where(Enrolment.class_id == class_id)
        )
    return tuple(_entry_row(entry, book_no) for entry, book_no in session.execute(query))


def list_page_lines(
    session: Session, *, book_id: UUID, pages: Sequence[int]
) -> tuple[EntryRow, ...]:
    """Return the lines on some pages of a book, in their order."""
    query = (
        select(RegisterEntry, RegisterBook.book_no)
        .join(RegisterBook, RegisterBook.id == RegisterEntry.book_id)
        .where(RegisterEntry.book_id == book_id, RegisterEntry.page_no.in_(pages))
        .order_by(RegisterEntry.entry_no)
    )
    return tuple(_entry_row(entry, book_no) for entry, book_no in session.execute(query))


def pages_of_class(session: Session, *, class_id: UUID) -> dict[UUID, tuple[int, ...]]:
    """Return the pages, by book, on which certificates of a class are entered."""
    pages: dict[UUID, set[int]] = {}
    for entry in list_entries(session, class_id=class_id):
        pages.setdefault(entry.book_id, set()).add(entry.page_no)
    return {book_id: tuple(sorted(found)) for book_id, found in pages.items()}


def register_setting(session: Session, key: str, default: int) -> int:
    """Return a number that the centre set for its register, or the default."""
    own = setting(session, key)
    return int(own) if own is not None else default


def _book_row(book: RegisterBook, entries: int, pages: int) -> BookRow:
    return BookRow(
        id=book.id,
        book_no=book.book_no,
        title=book.title,
        certificate_kind=book.certificate_kind,
        opened_on=book.opened_on,
        closed_on=book.closed_on,
        lines_per_page=book.lines_per_page,
        page_count=pages,
        entries=entries,
    )


def _entry_row(entry: RegisterEntry, book_no: int) -> EntryRow:
    return EntryRow(
        id=entry.id,
        book_id=entry.book_id,
        book_no=book_no,
        page_no=entry.page_no,
        line_no=entry.line_no,
        register_no=entry.register_no,
        serial_no=entry.serial_no,
        printed=entry.printed,
        entered_on=entry.entered_on,
        state=entry.state,
        remark=entry.remark or "",
    )

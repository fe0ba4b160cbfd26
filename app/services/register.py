"""The register (sổ gốc): books, pages and lines, entered once and never changed or renumbered.

Source: QĐ 1147-QĐ/BTGDVTW, Điều 9 (numbered pages, seal across the joins, kept for ever). A line
keeps every value that is printed in it. What becomes of it later (struck, replaced, revoked) is
said by its state and its remark, which stand beside the frozen values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.certificates import Certificate, RegisterBook, RegisterEntry
from app.models.classes import Enrolment
from app.models.organizations import Setting
from app.models.values import CertificateKind, EntryState
from app.services import numbering
from app.text.dates import format_date

LINES_KEY, PAGES_KEY = "register.lines_per_page", "register.pages_per_book"
DEFAULT_LINES, DEFAULT_PAGES = 15, 100
FEWEST_LINES, MOST_LINES = 10, 25  # what the form of a page can be drawn with
OWN = "Trung tâm"


class RegisterError(UserError):
    """The register cannot be written like this."""


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


@dataclass(frozen=True)
class NewEntry:
    """The values of a line to be entered; `printed` is JSON with the names of `register_line`."""

    kind: CertificateKind
    serial_no: str
    printed: dict[str, Any]
    entered_on: date


def open_book(
    session: Session,
    *,
    kind: CertificateKind,
    on: date,
    title: str = "",
    lines_per_page: int | None = None,
) -> UUID:
    """Open the next book for a kind of paper and return its id; one at a time is open per kind."""
    before = _open_book(session, kind)
    if before is not None:
        raise RegisterError(
            f"Quyển số {before.book_no} “{before.title}” còn đang mở.",
            remedy="Khóa quyển đó trước khi mở quyển mới.",
            code="book-open",
        )
    lines = lines_per_page or _setting(session, LINES_KEY, DEFAULT_LINES)
    if not FEWEST_LINES <= lines <= MOST_LINES:
        raise RegisterError(
            f"Một trang sổ có {FEWEST_LINES} đến {MOST_LINES} dòng, không phải {lines}.",
            remedy="Chọn lại số dòng của trang sổ.",
            code="lines-per-page",
            field="lines_per_page",
        )
    last = session.scalar(select(func.max(RegisterBook.book_no))) or 0
    book = RegisterBook(
        id=new_id(),
        book_no=last + 1,
        title=title.strip() or f"Sổ cấp {kind.label.lower()}",
        certificate_kind=kind,
        opened_on=on,
        lines_per_page=lines,
        origin=OWN,
    )
    session.add(book)
    session.flush()
    return book.id


def close_book(session: Session, *, book_id: UUID, on: date) -> None:
    """Close a book: nothing is entered in it any more; the next entry opens another one."""
    book = session.get_one(RegisterBook, book_id)
    if book.closed_on is not None:
        raise RegisterError(
            f"Quyển số {book.book_no} đã khóa ngày {format_date(book.closed_on)}.",
            code="book-closed",
        )
    book.closed_on = on
    session.flush()


def add_entry(session: Session, *, entry: NewEntry) -> RegisterEntry:
    """Write the next line of the open book of a kind; page, line and number follow from the last.

    A book is opened where there is none, or where the open one is full.
    """
    book = _book_with_room(session, entry.kind, entry.entered_on)
    last = session.scalar(
        select(func.max(RegisterEntry.entry_no)).where(RegisterEntry.book_id == book.id)
    )
    place = last or 0
    line = RegisterEntry(
        id=new_id(),
        book_id=book.id,
        entry_no=place + 1,
        page_no=place // book.lines_per_page + 1,
        line_no=place % book.lines_per_page + 1,
        register_no=numbering.take_register_number(session, kind=entry.kind, day=entry.entered_on),
        serial_no=entry.serial_no,
        printed=entry.printed,
        entered_on=entry.entered_on,
        state=EntryState.VALID,
    )
    session.add(line)
    session.flush()
    return line


def list_books(session: Session) -> tuple[BookRow, ...]:
    """Return the books of the register in their order."""
    count = (
        select(RegisterEntry.book_id, func.count().label("entries"))
        .group_by(RegisterEntry.book_id)
        .subquery()
    )
    pages = _setting(session, PAGES_KEY, DEFAULT_PAGES)
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


def _open_book(session: Session, kind: CertificateKind) -> RegisterBook | None:
    return session.scalars(
        select(RegisterBook).where(
            RegisterBook.certificate_kind == kind, RegisterBook.closed_on.is_(None)
        )
    ).one_or_none()


def _book_with_room(session: Session, kind: CertificateKind, on: date) -> RegisterBook:
    book = _open_book(session, kind)
    if book is not None:
        used = session.scalar(select(func.count()).where(RegisterEntry.book_id == book.id))
        room = _setting(session, PAGES_KEY, DEFAULT_PAGES) * book.lines_per_page
        if (used or 0) < room:
            return book
        book.closed_on = on
        session.flush()
    return session.get_one(RegisterBook, open_book(session, kind=kind, on=on))


def _setting(session: Session, key: str, default: int) -> int:
    setting = session.get(Setting, key)
    return int(setting.value) if setting is not None else default


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

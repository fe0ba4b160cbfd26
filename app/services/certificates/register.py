"""The register (sổ gốc): books, pages and lines, entered once and never changed or renumbered.

Source: QĐ 1147-QĐ/BTGDVTW, Điều 9 (numbered pages, seal across the joins, kept for ever). A line
keeps every value that is printed in it. What becomes of it later (struck, replaced, revoked) is
said by its state and its remark, which stand beside the frozen values.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.certificates import RegisterBook, RegisterEntry
from app.models.values import CertificateKind, EntryState
from app.services.certificates.register_rows import (
    DEFAULT_LINES,
    DEFAULT_PAGES,
    LINES_KEY,
    PAGES_KEY,
    BookRow,
    EntryRow,
    get_book,
    list_books,
    list_entries,
    list_page_lines,
    pages_of_class,
    register_setting,
)
from app.services.outgoing import numbering
from app.text.dates import format_date

__all__ = [
    "LINES_KEY",
    "PAGES_KEY",
    "BookRow",
    "EntryRow",
    "NewEntry",
    "RegisterError",
    "add_entry",
    "close_book",
    "get_book",
    "list_books",
    "list_entries",
    "list_page_lines",
    "open_book",
    "pages_of_class",
]

FEWEST_LINES, MOST_LINES = 10, 25  # what the form of a page can be drawn with
OWN = "Trung tâm"


class RegisterError(UserError):
    """The register cannot be written like this."""


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
    lines = lines_per_page or register_setting(session, LINES_KEY, DEFAULT_LINES)
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
        room = register_setting(session, PAGES_KEY, DEFAULT_PAGES) * book.lines_per_page
        if (used or 0) < room:
            return book
        book.closed_on = on
        session.flush()
    return session.get_one(RegisterBook, open_book(session, kind=kind, on=on))

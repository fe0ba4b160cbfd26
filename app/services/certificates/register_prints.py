"""Which pages of a register book were printed, and which are to be printed again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.certificates import PrintedPaper
from app.services.certificates.register import get_book
from app.services.papers.register_pages import FORM, page_states


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page with its lines; `printed_at` is when it was printed as it stands now.

    `is_outdated` says that an earlier state was printed: lines or remarks came since.
    """

    page_no: int
    lines: int
    is_full: bool
    printed_at: datetime | None
    is_outdated: bool


def list_pages(session: Session, *, book_id: UUID) -> tuple[PageRow, ...]:
    """Return the pages of a book that have lines, in their order."""
    book = get_book(session, book_id=book_id)
    if not book.entries:
        return ()
    prints = {
        subject: at
        for subject, at in session.execute(
            select(PrintedPaper.subject, PrintedPaper.printed_at).where(PrintedPaper.form == FORM)
        )
    }
    rows = []
    for state in page_states(session, book_id=book_id, pages=range(1, book.last_page + 1)):
        printed_at = prints.get(state.kept_as)
        start = f"Quyển {book.book_no}, trang {state.page_no}, "
        before = any(subject.startswith(start) and " + " not in subject for subject in prints)
        rows.append(
            PageRow(
                page_no=state.page_no,
                lines=len(state.lines),
                is_full=len(state.lines) == book.lines_per_page,
                printed_at=printed_at,
                is_outdated=printed_at is None and before,
            )
        )
    return tuple(rows)

"""F30 Sổ cấp giấy chứng nhận: pages of the register filled from its frozen lines.

A page is printed, bound and sealed, so its bytes are kept. A page that was printed while it was not
full is printed again when lines were added or a remark was written: that is another state of the
page, and both prints stay kept, each with the head of the journal at its first printing. The name
of a state therefore counts its lines and carries a digest of all that stands on the page; the same
state is never drawn twice.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from app.services.centre.setup import get_centre, names_on
from app.services.certificates import register
from app.services.certificates.register import BookRow, EntryRow
from app.services.certificates.register_snapshots import register_line
from app.services.classes.class_states import class_row
from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.register.register_book import register_pdf
from app.services.documents.register.register_form import RegisterBook, RegisterForm, RegisterPage
from app.services.outgoing.document_issuing import STYLES, document_style
from app.services.outgoing.signers import find_default_signer
from app.services.papers import kept_prints
from app.services.papers.frame import DIRECTOR
from app.services.papers.journal_head import journal_head
from app.services.papers.learners import shows_ethnicity
from app.services.papers.paper import Paper, PaperError, Request

FORM = "F30"
_HEAD_SHOWN = 40


@dataclass(frozen=True)
class PageState:
    """A page of the register as it stands: its lines and the name under which a print is kept."""

    book: BookRow
    page_no: int
    lines: tuple[EntryRow, ...]

    @property
    def kept_as(self) -> str:
        """The name of this state: book, page, number of lines, digest of what stands on it."""
        seen = [
            [x.line_no, x.register_no, x.serial_no, x.printed, x.state.value, x.remark]
            for x in self.lines
        ]
        text = json.dumps(seen, ensure_ascii=False, sort_keys=True)
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        where = f"Quyển {self.book.book_no}, trang {self.page_no}"
        return f"{where}, {len(self.lines)} dòng · {digest}"


def page_states(session: Session, *, book_id: UUID, pages: Sequence[int]) -> tuple[PageState, ...]:
    """Return pages of a book as they stand now; refuses a page on which nothing is entered."""
    book = register.get_book(session, book_id=book_id)
    lines = register.list_page_lines(session, book_id=book_id, pages=pages)
    states = [
        PageState(book, number, tuple(line for line in lines if line.page_no == number))
        for number in sorted(set(pages))
    ]
    for state in states:
        if not state.lines:
            raise PaperError(
                f"Trang {state.page_no} của quyển số {book.book_no} chưa ghi dòng nào.",
                remedy=f"Quyển này mới ghi đến trang {book.last_page}.",
                code="page-empty",
            )
    return tuple(states)


def register_paper(session: Session, *, book_id: UUID, pages: Sequence[int]) -> Paper:
    """Return pages of a book as one paper."""
    states = page_states(session, book_id=book_id, pages=pages)
    book = states[0].book
    drawn = [_page(session, state) for state in states]
    numbers = ", ".join(str(state.page_no) for state in states)
    return Paper(
        form=FORM,
        title=f"{book.title}, quyển {book.book_no}, trang {numbers}",
        code=f"quyen-{book.book_no}-trang-{states[0].page_no}",
        to_pdf=partial(register_pdf, _book(session, book), drawn, with_title=False),
        kept_as=" + ".join(state.kept_as for state in states),
    )


def class_register(session: Session, request: Request) -> Paper:
    """Return the pages of the register on which the certificates of a class are entered."""
    book_id, pages = book_and_pages(session, class_id=request.class_id)
    return register_paper(session, book_id=book_id, pages=pages)


def book_and_pages(session: Session, *, class_id: UUID) -> tuple[UUID, tuple[int, ...]]:
    """Return the book and the pages that a class is entered on; refuses where there are two."""
    pages = register.pages_of_class(session, class_id=class_id)
    code = class_row(session, class_id).code
    if not pages:
        raise PaperError(
            f"Lớp {code} chưa có giấy chứng nhận nào trong sổ.",
            remedy="Cấp giấy ở thẻ Chứng nhận trước.",
            code="not-in-register",
        )
    if len(pages) > 1:
        raise PaperError(
            f"Lớp {code} được ghi ở {len(pages)} quyển sổ.",
            remedy="In từng quyển ở mục Chứng nhận, Sổ cấp giấy.",
            code="several-books",
        )
    return next(iter(pages.items()))


def title_page(session: Session, *, book_id: UUID) -> Paper:
    """Return the title page of a book."""
    book = register.get_book(session, book_id=book_id)
    return Paper(
        form=FORM,
        title=f"{book.title}, quyển {book.book_no}, trang đầu",
        code=f"quyen-{book.book_no}-trang-dau",
        to_pdf=partial(register_pdf, _book(session, book), (), with_title=True),
    )


def _page(session: Session, state: PageState) -> RegisterPage:
    kept = kept_prints.find(session, form=FORM, kept_as=state.kept_as)
    head = kept.journal_head if kept else journal_head(session)
    return RegisterPage(
        page_no=state.page_no,
        lines=tuple(register_line(line) for line in state.lines),
        journal_head=head[:_HEAD_SHOWN],
    )


def _book(session: Session, book: BookRow) -> RegisterBook:
    """Return the book with the names that were valid when it was opened."""
    names = names_on(session, book.opened_on)
    signer = find_default_signer(session, on=book.opened_on)
    return RegisterBook(
        letterhead=Letterhead(names.superior_name, names.full_name),
        title=book.title,
        book_no=str(book.book_no),
        year=book.opened_on.year,
        page_count=book.page_count,
        opened_on=book.opened_on,
        closed_on=book.closed_on,
        director=Signature((DIRECTOR,), signer.full_name if signer else ""),
        form=RegisterForm(book.lines_per_page, show_ethnicity=shows_ethnicity(session)),
        style=STYLES[document_style(session, FORM)],
        practice=get_centre(session).is_practice,
    )

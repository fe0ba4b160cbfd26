"""Printing for good: what is signed, issued or bound is kept and comes out the same again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.models.values import CertificateState
from app.services.papers import certificates, kept_prints, register_pages
from app.services.papers.paper import Paper, Request
from app.services.papers.signing import paper_now
from app.services.upkeep import stored_files


@dataclass(frozen=True, slots=True)
class Print:
    """The bytes of a print and where they are kept; `is_again` when they were printed before."""

    title: str
    file_name: str
    data: bytes
    sha256: str
    printed_at: datetime
    is_again: bool


def print_paper(
    session: Session,
    *,
    files: Path,
    form: str,
    class_id: UUID,
    day: date,
    printed_at: datetime | None = None,
) -> Print:
    """Print a form of a class for good: a print of the same content gives the same bytes again.

    `files` is the folder of kept files. Lists, which nobody signs for good, are made anew. A form
    that is not kept needs no writing session.
    """
    if form.upper() == register_pages.FORM:
        book_id, pages = register_pages.book_and_pages(session, class_id=class_id)
        return print_register(session, files=files, book_id=book_id, pages=pages)
    request = Request(class_id, day, printed_at)
    paper = paper_now(session, files=files, form=form, request=request)
    made = keep_print(session, files=files, paper=paper, class_id=class_id)
    if paper.form in (certificates.PLAIN, certificates.ON_BLANK):
        _mark_printed(session, class_id)
    return made


def print_register(session: Session, *, files: Path, book_id: UUID, pages: Sequence[int]) -> Print:
    """Print pages of a book; each page is kept by itself, and the pages together as well.

    So the one who prints pages 1 to 3 today and page 2 alone tomorrow gets page 2 with the same
    content and the same head of the journal.
    """
    numbers = sorted(set(pages))
    if len(numbers) > 1:
        for number in numbers:
            one = register_pages.register_paper(session, book_id=book_id, pages=(number,))
            keep_print(session, files=files, paper=one, class_id=None)
    together = register_pages.register_paper(session, book_id=book_id, pages=pages)
    return keep_print(session, files=files, paper=together, class_id=None)


def keep_print(session: Session, *, files: Path, paper: Paper, class_id: UUID | None) -> Print:
    """Return the kept print of a paper that is kept, made and kept now if there is none yet."""
    if not paper.kept_as:
        return Print(paper.title, paper.file_name, paper.to_pdf(), "", clock.now(), False)
    kept = kept_prints.find(session, form=paper.form, kept_as=paper.kept_as)
    if kept is not None:
        data = stored_files.load(files, kept.sha256)
        return Print(paper.title, paper.file_name, data, kept.sha256, kept.printed_at, True)
    data = paper.to_pdf()
    kept = kept_prints.keep(
        session,
        files=files,
        form=paper.form,
        kept_as=paper.kept_as,
        data=data,
        class_id=class_id,
    )
    return Print(paper.title, paper.file_name, data, kept.sha256, kept.printed_at, False)


def _mark_printed(session: Session, class_id: UUID) -> None:
    for kept in certificates.printable(session, class_id=class_id):
        if kept.state is CertificateState.DRAFT:
            kept.state = CertificateState.PRINTED
    session.flush()

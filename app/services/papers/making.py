"""Makes a form for a screen that shows it: the paper with its PDF, or why it cannot be made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.services.documents.typesetting.merging import Part
from app.services.papers import class_file
from app.services.papers.paper import Paper, Request
from app.services.papers.signing import paper_now
from app.services.progress import Progress


@dataclass(frozen=True)
class MadePaper:
    """A paper and the bytes of its PDF, or of the PDFs to be merged into one."""

    paper: Paper
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, paper: Paper) -> "MadePaper":
        """Return a paper with its one PDF."""
        return cls(paper, (paper.to_pdf(),))


def made_or_refused(making: Callable[[], MadePaper]) -> MadePaper | UserError:
    """Make a paper; a refusal is an answer here, for the place where the paper would stand."""
    try:
        return making()
    except UserError as refusal:
        return refusal


def make(
    session: Session,
    progress: Progress,
    *,
    files: Path,
    form: str,
    class_id: UUID,
    day: date,
    printed_at: datetime,
) -> MadePaper | UserError:
    """Make a form; a refusal is an answer here, for the place where the paper would stand.

    `files` is the folder of kept files: a signed paper is shown as it was kept.
    """

    def making() -> MadePaper:
        if form != class_file.FORM:
            request = Request(class_id, day, printed_at)
            return MadePaper.of(paper_now(session, files=files, form=form, request=request))
        made = class_file.class_file(
            session, progress, files=files, class_id=class_id, day=day, printed_at=printed_at
        )
        return MadePaper(made.paper, made.all_parts)

    return made_or_refused(making)

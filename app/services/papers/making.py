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
from app.services.papers.forms import build
from app.services.papers.paper import Paper
from app.services.papers.signing import signed_paper
from app.services.progress import Progress


@dataclass(frozen=True)
class MadePaper:
    """A paper and the bytes of its PDF, or of the PDFs to be merged into one."""

    paper: Paper
    parts: tuple[Part, ...]


def made_or_refused(build: Callable[[], Paper]) -> MadePaper | UserError:
    """Make a paper; a refusal is an answer here, for the place where the paper would stand."""
    try:
        paper = build()
        return MadePaper(paper, (paper.to_pdf(),))
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
    if form != class_file.FORM:
        return made_or_refused(
            lambda: (
                signed_paper(session, files=files, form=form, class_id=class_id)
                or build(session, form=form, class_id=class_id, day=day, printed_at=printed_at)
            )
        )
    try:
        made = class_file.class_file(
            session,
            progress,
            files=files,
            class_id=class_id,
            day=day,
            printed_at=printed_at,
        )
        return MadePaper(made.paper, made.all_parts)
    except UserError as refusal:
        return refusal

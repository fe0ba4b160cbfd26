"""Prints that are kept for ever: their bytes by hash, their record by form and name."""

from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.models.certificates import PrintedPaper
from app.services.papers.journal_head import journal_head
from app.services.upkeep import stored_files


def keep(
    session: Session,
    *,
    files: Path,
    form: str,
    kept_as: str,
    data: bytes,
    class_id: UUID | None = None,
) -> PrintedPaper:
    """Keep the bytes of a print under a name, with the moment and the head of the journal."""
    kept = PrintedPaper(
        form=form,
        class_id=class_id,
        subject=kept_as,
        sha256=stored_files.keep(files, data),
        journal_head=journal_head(session),
        printed_at=clock.now(),
    )
    session.add(kept)
    session.flush()
    return kept


def find(session: Session, *, form: str, kept_as: str) -> PrintedPaper | None:
    """Return the record of a print by its name, or None where it was never printed."""
    return session.scalars(
        select(PrintedPaper).where(PrintedPaper.form == form, PrintedPaper.subject == kept_as)
    ).one_or_none()

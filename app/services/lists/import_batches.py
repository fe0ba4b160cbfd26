"""The lists that were taken in: found again by their content, listed, with the fate of each row."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.imports import ImportBatch

SHEET = "sheet"
"""Beside the counts of an import: the sheet that was read, "" where the file itself is the list."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import; `sheet` is the one that was read, `counts` by kind of row."""

    id: UUID
    file_name: str
    sheet: str
    sha256: str
    target: str
    class_id: UUID | None
    counts: dict[str, int]
    imported_at: datetime
    taken_back_at: datetime | None


def list_batches(session: Session, *, class_id: UUID | None = None) -> tuple[BatchRow, ...]:
    """Return the imports, the newest first; of one class only if asked."""
    query = select(ImportBatch).order_by(ImportBatch.imported_at.desc(), ImportBatch.id.desc())
    if class_id is not None:
        query = query.where(ImportBatch.class_id == class_id)
    return tuple(_row(batch) for batch in session.scalars(query))


def find_batch(
    session: Session, *, sha256: str, sheet: str, target: str, class_id: UUID | None
) -> BatchRow | None:
    """Return the import that took the same sheet in for the same end and still stands."""
    batches = standing_batches(session, sha256=sha256, target=target, class_id=class_id)
    return next((batch for batch in batches if batch.sheet == sheet), None)


def standing_batches(
    session: Session, *, sha256: str, target: str, class_id: UUID | None
) -> tuple[BatchRow, ...]:
    """Return the imports that took sheets of one file in for one end, the newest first."""
    batches = session.scalars(
        select(ImportBatch)
        .where(
            ImportBatch.sha256 == sha256,
            ImportBatch.target == target,
            ImportBatch.class_id == class_id,
            ImportBatch.taken_back_at.is_(None),
        )
        .order_by(ImportBatch.imported_at.desc())
    )
    return tuple(_row(batch) for batch in batches)


def _row(batch: ImportBatch) -> BatchRow:
    counts = dict(batch.counts)
    return BatchRow(
        id=batch.id,
        file_name=batch.file_name,
        sheet=str(counts.pop(SHEET, "")),
        sha256=batch.sha256,
        target=batch.target,
        class_id=batch.class_id,
        counts=counts,
        imported_at=batch.imported_at,
        taken_back_at=batch.taken_back_at,
    )

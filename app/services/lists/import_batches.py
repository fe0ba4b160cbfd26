"""The lists that were taken in: found again by their content, listed, with the fate of each row."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.imports import ImportBatch


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import; `counts` by kind of row."""

    id: UUID
    file_name: str
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
    session: Session,
    *,
    sha256: str,
    target: str,
    class_id: UUID | None,
    apart: Collection[UUID] = (),
) -> BatchRow | None:
    """Return the import that took the same content in for the same end and still stands.

    Those `apart` took in other lists of the same file.
    """
    batch = session.scalars(
        select(ImportBatch)
        .where(
            ImportBatch.sha256 == sha256,
            ImportBatch.target == target,
            ImportBatch.class_id == class_id,
            ImportBatch.taken_back_at.is_(None),
            ImportBatch.id.not_in(apart),
        )
        .order_by(ImportBatch.imported_at.desc())
        .limit(1)
    ).one_or_none()
    return _row(batch) if batch else None


def _row(batch: ImportBatch) -> BatchRow:
    return BatchRow(
        id=batch.id,
        file_name=batch.file_name,
        sha256=batch.sha256,
        target=batch.target,
        class_id=batch.class_id,
        counts=batch.counts,
        imported_at=batch.imported_at,
        taken_back_at=batch.taken_back_at,
    )

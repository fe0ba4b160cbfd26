"""What every list that is taken in leaves behind: the batch, and the fate of each of its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.models.base import new_id
from app.models.imports import ImportBatch, ImportRow
from app.services.bulk import insert_rows
from app.services.list_preview import ListPreview, ListRefusedError, PreviewRow


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did: the batch by which it is found again, and rows by kind."""

    batch_id: UUID
    counts: dict[str, int]


class Fate(NamedTuple):
    """A row with the person and the place in a class that it became, if any."""

    row: PreviewRow[object]
    person_id: UUID | None
    enrolment_id: UUID | None = None


def require_new_content(checked: ListPreview[object], *, where: str = "") -> None:
    """Refuse a list whose content was taken in before."""
    if checked.earlier is not None:
        raise ListRefusedError(
            f"Danh sách này đã nhập{where} ngày {checked.earlier.imported_at:%d/%m/%Y}"
            f" (tệp “{checked.earlier.file_name}”).",
            remedy="Nhập lại chỉ khi cần; ai đã có không bị thêm lần nữa.",
            code="already-imported",
        )


def begin_batch(
    session: Session, *, checked: ListPreview[object], file_name: str, sha256: str
) -> UUID:
    """Write down that a list is taken in and return the id of the batch."""
    batch = ImportBatch(
        id=new_id(),
        file_name=file_name,
        sha256=sha256,
        target=checked.source.kind,
        class_id=checked.class_id,
        counts=checked.counts,
        imported_at=clock.now(),
    )
    session.add(batch)
    session.flush()
    return batch.id


def write_down(session: Session, batch_id: UUID, fates: Iterable[Fate]) -> None:
    """Write down what became of rows."""
    insert_rows(
        session,
        ImportRow,
        ("id", "batch_id", "row_no", "outcome", "person_id", "enrolment_id", "notes"),
        (
            (
                new_id(),
                batch_id,
                fate.row.number,
                fate.row.kind.value,
                fate.person_id,
                fate.enrolment_id,
                [code for code, _ in fate.row.line.repairs],
            )
            for fate in fates
        ),
    )

"""What every list that is taken in leaves behind: the batch, and the fate of each of its rows."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.models.base import new_id, new_ids
from app.models.imports import ImportBatch, ImportRow
from app.services.bulk import chunks, insert_columns
from app.services.lists.import_batches import SHEET
from app.services.lists.list_preview import ListPreview, ListRefusedError, PreviewRow, RowKind
from app.services.progress import Progress

V = TypeVar("V")

# Rows written together, a quarter of a second's work: so long nobody can stop, or see it go on.
_TOGETHER = 2_500


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did: the batch by which it is found again, and rows by kind."""

    batch_id: UUID
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ListSource:
    """Where a list comes from; `again` takes in a content that was taken in before."""

    file_name: str
    sha256: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Portion(Generic[V]):
    """Rows on their way in; `keep_old` names, by row number, the fields that stay as they are."""

    class_id: UUID | None
    rows: Sequence[PreviewRow[V]]
    keep_old: Mapping[int, Collection[str]]

    def of(self, *kinds: RowKind) -> list[PreviewRow[V]]:
        """Return the rows of some kinds."""
        return [row for row in self.rows if row.kind in kinds]

    def kept(self, row: PreviewRow[V]) -> Collection[str]:
        """Return the fields of a row's person that stay as they are."""
        return self.keep_old.get(row.number, ())


class Fate(NamedTuple):
    """A row with the person and the place in a class that it became, if any."""

    row: PreviewRow[object]
    person_id: UUID | None
    enrolment_id: UUID | None = None


def write_list(
    session: Session,
    progress: Progress,
    *,
    checked: ListPreview[V],
    source: ListSource,
    keep_old: Mapping[int, Collection[str]],
    write_rows: Callable[[Session, Portion[V]], Sequence[Fate]],
) -> ImportResult:
    """Take in a list portion by portion, and write down what became of each row."""
    if not source.again:
        _require_new_content(checked)
    counts = checked.counts
    batch_id = _begin_batch(session, checked, source, counts)
    for done, rows in enumerate(chunks(checked.rows, _TOGETHER), start=1):
        portion = Portion(checked.class_id, rows, keep_old)
        _write_down(session, batch_id, write_rows(session, portion))
        last = str(rows[-1].line.values.get("full_name") or "")
        progress.step(min(done * _TOGETHER, len(checked.rows)), len(checked.rows), last)
    return ImportResult(batch_id, counts)


def _require_new_content(checked: ListPreview[object]) -> None:
    if checked.earlier is not None:
        where = " vào lớp" if checked.class_id is not None else ""
        raise ListRefusedError(
            f"Danh sách này đã nhập{where} ngày {checked.earlier.imported_at:%d/%m/%Y}"
            f" (tệp “{checked.earlier.file_name}”).",
            remedy="Nhập lại chỉ khi cần; ai đã có không bị thêm lần nữa.",
            code="already-imported",
        )


def _begin_batch(
    session: Session, checked: ListPreview[object], source: ListSource, counts: dict[str, int]
) -> UUID:
    batch = ImportBatch(
        id=new_id(),
        file_name=source.file_name,
        sha256=source.sha256,
        target=checked.source.kind,
        class_id=checked.class_id,
        counts={**counts, SHEET: checked.sheet},
        imported_at=clock.now(),
    )
    session.add(batch)
    session.flush()
    return batch.id


def _write_down(session: Session, batch_id: UUID, fates: Sequence[Fate]) -> None:
    rows, people, enrolments = zip(*fates, strict=True)
    columns = {
        "id": new_ids(len(fates)),
        "batch_id": [batch_id] * len(fates),
        "row_no": [row.line.number for row in rows],
        "outcome": [row.kind.value for row in rows],
        "person_id": people,
        "enrolment_id": enrolments,
        "notes": [[code for code, _ in row.line.repairs] for row in rows],
    }
    insert_columns(session, ImportRow, columns)

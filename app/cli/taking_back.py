"""The command import --take-back: an earlier import taken back whole, or what that would do."""

import argparse
from uuid import UUID

from sqlalchemy.orm import Session

from app.cli.context import Context
from app.cli.outcome import Outcome
from app.cli.plain import plain_rows
from app.errors import UserError
from app.services.lists.import_batches import BatchRow, list_batches
from app.services.taking_back.act import preview_taking_back, take_back
from app.services.taking_back.fates import Outcome as Fate
from app.services.taking_back.fates import RowFate, TakingBack

_WORDS = {
    Fate.REMOVED: "lấy ra",
    Fate.RESTORED: "trả giá trị cũ",
    Fate.KEPT: "ở lại",
}


def take_import_back(arguments: argparse.Namespace, context: Context) -> Outcome:
    """Show what becomes of each row of an import; with --apply, do it."""
    with context.database() as database:
        with database.read() as session:
            batch = _batch(session, arguments.take_back)
            if not arguments.apply:
                told = preview_taking_back(session, batch_id=batch.id)
        if arguments.apply:
            with database.action(f"Lấy lại lần nhập “{batch.file_name}”") as session:
                told = take_back(session, batch_id=batch.id)
    return _outcome(batch, told, applied=arguments.apply)


def _batch(session: Session, wanted: str) -> BatchRow:
    """Return the import with this id, which may be given without its dashes."""
    found = [batch for batch in list_batches(session) if batch.id == _id(wanted)]
    if not found:
        raise UserError(
            f"Không có lần nhập “{wanted}”.",
            remedy="Xem mã các lần nhập bằng list imports.",
            code="unknown-import",
        )
    return found[0]


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _outcome(batch: BatchRow, told: TakingBack, *, applied: bool) -> Outcome:
    data = {
        "batch": str(batch.id),
        "file": batch.file_name,
        "imported_at": batch.imported_at.isoformat(),
        "rows": plain_rows(told.rows),
        "counts": {**told.counts, "rows": len(told.rows)},
        "unwritten": told.unwritten,
        "applied": applied,
    }
    counts = told.counts
    done = "Đã lấy lại" if applied else "Nếu lấy lại (--apply)"
    summary = (
        f"{done} lần nhập “{batch.file_name}”: {counts[Fate.REMOVED]} người lấy ra,"
        f" {counts[Fate.RESTORED]} người về giá trị cũ, {counts[Fate.KEPT]} người ở lại."
    )
    return Outcome(data, (*map(_line, told.rows), summary))


def _line(row: RowFate) -> str:
    who = f"Dòng {row.row_no}\t{row.name}\t{_WORDS[row.outcome]}"
    return "\t".join(each for each in (who, row.done, row.reason) if each)

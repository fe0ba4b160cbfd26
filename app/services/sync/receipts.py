"""What the province answers: a receipt per package, sealed for the centre, and taken in there."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.exchange import HeldRow
from app.models.exchange import Package as PackageRecord
from app.models.values import Direction, PackageState
from app.services.sync.canonical import Field, FieldType, TableSchema
from app.services.sync.header import PackageKind
from app.services.sync.mirror import TableCounts
from app.services.sync.package import Package
from app.services.sync.tables import TableData

# One line: which package this answers, and whether the mirror equals the centre's state.
ANSWER = TableSchema(
    "answer",
    (
        Field("package_id", FieldType.UUID, required=True),
        Field("sequence_no", FieldType.INTEGER, required=True, minimum=1),
        Field("sha256", FieldType.STRING, required=True),
        Field("mirror_digest", FieldType.STRING, required=True),
        Field("wants_full", FieldType.BOOLEAN, required=True),
        Field("received_at", FieldType.DATETIME, required=True),
    ),
    ("package_id",),
)

# A line for each table: received is the sum of the other three.
COUNTS = TableSchema(
    "counts",
    (
        Field("table_name", FieldType.STRING, required=True),
        Field("received", FieldType.INTEGER, required=True, minimum=0),
        Field("applied", FieldType.INTEGER, required=True, minimum=0),
        Field("unchanged", FieldType.INTEGER, required=True, minimum=0),
        Field("held", FieldType.INTEGER, required=True, minimum=0),
    ),
    ("table_name",),
)

# A line for each row that waits, with its reason.
HELD = TableSchema(
    "held",
    (
        Field("table_name", FieldType.STRING, required=True),
        Field("row_id", FieldType.UUID, required=True),
        Field("code", FieldType.STRING, required=True),
        Field("message", FieldType.STRING, required=True),
    ),
    ("table_name", "row_id"),
)

SCHEMAS = {schema.name: schema for schema in (ANSWER, COUNTS, HELD)}


class UnknownReceiptError(UserError):
    """A receipt for a package that this data folder never sent."""


@dataclass(frozen=True)
class ReceiptSummary:
    """What a receipt says, in figures."""

    sequence_no: int
    received: int
    applied: int
    unchanged: int
    held: int
    wants_full: bool
    already_taken: bool = False


def receipt_tables(
    session: Session, *, record: PackageRecord, counts: tuple[TableCounts, ...]
) -> tuple[TableData, ...]:
    """Return the content of the receipt for a package that was applied."""
    facts = record.receipt or {}
    answer = (
        str(record.id),
        str(record.sequence_no),
        record.sha256,
        str(facts["mirror_digest"]),
        str(int(bool(facts["wants_full"]))),
        str(facts["received_at"]),
    )
    lines = [
        (c.table, str(c.received), str(c.applied), str(c.unchanged), str(c.held)) for c in counts
    ]
    held = session.execute(
        select(HeldRow.table_name, HeldRow.row_id, HeldRow.code, HeldRow.message)
        .where(HeldRow.peer_id == record.peer_id, HeldRow.settled_at.is_(None))
        .order_by(HeldRow.table_name, HeldRow.row_id)
    )
    return (
        TableData.of(ANSWER, [answer]),
        TableData.of(COUNTS, sorted(lines)),
        TableData.of(HELD, [tuple(row) for row in held]),
    )


def take_receipt(session: Session, *, package: Package) -> ReceiptSummary:
    """Note what the province has confirmed; taking the same receipt twice changes nothing."""
    (answer,) = package.tables["answer"].rows()
    package_id, sequence, sha256, _digest, wants_full, _received_at = answer
    sent = session.get(PackageRecord, UUID(package_id))
    if sent is None or sent.direction is not Direction.SENT or sent.sha256 != sha256:
        raise UnknownReceiptError(
            f"Biên nhận này nói về gói số {sequence} mà máy này không gửi.",
            remedy="Kiểm tra đúng USB và đúng thư mục dữ liệu; báo tỉnh nếu vẫn không khớp.",
            code="unknown-receipt",
        )
    already = session.get(PackageRecord, package.header.id) is not None
    summary = _summary(package, wants_full=wants_full == "1", already=already)
    if already:
        return summary
    session.add(_received(package, sent))
    _accept(session, sent, package, summary)
    return summary


def _accept(
    session: Session, sent: PackageRecord, package: Package, summary: ReceiptSummary
) -> None:
    """A receipt covers its package and all before it."""
    sent.receipt = {
        "sequence": package.header.sequence,
        "received": summary.received,
        "applied": summary.applied,
        "unchanged": summary.unchanged,
        "held": [list(row) for row in package.tables["held"].rows()],
        "wants_full": summary.wants_full,
        "received_at": next(iter(package.tables["answer"].rows()))[5],
        "taken_at": clock.now().isoformat(),
    }
    earlier = session.scalars(
        select(PackageRecord).where(
            PackageRecord.direction == Direction.SENT,
            PackageRecord.database_id == sent.database_id,
            PackageRecord.sequence_no <= sent.sequence_no,
            PackageRecord.state == PackageState.EXPORTED,
        )
    )
    for record in earlier:
        record.state = PackageState.ACCEPTED
    session.flush()


def _received(package: Package, sent: PackageRecord) -> PackageRecord:
    header = package.header
    return PackageRecord(
        id=header.id,
        direction=Direction.RECEIVED,
        package_kind=PackageKind.RECEIPT,
        peer_id=sent.peer_id,
        database_id=header.database_id,
        sequence_no=header.sequence,
        previous_hash=header.previous_hash,
        sha256=package.sha256,
        file_name="",
        profile="",
        is_full=False,
        journal_seq=0,
        state_digest="",
        counts={},
        state=PackageState.APPLIED,
        made_at=header.created_at,
    )


def _summary(package: Package, *, wants_full: bool, already: bool) -> ReceiptSummary:
    figures = [tuple(map(int, row[1:])) for row in package.tables["counts"].rows()]
    received, applied, unchanged, held = (
        (sum(column) for column in zip(*figures, strict=True)) if figures else (0, 0, 0, 0)
    )
    (answer,) = package.tables["answer"].rows()
    return ReceiptSummary(
        int(answer[1]), received, applied, unchanged, held, wants_full, already_taken=already
    )

"""The tables of a receipt: which package it answers, the counts by table, the rows that wait."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.exchange import HeldRow
from app.models.exchange import Package as PackageRecord
from app.services.sync.field_types import FieldType
from app.services.sync.staging import TableCounts
from app.services.sync.table_schema import Field, TableSchema
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

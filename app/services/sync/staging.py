"""What a package brings, laid beside the mirror of its centre and counted before it is applied."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.services.sync.collect import Deletion
from app.services.sync.tables import TableData

_STAGE = """
    CREATE TEMP TABLE IF NOT EXISTS incoming (
        table_name TEXT NOT NULL, row_id TEXT NOT NULL, fields TEXT,
        PRIMARY KEY (table_name, row_id)
    ) WITHOUT ROWID
"""


@dataclass(frozen=True)
class TableCounts:
    """What becomes of the rows of one table; received is always the sum of the other three."""

    table: str
    applied: int
    unchanged: int
    held: int

    @property
    def received(self) -> int:
        """The number of rows that came."""
        return self.applied + self.unchanged + self.held


def stage(session: Session, *, tables: Iterable[TableData], deletions: Iterable[Deletion]) -> None:
    """Lay what a package brings into a table of this connection alone."""
    session.execute(text(_STAGE))
    session.execute(text("DELETE FROM incoming"))
    insert = text("INSERT INTO incoming VALUES (:table, :row_id, :fields)")
    for table in tables:
        rows = [
            {"table": table.name, "row_id": row_id, "fields": fields}
            for row_id, fields in _as_fields(table)
        ]
        if rows:
            session.execute(insert, rows)
    gone = [{"table": d.table, "row_id": d.row_id, "fields": None} for d in deletions]
    if gone:
        session.execute(insert, gone)


def counts(session: Session, *, peer_id: UUID) -> tuple[TableCounts, ...]:
    """Count what the staged rows would do to the mirror of a centre, held rows among them."""
    found = session.execute(
        text(
            "SELECT i.table_name,"
            " sum(h.row_id IS NULL AND i.fields IS NOT m.fields),"
            " sum(h.row_id IS NULL AND i.fields IS m.fields),"
            " sum(h.row_id IS NOT NULL)"
            " FROM incoming AS i"
            " LEFT JOIN mirror_rows AS m ON m.peer_id = :peer AND m.table_name = i.table_name"
            " AND m.row_id = i.row_id"
            " LEFT JOIN held_rows AS h ON h.peer_id = :peer AND h.table_name = i.table_name"
            " AND h.row_id = i.row_id AND h.settled_at IS NULL"
            " GROUP BY i.table_name ORDER BY i.table_name"
        ),
        {"peer": peer_id.bytes},
    )
    return tuple(TableCounts(*row) for row in found)


def _as_fields(table: TableData) -> Iterator[tuple[str, str]]:
    names = table.schema.field_names
    (key,) = table.schema.primary_key
    for row in table.rows():
        cells = dict(zip(names, row, strict=True))
        yield cells[key], json.dumps(cells, ensure_ascii=False, separators=(",", ":"))

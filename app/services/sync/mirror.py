"""The province's mirror of each centre: rows as sent, applied in sets, with a digest."""

import json
from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.services.sync.canonical import Row
from app.services.sync.digests import digest_of_rows, digest_of_tables
from app.services.sync.table_schema import TableSchema


def apply_staged(session: Session, *, peer_id: UUID, full: bool) -> None:
    """Make the mirror of a centre as its package says; a full one replaces what was there."""
    peer = {"peer": peer_id.bytes}
    if full:
        session.execute(
            text(
                "DELETE FROM mirror_rows WHERE peer_id = :peer AND (table_name, row_id) NOT IN"
                " (SELECT table_name, row_id FROM incoming)"
            ),
            peer,
        )
    session.execute(
        text(
            "DELETE FROM mirror_rows WHERE peer_id = :peer AND (table_name, row_id) IN"
            " (SELECT table_name, row_id FROM incoming WHERE fields IS NULL)"
        ),
        peer,
    )
    session.execute(
        text(
            "INSERT INTO mirror_rows (peer_id, table_name, row_id, fields)"
            " SELECT :peer, table_name, row_id, fields FROM incoming WHERE fields IS NOT NULL"
            " ON CONFLICT (peer_id, table_name, row_id) DO UPDATE SET fields = excluded.fields"
            " WHERE fields IS NOT excluded.fields"
        ),
        peer,
    )


def mirror_digest(session: Session, *, peer_id: UUID, schemas: Iterable[TableSchema]) -> str:
    """Return the digest of a centre's mirror, defined as that of the centre's own state."""
    return digest_of_tables(
        digest_of_rows(schema, _mirrored(session, peer_id, schema)) for schema in schemas
    )


def _mirrored(session: Session, peer_id: UUID, schema: TableSchema) -> Iterator[Row]:
    rows = session.execute(
        text(
            "SELECT fields FROM mirror_rows WHERE peer_id = :peer AND table_name = :table"
            " ORDER BY row_id"
        ),
        {"peer": peer_id.bytes, "table": schema.name},
    )
    for (fields,) in rows:
        values = json.loads(fields)
        yield tuple(values.get(name, "") for name in schema.field_names)

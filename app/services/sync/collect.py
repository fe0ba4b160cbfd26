"""What goes into a package: the rows changed since a point of the journal, and the whole state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.services.sync.canonical import Row, encode_rows
from app.services.sync.cells import Stored
from app.services.sync.digests import digest_of_rows, digest_of_tables
from app.services.sync.package import DELETIONS
from app.services.sync.schema import owned_rows, travelling_schemas
from app.services.sync.table_schema import TableSchema
from app.services.sync.tables import TableData


@dataclass(frozen=True)
class Deletion:
    """A row that is no longer there."""

    table: str
    row_id: str


@dataclass(frozen=True)
class Collected:
    """The content of a package: changed rows, deleted rows, and the digest of all rows."""

    tables: tuple[TableData, ...]
    deletions: tuple[Deletion, ...]
    state_digest: str

    @property
    def counts(self) -> dict[str, int]:
        """The number of rows that travel, by table; what is gone is a table of its own."""
        counts = {table.name: table.count for table in self.tables}
        return counts | {DELETIONS.name: len(self.deletions)} if self.deletions else counts


def collect(session: Session, *, since: int | None, profile: str) -> Collected:
    """Collect what changed after action number `since`; everything where it is None."""
    schemas = travelling_schemas(profile)
    tables = [TableData.of(schema, _cells(session, schema, since)) for schema in schemas]
    return Collected(
        tables=tuple(table for table in tables if table.count),
        deletions=_deletions(session, schemas, since) if since is not None else (),
        state_digest=state_digest(session, profile=profile),
    )


def state_digest(session: Session, *, profile: str) -> str:
    """Return the digest of everything that the centre owns, as `profile` shows it."""
    return digest_of_tables(
        digest_of_rows(schema, _cells(session, schema, None))
        for schema in travelling_schemas(profile)
    )


def count_changes(session: Session, *, since: int | None, profile: str) -> dict[str, int]:
    """Return how many rows the next package brings, by table, those that are gone included.

    Where everything goes again (`since` None) what is gone needs no word: it is left out.
    """
    counts = {}
    for schema in travelling_schemas(profile):
        where = _where(schema, since)
        changed = session.scalar(
            text(f'SELECT count(*) FROM "{schema.name}"{where}'), {"since": since}
        )
        counts[schema.name] = changed or 0
    if since is not None:
        for deletion in _deletions(session, travelling_schemas(profile), since):
            counts[deletion.table] += 1
    return {name: count for name, count in counts.items() if count}


def _cells(session: Session, schema: TableSchema, since: int | None) -> Iterator[Row]:
    return encode_rows(schema, _stored(session, schema, since))


def _stored(session: Session, schema: TableSchema, since: int | None) -> Iterator[Sequence[Stored]]:
    columns = ", ".join(f'"{name}"' for name in schema.field_names)
    (key,) = schema.primary_key
    statement = f'SELECT {columns} FROM "{schema.name}"{_where(schema, since)} ORDER BY "{key}"'
    for row in session.execute(text(statement), {"since": since}):
        yield tuple(row)


def _where(schema: TableSchema, since: int | None) -> str:
    conditions = [owned_rows(schema.name)] if owned_rows(schema.name) else []
    if since is not None:
        (key,) = schema.primary_key
        conditions.append(
            f'lower(hex("{key}")) IN (SELECT row_id FROM changes WHERE action_seq > :since'
            f" AND table_name = '{schema.name}')"
        )
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _deletions(
    session: Session, schemas: Sequence[TableSchema], since: int
) -> tuple[Deletion, ...]:
    """Find rows deleted after `since`: their last line is a deletion."""
    names = {schema.name for schema in schemas}
    rows = session.execute(
        text(
            "SELECT table_name, row_id FROM changes AS last WHERE action_seq > :since"
            " AND operation = 'D' AND NOT EXISTS (SELECT 1 FROM changes AS later WHERE"
            " later.table_name = last.table_name AND later.row_id = last.row_id"
            " AND later.id > last.id) ORDER BY table_name, row_id"
        ),
        {"since": since},
    )
    return tuple(Deletion(table, _dashed(row_id)) for table, row_id in rows if table in names)


def _dashed(digits: str) -> str:
    cuts = (0, 8, 12, 16, 20, 32)
    return "-".join(digits[a:b] for a, b in pairwise(cuts))

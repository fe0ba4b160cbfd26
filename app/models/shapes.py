"""What the journal must know of our tables, read from the tables themselves."""

from functools import cache

from sqlalchemy import LargeBinary, Table

from app.journal import TableShape
from app.models.base import Base, Id, Kind, kind_of


@cache
def journaled_shapes() -> tuple[TableShape, ...]:
    """Return the shape of every synced and local table, in an order that respects references."""
    tables = Base.metadata.sorted_tables
    return tuple(shape_of(table) for table in tables if kind_of(table) is not Kind.DERIVED)


def shape_of(table: Table) -> TableShape:
    """Return the shape of one table."""
    (key,) = table.primary_key.columns
    blobs = [c.name for c in table.columns if isinstance(c.type, Id | LargeBinary)]
    return TableShape(
        name=table.name,
        key=key.name,
        columns=tuple(column.name for column in table.columns),
        blobs=frozenset(blobs),
        never_deleted=bool(table.info["permanent"]),
        frozen=table.info["frozen"],
    )

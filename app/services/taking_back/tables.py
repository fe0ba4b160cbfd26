"""Reads rows of any table as the journal writes them, and tells who may name them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from sqlalchemy import UniqueConstraint, bindparam, text
from sqlalchemy.orm import Session

from app.journal import TableShape
from app.models.base import Base, Kind, kind_of
from app.models.shapes import shape_of
from app.services.bulk import chunks
from app.services.journaled_rows import Values, lines_of, stored, values_of

Key = tuple[str, str]
"""Table and row id, as the journal writes them."""


@cache
def shapes() -> Mapping[str, TableShape]:
    """Return the tables that an import may be taken back in, parents before children."""
    return {
        table.name: shape_of(table)
        for table in Base.metadata.sorted_tables
        if kind_of(table) is Kind.SYNCED and not table.info["permanent"]
    }


@cache
def references(table: str) -> tuple[str, ...]:
    """Return the columns that name another row, the most special first."""
    order = list(shapes())
    keys = Base.metadata.tables[table].foreign_keys
    found = [
        (order.index(key.column.table.name), key.parent.name)
        for key in keys
        if key.column.table.name in order
    ]
    return tuple(name for _place, name in sorted(found, reverse=True))


@cache
def children(table: str) -> tuple[tuple[str, str, bool], ...]:
    """Return who may name a row of a table: table, column, and whether one row at most does."""
    return tuple(
        (child.name, key.parent.name, key.parent.name in unique_columns(child.name))
        for child in Base.metadata.sorted_tables
        if kind_of(child) is not Kind.DERIVED
        for key in child.foreign_keys
        if key.column.table.name == table
    )


@cache
def unique_columns(table: str) -> tuple[str, ...]:
    """Return the columns whose values only one row may have."""
    found = Base.metadata.tables[table]
    uniques = [c.columns.keys() for c in found.constraints if isinstance(c, UniqueConstraint)]
    indexes = [index.columns.keys() for index in found.indexes if index.unique]
    return tuple(dict.fromkeys(names[0] for names in (*uniques, *indexes) if len(names) == 1))


def may_be_empty(table: str, column: str) -> bool:
    """Tell whether a row may go without a value in this column."""
    return bool(Base.metadata.tables[table].columns[column].nullable)


def read_rows(session: Session, table: str, row_ids: Iterable[str]) -> Iterator[tuple[str, Values]]:
    """Yield the rows of a table as the journal would write them, with their ids."""
    found = list(lines_of(session, shapes()[table], row_ids))
    for (row_id, _), values in zip(found, values_of([line for _, line in found]), strict=True):
        yield row_id, values or {}


def rows_naming(
    session: Session, table: str, column: str, wanted: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table whose column names one of the wanted rows, and which.

    Keys grow with time, so those of one import lie together: a range is read, not a list of keys.
    """
    shape = shape_of(Base.metadata.tables[table])
    named = f'lower(hex("{column}"))' if column in shape.blobs else f'"{column}"'
    statement = text(
        f'SELECT {shape.row_id()}, {named} FROM "{table}" WHERE "{column}" BETWEEN :first AND :last'
    )
    first, last = (stored(shape, column, each) for each in (min(wanted), max(wanted)))
    for row_id, name in session.execute(statement, {"first": first, "last": last}):
        if name in wanted:
            yield row_id, name


def rows_having(
    session: Session, table: str, column: str, values: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table that have one of these values, and which."""
    shape = shapes()[table]
    statement = text(
        f'SELECT {shape.row_id()}, "{column}" FROM "{table}" WHERE "{column}" IN :many'
    ).bindparams(bindparam("many", expanding=True))
    for chunk in chunks(values):
        found = session.execute(statement, {"many": list(chunk)})
        yield from ((row_id, value) for row_id, value in found)

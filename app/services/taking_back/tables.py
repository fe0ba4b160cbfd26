"""Reads and writes rows of any table by the names and values that the journal has for them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import TextClause, UniqueConstraint, bindparam, text
from sqlalchemy.orm import Session

from app.journal import TableShape
from app.models.base import Base, Kind, kind_of
from app.models.shapes import shape_of
from app.services.bulk import chunks

Values = dict[str, Any]
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
    shape = shapes()[table]
    statement = _of_many(
        f'SELECT {shape.row_id()}, {shape.as_json()} FROM "{table}" WHERE "{shape.key}" IN :many'
    )
    for chunk in chunks(sorted(row_ids)):
        keys = [_stored(shape, shape.key, row_id) for row_id in chunk]
        for row_id, values in session.execute(statement, {"many": keys}):
            yield row_id, json.loads(values)


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
    first, last = (_stored(shape, column, each) for each in (min(wanted), max(wanted)))
    for row_id, name in session.execute(statement, {"first": first, "last": last}):
        if name in wanted:
            yield row_id, name


def rows_having(
    session: Session, table: str, column: str, values: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table that have one of these values, and which."""
    shape = shapes()[table]
    statement = _of_many(
        f'SELECT {shape.row_id()}, "{column}" FROM "{table}" WHERE "{column}" IN :many'
    )
    for chunk in chunks(values):
        found = session.execute(statement, {"many": list(chunk)})
        yield from ((row_id, value) for row_id, value in found)


def delete_rows(session: Session, table: str, row_ids: Sequence[str]) -> None:
    """Delete rows of a table."""
    shape = shapes()[table]
    statement = _of_many(f'DELETE FROM "{table}" WHERE "{shape.key}" IN :many')
    for chunk in chunks(row_ids):
        keys = [_stored(shape, shape.key, row_id) for row_id in chunk]
        session.execute(statement, {"many": keys})


def insert_row(session: Session, table: str, values: Values) -> None:
    """Put a row back that was deleted."""
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    session.execute(
        text(f'INSERT INTO "{table}" ({names}) VALUES ({marks})'), _all_stored(table, values)
    )


def update_rows(
    session: Session, table: str, columns: Sequence[str], rows: Mapping[str, Values]
) -> None:
    """Write the same columns of many rows, each with its own values."""
    shape = shapes()[table]
    sets = ", ".join(f'"{name}" = :{name}' for name in columns)
    session.execute(
        text(f'UPDATE "{table}" SET {sets} WHERE "{shape.key}" = :row_key'),
        [
            {"row_key": _stored(shape, shape.key, row_id), **_all_stored(table, values)}
            for row_id, values in rows.items()
        ],
    )


def _of_many(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("many", expanding=True))


def _all_stored(table: str, values: Values) -> Values:
    return {name: _stored(shapes()[table], name, value) for name, value in values.items()}


def _stored(shape: TableShape, column: str, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value of the journal as the table stores it."""
    return bytes.fromhex(value) if column in shape.blobs and value is not None else value

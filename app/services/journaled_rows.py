"""Reads and writes rows of any journaled table by the names and values that the journal has.

Many rows go with one statement: an action that touched thousands is taken back within seconds.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from app.journal import TableShape
from app.services.bulk import chunks

Values = dict[str, Any]


def lines_of(
    session: Session, shape: TableShape, row_ids: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield those of the rows that there are, as the journal would write them, with their ids."""
    statement = text(
        f'SELECT {shape.row_id()}, {shape.as_json()} FROM "{shape.name}"'
        f' WHERE "{shape.key}" IN :many'
    ).bindparams(bindparam("many", expanding=True))
    for chunk in chunks(sorted(row_ids)):
        keys = [stored(shape, shape.key, row_id) for row_id in chunk]
        yield from ((row_id, line) for row_id, line in session.execute(statement, {"many": keys}))


def values_of(lines: Sequence[str | None]) -> Iterator[Values | None]:
    """Yield the values of lines of the journal, None of those that have none.

    Lines that are read together share the names of their columns: of thousands, kept at once, they
    take most of the room, and the window would wait until all that is given back.
    """
    for chunk in chunks(lines):
        yield from json.loads(f"[{','.join(line or 'null' for line in chunk)}]")


def delete_rows(session: Session, shape: TableShape, row_ids: Iterable[str]) -> None:
    """Delete rows, in this order."""
    keys = [(stored(shape, shape.key, row_id),) for row_id in row_ids]
    _execute(session, f'DELETE FROM "{shape.name}" WHERE "{shape.key}" = ?', keys)


def insert_rows(session: Session, shape: TableShape, rows: Iterable[Values]) -> None:
    """Put rows back that were deleted, in this order; a column without a value takes none."""
    names = ", ".join(f'"{name}"' for name in shape.columns)
    marks = ", ".join("?" for _ in shape.columns)
    written = [tuple(stored(shape, name, row.get(name)) for name in shape.columns) for row in rows]
    _execute(session, f'INSERT INTO "{shape.name}" ({names}) VALUES ({marks})', written)


def update_rows(
    session: Session, shape: TableShape, columns: Sequence[str], rows: Iterable[tuple[str, Values]]
) -> None:
    """Write the same columns of many rows, each with its own values, in this order."""
    sets = ", ".join(f'"{name}" = ?' for name in columns)
    written = [
        (*(stored(shape, name, values[name]) for name in columns), stored(shape, shape.key, row_id))
        for row_id, values in rows
    ]
    _execute(session, f'UPDATE "{shape.name}" SET {sets} WHERE "{shape.key}" = ?', written)


def stored(shape: TableShape, column: str, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value of the journal as the table stores it."""
    return bytes.fromhex(value) if column in shape.blobs and value is not None else value


def _execute(session: Session, statement: str, rows: list[tuple[Any, ...]]) -> None:
    session.flush()
    if rows:
        session.connection().exec_driver_sql(statement, rows)

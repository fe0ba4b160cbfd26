"""Inserts many rows of one table at once: through the types of its columns, without objects."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import Dialect, Table, insert
from sqlalchemy.orm import Session

from app.models.base import Base, Id, Json

T = TypeVar("T")

CHUNK = 500  # rows: far below SQLite's limit on parameters of one statement


def insert_rows(
    session: Session, model: type[Base], columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Insert rows whose values stand in the order of `columns`; the others take no value.

    One statement for all of them, prepared once: a list of ten thousand comes in within a second,
    where objects of the mapper take half a minute. Columns with a default must be given too.
    """
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101 - a mapped class has a table
    session.flush()
    connection = session.connection()
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(columns))
    values = dict(zip(columns, zip(*rows, strict=True), strict=False))
    if values:
        ready = [
            _converted(table, name, values[name], connection.dialect)
            for name in statement.positiontup or ()
        ]
        connection.exec_driver_sql(str(statement), list(zip(*ready, strict=True)))


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Cut a long list into pieces that one statement can take as parameters."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _converted(
    table: Table, name: str, values: Sequence[object], dialect: Dialect
) -> Sequence[object]:
    """Return a column's values as the driver takes them; keys apart, most come again and again."""
    kind = table.c[name].type
    convert: Callable[[Any], Any] | None = kind.bind_processor(dialect)
    if convert is None:
        return values
    if isinstance(kind, Id) and dialect.name == "sqlite":
        keys = cast(Sequence[UUID | None], values)
        return [key.bytes if key is not None else None for key in keys]
    if isinstance(kind, Id | Json):
        return [convert(value) for value in values]
    known = {value: convert(value) for value in set(values)}
    return [known[value] for value in values]

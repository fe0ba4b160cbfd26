"""Inserts many rows of one table at once: through the types of its columns, without objects."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Dialect, Table, func, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.models.base import Base, Id, Json, PartialDay
from app.text.partial_date import PartialDate

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
    values = dict(zip(columns, zip(*rows, strict=True), strict=False))
    if values:
        statement, order = _statement(table, tuple(columns), connection.dialect)
        ready = [_converted(table, name, values[name], connection.dialect) for name in order]
        connection.exec_driver_sql(statement, list(zip(*ready, strict=True)))


def is_one_of(column: InstrumentedAttribute[Any], texts: Iterable[str]) -> ColumnElement[bool]:
    """Say that a column holds one of many texts, which SQLite takes as one parameter."""
    each = func.json_each(json.dumps([*texts])).table_valued("value")
    return column.in_(select(each.c.value))


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Cut a long list into pieces that one statement can take as parameters."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


@lru_cache
def _statement(
    table: Table, columns: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[str, ...]]:
    """Return what inserts rows of these columns, and in which order it takes their values."""
    statement = insert(table).compile(dialect=dialect, column_keys=list(columns))
    return str(statement), tuple(statement.positiontup or ())


def _converted(
    table: Table, name: str, values: Sequence[object], dialect: Dialect
) -> Sequence[object]:
    """Return a column's values as the driver takes them; those of a choice come again and again."""
    kind = table.c[name].type
    convert: Callable[[Any], Any] | None = kind.bind_processor(dialect)
    if convert is None:
        return values
    if isinstance(kind, Id) and dialect.name == "sqlite":
        keys = cast(Sequence[UUID | None], values)
        return [key.bytes if key is not None else None for key in keys]
    if isinstance(kind, PartialDay):
        days = cast(Sequence[PartialDate | None], values)
        return [day.iso if day is not None else None for day in days]
    if isinstance(kind, Id | Json):
        return [convert(value) for value in values]
    known = {value: convert(value) for value in set(values)}
    return [known[value] for value in values]

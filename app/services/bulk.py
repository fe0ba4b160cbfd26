"""Writes many rows of one table at once: through the types of its columns, without objects."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Dialect, Table, bindparam, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from app.models.base import Base, Id, Json, PartialDay
from app.text.partial_date import PartialDate

T = TypeVar("T")

CHUNK = 500  # rows: far below SQLite's limit on parameters of one statement
_KEY = "row_key"


def insert_rows(
    session: Session, model: type[Base], columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Insert rows whose values stand in the order of `columns`; the others take no value.

    One statement for all of them, prepared once: a list of ten thousand comes in within a second,
    where objects of the mapper take half a minute. Columns with a default must be given too.
    """
    if values := [*zip(*rows, strict=True)]:
        insert_columns(session, model, dict(zip(columns, values, strict=True)))


def insert_columns(
    session: Session, model: type[Base], columns: Mapping[str, Sequence[object]]
) -> None:
    """Insert rows that are given column by column; there is at least one.

    Columns that hold nothing in any row, as many do in most lists, are left out: no column has a
    default in the database, and a hundred thousand times nothing takes its time, too.
    """
    told = {name: values for name, values in columns.items() if not _is_void(values)}
    prepared = _insert_of(model, tuple(told), _dialect(session))
    _execute(session, prepared, [*told.values()])


def _is_void(values: Sequence[object]) -> bool:
    return values[0] is None and all(value is None for value in values)


def update_rows(
    session: Session, model: type[Base], rows: Mapping[UUID, Mapping[str, object]]
) -> None:
    """Write the named columns of rows by their keys, those of the same columns in one statement.

    These are written in the order in which they come. What the session holds of any row is read
    again when it is next asked for.
    """
    alike: dict[tuple[str, ...], list[UUID]] = defaultdict(list)
    for key, values in rows.items():
        if values:
            alike[tuple(values)].append(key)
    for columns, keys in alike.items():
        written = [*zip(*(rows[key].values() for key in keys), strict=True)]
        _execute(session, _update_of(model, columns, _dialect(session)), [*written, keys])
    session.expire_all()


def by_column(rows: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """Return rows of one named tuple column by column; there is at least one."""
    return dict(zip(rows[0]._fields, zip(*rows, strict=True), strict=True))


def differing(new: Mapping[str, object], old: Mapping[str, object]) -> dict[str, object]:
    """Return those of the new values that are not as the old ones."""
    return {name: value for name, value in new.items() if value != old[name]}


def is_one_of(column: InstrumentedAttribute[Any], texts: Iterable[str]) -> ColumnElement[bool]:
    """Say that a column holds one of many texts, which SQLite takes as one parameter."""
    each = func.json_each(json.dumps([*texts])).table_valued("value")
    return column.in_(select(each.c.value))


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Cut a long list into pieces that one statement can take as parameters."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


class _Prepared(NamedTuple):
    """A statement, and where among the lists of values those stand that it takes, of what type."""

    statement: str
    order: tuple[tuple[int, TypeEngine[Any]], ...]


@lru_cache
def _insert_of(model: type[Base], columns: tuple[str, ...], dialect: Dialect) -> _Prepared:
    table = _table(model)
    statement = insert(table).compile(dialect=dialect, column_keys=list(columns))
    return _prepared(statement, {name: table.c[name].type for name in columns})


@lru_cache
def _update_of(model: type[Base], columns: tuple[str, ...], dialect: Dialect) -> _Prepared:
    """Return what updates these columns; the key stands behind them."""
    table = _table(model)
    (key,) = table.primary_key.columns
    meant = update(table).where(key == bindparam(_KEY))
    statement = meant.compile(dialect=dialect, column_keys=list(columns))
    return _prepared(statement, {name: table.c[name].type for name in columns} | {_KEY: key.type})


def _prepared(statement: SQLCompiler, types: dict[str, TypeEngine[Any]]) -> _Prepared:
    places = {name: (at, kind) for at, (name, kind) in enumerate(types.items())}
    order = tuple(places[name] for name in statement.positiontup or ())
    return _Prepared(str(statement), order)


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101 - a mapped class has a table
    return table


def _dialect(session: Session) -> Dialect:
    return session.connection().dialect


def _execute(session: Session, prepared: _Prepared, values: Sequence[Sequence[object]]) -> None:
    """Run a statement for each row of values, which are given column by column."""
    session.flush()
    connection = session.connection()
    ready = [_converted(kind, values[at], connection.dialect) for at, kind in prepared.order]
    connection.exec_driver_sql(prepared.statement, list(zip(*ready, strict=True)))


def _converted(
    kind: TypeEngine[Any], values: Sequence[object], dialect: Dialect
) -> Sequence[object]:
    """Return a column's values as the driver takes them; those of a choice come again and again."""
    convert: Callable[[Any], Any] | None = kind.bind_processor(dialect)
    if convert is None:
        return values
    if isinstance(kind, Id) and dialect.name == "sqlite":
        return _as_bytes(cast(Sequence[UUID | None], values))
    if isinstance(kind, PartialDay):
        days = cast(Sequence[PartialDate | None], values)
        return [day.iso if day is not None else None for day in days]
    if isinstance(kind, Id | Json):
        return [convert(value) for value in values]
    known = {value: convert(value) for value in set(values)}
    return [known[value] for value in values]


def _as_bytes(keys: Sequence[UUID | None]) -> Sequence[bytes | None]:
    first = keys[0]
    if first is not None and first is keys[-1] and all(key is first for key in keys):
        return [first.bytes] * len(keys)  # of the batch, of the class: one for all rows
    return [key.int.to_bytes(16) if key is not None else None for key in keys]

"""Makes a class by the services once, and writes the same lines into later empty data files.

Hundreds of tests begin with the same class. The services make it for the first of them; for the
others what the journal wrote down then is written again, line by line and with new ids, which
takes a tenth of the time and leaves the same rows and the same journal.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.journal import TableShape
from app.models.base import new_id
from app.models.shapes import journaled_shapes

Values = ParamSpec("Values")
Make = Callable[Concatenate[Session, Values], UUID]

# What is written without the journal, apart from what each action derives when it closes.
_UNJOURNALED = ("provinces", "communes", "derived_versions")
_ID = re.compile("[0-9a-f]{12}7[0-9a-f]{19}")  # a UUIDv7 as the journal writes it
_SHORTEST_WITH_ID = 32


@dataclass(frozen=True)
class _Step:
    """A statement and its values; bytes that are a key of the ids are written as their new id."""

    statement: str
    values: tuple[object, ...]


@dataclass(frozen=True)
class _Memory:
    """What making wrote, in its order, and what it returned."""

    steps: tuple[_Step, ...]
    ids: tuple[bytes, ...]
    made: UUID


def remembered(make: Make[Values]) -> Make[Values]:
    """Let `make` write what it wrote the last time when the data file is empty again."""
    memories: dict[str, _Memory] = {}

    @wraps(make)
    def make_or_repeat(session: Session, /, *args: Values.args, **named: Values.kwargs) -> UUID:
        session.flush()
        raw = _raw(session)
        if not _is_empty(raw):
            return make(session, *args, **named)
        key = f"{clock.today()} {args!r} {sorted(named.items())!r}"
        if key not in memories:
            made = make(session, *args, **named)
            session.flush()
            memories[key] = _remember(raw, made)
            return made
        return _repeat(raw, memories[key])

    return make_or_repeat


def _raw(session: Session) -> sqlite3.Connection:
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection


def _is_empty(raw: sqlite3.Connection) -> bool:
    return not any(
        raw.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")').fetchone()[0]
        for table in ("changes", *_UNJOURNALED)
    )


def _remember(raw: sqlite3.Connection, made: UUID) -> _Memory:
    steps: list[_Step] = []
    for table in _UNJOURNALED:
        rows = raw.execute(f'SELECT * FROM "{table}"')
        columns = [name for name, *_ in rows.description]
        steps.extend(_insert(table, columns, values) for values in rows)
    lines = raw.execute(
        "SELECT table_name, row_id, before, after FROM changes ORDER BY id"
    ).fetchall()
    steps.extend(_step(_shapes()[table], *line) for table, *line in lines)
    # In their order, so that new ids ascend as the old ones did.
    ids = sorted({row_id for _, row_id, *_ in lines if _ID.fullmatch(row_id)})
    return _Memory(tuple(steps), tuple(map(bytes.fromhex, ids)), made)


@cache
def _shapes() -> Mapping[str, TableShape]:
    return {shape.name: shape for shape in journaled_shapes()}


def _step(shape: TableShape, row_id: str, before: str | None, after: str | None) -> _Step:
    """Return the statement that has the journal write this line again."""
    row = {
        name: bytes.fromhex(value) if name in shape.blobs and value is not None else value
        for name, value in json.loads(after or before or "").items()
    }
    where = f'WHERE "{shape.key}" = ?'
    if after is None:
        return _Step(f'DELETE FROM "{shape.name}" {where}', (row[shape.key],))
    if before is None:
        return _insert(shape.name, row, tuple(row.values()))
    sets = ", ".join(f'"{name}" = ?' for name in row)
    return _Step(f'UPDATE "{shape.name}" SET {sets} {where}', (*row.values(), row[shape.key]))


def _insert(table: str, columns: Iterable[str], values: tuple[object, ...]) -> _Step:
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(values))
    return _Step(f'INSERT INTO "{table}" ({names}) VALUES ({places})', values)


def _repeat(raw: sqlite3.Connection, memory: _Memory) -> UUID:
    ids = {old: new_id().bytes for old in memory.ids}

    def renewed(value: object) -> object:
        if isinstance(value, bytes):
            return ids.get(value, value)
        if isinstance(value, str) and len(value) >= _SHORTEST_WITH_ID:
            return _ID.sub(lambda found: renewed_text(found[0]), value)
        return value

    def renewed_text(text: str) -> str:
        return ids.get(bytes.fromhex(text), bytes.fromhex(text)).hex()

    for step in memory.steps:
        raw.execute(step.statement, tuple(map(renewed, step.values)))
    return UUID(bytes=ids[memory.made.bytes])

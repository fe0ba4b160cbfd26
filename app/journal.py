"""Writes down every change of a journaled row, as lines of named actions that form a chain.

TEMP triggers on the writing connection write the lines; they are generated from the shape of each
table, and refuse a write outside an action. A closed action stores the hash of the one before it,
its own header and the salted digests of its lines (architecture: one mechanism for five promises).
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import NamedTuple

TABLES = (
    """
    CREATE TABLE actions (
        seq INTEGER PRIMARY KEY,
        label TEXT NOT NULL,
        reason TEXT,
        user TEXT NOT NULL,
        device TEXT NOT NULL,
        at TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes INTEGER,
        previous BLOB NOT NULL,
        hash BLOB
    ) STRICT
    """,
    """
    CREATE TABLE changes (
        id INTEGER PRIMARY KEY,
        action_seq INTEGER NOT NULL REFERENCES actions (seq),
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        operation TEXT NOT NULL CHECK (operation IN ('I', 'U', 'D')),
        before TEXT,
        after TEXT,
        salt BLOB,
        digest BLOB
    ) STRICT
    """,
    "CREATE INDEX ix_changes_action_seq ON changes (action_seq)",
    "CREATE INDEX ix_changes_row ON changes (table_name, row_id)",
)

# Made once: `json.dumps` with options makes one for each of the many lines of an action.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_START = hashlib.sha256(b"giaovu journal 1").digest()


@dataclass(frozen=True)
class TableShape:
    """What the journal must know of a table.

    `blobs` are the columns that JSON cannot hold and that are written as hex. Rows of a
    `never_deleted` table cannot be deleted through the program, `frozen` columns not changed.
    """

    name: str
    key: str
    columns: tuple[str, ...]
    blobs: frozenset[str]
    never_deleted: bool = False
    frozen: tuple[str, ...] = ()

    def as_json(self, row: str = "") -> str:
        """Return the SQL that writes a row (`NEW`, `OLD` or none) as JSON text."""
        pairs = ", ".join(f"'{name}', {self._value(name, row)}" for name in self.columns)
        return f"json_object({pairs})"

    def row_id(self, row: str = "") -> str:
        """Return the SQL that writes the key of a row as text."""
        return self._value(self.key, row)

    def _value(self, column: str, row: str) -> str:
        name = f'{row}."{column}"' if row else f'"{column}"'
        if column in self.blobs:
            return f"nullif(lower(hex({name})), '')"  # hex makes '' of NULL
        return name


@dataclass(frozen=True)
class ActionHeader:
    """Who does what, when and why."""

    label: str
    reason: str | None
    user: str
    device: str
    at: datetime
    schema_version: int


def arm(connection: sqlite3.Connection, shapes: Iterable[TableShape]) -> None:
    """Make the triggers of every table on this connection; from now on each change has a line."""
    connection.create_function("line_digest", 6, line_digest, deterministic=True)
    # In one go: a hundred small transactions of their own would take half as long again.
    connection.execute("SAVEPOINT arming")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS current_action (seq INTEGER NOT NULL)")
    for shape in shapes:
        for statement in _trigger_statements(shape):
            connection.execute(statement)
    connection.execute("RELEASE arming")


def disarm(connection: sqlite3.Connection) -> None:
    """Take the triggers away, as a migration must before it changes the shape of tables."""
    names = connection.execute("SELECT name FROM temp.sqlite_master WHERE type = 'trigger'")
    for (name,) in names.fetchall():
        connection.execute(f'DROP TRIGGER temp."{name}"')


@cache
def _trigger_statements(shape: TableShape) -> tuple[str, ...]:
    """Return the statements that make the triggers of one table."""
    changed = _any_differs(shape.columns)
    kept = _any_differs((shape.key, *shape.frozen))
    deleted = _line(shape, "D", shape.row_id("OLD"), shape.as_json("OLD"), "NULL")
    if shape.never_deleted:
        deleted = f"SELECT RAISE(ABORT, 'rows of {shape.name} are never deleted');"
    return (
        _trigger(
            shape,
            "INSERT",
            "",
            _line(shape, "I", shape.row_id("NEW"), "NULL", shape.as_json("NEW")),
        ),
        _trigger(
            shape,
            "UPDATE",
            f"WHEN {changed}",
            f"SELECT RAISE(ABORT, 'keys and frozen values never change') WHERE {kept}; "
            + _line(shape, "U", shape.row_id("NEW"), shape.as_json("OLD"), shape.as_json("NEW")),
        ),
        _trigger(shape, "DELETE", "", deleted),
    )


def _any_differs(columns: Iterable[str]) -> str:
    return " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in columns)


def _trigger(shape: TableShape, event: str, when: str, body: str) -> str:
    return (
        f"CREATE TEMP TRIGGER journal_{shape.name}_{event.lower()} "
        f'AFTER {event} ON main."{shape.name}" {when} BEGIN '
        "SELECT RAISE(ABORT, 'write outside an action') "
        "WHERE NOT EXISTS (SELECT 1 FROM current_action); "
        f"{body} END"
    )


def _line(shape: TableShape, operation: str, row_id: str, before: str, after: str) -> str:
    return (
        "INSERT INTO changes (action_seq, table_name, row_id, operation, before, after, salt) "
        f"VALUES ((SELECT seq FROM current_action), '{shape.name}', {row_id}, '{operation}', "
        f"{before}, {after}, randomblob(16));"
    )


def open_action(connection: sqlite3.Connection, header: ActionHeader) -> int:
    """Open an action inside the running transaction and return its sequence number."""
    last, previous = head(connection)
    seq = last + 1
    connection.execute(
        "INSERT INTO actions (seq, label, reason, user, device, at, schema_version, previous)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            seq,
            header.label,
            header.reason,
            header.user,
            header.device,
            header.at.isoformat(timespec="microseconds"),
            header.schema_version,
            previous,
        ),
    )
    connection.execute("INSERT INTO current_action (seq) VALUES (?)", (seq,))
    return seq


class Sealed(NamedTuple):
    """What an action did: the tables that it touched, and the bytes of the longest row it wrote."""

    tables: frozenset[str] = frozenset()
    longest: int = 0


def close_action(connection: sqlite3.Connection, seq: int) -> Sealed:
    """Seal an action and return what it did; one without lines leaves no trace."""
    connection.execute("DELETE FROM current_action")
    connection.execute(
        "UPDATE changes SET digest = line_digest(salt, table_name, row_id, operation, before,"
        " after) WHERE action_seq = ?",
        (seq,),
    )
    lines = connection.execute(
        # As bytes a text has its length at hand, and the lines are many.
        "SELECT table_name, digest, ifnull(length(CAST(after AS BLOB)), 0) FROM changes"
        " WHERE action_seq = ? ORDER BY id",
        (seq,),
    ).fetchall()
    if not lines:
        connection.execute("DELETE FROM actions WHERE seq = ?", (seq,))
        return Sealed()
    tables, digests, lengths = zip(*lines, strict=True)
    sealed = _hash(connection, seq, digests)
    connection.execute("UPDATE actions SET hash = ? WHERE seq = ?", (sealed, seq))
    return Sealed(frozenset(tables), max(lengths))


def head(connection: sqlite3.Connection) -> tuple[int, bytes]:
    """Return sequence number and hash of the last closed action; (0, the start) where none is."""
    row = connection.execute(
        "SELECT seq, hash FROM actions WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return row if row is not None else (0, _START)


def head_of_nothing() -> bytes:
    """Return what the first action names as the hash before it."""
    return _START


def changed_rows(connection: sqlite3.Connection, seq: int) -> dict[str, set[str]]:
    """Return the ids of the rows that an action has touched so far, by table."""
    found: dict[str, set[str]] = {}
    for table, row_id in connection.execute(
        "SELECT DISTINCT table_name, row_id FROM changes WHERE action_seq = ?", (seq,)
    ):
        found.setdefault(table, set()).add(row_id)
    return found


def long_lines(
    connection: sqlite3.Connection, seq: int, *, longer_than: int
) -> list[tuple[str, str]]:
    """Return table and row of what an action wrote where that is longer than so many letters."""
    return connection.execute(
        "SELECT table_name, after FROM changes WHERE action_seq = ? AND length(after) > ?",
        (seq, longer_than),
    ).fetchall()


def action_hash(connection: sqlite3.Connection, seq: int) -> bytes:
    """Compute the hash of an action from its header and the digests of its lines."""
    digests = connection.execute(
        "SELECT digest FROM changes WHERE action_seq = ? ORDER BY id", (seq,)
    )
    return _hash(connection, seq, (digest for (digest,) in digests))


def _hash(connection: sqlite3.Connection, seq: int, digests: Iterable[bytes | None]) -> bytes:
    header = connection.execute(
        "SELECT seq, label, reason, user, device, at, schema_version, undoes, previous"
        " FROM actions WHERE seq = ?",
        (seq,),
    ).fetchone()
    total = hashlib.sha256(header[-1])
    total.update(_canonical(header[:-1]))
    for digest in digests:
        total.update(digest or b"")
    return total.digest()


def line_digest(
    salt: bytes, table: str, row_id: str, operation: str, before: str | None, after: str | None
) -> bytes:
    """Return what stands for a line in the chain; it still holds when the texts are erased."""
    line = _canonical((table, row_id, operation, before, after))
    return hashlib.sha256(salt + line).digest()


def _canonical(values: tuple[object, ...]) -> bytes:
    return _ENCODER.encode(values).encode()

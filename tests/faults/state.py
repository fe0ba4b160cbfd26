"""What a data folder holds, to tell whether a refused act has changed anything."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class State:
    """The journal's head, a digest of every table, and every file beside the data file."""

    head: tuple[int, bytes]
    tables: dict[str, str]
    files: dict[str, str]


def state_of(folder: Path) -> State:
    """Return what a folder holds; nobody else may be working in it."""
    with closing(sqlite3.connect(folder / "giaovu.db")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {name: _digest_of_table(connection, name) for (name,) in names.fetchall()}
        last = connection.execute("SELECT seq, hash FROM actions ORDER BY seq DESC LIMIT 1")
        head = last.fetchone() or (0, b"")
    return State(head, tables, files_in(folder))


def files_in(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder but the data file and what SQLite keeps."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("giaovu.db")
    }


def _digest_of_table(connection: sqlite3.Connection, name: str) -> str:
    rows = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - a name of our own schema
    return hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest()

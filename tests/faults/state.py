"""What a data folder holds, to tell whether a refused act has changed anything."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.models.base import Base, Kind, kind_of
from app.models.derived import PERSON_SEARCH_PAGES


@dataclass(frozen=True)
class State:
    """The journal's head, a digest of every table that holds data, and every file beside it."""

    head: tuple[int, bytes]
    tables: dict[str, str]
    files: dict[str, str]


def state_of(folder: Path) -> State:
    """Return what a folder holds; nobody else may be working in it."""
    with closing(sqlite3.connect(folder / "giaovu.db")) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {name for (name,) in found} - _made_anew()
        tables = {name: _digest_of_table(connection, name) for name in sorted(names)}
        last = connection.execute("SELECT seq, hash FROM actions ORDER BY seq DESC LIMIT 1")
        head = last.fetchone() or (0, b"")
    return State(head, tables, files_in(folder))


def _made_anew() -> set[str]:
    """Return the tables that are made from the others, at any start where they are not current."""
    derived = {
        table.name for table in Base.metadata.tables.values() if kind_of(table) is Kind.DERIVED
    }
    return derived | {"person_search", *PERSON_SEARCH_PAGES}


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

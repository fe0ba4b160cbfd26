"""Keeps a data file open from test to test: to arm the journal takes longer than most tests.

Between two tests SQLite holds no lock and only its cache of pages, which it drops when the counter
of changes in the file's header is another than it knew. So the bytes of the file that a test begins
with are put in the place of what the test before it left, under a counter never seen before. A
window that is closed hears of nothing any more. What a test did to the connection itself, or left
behind on it, as a job that still runs, has the file given up for a new one.
"""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy.pool import QueuePool

from app.database import Database
from app.paths import Paths
from app.services.upkeep.derived import DERIVATIONS

USER, DEVICE = "Hoàng Thị Bích", "test"

# Where SQLite's header has the counter, and the one for which its other facts hold.
_COUNTERS = (24, 92)
_APART = 100_000  # more changes than a test makes

_PRAGMAS = (
    "busy_timeout",
    "foreign_keys",
    "journal_mode",
    "main.synchronous",
    "query_only",
    "recursive_triggers",
    "secure_delete",
    "temp_store",
    "trusted_schema",
    "writable_schema",
)


@dataclass(frozen=True)
class _Kept:
    """An open data file, which one it is, and how its connection was when nobody had used it."""

    database: Database
    identity: tuple[int, int]
    fresh: tuple[object, ...]


class Shelf:
    """The data file that is open between two tests, if the last one left it as good as new."""

    def __init__(self, new_folder: Callable[[], Path]) -> None:
        self._new_folder = new_folder
        self._times = count(1)
        self._kept: _Kept | None = None
        self._at_work: frozenset[int] = frozenset()

    def lend(self, first_file: Path) -> Database:
        """Return an open data folder with nothing in it but what `first_file` holds."""
        self._at_work = _threads_at_work()
        if self._kept is None:
            self._kept = _open(first_file, self._new_folder())
        else:
            _empty(self._kept.database.paths)
            _put(first_file, self._kept.database.paths.database, next(self._times) * _APART)
        return self._kept.database

    def take_back(self) -> None:
        """Keep the data file for the next test, or close it where that test might notice."""
        kept = self._kept
        if kept is None:
            return
        kept.database._listeners.clear()
        if _threads_at_work() - self._at_work or not _is_as_good_as_new(kept):
            self._kept = None
            kept.database.close()

    def close(self) -> None:
        """Close what is kept."""
        if self._kept is not None:
            self._kept.database.close()


def _open(first_file: Path, folder: Path) -> _Kept:
    paths = Paths.under(folder)
    shutil.copyfile(first_file, paths.database)
    database = Database(paths, user=USER, device=DEVICE, derivations=DERIVATIONS)
    database.arm()
    return _Kept(database, _identity(paths), _state(database._write_connection))


def _identity(paths: Paths) -> tuple[int, int]:
    found = paths.database.stat()
    return found.st_dev, found.st_ino


def _state(connection: sqlite3.Connection) -> tuple[object, ...]:
    own = connection.execute("SELECT type, name, sql FROM temp.sqlite_master ORDER BY name")
    pragmas = (connection.execute(f"PRAGMA {name}").fetchone() for name in _PRAGMAS)
    return (connection.in_transaction, connection.row_factory, *own.fetchall(), *pragmas)


def _threads_at_work() -> frozenset[int]:
    """Return the threads that run Python at this moment; one that waits in a pool does not."""
    return frozenset(sys._current_frames())


def _is_as_good_as_new(kept: _Kept) -> bool:
    """Say whether nobody uses or changed the open file."""
    database = kept.database
    readers = database._reader.pool
    assert isinstance(readers, QueuePool)
    if readers.checkedout():
        return False
    try:
        return (
            (database.user, database.device) == (USER, DEVICE)
            and _identity(database.paths) == kept.identity
            and _state(database._write_connection) == kept.fresh
            and _is_free(database._write_connection)
        )
    except (OSError, sqlite3.Error):  # moved away, closed, or in use by another
        return False


def _is_free(connection: sqlite3.Connection) -> bool:
    """Say that no other connection is amid reading or writing; else SQLite raises."""
    connection.execute("PRAGMA busy_timeout = 0")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("ROLLBACK")
    connection.execute("PRAGMA busy_timeout = 10000")
    return True


def _empty(paths: Paths) -> None:
    """Remove what is in the folder, but for the file and its journal, which SQLite has open."""
    for found in paths.folder.iterdir():
        if found.is_dir() and not found.is_symlink():
            shutil.rmtree(found)
        elif not found.name.startswith(paths.database.name):
            found.unlink()


def _put(first_file: Path, database: Path, counter: int) -> None:
    content = bytearray(first_file.read_bytes())
    for place in _COUNTERS:
        content[place : place + 4] = counter.to_bytes(4, "big")
    with database.open("r+b") as file:
        file.write(content)
        file.truncate()

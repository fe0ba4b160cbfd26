"""The one way in which any part of the program opens the data file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.errors import StorageError

APPLICATION_ID = 0x47560001

_PRAGMAS = (
    "busy_timeout = 10000",  # ms: a commit waits for who reads, and the other way round
    "journal_mode = TRUNCATE",  # one file to copy, durable without flushing the folder each time
    "synchronous = EXTRA",  # a commit that returned outlives a power cut
    "foreign_keys = ON",
    "trusted_schema = OFF",  # a file that came from elsewhere runs nothing of its own
    "cell_size_check = ON",  # a damaged page is told when it is read
    "mmap_size = 0",  # so that a fault of the drive is an error and not the end of the process
    "temp_store = MEMORY",  # no personal data in files that stay behind
    "secure_delete = ON",  # what is erased is overwritten
    "recursive_triggers = ON",  # a replacing insert leaves a line for what it replaced
    "cache_spill = OFF",  # a long action locks out no reader before it commits
)


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing database file as every part of the program must.

    The driver's own transaction handling is off: BEGIN and COMMIT are ours.
    """
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except UnicodeDecodeError as error:
        # SQLite quotes the damaged name in its complaint, and the driver cannot read that.
        raise StorageError(
            "Tệp dữ liệu bị hỏng. Chưa có gì thay đổi.",
            remedy="Ngừng nhập, mở bản sao lưu đã kiểm tra gần nhất; giữ nguyên tệp hỏng.",
            code="storage-sqlite_corrupt",
        ) from error
    if connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
        raise StorageError("SQLite không bật được khóa ngoại.", code="storage-no-foreign-keys")


def is_sound(connection: sqlite3.Connection) -> bool:
    """Say whether the file is whole and every reference in it leads to a row."""
    whole = connection.execute("PRAGMA integrity_check").fetchone()
    astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    return whole == ("ok",) and astray is None


def is_up_to_date(path: Path, newest: int) -> bool:
    """Say whether a file is ours and of version `newest`; False also for what cannot be read."""
    if not path.is_file():
        return False
    try:
        with closing(connect(path)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        return False
    return (application, version) == (APPLICATION_ID, newest)

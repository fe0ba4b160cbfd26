"""Puts a backup in the place of the data file: looked at first, swapped in one step, nothing lost.

The file that stood there is kept among the backups. What the restored file cannot know, that is
numbers given out since, is told to it by the caller (`settle`) out of the file it replaces.
"""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app import clock, system
from app.backup import make_backup
from app.database import Database, Derivation
from app.datafile import connect, is_sound
from app.errors import StorageError, UserError
from app.paths import Paths, newest_migration
from app.storage_trouble import storage_error
from app.upgrade import bring_up_to_date, require_known, version_in

Settle = Callable[[Session, sqlite3.Connection | None], None]


class RestoreRefusedError(UserError):
    """A file that cannot take the place of the data."""


@dataclass(frozen=True)
class Act:
    """An action of the journal: its number, what it was, and when."""

    seq: int
    label: str
    at: datetime


@dataclass(frozen=True)
class Comparison:
    """A backup beside the data in use: its newest act, and the acts that it does not have.

    `lost` has the newest first. `live` is None where there is no data file that can be read.
    """

    backup: Act | None
    live: Act | None
    lost: tuple[Act, ...]


@dataclass(frozen=True)
class Restored:
    """What was done: the backup that is the data now, and where the file before it is kept."""

    comparison: Comparison
    kept: Path | None


def compare(paths: Paths, backup: Path) -> Comparison:
    """Look at a backup before anything is changed; RestoreRefusedError says why it is none."""
    with _opened(backup) as copy:
        kept = _acts(copy)
    with _reading_live(paths.database) as live:
        acts = _acts(live) if live is not None else []
    known = {(act.seq, digest) for act, digest in kept}
    lost = tuple(act for act, digest in acts if (act.seq, digest) not in known)
    return Comparison(
        backup=kept[0][0] if kept else None, live=acts[0][0] if acts else None, lost=lost
    )


def restore(
    paths: Paths,
    backup: Path,
    *,
    user: str,
    device: str,
    settle: Settle,
    derivations: Sequence[Derivation] = (),
) -> Restored:
    """Put a backup in the place of the data file; the caller holds the folder's lock.

    Whatever fails before the last step leaves the data as it was.
    """
    comparison = compare(paths, backup)
    beside = paths.folder / "giaovu-khoi-phuc.db"
    part = paths._replace(database=beside, anchor=beside.with_suffix(".anchor"))
    try:
        paths.folder.mkdir(parents=True, exist_ok=True)
        _copy(backup, part.database)
        bring_up_to_date(part)
        _settle(part, paths.database, comparison, user, device, settle, derivations)
        kept = _keep_live(paths)
        # An anchor of the file before would be taken for a tail that was cut off.
        paths.anchor.unlink(missing_ok=True)
        # SQLite would roll what is left of the file before back into the restored one.
        _journal_of(paths.database).unlink(missing_ok=True)
        system.replace(part.database, paths.database)
        system.replace(part.anchor, paths.anchor)
        system.fsync_directory(paths.folder)
    finally:
        for left in (part.database, _journal_of(part.database), part.anchor):
            left.unlink(missing_ok=True)
    return Restored(comparison, kept)


def _settle(
    part: Paths,
    live_file: Path,
    comparison: Comparison,
    user: str,
    device: str,
    settle: Settle,
    derivations: Sequence[Derivation],
) -> None:
    """Write into the restored file what it must know, as its own named action."""
    when = f" đến {comparison.backup.at:%d/%m/%Y %H:%M}" if comparison.backup else ""
    database = Database(part, user=user, device=device, derivations=derivations)
    label = f"Khôi phục từ bản sao lưu{when}"
    with closing(database), _reading_live(live_file) as live, database.action(label) as session:
        settle(session, live)


def _keep_live(paths: Paths) -> Path | None:
    """Keep a copy of the data file that goes: a verified one, or its bytes where it is damaged.

    The file itself stays where it is until the swap: a power cut must not leave a folder without
    one, which would be taken for a first start.
    """
    if not paths.database.exists():
        return None
    paths.backups.mkdir(parents=True, exist_ok=True)
    kept = paths.backups / f"truoc-khoi-phuc-{clock.now():%Y%m%d-%H%M%S}.db"
    try:
        make_backup(paths.database, kept)
    except (StorageError, sqlite3.Error):
        for file, target in (
            (paths.database, kept),
            (_journal_of(paths.database), _journal_of(kept)),
        ):
            _keep_as_it_is(file, target)
    return kept


def _keep_as_it_is(file: Path, kept: Path) -> None:
    """Copy the bytes of a file; move it where the disk does not give them back."""
    if not file.exists():
        return
    try:
        shutil.copyfile(file, kept)
        with kept.open("r+b") as copy:
            os.fsync(copy.fileno())
    except OSError as error:
        kept.unlink(missing_ok=True)
        if error.errno != errno.EIO:
            raise storage_error(error, kept, doing="sao lưu") from error
        system.replace(file, kept)


def _journal_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-journal")


@contextmanager
def _opened(backup: Path) -> Iterator[sqlite3.Connection]:
    """Open a sound backup as it lies, be it on a drive that cannot be written."""
    if not backup.is_file():
        raise RestoreRefusedError(
            f"Không thấy tệp sao lưu {backup}.",
            remedy="Cắm ổ có bản sao lưu rồi chọn lại tệp giaovu-….db.",
            code="backup-missing",
        )
    address = f"{backup.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as copy:
            require_known(version_in(copy, backup), backup, newest_migration())
            _require_sound(copy)
            yield copy
    except sqlite3.Error as error:
        raise RestoreRefusedError(
            f"Bản sao lưu {backup.name} đã hỏng nên không dùng được. Dữ liệu đang có còn nguyên.",
            remedy="Chọn bản sao lưu khác.",
            code="backup-damaged",
        ) from error


def _require_sound(copy: sqlite3.Connection) -> None:
    if not is_sound(copy):
        raise sqlite3.DatabaseError("not sound")


def _copy(backup: Path, part: Path) -> None:
    with _opened(backup) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
        _require_sound(target)
    with part.open("r+b") as file:
        os.fsync(file.fileno())


def _acts(file: sqlite3.Connection) -> list[tuple[Act, str]]:
    """Return the closed actions of a file with their hashes, the newest first."""
    rows = file.execute(
        "SELECT seq, label, at, lower(hex(hash)) FROM actions WHERE hash IS NOT NULL"
        " ORDER BY seq DESC"
    )
    return [
        (Act(seq, label, datetime.fromisoformat(at).astimezone()), digest)
        for seq, label, at, digest in rows
    ]


@contextmanager
def _reading_live(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Open the data file that goes, or give None where it is gone or cannot be read."""
    connection = None
    try:
        if path.is_file():
            connection = connect(path)
            connection.execute("SELECT count(*) FROM actions").fetchone()
    except (StorageError, sqlite3.Error):
        connection = None
    try:
        yield connection
    finally:
        if connection is not None:
            connection.close()

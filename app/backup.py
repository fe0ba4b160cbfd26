"""Makes copies of the data file that are opened and compared before they count as backups."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import clock, journal, system
from app.datafile import APPLICATION_ID, connect, is_sound
from app.errors import StorageError
from app.storage_trouble import storage_error, storage_trouble_explained


class BackupFailedError(StorageError):
    """No verified copy could be made; nothing was replaced."""


@dataclass(frozen=True)
class Backup:
    """A verified copy: where, how large in bytes, and the journal's head in it."""

    path: Path
    size: int
    seq: int
    made_at: datetime


def make_backup(source: Path, target: Path) -> Backup:
    """Copy the data file to `target` with SQLite's backup interface and verify the copy.

    The copy is written under a temporary name beside `target` and renamed when it is found sound.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _require_room(source, target.parent)
        with storage_trouble_explained():
            head = _copy(source, part)
            _require_sound(part, head)
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        system.replace(part, target)
        system.fsync_directory(target.parent)
    except OSError as error:
        trouble = storage_error(error, target, doing="sao lưu")
        raise BackupFailedError(trouble.message, trouble.remedy, "backup-failed") from error
    finally:
        _discard(part)
    return Backup(target, target.stat().st_size, head[0], clock.now())


def _require_room(source: Path, folder: Path) -> None:
    needed = source.stat().st_size + 1_000_000
    if shutil.disk_usage(folder).free < needed:
        raise _failed(folder, "không đủ chỗ trống")


def _copy(source: Path, part: Path) -> tuple[int, bytes]:
    """Copy the file and return the journal's head in it."""
    _discard(part)
    with closing(connect(source)) as live, closing(sqlite3.connect(part)) as copy:
        live.backup(copy)
        return journal.head(live)


def _require_sound(part: Path, head: tuple[int, bytes]) -> None:
    with closing(sqlite3.connect(part)) as copy:
        application = copy.execute("PRAGMA application_id").fetchone()
        is_same = application == (APPLICATION_ID,) and journal.head(copy) == head
        if not (is_same and is_sound(copy)):
            raise _failed(part, "bản sao không khớp bản gốc")


def _discard(part: Path) -> None:
    """Remove what is left of a failed copy, SQLite's journal too; the drive itself may be gone."""
    for left in (part, part.with_name(f"{part.name}-journal")):
        try:
            left.unlink(missing_ok=True)
        except OSError:
            return


def _failed(place: Path, why: str) -> BackupFailedError:
    return BackupFailedError(
        f"Chưa sao lưu được vào {place}: {why}.",
        remedy="Chọn ổ khác còn chỗ trống và ghi được, rồi làm lại.",
        code="backup-failed",
    )

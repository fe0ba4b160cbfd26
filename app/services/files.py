"""Writes files so that they are whole or not there: to the disk in one step, to a stick with proof.

Source of the rules: a rename alone does not survive a stick that is pulled out, so the renamed file
is flushed once more; on a drive the bytes are read back before anybody says "done".
"""

import errno
import os
import secrets
import shutil
import sys
from pathlib import Path

from app import system
from app.errors import StorageError
from app.storage_trouble import storage_error

__all__ = ["copy_to_drive", "holds", "storage_error", "write_atomically"]

_READ_AT_ONCE = 1 << 20


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put `data` at `path` in one step, replacing what was there.

    After a StorageError the path holds what it held before, or `data`: never a part of it.
    `private` lets only the owner read the file, where the system knows owners.
    """
    part = _part_in(path.parent)
    try:
        _write_part(part, data, private=private)
        system.replace(part, path)
        _flush_again(path)
    except OSError as error:
        raise storage_error(error, path) from error
    finally:
        _discard(part)


def copy_to_drive(data: bytes, folder: Path, name: str) -> Path:
    """Write `data` to a new file in `folder` and return its path, when it has been read back equal.

    An existing file is never overwritten: the copy is called "name (2)" and so on. StorageError
    leaves nothing behind under a good name.
    """
    part = _part_in(folder)
    copy: Path | None = None
    sound = False
    try:
        _require_room(folder, name, len(data))
        _write_part(part, data, private=False)
        copy = _free_name(folder, name)
        system.replace(part, copy)
        _flush_again(copy)
        sound = holds(copy, data)
    except OSError as error:
        raise storage_error(error, copy or folder / name) from error
    finally:
        _discard(part)
        if copy is not None and not sound:
            _discard(copy)
    if not sound:
        raise _not_read_back(copy)
    return copy


def _part_in(folder: Path) -> Path:
    return folder / f"giaovu-{secrets.token_hex(6)}.part"


def _write_part(part: Path, data: bytes, *, private: bool) -> None:
    def opener(path: str, flags: int) -> int:
        return os.open(path, flags, 0o600 if private else 0o666)

    with open(part, "xb", opener=opener) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_again(path: Path) -> None:
    """Flush the file under its new name and the name itself: FAT does neither by itself."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
    system.fsync_directory(path.parent)


def holds(path: Path, data: bytes) -> bool:
    """Tell whether the medium gives back exactly `data`."""
    view = memoryview(data)
    position = 0
    with path.open("rb") as file:
        if sys.platform == "linux":
            # Otherwise the answer would come from memory, not from the stick.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while block := file.read(_READ_AT_ONCE):
            if view[position : position + len(block)] != block:
                return False
            position += len(block)
    return position == len(data)


def _require_room(folder: Path, name: str, size: int) -> None:
    if shutil.disk_usage(folder).free < size:
        raise storage_error(OSError(errno.ENOSPC, "no room"), folder / name)


def _free_name(folder: Path, name: str) -> Path:
    if Path(name).name != name:
        raise ValueError(f"not a plain file name: {name!r}")
    path = folder / name
    number = 1
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return path


def _discard(path: Path) -> None:
    """Remove what is left of a failed write; the drive itself may be gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _not_read_back(path: Path) -> StorageError:
    return StorageError(
        f"Đã ghi tệp “{path.name}” nhưng đọc lại từ {path.parent} thì nội dung bị sai.",
        remedy="USB có thể đã hỏng: hãy dùng USB khác rồi chép lại. Dữ liệu trong máy vẫn nguyên.",
        code="not-read-back",
    )

"""What differs between Windows and the others: locks, flushing, renaming, starting again."""

import errno
import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO

from app.errors import DataFolderInUseError, StorageError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# A virus scanner holds a fresh file for a moment; these are the pauses in seconds before giving up.
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.0, 4.0)


class FolderLock:
    """The lock of a data folder: one process at a time, released when the process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def __enter__(self) -> "FolderLock":
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def acquire(self) -> None:
        """Take the lock, or raise DataFolderInUseError; StorageError for a folder of no use."""
        folder = self._path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = _open(self._path)
        except OSError as error:
            raise StorageError(
                f"Không dùng được {folder} làm thư mục dữ liệu.",
                remedy="Kiểm tra đó là thư mục, ổ đĩa còn chỗ trống và cho phép ghi; "
                "hoặc chọn thư mục khác.",
                code="data-folder-unusable",
            ) from error
        if file is None:
            return
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise DataFolderInUseError(
                f"Thư mục dữ liệu {folder} đang được một cửa sổ Giáo vụ khác sử dụng.",
                remedy="Chuyển sang cửa sổ đang mở, hoặc đóng nó rồi mở lại.",
                code="data-folder-in-use",
            ) from error
        self._file = file

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _open(path: Path) -> IO[bytes] | None:
    """Open the lock file; None on a medium that nobody can write, where there is no rival."""
    try:
        return path.open("a+b")
    except OSError as error:
        if error.errno == errno.EROFS and path.parent.is_dir() and not path.exists():
            return None
        if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM) or not path.is_file():
            raise
    return path.open("rb")  # what may not be written can still be read


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def fsync_directory(folder: Path) -> None:
    """Make the names in a folder durable, where the system has a way to."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(source: Path, target: Path) -> None:
    """Rename over `target`, waiting for a virus scanner to let go (up to ten seconds)."""
    for pause in _PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)


def own_command() -> list[str]:
    """Return how this program is started again: the frozen program itself, or Python with it."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "app"]


def has_screen() -> bool:
    """Say whether a window can be shown here."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

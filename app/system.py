"""What differs between Windows and the others: locks, flushing, drives, the machine's mark."""

import hashlib
import os
import shutil
import sys
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from app.errors import DataFolderInUseError

if sys.platform == "win32":
    import ctypes
    import msvcrt
else:
    import fcntl
    import resource

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
        """Take the lock, or raise DataFolderInUseError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("a+b")
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise DataFolderInUseError(
                f"Thư mục dữ liệu {self._path.parent} đang được một cửa sổ Giáo vụ khác sử dụng.",
                remedy="Chuyển sang cửa sổ đang mở, hoặc đóng nó rồi mở lại.",
                code="data-folder-in-use",
            ) from error
        self._file = file

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None


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


def machine_fingerprint(folder: Path) -> str:
    """Return a mark of this machine and the volume of `folder`; a new home folder keeps it."""
    machine = ""
    for candidate in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        path = Path(candidate)
        if path.is_file():
            machine = path.read_text().strip()
            break
    volume = folder.stat().st_dev if folder.exists() else 0
    text = f"{machine or uuid.getnode()}|{volume}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Drive:
    """A place to write packages and backups to, in bytes; `why_not` is empty when it can be."""

    folder: Path
    label: str
    free: int
    total: int
    why_not: str


def removable_drives() -> tuple[Drive, ...]:
    """List the drives that a clerk may plug in, whether they can be written or not."""
    return tuple(_drive(folder) for folder in _removable_folders())


def _removable_folders() -> list[Path]:
    if sys.platform == "win32":
        removable = 2
        mask = ctypes.windll.kernel32.GetLogicalDrives()
        letters = [chr(65 + i) for i in range(26) if mask & (1 << i)]
        roots = [f"{letter}:\\" for letter in letters]
        return [
            Path(root) for root in roots if ctypes.windll.kernel32.GetDriveTypeW(root) == removable
        ]
    media = [Path("/media"), Path("/run/media")]
    return sorted(p for top in media if top.is_dir() for p in top.glob("*/*") if p.is_mount())


def _drive(folder: Path) -> Drive:
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return Drive(folder, folder.name or str(folder), 0, 0, "Không đọc được ổ này.")
    why_not = "" if os.access(folder, os.W_OK) else "Ổ đang khóa chống ghi."
    if not why_not and usage.free < 10_000_000:
        why_not = "Ổ gần đầy: còn trống dưới 10 MB."
    return Drive(folder, folder.name or str(folder), usage.free, usage.total, why_not)


def own_command() -> list[str]:
    """Return how this program is started again: the frozen program itself, or Python with it."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "app"]


def children_cpu_seconds() -> float:
    """Return the CPU seconds of ended child processes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def has_screen() -> bool:
    """Say whether a window can be shown here."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

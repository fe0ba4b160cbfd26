"""The drives that a clerk plugs in: how much room they have, and why one is of no use."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import ctypes


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
        why_not = "Gần đầy: dưới 10 MB."
    return Drive(folder, folder.name or str(folder), usage.free, usage.total, why_not)

"""A disk of a few megabytes that a test can fill up and empty again."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class SmallDisk:
    """A mounted disk; `fill` leaves so many bytes free, `empty` gives the room back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self, leaving: int = 0) -> None:
        """Take all room but `leaving` bytes."""
        free = os.statvfs(self.folder)
        size = max(0, free.f_bavail * free.f_frsize - leaving)
        with self._ballast.open("ab") as file:
            os.posix_fallocate(file.fileno(), file.tell(), size) if size else None

    def empty(self) -> None:
        """Give the room back."""
        self._ballast.unlink()


@contextmanager
def mounted(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mount a disk in memory; skip the test where this user may not."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk needs root; the limit on file sizes is tested anyway")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", str(folder)], capture_output=True, check=True)

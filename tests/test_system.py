"""The lock of a data folder: one holder, and a sentence for a folder of no use."""

import errno
from pathlib import Path

import pytest

from app.errors import DataFolderInUseError, StorageError
from app.system import FolderLock


def test_a_folder_has_one_holder_at_a_time(tmp_path: Path) -> None:
    place = tmp_path / "chưa có" / "giaovu.lock"
    first, second = FolderLock(place), FolderLock(place)
    with first:
        with pytest.raises(DataFolderInUseError, match="đang được") as refusal:
            second.acquire()
        assert refusal.value.code == "data-folder-in-use"
    with second:
        pass
    second.release()


def test_a_file_where_the_folder_should_be_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    for place in (tmp_path / "tệp" / "giaovu.lock", tmp_path / "tệp" / "sâu" / "giaovu.lock"):
        with pytest.raises(StorageError, match="Không dùng được") as refusal:
            FolderLock(place).acquire()
        assert refusal.value.code == "data-folder-unusable"


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_lock_that_may_not_be_written_is_still_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    place = tmp_path / "giaovu.lock"
    place.touch()
    read_only(monkeypatch, number)
    with FolderLock(place), pytest.raises(DataFolderInUseError):
        FolderLock(place).acquire()


def test_a_medium_that_nobody_can_write_needs_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_only(monkeypatch, errno.EROFS)
    with FolderLock(tmp_path / "giaovu.lock"), FolderLock(tmp_path / "giaovu.lock"):
        pass
    read_only(monkeypatch, errno.EACCES)
    with pytest.raises(StorageError):
        FolderLock(tmp_path / "giaovu.lock").acquire()


def read_only(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the system refuse to open for writing, as it does where root tests cannot make it."""
    monkeypatch.undo()
    opened = Path.open

    def refusing(self: Path, mode: str = "r") -> object:
        if "r" not in mode:
            raise OSError(number, "no writing here", str(self))
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", refusing)

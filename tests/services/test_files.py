"""Files are whole or not there, on the disk and on a stick, and trouble is said in words."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import system
from app.errors import StorageError
from app.services.files import copy_to_drive, holds, storage_error, write_atomically
from tests.services.sync.builders import files_limited_to

BIG = bytes(range(256)) * 8_192  # 2 MB: more than is read at once


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    """A drive of its own with room for 64 kB."""
    if sys.platform == "win32" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small drive")
    folder = tmp_path / "stick"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine does not let us mount a small drive")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary())
def test_what_is_written_replaces_what_was_there(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "danh sách.pdf"
    write_atomically(path, b"earlier")
    write_atomically(path, data)
    assert path.read_bytes() == data
    assert names_in(tmp_path) == ["danh sách.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes")
def test_a_private_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_atomically(tmp_path / "secret", b"x", private=True)
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_the_earlier_file(tmp_path: Path) -> None:
    path = tmp_path / "register.pdf"
    write_atomically(path, b"earlier")
    with (
        files_limited_to(1_000_000),
        pytest.raises(StorageError, match=r"register\.pdf") as trouble,
    ):
        write_atomically(path, BIG)
    assert trouble.value.code == "file-too-large"
    assert path.read_bytes() == b"earlier"
    assert names_in(tmp_path) == ["register.pdf"]


def test_a_full_disk_is_said_so_and_nothing_is_left(small_drive: Path) -> None:
    write_atomically(small_drive / "small.pdf", b"fits")
    with pytest.raises(StorageError, match="ổ đĩa đã đầy") as trouble:
        write_atomically(small_drive / "large.pdf", BIG)
    assert trouble.value.code == "disk-full"
    assert trouble.value.remedy
    assert names_in(small_drive) == ["small.pdf"]
    assert (small_drive / "small.pdf").read_bytes() == b"fits"


def test_a_full_stick_is_found_before_anything_is_written(small_drive: Path) -> None:
    with pytest.raises(StorageError, match="ổ đĩa đã đầy"):
        copy_to_drive(BIG, small_drive, "one.gvp")
    assert names_in(small_drive) == []


def test_a_write_protected_stick_is_said_so(small_drive: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_drive)], check=True)
    with pytest.raises(StorageError, match="khóa chống ghi") as trouble:
        copy_to_drive(b"x", small_drive, "one.gvp")
    assert trouble.value.code == "read-only"


def test_a_copy_gets_a_new_name_and_overwrites_nothing(tmp_path: Path) -> None:
    first = copy_to_drive(b"first", tmp_path, "one.gvp")
    second = copy_to_drive(BIG, tmp_path, "one.gvp")
    third = copy_to_drive(b"", tmp_path, "one.gvp")
    assert [path.name for path in (first, second, third)] == [
        "one.gvp",
        "one (2).gvp",
        "one (3).gvp",
    ]
    assert first.read_bytes() == b"first"
    assert second.read_bytes() == BIG
    assert names_in(tmp_path) == ["one (2).gvp", "one (3).gvp", "one.gvp"]


@pytest.mark.parametrize("trouble", ["lies", "breaks"])
def test_a_stick_that_does_not_keep_what_it_was_given_gets_no_good_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    def flush(folder: Path) -> None:
        if trouble == "breaks":
            raise OSError(errno.EIO, "pulled out")
        for path in folder.iterdir():
            path.write_bytes(BIG[:-1] + b"x")

    monkeypatch.setattr(system, "fsync_directory", flush)
    with pytest.raises(StorageError) as refusal:
        copy_to_drive(BIG, tmp_path, "one.gvp")
    assert refusal.value.code == {"lies": "not-read-back", "breaks": "drive-fault"}[trouble]
    assert names_in(tmp_path) == []


def test_a_file_holds_exactly_these_bytes_or_not(tmp_path: Path) -> None:
    path = tmp_path / "one"
    path.write_bytes(BIG)
    assert holds(path, BIG)
    for other in (b"", BIG[:-1], BIG + b"x", b"x" + BIG[1:]):
        assert not holds(path, other)


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with files_limited_to(1_000_000), pytest.raises(StorageError):
        copy_to_drive(BIG, tmp_path, "one.gvp")
    assert names_in(tmp_path) == []


def test_a_stick_that_is_gone_is_said_so(tmp_path: Path) -> None:
    for write in (
        lambda: copy_to_drive(b"x", tmp_path / "gone", "one.gvp"),
        lambda: write_atomically(tmp_path / "gone" / "one.gvp", b"x"),
    ):
        with pytest.raises(StorageError, match="không còn thấy thư mục") as trouble:
            write()
        assert trouble.value.code == "place-gone"


def test_a_folder_where_the_file_should_be_is_trouble_and_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "one.pdf").mkdir()
    with pytest.raises(StorageError):
        write_atomically(tmp_path / "one.pdf", b"x")
    assert names_in(tmp_path) == ["one.pdf"]


@pytest.mark.parametrize("name", ["../one.gvp", "a/one.gvp", "/one.gvp"])
def test_a_name_that_leads_elsewhere_is_a_defect(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with pytest.raises(ValueError, match="plain file name"):
        copy_to_drive(b"x", folder, name)
    assert names_in(tmp_path) == ["stick"]
    assert names_in(folder) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EACCES, "no-access"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "drive-fault"),
        (errno.ENOENT, "place-gone"),
        (errno.ENAMETOOLONG, "bad-name"),
        (errno.ENOTTY, "storage"),
        (None, "storage"),
    ],
)
def test_trouble_has_a_stable_code_and_a_way_out(number: int | None, code: str) -> None:
    error = OSError(number, "in English") if number else OSError("in English")
    trouble = storage_error(error, Path("/media/usb/one.gvp"), doing="đọc")
    assert trouble.code == code
    assert trouble.message.startswith("Không đọc được tệp “one.gvp” trong ")
    assert "English" not in str(trouble)
    assert trouble.remedy.startswith("Hãy")

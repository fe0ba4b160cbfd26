"""A full disk refuses the act with a sentence, loses nothing, and all goes on when there is room.

A small disk in memory is really full; where it cannot be mounted, and besides, a limit on the size
of files stands for a disk that takes no more of a file.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.program import DONE, STORAGE, Folder
from tests.faults.small_disk import SmallDisk, mounted
from tests.faults.state import files_in, state_of

PAPER_LIMIT = 8_192  # bytes; every paper, package and backup is larger
ROOM = pytest.mark.parametrize(
    "room",
    [20_000, *(pytest.param(kb * 1_000, marks=pytest.mark.long) for kb in range(0, 164, 4))],
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of 24 MB that can be filled."""
    with mounted(tmp_path / "Ổ đĩa nhỏ", 24) as small:
        yield small


def class_code(folder: Folder) -> str:
    return str(folder.done("list", "classes")["rows"][0]["code"])


def test_a_paper_that_does_not_fit_on_the_stick_is_not_half_there(
    centre: Folder, disk: SmallDisk
) -> None:
    out, code = disk.folder / "Danh sách.pdf", class_code(centre)
    disk.fill(leaving=4_096)
    for words in (("document", "F06", "--class", code), ("certificates", code)):
        assert centre.refused(*words, "--out", out, code=STORAGE) == "disk-full"
        assert files_in(disk.folder).keys() == {"ballast"}
    disk.empty()
    assert centre.call("certificates", code, "--out", out).code == DONE
    assert out.read_bytes().startswith(b"%PDF")
    assert centre.findings() == []


@pytest.mark.parametrize("room", [0, 50_000])
def test_a_paper_that_cannot_be_kept_is_not_said_to_be_printed(
    centre: Folder, disk: SmallDisk, tmp_path: Path, room: int
) -> None:
    code, out = class_code(centre), tmp_path / "giấy.pdf"
    moved = moved_to(centre, disk)
    disk.fill(leaving=room)
    before = state_of(moved.path)
    refusal = moved.refused("certificates", code, "--out", out, code=STORAGE)
    assert refusal in ("disk-full", "storage-sqlite_full")
    assert not out.exists()
    assert state_of(moved.path) == before
    disk.empty()
    assert moved.done("certificates", code, "--out", out)["again"] is False
    assert moved.findings() == []


def test_a_package_that_does_not_fit_on_the_stick_is_copied_again_later(
    pair: tuple[Folder, Folder], disk: SmallDisk
) -> None:
    centre, province = pair
    disk.fill(leaving=4_096)
    assert centre.refused("sync", "export", "--to", disk.folder, code=STORAGE) == "disk-full"
    assert files_in(disk.folder).keys() == {"ballast"}
    disk.empty()
    again = centre.done("sync", "export", "--to", disk.folder, "--again", 1)
    assert province.done("province", "receive", again["path"])["digest_agrees"] is True
    assert centre.findings() == []


def test_a_package_that_cannot_be_kept_takes_no_number(
    pair: tuple[Folder, Folder], disk: SmallDisk, tmp_path: Path
) -> None:
    centre, province = pair
    moved = moved_to(centre, disk)
    disk.fill()
    before = state_of(moved.path)
    moved.refused("sync", "export", "--to", tmp_path, code=STORAGE)
    assert without_ballast(state_of(moved.path).files) == without_ballast(before.files)
    assert state_of(moved.path).head == before.head
    disk.empty()
    package = moved.done("sync", "export", "--to", tmp_path)
    assert package["sequence"] == 1
    assert province.done("province", "receive", package["path"])["digest_agrees"] is True


def test_a_backup_that_does_not_fit_leaves_the_older_ones_alone(
    centre: Folder, disk: SmallDisk
) -> None:
    centre.done("backup", disk.folder / "cũ.db")
    disk.fill(leaving=100_000)
    before = files_in(disk.folder)
    assert centre.refused("backup", disk.folder, code=STORAGE) == "backup-failed"
    assert files_in(disk.folder) == before
    disk.empty()
    assert centre.call("backup", disk.folder).code == DONE


@ROOM
def test_a_commit_on_a_full_disk_is_refused_and_nothing_is_lost(
    centre: Folder, disk: SmallDisk, room: int
) -> None:
    promised = centre.certificates()
    moved = moved_to(centre, disk)
    disk.fill(leaving=room)
    answer = moved.call("exercise", "--count", 50)
    promised += answer.acknowledged
    assert answer.code == STORAGE
    assert "đầy" in answer.err
    assert moved.certificates() == promised
    assert moved.findings() == []
    disk.empty()
    promised += moved.call("exercise").acknowledged
    assert moved.certificates() == promised
    assert moved.findings() == []


def test_a_new_data_folder_on_a_full_disk_is_refused_and_made_later(
    centre: Folder, disk: SmallDisk
) -> None:
    folder = Folder(centre.zygote, disk.folder / "mới")
    disk.fill(leaving=50_000)
    assert folder.call("exercise").code == STORAGE
    assert not folder.database.exists()
    disk.empty()
    assert len(folder.call("exercise").acknowledged) == 1
    assert folder.findings() == []


@pytest.mark.parametrize("what", ["document", "backup", "export"])
def test_a_file_that_the_disk_does_not_take_is_refused_and_works_later(
    pair: tuple[Folder, Folder], tmp_path: Path, what: str
) -> None:
    centre, _ = pair
    out = tmp_path / "ra"
    out.mkdir()
    code = class_code(centre)
    words: dict[str, tuple[object, ...]] = {
        "document": ("document", "F06", "--class", code, "--out", out / "ds.pdf"),
        "backup": ("backup", out / "b.db"),
        "export": ("sync", "export", "--to", out),
    }
    before = state_of(centre.path)
    centre.refused(*words[what], code=STORAGE, largest_file=PAPER_LIMIT)
    assert list(out.iterdir()) == []
    assert state_of(centre.path) == before
    assert centre.findings() == []
    assert centre.call(*words[what]).code == DONE


def test_a_commit_that_the_disk_does_not_take_is_refused_and_nothing_is_lost(
    centre: Folder,
) -> None:
    promised = centre.certificates()
    answer = centre.call(
        "exercise", "--count", 50, largest_file=centre.database.stat().st_size + 30_000
    )
    promised += answer.acknowledged
    assert answer.code == STORAGE
    assert "Chưa có gì thay đổi" in answer.err
    assert centre.certificates() == promised
    assert centre.findings() == []
    assert len(centre.call("exercise").acknowledged) == 1


def moved_to(folder: Folder, disk: SmallDisk) -> Folder:
    """Return a copy of a data folder on a disk."""
    target = disk.folder / "dữ liệu"
    shutil.copytree(folder.path, target)
    return Folder(folder.zygote, target)


def without_ballast(files: dict[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in files.items() if name != "ballast"}

"""What is not a whole data file of this version is refused with a sentence and left untouched."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.program import DONE, REFUSED, STORAGE, Folder

INIT = ("init", "--province", "20", "--commune", "06124", "--director", "Chu Văn Dũng")
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("list", "classes"),
    ("check",),
    ("migrate",),
    ("exercise",),
    INIT,
    ("sync", "status"),
)


def from_a_newer_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {version + 1}")


def somebody_elses(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE notes (text)")
        connection.commit()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def random_bytes(file: Path) -> None:
    file.write_bytes(os.urandom(200_000))


def cut_in_the_middle(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:300_123])


def cut_in_the_header(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:50])


def a_page_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-4096])


STRANGE: tuple[tuple[Callable[[Path], None], int, str], ...] = (
    (from_a_newer_program, REFUSED, "file-too-new"),
    (somebody_elses, REFUSED, "foreign-file"),
    (empty, REFUSED, "foreign-file"),
    (a_folder, STORAGE, "storage-sqlite_cantopen"),
    (random_bytes, STORAGE, "storage-sqlite_notadb"),
    (cut_in_the_middle, STORAGE, "storage-sqlite_corrupt"),
    (cut_in_the_header, STORAGE, "storage-sqlite_"),
    (a_page_short, STORAGE, "storage-sqlite_corrupt"),
)


@pytest.mark.parametrize(
    ("make", "code", "refusal"), STRANGE, ids=lambda value: getattr(value, "__name__", str(value))
)
def test_a_strange_file_is_refused_untouched_by_every_command(
    centre: Folder, make: Callable[[Path], None], code: int, refusal: str
) -> None:
    make(centre.database)
    before = content_of(centre)
    for command in COMMANDS:
        assert centre.refused(*command, code=code).startswith(refusal), command
        assert content_of(centre) == before, command


def test_a_strange_file_is_never_backed_up_as_if_it_were_data(
    centre: Folder, tmp_path: Path
) -> None:
    cut_in_the_middle(centre.database)
    centre.refused("backup", tmp_path / "bản sao.db", code=STORAGE)
    assert not (tmp_path / "bản sao.db").exists()


def test_where_there_is_no_data_only_init_makes_any(
    folder_at: Callable[[Path], Folder], tmp_path: Path
) -> None:
    nowhere = folder_at(tmp_path / "chưa có gì")
    for command in (*COMMANDS[:3], ("sync", "status"), ("backup", tmp_path / "b.db")):
        assert nowhere.refused(*command, code=REFUSED) == "no-data"
        assert not nowhere.path.exists()
    assert nowhere.refused(*INIT[:4], "99999", *INIT[5:], code=REFUSED) == "unknown-commune"
    assert nowhere.refused("sync", "status", code=REFUSED) == "not-set-up"
    assert nowhere.done(*INIT)["name"] == "Trung tâm chính trị xã Na Sầm"
    assert nowhere.findings() == []


def test_a_backup_opens_as_a_data_folder_of_its_own(
    centre: Folder, folder_at: Callable[[Path], Folder], tmp_path: Path
) -> None:
    again = folder_at(tmp_path / "mở lại")
    again.path.mkdir()
    made = centre.done("backup", again.database)
    assert Path(made["path"]) == again.database
    assert again.findings() == []
    assert again.certificates() == centre.certificates()
    assert again.call("exercise").code == DONE


def test_backups_asked_for_in_the_same_second_stand_side_by_side(
    centre: Folder, tmp_path: Path
) -> None:
    made = {centre.done("backup", tmp_path)["path"] for _ in range(4)}
    assert len(made) == len(list(tmp_path.glob("giaovu-*.db"))) == 4


def content_of(folder: Folder) -> dict[str, bytes]:
    """Return every byte of the data file, or what stands in its place."""
    files = [path for path in folder.path.iterdir() if path.is_file()]
    return {path.name: path.read_bytes() for path in files}

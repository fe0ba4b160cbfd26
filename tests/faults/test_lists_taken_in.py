"""A list that cannot be read gets a sentence with a code, and what was there stays as it was."""

import shutil
import time
from pathlib import Path

import pytest

from app.paths import resource
from tests.faults.program import CLASS_UNDER_WAY, DONE, REFUSED, STORAGE, Folder, dice
from tests.faults.state import state_of

GOOD = resource("practice", "dang-vien-moi.xlsx")
NAMELESS = "STT;Ngày sinh;Đơn vị\n1;20/04/1991;Chi bộ Na Sầm\n2;01/02/1990;Chi bộ Pò Lâu\n"

UNREADABLE: tuple[tuple[str, bytes, str], ...] = (
    ("danh sách.xlsx", b"PK\x03\x04 not a spreadsheet", "unreadable-file"),
    ("cắt dở.xlsx", GOOD.read_bytes()[:9_000], "unreadable-file"),
    ("trống.xlsx", b"", "empty-file"),
    ("ảnh.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "wrong-kind-of-file"),
    ("không có cột tên.csv", NAMELESS.encode(), "no-name-column"),
)


def class_code(folder: Folder) -> str:
    return str(folder.done("list", "classes")["rows"][0]["code"])


@pytest.mark.parametrize(("name", "content", "code"), UNREADABLE, ids=lambda v: str(v)[:20])
@pytest.mark.parametrize("apply", [(), ("--apply",)], ids=["look", "apply"])
def test_a_list_that_says_nothing_is_refused_and_nothing_is_lost(
    under_way: Folder, tmp_path: Path, name: str, content: bytes, code: str, apply: tuple[str, ...]
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    before = state_of(under_way.path)
    words = ("import", file, "--as", "learners", "--class", CLASS_UNDER_WAY, *apply)
    assert under_way.refused(*words, code=REFUSED) == code
    assert state_of(under_way.path) == before
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    ("what", "code"),
    [("gone", "file-not-found"), ("folder", "not-a-file"), ("device", "not-a-file")],
)
def test_what_is_no_file_is_refused(centre: Folder, tmp_path: Path, what: str, code: str) -> None:
    place = {"gone": tmp_path / "đâu.xlsx", "folder": tmp_path, "device": Path("/dev/zero")}[what]
    assert centre.refused("import", place, "--as", "learners", code=REFUSED) == code


def test_a_list_for_a_class_that_is_decided_is_refused(centre: Folder) -> None:
    words = ("import", GOOD, "--as", "learners", "--class")
    before = state_of(centre.path)
    assert centre.refused(*words, "KHÔNG-CÓ", code=REFUSED) == "unknown-class"
    assert centre.refused(*words, class_code(centre), "--apply", code=REFUSED) == "class-closed"
    assert state_of(centre.path) == before


def test_a_good_list_is_taken_in_once_and_only_when_asked(under_way: Folder) -> None:
    words = ("import", GOOD, "--as", "learners", "--class", CLASS_UNDER_WAY)
    before = learners_in(under_way)
    assert under_way.done(*words)["applied"] is False
    assert learners_in(under_way) == before
    assert under_way.done(*words, "--apply")["counts"]["enrol"] == 48
    assert learners_in(under_way) == before + 48
    assert under_way.refused(*words, "--apply", code=REFUSED) == "already-imported"
    assert learners_in(under_way) == before + 48
    assert under_way.findings() == []


def test_a_list_on_a_full_disk_is_not_half_taken_in(under_way: Folder) -> None:
    words = ("import", GOOD, "--as", "learners", "--class", CLASS_UNDER_WAY, "--apply")
    before = state_of(under_way.path)
    limit = under_way.database.stat().st_size + 10_000
    refusal = under_way.refused(*words, code=STORAGE, largest_file=limit)
    assert refusal.startswith("storage-sqlite")
    after = state_of(under_way.path)
    assert (after.head, after.tables) == (before.head, before.tables)
    assert under_way.done(*words)["counts"]["enrol"] == 48


ROUNDS = pytest.mark.parametrize("rounds", [1, pytest.param(60, marks=pytest.mark.long)])


@ROUNDS
def test_taking_a_list_in_and_being_killed_leaves_all_of_it_or_nothing(
    under_way: Folder, tmp_path: Path, rounds: int
) -> None:
    words = ("import", GOOD, "--as", "learners", "--class", CLASS_UNDER_WAY, "--apply")
    copy = Folder(under_way.zygote, tmp_path / "lần này")
    chance, before = dice(rounds), learners_in(under_way)
    for _ in range(rounds):
        shutil.copytree(under_way.path, copy.path)
        running = copy.start(*words)
        time.sleep(chance.uniform(0.2, 1.0))
        running.kill()
        assert copy.findings() == []
        assert learners_in(copy) in (before, before + 48)
        if learners_in(copy) == before:
            copy.done(*words)
        assert learners_in(copy) == before + 48
        shutil.rmtree(copy.path)


def learners_in(folder: Folder) -> int:
    return int(folder.done("list", "learners", "--class", CLASS_UNDER_WAY)["count"])


def test_a_list_is_looked_at_without_any_data_folder(centre: Folder, tmp_path: Path) -> None:
    nowhere = Folder(centre.zygote, tmp_path / "chưa có gì")
    answer = nowhere.call("import", GOOD, "--as", "learners", "--json")
    assert answer.code == DONE
    assert len(answer.json["rows"]) == 48
    assert not nowhere.path.exists()

"""A process that dies at any moment loses nothing that it promised, and the next one works."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.program import DONE, Folder, Running, dice

CYCLES = pytest.mark.parametrize("cycles", [4, pytest.param(200, marks=pytest.mark.long)])


def killed_after(running: Running, seconds: float) -> list[str]:
    """Kill a run of `exercise` after a pause and return what it had promised."""
    time.sleep(seconds)
    return running.kill().acknowledged


@CYCLES
def test_work_acknowledged_before_a_kill_is_there_after_it(
    folder_at: Callable[[Path], Folder], tmp_path: Path, cycles: int
) -> None:
    chance = dice(cycles)
    folder = folder_at(tmp_path / "Dữ liệu của trung tâm")
    promised: list[str] = []
    for cycle in range(cycles):
        running = folder.start("exercise", "--count", 1000, "--seed", cycle)
        # The first runs die while the file is made, the others amid the first three units.
        if cycle < 2:
            promised += killed_after(running, chance.uniform(0, 0.4))
            if not folder.database.exists():
                continue
        else:
            running.wait_for_lines(chance.randrange(3))
            promised += killed_after(running, chance.uniform(0, 0.15))
        assert folder.findings() == []
        there = folder.certificates()
        assert [key for key in promised if key not in there] == []
        # What was committed and not yet said is at most the one unit under way.
        assert len(there) - len(promised) <= cycle + 1
    (key,) = folder.call("exercise").acknowledged
    assert key in folder.certificates()
    assert folder.findings() == []


def interruptible(pair: tuple[Folder, Folder], out: Path) -> dict[str, tuple[Folder, list[object]]]:
    """Name commands that write, each with its folder and words."""
    centre, province = pair
    package = centre.done("sync", "export", "--to", out)["path"]
    province.done("province", "receive", package)
    (row,) = (row for row in centre.done("list", "classes")["rows"] if row["course_no"] == 1)
    later = centre.done("sync", "export", "--to", out)["path"]
    return {
        "document": (centre, ["document", "F06", "--class", row["code"], "--out", out / "f.pdf"]),
        "certificates": (centre, ["certificates", row["code"], "--out", out / "c.pdf"]),
        "export": (centre, ["sync", "export", "--to", out]),
        "backup": (centre, ["backup", out]),
        "receive": (province, ["province", "receive", later]),
        "receipt": (province, ["province", "receipt", "20-06124", "--to", out]),
    }


@pytest.mark.parametrize(
    ("name", "rounds"),
    [
        ("export", 1),
        ("receive", 1),
        *(
            pytest.param(name, 25, marks=pytest.mark.long)
            for name in ("document", "certificates", "export", "backup", "receive", "receipt")
        ),
    ],
)
def test_a_command_killed_at_any_moment_can_simply_be_repeated(
    pair: tuple[Folder, Folder], tmp_path: Path, name: str, rounds: int
) -> None:
    out = tmp_path / "ổ USB"
    out.mkdir()
    folder, words = interruptible(pair, out)[name]
    # The same on a copy tells how long it takes when nobody kills it.
    usual = usual_seconds(folder, words, tmp_path / "bản đo")
    chance = dice(rounds)
    for _ in range(rounds):
        running = folder.start(*words)
        time.sleep(chance.uniform(0, usual))
        running.kill()
        assert folder.findings() == []
    assert folder.call(*words).code == DONE
    assert folder.findings() == []
    files = [path for path in out.rglob("*") if path.is_file()]
    half_written = [file.name for file in files if not is_whole(file)]
    assert half_written == []


def usual_seconds(folder: Folder, words: list[object], copy: Path) -> float:
    shutil.copytree(folder.path, copy)
    started = time.monotonic()
    answer = Folder(folder.zygote, copy).call(*words)
    assert answer.code == DONE, answer
    return time.monotonic() - started


def is_whole(file: Path) -> bool:
    """Say whether a file is whole, or stands under a name that says that it is not."""
    data = file.read_bytes()
    if ".part" in file.name:
        return True
    if file.suffix == ".pdf":
        return data.rstrip().endswith(b"%%EOF")
    if file.suffix == ".gvp":
        return b"payload.zip.age.minisig" in data[-200:]
    return data.startswith(b"SQLite format 3")

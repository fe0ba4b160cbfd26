"""Whatever is typed: a Vietnamese sentence, the right exit code, never a traceback."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.main import GROUPS, build_parser
from tests.faults.program import (
    DONE,
    REFUSED,
    STORAGE,
    WRONG_CALL,
    Folder,
    assert_is_sentence,
)
from tests.faults.small_disk import mounted
from tests.faults.state import files_in, state_of
from tests.forks import ROOT

ENGLISH = ("usage", "argument ", "options:", "required", "show this", "invalid", "positional")

WRONG: tuple[tuple[str, ...], ...] = (
    (),
    ("nosuch",),
    ("list",),
    ("list", "nothing"),
    ("list", "classes", "--year", "năm nay"),
    ("list", "classes", "--year"),
    ("list", "classes", "--nosuch"),
    ("list", "classes", "thừa"),
    ("init", "--province", "20"),
    ("import", "ds.xlsx"),
    ("import", "ds.xlsx", "--as", "nobody"),
    ("import", "ds.xlsx", "--as", "learners", "--apply"),
    ("document", "F06"),
    ("certificates",),
    ("sync",),
    ("sync", "nosuch"),
    ("sync", "export"),
    ("province", "receipt"),
    ("keys",),
    ("trust",),
    ("backup",),
    ("exercise", "--count", "nhiều"),
    ("check", "--json=x"),
)


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_wrong_call_is_explained_in_vietnamese(centre: Folder, words: tuple[str, ...]) -> None:
    before = state_of(centre.path)
    answer = centre.call(*words)
    assert (answer.code, answer.out) == (WRONG_CALL, "")
    heading, *_, said = answer.err.splitlines()
    assert heading.startswith("Cách gọi: giaovu")
    assert said.startswith("Lệnh gọi sai: ")
    assert said.endswith(".")
    assert [word for word in ENGLISH if word in answer.err] == []
    assert state_of(centre.path) == before


def test_every_command_has_help_in_vietnamese(centre: Folder) -> None:
    answer = centre.call("--help")
    assert answer.code == DONE
    assert "Mã thoát: 0 xong" in answer.out
    for command in commands():
        assert command in answer.out
        told = centre.call(command, "--help")
        assert told.code == DONE, told
        for text in (answer.out, told.out):
            assert [word for word in ENGLISH if word in text] == []


def commands() -> list[str]:
    (action,) = (each for each in build_parser()._actions if each.dest == "command")
    assert isinstance(action.choices, dict)
    assert len(action.choices) > len(GROUPS)
    return list(action.choices)


@pytest.mark.parametrize(
    "words",
    [
        ("document", "F06", "--class", "CTD-2026-01", "--out", "{file}/x.pdf"),
        ("certificates", "CTD-2026-01", "--out", "{file}/x.pdf"),
        ("certificates", "CTD-2026-01", "--out", "{folder}.pdf"),
        ("backup", "{file}/x.db"),
        ("sync", "export", "--to", "{file}"),
        ("keys", "--out", "{file}"),
        ("keys", "--out", "{file}/x"),
        ("demo", "{file}"),
        ("demo", "{file}/x"),
        ("trust", "{nothing}"),
        ("sync", "receive", "{nothing}"),
        ("init", "--province", "20", "--commune", "06124", "--director", "Vi Văn Hòa"),
    ],
    ids=" ".join,
)
def test_a_path_that_leads_nowhere_is_refused_and_nothing_is_touched(
    centre: Folder, folder_at: Callable[[Path], Folder], tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "một tệp"
    file.write_bytes(b"x")
    (tmp_path / "một thư mục.pdf").mkdir()
    places = {"file": file, "folder": tmp_path / "một thư mục", "nothing": tmp_path / "không có"}
    folder = folder_at(file) if words[0] == "init" else centre
    centre.done("keys", "--out", tmp_path)  # which the program makes at first use
    before = files_in(tmp_path)
    folder.refused(*(word.format(**places) for word in words), code=STORAGE)
    assert files_in(tmp_path) == before


def test_an_existing_folder_or_backup_is_never_written_over(centre: Folder, tmp_path: Path) -> None:
    old = tmp_path / "cũ.db"
    old.write_bytes(b"x")
    assert centre.refused("backup", old, code=REFUSED) == "backup-target-exists"
    assert old.read_bytes() == b"x"
    assert centre.refused("demo", tmp_path, code=REFUSED) == "folder-not-empty"
    assert centre.refused("practice", code=REFUSED) == "folder-not-empty"
    init = ("init", "--province", "20", "--commune", "06124", "--director", "Vi Văn Hòa")
    assert centre.refused(*init, code=REFUSED) == "already-set-up"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("list", "learners"), "class-needed"),
        (("list", "learners", "--class", "X"), "unknown-class"),
        (("list", "people", "--class", "CTD-2026-01"), "not-of-a-class"),
        (("list", "communes", "--province", "99"), "unknown-province"),
        (("document", "F99", "--class", "CTD-2026-01", "--out", "x.pdf"), "unknown-form"),
        (("document", "F06", "--class", "X", "--out", "x.pdf"), "unknown-class"),
        (("document", "F06", "--class", "CTD-2026-01", "--out", "x.doc"), "unknown-file-type"),
        (("certificates", "", "--out", "x.pdf"), "unknown-class"),
        (("sync", "export", "--to", "/tmp"), "no-province-key"),  # noqa: S108 - never written to
        (("bench", "nosuch"), "unknown-benchmark"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_a_wrong_value_is_refused_with_its_code(
    centre: Folder, words: tuple[str, ...], code: str
) -> None:
    before = state_of(centre.path)
    assert centre.refused(*words, code=REFUSED) == code
    assert (state_of(centre.path).head, state_of(centre.path).tables) == (
        before.head,
        before.tables,
    )


def test_a_province_needs_a_name_and_a_code_that_exists(
    folder_at: Callable[[Path], Folder], tmp_path: Path
) -> None:
    province = folder_at(tmp_path / "tỉnh")
    init = ("province", "init", "--province")
    assert province.refused(*init, "99", code=REFUSED) == "unknown-province"
    assert province.refused(*init, "20", "--name", " ", code=REFUSED) == "detail-missing"
    assert province.done(*init, "20")["code"] == "20"


def test_what_may_not_be_written_can_still_be_read(centre: Folder, tmp_path: Path) -> None:
    with mounted(tmp_path / "USB khóa", 24) as disk:
        locked = Folder(centre.zygote, disk.folder / "dữ liệu")
        subprocess.run(["cp", "-r", centre.path, locked.path], check=True)
        (locked.path / "giaovu.lock").unlink()
        remount = ["mount", "-o", "remount,ro", str(disk.folder)]
        subprocess.run(remount, check=True, capture_output=True)
        assert locked.certificates() == centre.certificates()
        assert locked.findings() == []
        assert locked.done("backup", tmp_path / "bản sao.db")["journal_seq"] > 0
        code = locked.done("list", "classes")["rows"][0]["code"]
        for words in (("exercise",), ("certificates", code, "--out", tmp_path / "c.pdf")):
            assert locked.refused(*words, code=STORAGE).startswith("storage-sqlite_readonly")
        centre.refused("backup", disk.folder, code=STORAGE)
        new = Folder(centre.zygote, disk.folder / "mới")
        assert new.refused("exercise", code=STORAGE) == "data-folder-unusable"


# --- as an interpreter of its own: what a pipe, a code page and Ctrl+C do


def giaovu(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the program as people do."""
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        capture_output=True,
        check=False,
    )


def test_a_narrow_code_page_does_not_stop_vietnamese(tmp_path: Path) -> None:
    narrow = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    refused = giaovu("check", "--json", "--data", str(tmp_path / "không có"), env=narrow)
    assert refused.returncode == REFUSED
    said = refused.stderr.decode().strip()
    assert_is_sentence(said)
    assert json.loads(refused.stdout)["message"] == said
    assert "không có" in said


def test_a_reader_that_leaves_early_gets_no_complaint(centre: Folder) -> None:
    command = [sys.executable, "-m", "app", "list", "programmes", "--data", str(centre.path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""


def test_a_result_that_nobody_can_take_is_said_so(centre: Folder) -> None:
    answer = centre.call("list", "programmes", out=Path("/dev/full"))
    assert answer.code == STORAGE
    assert_is_sentence(answer.err.strip())


def test_stopping_by_hand_is_no_crash(centre: Folder) -> None:
    running = centre.start("exercise", "--count", 100_000)
    running.wait_for_lines(1)
    time.sleep(0.05)
    os.kill(running.pid, signal.SIGINT)
    answer = running.wait()
    assert answer.code == 130
    assert_is_sentence(answer.err.strip())
    assert set(answer.acknowledged) <= set(centre.certificates())
    assert centre.findings() == []

"""The child process: how it is started, how it ends, and what the clerk is told."""

import signal
import sys
from pathlib import Path

import pytest

from app.services.imports.readers import child, reading
from app.services.imports.readers.child import ARGUMENT, answer_for
from app.services.imports.readers.child_process import run_child
from app.services.imports.readers.reading import (
    child_command,
    read_bytes,
    read_workbook,
    refusal_of_death,
)
from app.services.imports.readers.refusals import SheetRefusedError
from tests.services.imports.makers import ANNE, people, xlsx

GOOD = xlsx(people(ANNE))

pytestmark = pytest.mark.usefixtures("started_readers")


def test_file_is_read_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong module')")
    (tmp_path / "Danh sách học viên.xlsx").write_bytes(GOOD)
    monkeypatch.chdir(tmp_path)

    workbook = read_workbook(Path("Danh sách học viên.xlsx"))

    assert workbook.name == "Danh sách học viên.xlsx"
    assert workbook.sheets[0].rows[1].cells == (1, *ANNE)


def test_kept_original_is_read_under_its_name() -> None:
    workbook = read_bytes(GOOD, "đợt 2.xlsx")

    assert workbook.name == "đợt 2.xlsx"
    assert len(workbook.digest) == 64


def test_reading_that_a_busy_machine_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "MAX_WAIT", 0.001)

    with pytest.raises(SheetRefusedError) as refused:
        read_bytes(GOOD, "ds.xlsx")

    assert refused.value.code == "machine-busy"


LIMITED = """
import sys, threading
from app.services.imports.readers.process_limits import end_after, limit_process
if sys.argv[1] == "watched":
    threading.Thread(target=end_after, args=(0.3,), daemon=True).start()
else:
    limit_process(memory=500_000_000, seconds=1)
while True:
    pass
"""


@pytest.mark.parametrize("how", ["watched", pytest.param("by the system", marks=pytest.mark.long)])
def test_reader_that_has_used_up_its_time_of_the_processor_is_ended(how: str) -> None:
    outcome = run_child([sys.executable, "-c", LIMITED, how], seconds=child.MAX_WAIT)

    assert refusal_of_death(outcome, "ds.xlsx").code == "too-slow"


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (-signal.SIGXCPU, "too-slow"),
        (-signal.SIGABRT, "too-big"),
        (-signal.SIGKILL, "too-big"),
        (-signal.SIGSEGV, "unreadable-file"),
        (1, "unreadable-file"),
        (0, "unreadable-file"),
    ],
)
def test_death_of_the_reader_is_a_sentence(outcome: int, code: str) -> None:
    refused = refusal_of_death(outcome, "ds.xlsx")

    assert (refused.code, bool(refused.remedy)) == (code, True)


@pytest.mark.parametrize(
    "command", [[sys.executable, "-c", "raise SystemExit(5)"], ["/no/such/program"]]
)
def test_reader_that_may_not_run_is_not_blamed_on_the_file(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "child_command", lambda: command)
    (tmp_path / "ds.csv").write_text("Họ và tên\nLê Thị Mai\n", encoding="utf-8")

    with pytest.raises(SheetRefusedError) as refused:
        read_workbook(tmp_path / "ds.csv")

    assert refused.value.code == "reader-stopped"


def test_frozen_program_starts_itself_as_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command()[1:] == ["-m", "app.services.imports.readers.child"]

    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert child_command() == [sys.executable, ARGUMENT]


def test_name_that_no_file_can_have_is_not_found() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        read_workbook(Path("ds\0.xlsx"))

    assert refused.value.code == "file-not-found"


def test_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ds.xlsx").write_bytes(b"x")
    with pytest.raises(SheetRefusedError) as refused:
        read_workbook(tmp_path / "ds.xlsx" / "ds.xlsx")

    assert refused.value.code == "file-in-use"


def test_reader_that_runs_out_of_memory_says_so(tmp_path: Path) -> None:
    answer = answer_for(tmp_path, "ds.xlsx")

    assert '"code": "unreadable-file"' in answer

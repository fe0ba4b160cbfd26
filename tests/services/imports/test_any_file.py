"""Any file at all gives a preview or one sentence; the dear ones are measured one by one."""

import json
import os
import stat
import subprocess
import sys
import sysconfig
from datetime import date
from pathlib import Path

import pytest

from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.child import answer_for
from app.services.imports.readers.reading import read_workbook
from app.services.imports.readers.refusals import SheetRefusedError
from app.services.imports.readers.transfer import load_workbook
from tests.services.imports.hostile_kinds import DEAR, QUICK, Kind
from tests.services.imports.makers import ANNE, BINH, people, xlsx
from tests.services.imports.test_hostile_files import FILES

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
MAX_SECONDS, MAX_MEMORY = 10, 500_000_000


Outcome = tuple[str | int, str]


def outcome_of(source: Path, name: str) -> Outcome:
    """Read a file as the child does and understand it: how many people, or code and sentence."""
    answer = answer_for(source, name)
    if answer.startswith('{"refused"'):
        refused = json.loads(answer)["refused"]
        return refused["code"], refused["message"]
    try:
        return len(propose(load_workbook(answer), kind="learners", today=TODAY).lines), ""
    except SheetRefusedError as error:
        return error.code, error.message


@pytest.mark.parametrize("name", QUICK)
def test_file_gives_a_preview_or_one_sentence(name: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(QUICK[name].make())

    outcome, message = outcome_of(source, "danh-sach.xlsx")

    assert outcome == QUICK[name].outcome
    assert isinstance(outcome, int) or "danh-sach.xlsx" in message


# Seconds are those of the processors, the reading process's and this one's: what else the machine
# does is no fault of the file. A forked child counts as large as its parent was: be a small one.
MEASURE = """
import json, os, resource, sys
from datetime import date
from pathlib import Path
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.reading import read_workbook
from app.services.imports.readers.refusals import SheetRefusedError
for name in sys.argv[1:]:
    started = sum(os.times()[:4])
    try:
        read = read_workbook(Path(name), name="danh-sach")
        outcome = len(propose(read, kind="learners", today=date(2026, 11, 22)).lines)
        message = ""
    except SheetRefusedError as error:
        outcome, message = error.code, error.message
    peaks = [
        resource.getrusage(who).ru_maxrss * 1024
        for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)
    ]
    seconds = sum(os.times()[:4]) - started
    print(json.dumps([outcome, message, seconds, *peaks]), flush=True)
"""


def measured(*files: Path) -> list[tuple[str | int, str, float, int, int]]:
    """Read files one after the other in a process of their own: outcome, seconds, peaks."""
    small = {"PYTHONPATH": str(HERE.parents[2]), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        # A shell between: what a process starts with counts as its own peak.
        ["/bin/sh", "-c", '"$0" "$@"', sys.executable, "-c", MEASURE, *map(str, files)],
        cwd=HERE.parents[2],
        env=small,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.long
@pytest.mark.parametrize("name", [*DEAR, *QUICK, *FILES])
def test_file_takes_neither_long_nor_much_memory(name: str, tmp_path: Path) -> None:
    kind = DEAR.get(name) or QUICK.get(name) or Kind(*FILES[name])
    source = tmp_path / "source"
    source.write_bytes(kind.make())

    ((outcome, message, seconds, *peaks),) = measured(source)

    assert outcome == kind.outcome
    assert ("danh-sach" in message) == isinstance(outcome, str)
    assert seconds < MAX_SECONDS
    assert max(peaks) < MAX_MEMORY


@pytest.mark.long
def test_file_cut_anywhere_gives_a_list_or_a_sentence(tmp_path: Path) -> None:
    for sample in sorted((HERE / "samples").glob("*.*s*")):
        whole = sample.read_bytes()
        if sample.suffix == ".json":
            continue
        for place in range(1, len(whole), len(whole) // 150):
            source = tmp_path / "source"
            source.write_bytes(whole[:place])
            outcome, message = outcome_of(source, sample.name)
            assert isinstance(outcome, int) or sample.name in message


def sheets_on_this_machine() -> list[Path]:
    """Every spreadsheet that the installed libraries and the system bring along."""
    places = {sysconfig.get_paths()["purelib"], "/usr/share", "/usr/lib"}
    kinds = ("xlsx", "xlsm", "xltx", "xlsb", "xls", "xlt", "ods", "ots", "fods", "csv", "tsv")
    return sorted(
        file for place in places for kind in kinds for file in Path(place).rglob(f"*.{kind}")
    )


@pytest.mark.long
def test_every_sheet_that_libraries_bring_along_gives_a_list_or_a_sentence() -> None:
    files = [file for file in sheets_on_this_machine() if file.is_file()]

    results = measured(*files)

    assert len(results) == len(files) > 0
    for file, (outcome, message, seconds, *peaks) in zip(files, results, strict=True):
        assert isinstance(outcome, int) or message, file
        assert seconds < MAX_SECONDS, file
        assert max(peaks) < MAX_MEMORY, file


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "ds.xlsx"
    file.write_bytes(xlsx(people(ANNE, BINH)))
    return file


def code_of(path: Path) -> str:
    with pytest.raises(SheetRefusedError) as refused:
        read_workbook(path)
    return refused.value.code


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are files only on POSIX")
def test_pipe_and_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.xlsx")

    assert code_of(tmp_path / "ống.xlsx") == "not-a-file"
    assert code_of(Path("/dev/zero")) == "not-a-file"
    assert code_of(tmp_path) == "not-a-file"


def test_name_of_255_bytes_with_marks_is_read(good: Path) -> None:
    stem = "Danh sách đảng viên mới " * 20
    named = stem.encode()[:249].decode(errors="ignore") + ".xlsx"
    long = good.rename(good.with_name(named))

    assert len(read_workbook(long).sheets) == 1
    assert code_of(good.with_name("x" * 300)) == "file-not-found"


@pytest.mark.skipif(sys.platform == "win32", reason="names are bytes only on POSIX")
def test_name_that_is_no_text_is_read_and_shown(good: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(good.parent) + b"/ds-\xff\xfe.xlsx"))
    good.rename(odd)

    assert read_workbook(odd).name.encode()
    odd.write_bytes(b"%PDF-1.4")
    with pytest.raises(SheetRefusedError) as refused:
        read_workbook(odd)
    assert refused.value.message.encode()


def test_file_that_vanishes_before_it_is_read_is_missed(good: Path) -> None:
    good.unlink()

    assert outcome_of(good, "ds.xlsx")[0] == "file-not-found"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can take another user's part"
)
def test_file_that_may_not_be_read_is_refused(good: Path) -> None:
    good.chmod(stat.S_IRUSR)
    code = (
        "import sys; from pathlib import Path\n"
        "from app.services.imports.readers.reading import read_workbook\n"
        "from app.services.imports.readers.refusals import SheetRefusedError\n"
        "import os; os.setuid(65534)\n"
        "try: read_workbook(Path(sys.argv[1]))\n"
        "except SheetRefusedError as error: print(error.code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(good)],
        cwd=HERE.parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "file-in-use"

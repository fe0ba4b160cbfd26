"""Reading a foreign file from the program's side: first checks, the child process, its answer."""

import errno
import json
import subprocess
import tempfile
from pathlib import Path

from app.services.imports.readers import child, child_process
from app.services.imports.readers.process_limits import ran_out_of_memory, ran_out_of_time
from app.services.imports.readers.refusals import SheetRefusedError, refusal
from app.services.imports.readers.sheets import MAX_FILE_BYTES, Workbook
from app.services.imports.readers.transfer import load_workbook


def read_workbook(path: Path, *, name: str | None = None) -> Workbook:
    """Read a list of any supported format; raises SheetRefusedError with one clear sentence.

    The file is read by another process, so that nothing in it can crash, hang or fill this one.
    """
    # A name that is no text, as systems of old wrote them, is shown with marks in its place.
    shown = (name or path.name or str(path)).encode(errors="replace").decode()
    size = _size_of(path, shown)
    if size > MAX_FILE_BYTES:
        raise refusal("too-big", shown, detail=f"hơn {MAX_FILE_BYTES // 1_000_000} MB")
    if size == 0:
        raise refusal("empty-file", shown)
    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        answer = Path(folder) / "answer.json"
        outcome = _run_child(path.resolve(), answer, shown)
        if not answer.exists():
            raise refusal("reader-stopped", shown)
        text = answer.read_text(encoding="utf-8")
    if outcome != 0 or not text:
        raise refusal_of_death(outcome, shown)
    if text.startswith('{"refused"'):
        facts = json.loads(text)["refused"]
        raise SheetRefusedError(facts["message"], facts["remedy"], code=facts["code"])
    return load_workbook(text)


def read_bytes(data: bytes, name: str) -> Workbook:
    """Read a file that is not on the disk, such as the original kept with an earlier import."""
    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        copy = Path(folder) / "source"
        copy.write_bytes(data)
        return read_workbook(copy, name=name)


def _size_of(path: Path, shown: str) -> int:
    try:
        if path.is_dir() or (path.exists() and not path.is_file()):
            raise refusal("not-a-file", shown)
        with path.open("rb") as file:
            return file.seek(0, 2)
    except (FileNotFoundError, ValueError) as error:  # a name with a zero byte names no file
        raise refusal("file-not-found", shown) from error
    except OSError as error:
        code = "file-not-found" if error.errno == errno.ENAMETOOLONG else "file-in-use"
        raise refusal(code, shown) from error


def refusal_of_death(outcome: int, shown: str) -> SheetRefusedError:
    """Tell what ended the child: the clock, the memory bound, or the file itself."""
    if ran_out_of_time(outcome):
        return refusal("too-slow", shown, seconds=child.MAX_SECONDS)
    if ran_out_of_memory(outcome):
        return refusal("too-big", shown, detail="cần quá nhiều bộ nhớ để đọc (tệp có thể đã hỏng)")
    return refusal("unreadable-file", shown)


def child_command() -> list[str]:
    """Return what starts the reading process."""
    return child_process.child_command(child.__name__, child.ARGUMENT)


def _run_child(source: Path, answer: Path, shown: str) -> int:
    """Return how the reading process ended: 0, or minus the signal that killed it."""
    command = [*child_command(), str(source), str(answer), shown]
    try:
        return child_process.run_child(command, seconds=child.MAX_WAIT)
    except subprocess.TimeoutExpired as error:
        raise refusal("machine-busy", shown, seconds=child.MAX_WAIT) from error
    except OSError as error:  # the system does not let a process begin
        raise refusal("reader-stopped", shown) from error

"""The process that reads foreign spreadsheets: bounded, and free to die without harm."""

import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from app.services.imports.readers.opening import open_workbook
from app.services.imports.readers.process_limits import limit_process
from app.services.imports.readers.refusals import SheetRefusedError, refusal
from app.services.imports.readers.transfer import dump_workbook

ARGUMENT = "--read-sheet"
"""What the frozen program is called with to become this process; `app.__main__` looks for it."""

MAX_MEMORY = 500_000_000
MAX_SECONDS = 9
"""Of the processor: with what is done before and after, a file takes no more than ten."""
MAX_WAIT = 30
"""Seconds by the clock, on a machine that is busy with other work."""


def main(arguments: Sequence[str]) -> int:
    """Read the file (first argument) for a clerk who knows it as (third) into JSON (second)."""
    source, target, name = arguments
    Path(target).touch()  # says that the process began: what ends it from here on is the file
    gc.disable()  # the process ends before anything could pile up, and its memory is bounded
    limit_process(memory=MAX_MEMORY, seconds=MAX_SECONDS)
    Path(target).write_text(answer_for(Path(source), name), encoding="utf-8")
    return 0


def answer_for(source: Path, name: str) -> str:
    """Return the workbook, or why it is refused, as JSON; nothing that a reader raises gets out."""
    try:
        return dump_workbook(open_workbook(source.read_bytes(), name))
    except SheetRefusedError as error:
        return _refused(error)
    except FileNotFoundError:
        return _refused(refusal("file-not-found", name))  # it was there a moment ago
    except PermissionError:
        return _refused(refusal("file-in-use", name))
    except MemoryError:
        return _refused(refusal("too-big", name, detail="cần quá nhiều bộ nhớ để đọc"))
    except BaseException:  # noqa: BLE001 - readers raise anything, even outside Exception (a Rust panic)
        return _refused(refusal("unreadable-file", name))


def _refused(error: SheetRefusedError) -> str:
    facts = {"code": error.code, "message": error.message, "remedy": error.remedy}
    return json.dumps({"refused": facts})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

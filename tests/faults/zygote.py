"""Starts commands as processes of their own, forked from one that has the program loaded.

The fault tests run hundreds of commands; loading the libraries anew for each would cost minutes.
What is forked has its own memory, files, locks and death. Run as a module, it takes one request a
line on standard input and answers one line each: a process id for a start, an exit code for a wait.
"""

import gc
import io
import json
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module
from typing import Any

# The commands, and what they load at first use.
PRELOADED = (
    "app.cli.main",
    "app.cli.context",
    "alembic.command",
    "minisign",
    "pyrage",
    "reportlab.pdfgen.canvas",
    "reportlab.pdfbase.ttfonts",
    "reportlab.platypus",
)

_LONGEST = 300  # seconds; no command hangs for ever, and a test that waits for it fails


def serve(run: Callable[[list[str]], int]) -> None:
    """Answer requests until standard input ends."""
    for line in sys.stdin:
        request: dict[str, Any] = json.loads(line)
        answer = _start(request, run) if "words" in request else _wait(request["pid"])
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _wait(pid: int) -> int:
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def _start(request: dict[str, Any], run: Callable[[list[str]], int]) -> int:
    pid = os.fork()
    if pid:
        return pid
    # A shell that runs the tests in the background has Ctrl+C ignored, and that is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.alarm(_LONGEST)
    for number, name in ((1, request["out"]), (2, request["err"])):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if request["largest_file"] is not None:
        limit = request["largest_file"]
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    os._exit(_run(request["words"], run))


def _run(words: list[str], run: Callable[[list[str]], int]) -> int:
    """Do what the interpreter does around a program: its exit code, or a traceback and 1."""
    try:
        code = run(words)
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - printed, as the interpreter would
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def main() -> None:
    """Load the program and use it once, say that it is ready, and serve."""
    for name in PRELOADED:
        import_module(name)
    program: Any = sys.modules["app.cli.main"]
    program.build_parser = cache(program.build_parser)  # made once, and found by all to come
    run: Callable[[list[str]], int] = program.run
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        for word in ("exercise", "check"):
            run([word, "--data", folder])
    # What is loaded is shared by all to come, and no collector need touch it again.
    gc.freeze()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    serve(run)


if __name__ == "__main__":
    main()

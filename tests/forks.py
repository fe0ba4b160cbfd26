"""Starts processes by forking one that has their program loaded: both ends of the pipe between.

The tests start hundreds of processes; loading the libraries anew for each would cost minutes. What
is forked has its own memory, files, limits, locks and death. One request is a line on standard
input and has one line for an answer: a process id for a start, an exit code for a wait.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).resolve().parents[1]

_LONGEST = 300  # seconds; no process hangs for ever, and a test that waits for it fails


class Forks:
    """A process from which others are forked: `module` is run in it, and calls `serve`."""

    def __init__(self, module: str) -> None:
        self._asking = Lock()  # a window's job asks from a thread of its own
        self._process = subprocess.Popen(
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self._read() == "ready"

    def start(
        self, words: Sequence[str], *, out: Path, err: Path, largest_file: int | None = None
    ) -> int:
        """Start a process with these words and return its id.

        `largest_file` in bytes stands for a disk that takes no larger one.
        """
        request = {"words": words, "out": str(out), "err": str(err), "largest_file": largest_file}
        return self._ask(request)

    def wait(self, pid: int) -> int:
        """Wait for the end of a process: its exit code, or minus the signal that killed it."""
        return self._ask({"pid": pid})

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait(10)

    def _ask(self, request: Mapping[str, object]) -> int:
        pipe = self._process.stdin
        assert pipe is not None
        with self._asking:
            pipe.write(json.dumps(request) + "\n")
            pipe.flush()
            return int(self._read())

    def _read(self) -> str:
        pipe = self._process.stdout
        assert pipe is not None
        return pipe.readline().strip()


def serve(run: Callable[[list[str]], int]) -> None:
    """Say that all is loaded, and let forks `run` their words until standard input ends."""
    # What is loaded is shared by all to come, and no collector need touch it again.
    gc.freeze()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
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

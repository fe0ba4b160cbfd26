"""Starts the processes that open foreign workbooks, from the program's side."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def child_command(module: str, argument: str) -> list[str]:
    """Return what starts such a process: its module, or the frozen program with its argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, argument]
    return [sys.executable, "-m", module]


def run_child(command: Sequence[str], *, seconds: int) -> int:
    """Return how the process ended: 0, or minus the signal that killed it.

    Raises subprocess.TimeoutExpired, the process killed, where the clock ran out.
    """
    frozen = getattr(sys, "frozen", False)
    ended = subprocess.run(
        command,
        # Where `python -m` finds the program; the frozen one brings its own.
        cwd=None if frozen else Path(__file__).resolve().parents[4],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=seconds,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return ended.returncode

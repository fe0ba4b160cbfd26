"""What a command gives back: one JSON object for programs, a few lines for people."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from app.cli.context import Context


class ExitCode(IntEnum):
    """How a command ended; `app.cli.main` says in the help what each number means."""

    DONE = 0
    FOUND = 1
    WRONG_CALL = 2
    REFUSED = 10
    IN_USE = 11
    STORAGE = 12
    STOPPED = 130


@dataclass(frozen=True)
class Outcome:
    """The result of a command: `data` for --json, `lines` for people, and the exit code.

    `is_printed` says that the command had to print line by line, and that nothing is left to say.
    """

    data: dict[str, Any]
    lines: tuple[str, ...] = field(default=())
    exit_code: ExitCode = ExitCode.DONE
    is_printed: bool = False


Handler = Callable[["argparse.Namespace", "Context"], Outcome]

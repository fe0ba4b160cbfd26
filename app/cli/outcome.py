"""What a command gives back: one JSON object for programs, a few lines for people."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from app.cli.context import Context


@dataclass(frozen=True)
class Outcome:
    """The result of a command: `data` for --json, `lines` for people, and the exit code."""

    data: dict[str, Any]
    lines: tuple[str, ...] = field(default=())
    exit_code: int = 0


Handler = Callable[["argparse.Namespace", "Context"], Outcome]

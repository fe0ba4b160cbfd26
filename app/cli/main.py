"""Reads the command line, runs the command, and turns every outcome into text and an exit code."""

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from app.cli.outcome import Handler, Outcome
from app.errors import DataFolderInUseError, StorageError, UserError
from app.paths import Paths, default_data_folder

DONE, WRONG_CALL, REFUSED, IN_USE, STORAGE = 0, 2, 10, 11, 12

# Each module registers its commands; the names keep the help in the order of the work.
GROUPS = (
    "setup",
    "demo",
    "lists",
    "documents",
    "exchange",
    "province",
    "keys",
    "safety",
    "exercise",
    "screenshots",
    "bench",
)


class _Parser(argparse.ArgumentParser):
    """A parser that says in Vietnamese how it was called wrongly."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_CALL, f"Lệnh gọi sai: {message}\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser with the commands of every group."""
    parser = _Parser(prog="giaovu", description="Giáo vụ: chương trình của trung tâm chính trị.")
    parser.add_argument("--data", type=Path, help="thư mục dữ liệu (mặc định: của người dùng)")
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    commands = parser.add_subparsers(dest="command", metavar="LỆNH", required=True)
    for group in GROUPS:
        import_module(f"app.cli.{group}").register(commands)
    _accept_common_options_anywhere(commands)
    return parser


def _accept_common_options_anywhere(commands: "argparse._SubParsersAction[_Parser]") -> None:
    """Let --data and --json stand behind the command too, where people write them."""
    for command in set(commands.choices.values()):
        nested = [a for a in command._actions if isinstance(a, argparse._SubParsersAction)]
        for action in nested:
            _accept_common_options_anywhere(action)
        command.add_argument("--data", type=Path, default=argparse.SUPPRESS)
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; a refusal is printed, a defect is raised."""
    options = build_parser().parse_args(arguments)
    handler: Handler = options.handler
    # Opening the context loads SQLAlchemy: help and wrong calls answer without it.
    from app.cli.context import Context

    context = Context(Paths.under(options.data or default_data_folder()), options.json)
    try:
        outcome = handler(options, context)
    except UserError as refusal:
        return _refuse(refusal, as_json=options.json)
    _print(outcome, as_json=options.json)
    return outcome.exit_code


def _print(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(outcome.data, ensure_ascii=False, indent=1, default=str) + "\n")
        return
    for line in outcome.lines:
        sys.stdout.write(line + "\n")


def _refuse(refusal: UserError, *, as_json: bool) -> int:
    if as_json:
        answer = {"refused": refusal.code, "message": str(refusal)}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stderr.write(f"{refusal}\n")
    if isinstance(refusal, DataFolderInUseError):
        return IN_USE
    return STORAGE if isinstance(refusal, StorageError) else REFUSED

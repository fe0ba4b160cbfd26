"""Reads the command line, runs the command, and turns every outcome into text and an exit code."""

import argparse
import io
import json
import os
import sys
from importlib import import_module
from pathlib import Path

from app.cli.outcome import ExitCode, Handler, Outcome
from app.cli.parser import Parser
from app.errors import DataFolderInUseError, StorageError, UserError
from app.paths import Paths, default_data_folder

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

_EXIT_CODES = """\
Mã thoát: 0 xong · 1 kiểm tra thấy dữ liệu có chỗ không đúng (check, demo) · 2 lệnh gọi sai ·
10 bị từ chối, có câu nói rõ lý do · 11 chương trình khác đang mở thư mục dữ liệu · 12 ổ đĩa
hoặc tệp không cho đọc, ghi · 130 người dùng dừng giữa chừng.
"""


def build_parser() -> Parser:
    """Return the parser with the commands of every group."""
    parser = Parser(
        prog="giaovu",
        description="Giáo vụ: chương trình của trung tâm chính trị. Không có lệnh thì mở cửa sổ.",
        epilog=_EXIT_CODES,
    )
    _add_common_options(parser, data=None, as_json=False)
    commands = parser.add_subparsers(dest="command", metavar="LỆNH", required=True)
    for group in GROUPS:
        import_module(f"app.cli.{group}").register(commands)
    _accept_common_options_anywhere(commands)
    return parser


def _add_common_options(parser: argparse.ArgumentParser, *, data: object, as_json: object) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        default=data,
        metavar="THƯ_MỤC",
        help="thư mục dữ liệu (mặc định: của người dùng)",
    )
    parser.add_argument("--json", action="store_true", default=as_json, help="in kết quả dạng JSON")


def _accept_common_options_anywhere(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Let --data and --json stand behind the command too, where people write them."""
    for command in set(commands.choices.values()):
        nested = [a for a in command._actions if isinstance(a, argparse._SubParsersAction)]
        for action in nested:
            _accept_common_options_anywhere(action)
        _add_common_options(command, data=argparse.SUPPRESS, as_json=argparse.SUPPRESS)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; a refusal is printed, a defect is raised."""
    _speak_vietnamese()
    try:
        options = build_parser().parse_args(arguments)
        code = _run(options)
        sys.stdout.flush()
    except OSError as error:
        return _cannot_say(error)
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng theo yêu cầu; việc chưa xong không được ghi.\n")
        return ExitCode.STOPPED
    return code


def _run(options: argparse.Namespace) -> ExitCode:
    handler: Handler = options.handler
    # Opening the context loads SQLAlchemy: help and wrong calls answer without it.
    from app.cli.context import Context
    from app.services.files import storage_error

    context = Context(Paths.under(options.data or default_data_folder()), options.json)
    try:
        outcome = handler(options, context)
    except UserError as refusal:
        return _refuse(refusal, as_json=options.json)
    except BrokenPipeError:
        raise
    except OSError as error:
        place = Path(os.fsdecode(error.filename)) if error.filename else context.paths.folder
        return _refuse(storage_error(error, place, doing="mở hoặc ghi"), as_json=options.json)
    _print(outcome, as_json=options.json)
    return outcome.exit_code


def _speak_vietnamese() -> None:
    """Write UTF-8 whatever the system's own code page is; a strange file name never stops us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _cannot_say(error: OSError) -> ExitCode:
    """End when standard output takes nothing: quietly where its reader left, as `| head` does."""
    # Python flushes standard output once more at its end, and would complain then.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        sys.stderr.write("Không in được kết quả: nơi nhận đã đầy hoặc không ghi được.\n")
    return ExitCode.STORAGE


def _print(outcome: Outcome, *, as_json: bool) -> None:
    if outcome.is_printed:
        return
    if as_json:
        sys.stdout.write(json.dumps(outcome.data, ensure_ascii=False, indent=1, default=str) + "\n")
        return
    for line in outcome.lines:
        sys.stdout.write(line + "\n")


def _refuse(refusal: UserError, *, as_json: bool) -> ExitCode:
    if as_json:
        answer = {"refused": refusal.code, "message": str(refusal)}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stderr.write(f"{refusal}\n")
    if isinstance(refusal, DataFolderInUseError):
        return ExitCode.IN_USE
    return ExitCode.STORAGE if isinstance(refusal, StorageError) else ExitCode.REFUSED

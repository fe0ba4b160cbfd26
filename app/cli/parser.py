"""The parser of the command line: argparse, speaking Vietnamese."""

import argparse
import re
import sys
from typing import Any, NoReturn

from app.cli.outcome import ExitCode

# What argparse says of a wrong call → what a person is told; the groups stay as they were typed.
_SENTENCES = (
    (r"the following arguments are required: (.+)", r"còn thiếu \1"),
    (
        r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        r"\1 không nhận “\2”; chọn một trong: \3",
    ),
    (r"argument (.+): invalid int value: '(.*)'", r"\1 phải là một số nguyên, không phải “\2”"),
    (r"argument (.+): expected .*", r"\1 cần có giá trị đi sau"),
    (
        r"argument (.+): ignored explicit argument '(.*)'",
        r"\1 không có giá trị đi kèm, nhưng được ghi “\2”",
    ),
    (r"argument (.+): not allowed with argument (.+)", r"\1 không đi cùng \2"),
    (r"unrecognized arguments: (.+)", r"không hiểu “\1”"),
    (r"ambiguous option: (.+) could match (.+)", r"“\1” có thể là: \2"),
)


class _Help(argparse.HelpFormatter):
    """The help of a command under Vietnamese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Any,  # noqa: ANN401 - argparse's own type is private
        groups: Any,  # noqa: ANN401 - the same
        prefix: str | None = None,
    ) -> None:
        heading = "Cách gọi: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, heading)


class Parser(argparse.ArgumentParser):
    """A parser whose help and refusals are Vietnamese; options are never guessed from a prefix."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - argparse passes them on
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=_Help)
        self._positionals.title = "Phải có"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in trợ giúp này")

    def error(self, message: str) -> NoReturn:
        """Say how the call was wrong and leave."""
        self.print_usage(sys.stderr)
        self.exit(ExitCode.WRONG_CALL, f"Lệnh gọi sai: {_in_vietnamese(message)}.\n")


def _in_vietnamese(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, sentence, message, flags=re.DOTALL)
    return message

"""What import writes for the unit: its list with the problems marked, as --bad-rows asks."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from app.services.files import write_atomically
from app.services.imports.giving_back.marking import marked_book
from app.services.imports.giving_back.remarks import Rows, has_bad_rows
from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.readers.sheets import Workbook


def add_marked_options(parser: argparse.ArgumentParser) -> None:
    """Add the two options that name a file to write."""
    for option, rows in (("--bad-rows", "chỉ các dòng cần sửa"), ("--all-rows", "mọi dòng")):
        parser.add_argument(
            option, type=Path, metavar="TỆP", help=f"lưu sổ kết quả (.xlsx) gửi lại đơn vị: {rows}"
        )


def write_marked(
    arguments: argparse.Namespace,
    workbook: Workbook,
    proposal: Proposal,
    answers: Sequence[Answer],
) -> tuple[str, ...]:
    """Write what was asked for and say so, one sentence for each file."""
    wanted = {Rows.BAD: arguments.bad_rows, Rows.ALL: arguments.all_rows}
    said = []
    for rows, path in wanted.items():
        if path is None:
            continue
        if has_bad_rows(proposal):
            data = arguments.file.read_bytes()
            book = marked_book(proposal, workbook, data, rows=rows, answers=answers)
            write_atomically(path, book)
            said.append(f"Đã lưu sổ kết quả {path.name}.")
        else:
            said.append(f"Không có dòng nào cần sửa nên không lưu {path.name}.")
    return tuple(said)

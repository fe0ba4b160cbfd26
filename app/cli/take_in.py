"""The command import: a spreadsheet understood, held against the data, and taken in if asked."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import clock
from app.cli.context import Context
from app.cli.marked import add_marked_options, write_marked
from app.cli.outcome import Outcome
from app.cli.taking_back import take_import_back
from app.cli.templates import write_template
from app.database import Database
from app.services.classes.classes import class_id_of_code
from app.services.imports.layout.settled import Settled
from app.services.imports.proposal.answer_file import AnswersNotUnderstoodError, answers_of_json
from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.reading import read_workbook
from app.services.imports.readers.sheets import Workbook
from app.services.lists.list_import import NAMES, NEEDS_CLASS, preview, take_in
from app.services.lists.list_preview import Held, ListPreview

KINDS = tuple(NAMES)
_FILE = "danh sách: xlsx, xlsm, xlsb, xls, docx (bảng trong Word), ods, csv, html, xml hoặc mht"


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    take_in = commands.add_parser("import", help="nhập danh sách; mặc định chỉ xem thử")
    take_in.add_argument("file", type=Path, metavar="TỆP", nargs="?", help=_FILE)
    take_in.add_argument("--as", dest="kind", choices=KINDS)
    take_in.add_argument("--class", dest="class_code", metavar="MÃ_LỚP")
    take_in.add_argument("--apply", action="store_true", help="ghi vào dữ liệu")
    take_in.add_argument("--again", action="store_true", help="nhập lại danh sách đã nhập")
    take_in.add_argument("--answer", type=Path, metavar="TỆP", help="trả lời các câu hỏi (JSON)")
    take_in.add_argument("--sheet", metavar="TÊN", help="trang tính có danh sách")
    take_in.add_argument("--template", type=Path, metavar="TỆP", help="lưu mẫu để điền (.xlsx)")
    take_in.add_argument(
        "--take-back", metavar="MÃ_LẦN_NHẬP", help="lấy lại cả lần nhập; mã xem bằng list imports"
    )
    add_marked_options(take_in)
    take_in.set_defaults(handler=_import, parser=take_in)


def _import(arguments: argparse.Namespace, context: Context) -> Outcome:
    if arguments.take_back is not None:
        return take_import_back(arguments, context)
    if arguments.kind is None:
        arguments.parser.error("cần --as, loại danh sách: " + ", ".join(KINDS))
    if arguments.template is not None:
        return write_template(arguments.template, arguments.kind, context, arguments.class_code)
    if arguments.file is None:
        arguments.parser.error("cần tên tệp danh sách, hoặc --template TỆP để lấy mẫu")
    of_class = arguments.kind in NEEDS_CLASS
    if arguments.apply and of_class and not arguments.class_code:
        arguments.parser.error("muốn ghi danh sách của một lớp thì thêm --class MÃ_LỚP")
    answers = _answers(arguments.answer)
    workbook = read_workbook(arguments.file)
    proposal = propose(
        workbook,
        kind=arguments.kind,
        today=clock.today(),
        answers=answers,
        settled=Settled(sheet=arguments.sheet),
    )
    if not arguments.apply and not _can_compare(arguments, context):
        return _understood(arguments, workbook, proposal, answers)
    with context.database() as database:
        return _held(arguments, database, workbook, proposal, answers)


def _can_compare(arguments: argparse.Namespace, context: Context) -> bool:
    """Tell whether there is something to hold the list against: its class, or any data."""
    if arguments.kind in NEEDS_CLASS:
        return bool(arguments.class_code)
    return context.paths.database.exists()


def _understood(
    arguments: argparse.Namespace,
    workbook: Workbook,
    proposal: Proposal,
    answers: Sequence[Answer],
) -> Outcome:
    """Tell what the list alone says; nothing of the data folder is needed for that."""
    marked = write_marked(arguments, workbook, proposal, answers)
    return Outcome(proposal.to_json() | {"applied": False}, (*_lines(proposal), *marked))


def _held(
    arguments: argparse.Namespace,
    database: Database,
    workbook: Workbook,
    proposal: Proposal,
    answers: Sequence[Answer],
) -> Outcome:
    of_class = {"class": arguments.class_code} if arguments.kind in NEEDS_CLASS else {}
    with database.read() as session:
        code = of_class.get("class")
        checked = preview(
            session,
            proposal=proposal,
            question=Held(
                workbook.digest,
                class_id_of_code(session, code=code) if code else None,
                answers,
            ),
        )
    marked = write_marked(arguments, workbook, checked.proposal, answers)
    data = (
        checked.proposal.to_json()
        | of_class
        | {
            "counts": checked.counts,
            "already_imported": checked.earlier is not None,
            "applied": False,
        }
    )
    if arguments.apply:
        data |= _applied(arguments, database, checked)
    return Outcome(data, (*_lines(checked.proposal), *marked, _counted(checked, data)))


def _applied(
    arguments: argparse.Namespace, database: Database, checked: ListPreview[object]
) -> dict[str, Any]:
    label = f"Nhập {NAMES[arguments.kind]}"
    if arguments.kind in NEEDS_CLASS:
        label += f" lớp {arguments.class_code}"
    with database.action(label) as session:
        result = take_in(
            session,
            paths=database.paths,
            data=arguments.file.read_bytes(),
            checked=checked,
            file_name=arguments.file.name,
            again=arguments.again,
        )
    return {"applied": True, "batch": str(result.batch_id), "counts": result.counts}


def _answers(path: Path | None) -> tuple[Answer, ...]:
    if path is None:
        return ()
    try:
        return answers_of_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise AnswersNotUnderstoodError(
            f"Không đọc được tệp trả lời {path.name}.",
            remedy="Tệp phải là JSON, mã UTF-8.",
            code="answers-not-readable",
        ) from error


def _lines(proposal: Proposal) -> tuple[str, ...]:
    problems = [
        f"{problem.message} {problem.remedy}".strip()
        for problem in (*proposal.rejected, *proposal.questions)
    ]
    notes = [note.message for note in proposal.notes]
    summary = (
        f"{len(proposal.ready)} dòng đọc được, {len(proposal.rejected)} lỗi,"
        f" {len(proposal.questions)} câu hỏi."
    )
    return (*notes, *problems, summary)


def _counted(checked: ListPreview[object], data: dict[str, Any]) -> str:
    counts = data["counts"]
    done = "Đã ghi" if data["applied"] else "Nếu ghi (--apply)"
    into = f", {counts['enrol']} người vào lớp" if "enrol" in counts else ""
    again = " Danh sách này đã nhập trước đây." if checked.earlier else ""
    return (
        f"{done}: {counts['new']} dòng mới, {counts['update']} cập nhật,"
        f" {counts['unchanged']} không đổi{into}.{again}"
    )

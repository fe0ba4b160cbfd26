"""Papers from the command line: one form of a class, or all its certificates, into a file."""

import argparse
import errno
from datetime import date
from pathlib import Path
from uuid import UUID

from app import clock
from app.cli import centre_documents, plan_documents
from app.cli.context import Context
from app.cli.outcome import Outcome
from app.database import Database
from app.errors import UserError
from app.services.classes.classes import class_id_of_code
from app.services.documents.typesetting.merging import merged
from app.services.files import storage_error, write_atomically
from app.services.outgoing.issued_documents import full_number
from app.services.outgoing.signers import default_signer
from app.services.papers import certificates, class_file, forms, printing
from app.services.papers.issuing import NUMBERED_FORMS, document_row, issue_paper
from app.services.papers.paper import PaperError
from app.services.papers.plan_forms import PLAN_FORMS
from app.services.progress import NoProgress
from app.text.typed_dates import parse_day

_FORMS_HELP = (
    f"một trong: {', '.join((*PLAN_FORMS, *forms.FORMS))}; {class_file.FORM}: mọi giấy tờ của lớp"
)


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    document = commands.add_parser(
        "document", help="lập một biểu mẫu của lớp hay của kế hoạch ra tệp"
    )
    document.add_argument("form", metavar="MẪU", help=_FORMS_HELP)
    document.add_argument("--class", dest="class_code", default="", metavar="MÃ_LỚP")
    plan_documents.add_arguments(document)
    centre_documents.add_arguments(document)
    document.add_argument(
        "--out", type=Path, required=True, metavar="TỆP", help=".pdf, .xlsx hoặc .docx"
    )
    document.add_argument("--day", metavar="NGÀY", help="ngày ghi trên giấy (mặc định: hôm nay)")
    document.set_defaults(handler=_document)
    number = commands.add_parser("number", help="lấy số văn bản đi cho một giấy tờ của lớp")
    number.add_argument("form", metavar="MẪU", help=f"một trong: {', '.join(NUMBERED_FORMS)}")
    number.add_argument("--class", dest="class_code", required=True, metavar="MÃ_LỚP")
    number.add_argument("--day", metavar="NGÀY", help="ngày văn bản (mặc định: hôm nay)")
    number.set_defaults(handler=_number)
    papers = commands.add_parser("certificates", help="in giấy chứng nhận của lớp theo thứ tự sổ")
    papers.add_argument("class_code", metavar="MÃ_LỚP")
    papers.add_argument("--out", type=Path, required=True, metavar="TỆP.pdf")
    papers.add_argument("--on-blank", action="store_true", help="chỉ in phần thay đổi, lên phôi")
    papers.set_defaults(handler=_certificates)


def _document(arguments: argparse.Namespace, context: Context) -> Outcome:
    day = parse_day(arguments.day) if arguments.day else clock.today()
    with context.database() as database:
        if arguments.form.upper() in PLAN_FORMS:
            _require_place(arguments.out)
            return plan_documents.write_plan_paper(database, arguments)
        if arguments.month:
            _require_place(arguments.out)
            return centre_documents.write_centre_paper(database, arguments, day)
        class_id = _needed_class(database, arguments)
        if arguments.form.upper() == class_file.FORM:
            return _class_file(database, arguments, class_id, day)
        if arguments.out.suffix.lower() in (".xlsx", ".docx"):
            return _office(database, arguments, class_id, day)
        return _pdf(database, arguments, class_id, day, arguments.form)


def _number(arguments: argparse.Namespace, context: Context) -> Outcome:
    day = parse_day(arguments.day) if arguments.day else clock.today()
    form = arguments.form.upper()
    with context.database() as database:
        class_id = _class_id(database, arguments.class_code)
        with database.action(f"Lấy số {form}") as session:
            signer = default_signer(session, on=day)
            document_id = issue_paper(
                session, form=form, class_id=class_id, issued_on=day, signer_id=signer.id
            )
            number = full_number(document_row(session, document_id))
    return Outcome({"form": form, "number": number}, (f"Đã lấy số {number} cho {form}.",))


def _certificates(arguments: argparse.Namespace, context: Context) -> Outcome:
    form = certificates.ON_BLANK if arguments.on_blank else certificates.PLAIN
    with context.database() as database:
        class_id = _class_id(database, arguments.class_code)
        return _pdf(database, arguments, class_id, clock.today(), form)


def _class_file(
    database: Database, arguments: argparse.Namespace, class_id: UUID, day: date
) -> Outcome:
    _require_pdf(arguments.out)
    _require_place(arguments.out)
    with database.read() as session:
        made = class_file.class_file(
            session,
            NoProgress(),
            files=database.paths.files,
            class_id=class_id,
            day=day,
            printed_at=clock.now().astimezone(),
        )
    write_atomically(arguments.out, merged(made.all_parts))
    forms_in = [part.form for part in made.parts]
    return Outcome(
        {
            "form": class_file.FORM,
            "path": str(arguments.out),
            "parts": forms_in,
            "missing": list(made.missing),
            "checksum": made.checksum,
        },
        (
            f"{made.paper.title}: {arguments.out}",
            f"{len(forms_in)} giấy tờ ({', '.join(forms_in)}), mã kiểm {made.checksum}",
        ),
    )


def _pdf(
    database: Database, arguments: argparse.Namespace, class_id: UUID, day: date, form: str
) -> Outcome:
    _require_pdf(arguments.out)
    _require_place(arguments.out)
    label = f"In {form.upper()} của lớp {arguments.class_code.upper()}"
    with database.action(label) as session:
        made = printing.print_paper(
            session,
            files=database.paths.files,
            form=form,
            class_id=class_id,
            day=day,
            printed_at=clock.now().astimezone(),
        )
    write_atomically(arguments.out, made.data)
    again = " (bản đã in, in lại đúng như cũ)" if made.is_again else ""
    return Outcome(
        {
            "form": form.upper(),
            "path": str(arguments.out),
            "sha256": made.sha256,
            "again": made.is_again,
        },
        (f"{made.title}: {arguments.out}{again}",),
    )


def _require_pdf(out: Path) -> None:
    if out.suffix.lower() != ".pdf":
        raise PaperError(
            f"Không ghi được ra tệp “{out.name}”.",
            remedy="Đặt tên tệp có đuôi .pdf; danh sách còn có .xlsx, quyết định có .docx.",
            code="unknown-file-type",
        )


def _require_place(out: Path) -> None:
    """Refuse before the paper is kept as printed, where it is plain that it cannot be written."""
    if out.is_dir():
        raise storage_error(IsADirectoryError(errno.EISDIR, ""), out)
    if not out.parent.is_dir():
        raise storage_error(FileNotFoundError(errno.ENOENT, ""), out)


def _office(
    database: Database, arguments: argparse.Namespace, class_id: UUID, day: date
) -> Outcome:
    """Write a list for Excel or an official paper for Word; neither is kept as printed."""
    with database.read() as session:
        paper = forms.build(
            session,
            form=arguments.form,
            class_id=class_id,
            day=day,
            printed_at=clock.now().astimezone(),
        )
    is_excel = arguments.out.suffix.lower() == ".xlsx"
    make = paper.to_excel if is_excel else paper.to_word
    if make is None:
        raise PaperError(
            f"“{paper.title}” không có bản {'Excel' if is_excel else 'Word'}.",
            remedy="Dùng đuôi .pdf.",
            code="no-excel" if is_excel else "no-word",
        )
    write_atomically(arguments.out, make())
    return Outcome(
        {"form": paper.form, "path": str(arguments.out)}, (f"{paper.title}: {arguments.out}",)
    )


def _needed_class(database: Database, arguments: argparse.Namespace) -> UUID:
    if not arguments.class_code:
        raise UserError(
            f"{arguments.form.upper()} là giấy tờ của một lớp.",
            remedy="Thêm --class MÃ_LỚP; mã các lớp xem bằng list classes.",
            code="class-needed",
        )
    return _class_id(database, arguments.class_code)


def _class_id(database: Database, code: str) -> UUID:
    with database.read() as session:
        return class_id_of_code(session, code=code)

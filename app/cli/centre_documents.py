"""Papers of the whole centre from the command line: F10 and F11 of a month, F49 of a year."""

import argparse
from datetime import date, datetime

from app import clock
from app.cli.outcome import Outcome
from app.database import Database
from app.errors import UserError
from app.services.files import write_atomically
from app.services.papers.centre_papers import CENTRE_FORMS, CentreRequest, build_centre_paper
from app.services.papers.paper import PaperError


def add_arguments(document: argparse.ArgumentParser) -> None:
    """Add what papers of the centre ask for."""
    document.add_argument(
        "--month",
        default="",
        metavar="MM/YYYY",
        help=f"tháng của {', '.join(CENTRE_FORMS)}, mọi lớp; thay cho --class",
    )


def write_centre_paper(database: Database, arguments: argparse.Namespace, day: date) -> Outcome:
    """Write a paper of the centre to a PDF or, where it is one sheet, an Excel file."""
    form, suffix = arguments.form.upper(), arguments.out.suffix.lower()
    request = CentreRequest(_month(arguments.month), day, clock.now().astimezone())
    with database.read() as session:
        paper = build_centre_paper(session, form=form, request=request)
    make = {".pdf": paper.to_pdf, ".xlsx": paper.to_excel}.get(suffix)
    if make is None:
        raise PaperError(
            f"Không ghi được {form} ra tệp “{arguments.out.name}”.",
            remedy="Đặt tên tệp có đuôi .pdf; khi chỉ có một bảng thì có cả .xlsx.",
            code="unknown-file-type",
        )
    write_atomically(arguments.out, make())
    return Outcome({"form": form, "path": str(arguments.out)}, (f"{paper.title}: {arguments.out}",))


def _month(text: str) -> date:
    try:
        return datetime.strptime(text, "%m/%Y").date()  # noqa: DTZ007 - a month has no time zone
    except ValueError:
        raise UserError(
            f"“{text}” không phải là tháng.",
            remedy="Ghi tháng và năm, ví dụ --month 11/2026.",
            code="month-not-understood",
        ) from None

"""Papers of the yearly plan from the command line: F01 to F04 of a year into a file."""

import argparse
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.cli.outcome import Outcome
from app.database import Database
from app.errors import UserError
from app.services.files import write_atomically
from app.services.papers.paper import PaperError
from app.services.papers.plan_forms import build_plan_paper
from app.services.papers.plan_frame import PlanRequest
from app.services.papers.plan_printing import print_plan_paper
from app.services.plans.plan_rows import list_items
from app.services.plans.plans import plan_of_year
from app.text.typed_dates import parse_day

NEED_FORM, CALL = "F01", "F04"
ADJUSTMENT = ("F03", "F03-QD")


def add_arguments(document: argparse.ArgumentParser) -> None:
    """Add what papers of a plan ask for."""
    document.add_argument("--year", type=int, metavar="NĂM", help="năm kế hoạch, cho F01 đến F04")
    document.add_argument("--commune", default="", metavar="MÃ_XÃ", help="xã nhận phiếu F01")
    document.add_argument("--item", type=int, metavar="TT", help="dòng kế hoạch của F04")
    document.add_argument(
        "--adjusted", metavar="NGÀY", help="F03 của những điều chỉnh ngày này (mặc định: ngày cuối)"
    )


def write_plan_paper(database: Database, arguments: argparse.Namespace) -> Outcome:
    """Write a paper of the plan of a year to a PDF, Excel or Word file."""
    if arguments.year is None:
        raise UserError(
            f"{arguments.form.upper()} là giấy tờ của kế hoạch một năm.",
            remedy="Thêm --year NĂM.",
            code="year-needed",
        )
    form, suffix = arguments.form.upper(), arguments.out.suffix.lower()
    with database.read() as session:
        request = _request(session, arguments, form)
        paper = build_plan_paper(session, form=form, request=request)
    make = {".xlsx": paper.to_excel, ".docx": paper.to_word}.get(suffix)
    if make is not None:
        data = make()
    elif suffix == ".pdf":
        with database.action(f"In {form} năm {arguments.year}") as session:
            files = database.paths.files
            data = print_plan_paper(session, files=files, form=form, request=request).data
    else:
        raise PaperError(
            f"Không ghi được {form} ra tệp “{arguments.out.name}”.",
            remedy="Đặt tên tệp có đuôi .pdf; F01 và F02 có cả .xlsx, F02 đến F04 có cả .docx.",
            code="unknown-file-type",
        )
    write_atomically(arguments.out, data)
    return Outcome({"form": form, "path": str(arguments.out)}, (f"{paper.title}: {arguments.out}",))


def _request(session: Session, arguments: argparse.Namespace, form: str) -> PlanRequest:
    day = parse_day(arguments.day) if arguments.day else clock.today()
    if form == NEED_FORM:
        return PlanRequest(None, day, arguments.commune, year=arguments.year)
    plan = plan_of_year(session, year=arguments.year)
    if plan is None:
        raise UserError(
            f"Không có kế hoạch năm {arguments.year}.",
            remedy="Xem các năm có kế hoạch bằng list plan.",
            code="no-plan",
        )
    return PlanRequest(plan.id, day, _about(session, plan.id, arguments, form))


def _about(session: Session, plan_id: UUID, arguments: argparse.Namespace, form: str) -> str:
    """Return which item or which day's adjustments a paper is made for; "" for the whole plan."""
    if form == CALL:
        return _item(session, plan_id, arguments.item)
    if form in ADJUSTMENT and arguments.adjusted:
        return parse_day(arguments.adjusted).isoformat()
    return ""


def _item(session: Session, plan_id: UUID, number: int | None) -> str:
    rows = list_items(session, plan_id=plan_id)
    return next((row.id.hex for row in rows if row.order_no == number), "")

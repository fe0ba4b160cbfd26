"""Every paper that the program can print, of one class, one plan and one centre, measured."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.database import Database
from app.models.organizations import Setting
from app.models.values import PlanSide
from app.services.certificates.certificates import issue
from app.services.classes.enrolments import list_learners, withdraw
from app.services.outgoing.signer_keeping import add_signer
from app.services.outgoing.signers import default_signer
from app.services.papers.centre_papers import CENTRE_FORMS, CentreRequest, build_centre_paper
from app.services.papers.class_file import class_file
from app.services.papers.forms import FORMS, build
from app.services.papers.issuing import issue_paper
from app.services.papers.plan_forms import PLAN_FORMS, build_plan_paper, number_plan_paper
from app.services.papers.plan_frame import PlanRequest
from app.services.plans import plan_adjustments
from app.services.plans.plan_adjustments import Grounds
from app.services.plans.plan_items import ItemDetails, details_of_item
from app.services.plans.plan_rows import list_items
from app.services.progress import NoProgress
from app.services.results.assessment import MarkEntry, grid, record_marks
from tests.class_lives import name_committee, name_lecturer, recognise_it, taught_class
from tests.plan_lives import approve, make_plan
from tests.services.documents.measuring import Page, measured
from tests.services.papers.guidance import GUIDANCES, Guidance

DAY = date(2026, 11, 2)

# Certificates and cards have forms of their own, the register is a book, bound at its side.
OF_THEIR_OWN = ("F30", "F32", "F32-PHOI", "F50")
DECISIONS = ("F03-QD", "F05", "F07-QD", "F08", "F26")
NOTICES = ("F03", "F04", "F07", "F23", "F28", "F47")
PLAN = "F02"
MINUTES = "F25"
OFFICIAL = (*DECISIONS, *NOTICES, PLAN)
UNNUMBERED = ("F47",)
PORTRAIT = ("F06-NGAN", "HO-SO")
LANDSCAPE = (
    *("F01", "F06", "F09", "F10", "F11", "F12", "F13", "F14", "F21", "F31", "F49"),
    *(f"{form}-THANG" for form in CENTRE_FORMS),
)
LISTS = (*PORTRAIT, *LANDSCAPE)
ALL = (*OFFICIAL, MINUTES, *LISTS)
# Which papers another than the head signs, in which capacity and under which post.
SIGNED_FOR = {
    "F08": ("K/T", "Giám đốc", "Phó Giám đốc"),
    "F07-QD": ("T/L", "Giám đốc", "Trưởng phòng Đào tạo"),
    "F07": ("TUQ", "Giám đốc", "Giáo vụ trưởng"),
    "F28": ("T/M", "Ban Thường vụ", "Bí thư"),
}
_ITEMS = (
    ItemDetails(
        "DVM",
        classes=2,
        learners=60,
        month=3,
        place="Hội trường A",
        budget_source="Ngân sách đảng",
        budget_amount=45_000_000,
        communes={"06124": 40, "06148": 20},
    ),
    ItemDetails("DVM", PlanSide.STATE, learners=45, month=5, budget_amount=5_000_000),
)


@dataclass(frozen=True)
class Printed:
    """The measured pages of all papers by form, and the guidance that they follow."""

    guidance: Guidance
    pages: dict[str, list[Page]]

    def text_pages(self, form: str) -> list[Page]:
        """The pages of a paper without the lists behind it."""
        return [page for page in self.pages[form] if not _is_list(page)]

    def annexes(self, form: str) -> list[Page]:
        """The first pages of the lists behind a paper."""
        return [
            page
            for page in self.pages[form]
            if any(line.text.startswith("Trang 1/") for line in page.lines)
        ]


def print_all(database: Database, style: str) -> Printed:
    """Print every paper of a centre that keeps to a style."""
    with database.action("In mọi giấy tờ") as session:
        session.add(Setting(key="documents.style", value=style))
        class_id = _run_class(session)
        papers = [*_of_class(session, database, class_id), *_of_plan(session), *_of_centre(session)]
    return Printed(GUIDANCES[style], {form: measured(paper) for form, paper in papers})


def _is_list(page: Page) -> bool:
    return any(line.text.startswith("Trang ") for line in page.lines)


def _run_class(session: Session) -> UUID:
    """Run a class to its certificates: 18 learners, one left, one failed once."""
    class_id = taught_class(session, learners=18)
    name_lecturer(session, class_id)
    left = list_learners(session, class_id=class_id)[2]
    withdraw(session, enrolment_id=left.enrolment_id, reason="Chuyển công tác", on=DAY)
    rows = [row for row in grid(session, class_id=class_id) if row.waits_for]
    marks = [MarkEntry(row.enrolment_id, mark=850) for row in rows]
    marks[4] = replace(marks[4], mark=400)
    record_marks(session, class_id=class_id, entries=marks)
    again = MarkEntry(rows[4].enrolment_id, mark=600, attempt=2)
    record_marks(session, class_id=class_id, entries=[again])
    recognise_it(session, class_id)
    issue(session, class_id=class_id, issued_on=DAY, signer_id=default_signer(session, on=DAY).id)
    name_committee(session, class_id)
    return class_id


def _of_class(session: Session, database: Database, class_id: UUID) -> Iterator[tuple[str, bytes]]:
    head = default_signer(session, on=DAY).id
    for form in ("F05", "F07", "F07-QD", "F08", "F23", "F28"):
        signer = _signer_for(session, form) if form in SIGNED_FOR else head
        issue_paper(session, form=form, class_id=class_id, issued_on=DAY, signer_id=signer)
    made = class_file(session, NoProgress(), files=database.paths.files, class_id=class_id, day=DAY)
    yield "HO-SO", made.contents
    yield from ((part.form, part.data) for part in made.parts)
    for form in set(FORMS).difference(OF_THEIR_OWN, (part.form for part in made.parts)):
        yield form, build(session, form=form, class_id=class_id, day=DAY).to_pdf()


def _signer_for(session: Session, form: str) -> UUID:
    sign, of, post = SIGNED_FOR[form]
    return add_signer(
        session,
        full_name="Lương Thị Hạnh",
        post=post,
        capacity=f"{sign} {of}",
        valid_from=date(2026, 1, 1),
    )


def _of_plan(session: Session) -> Iterator[tuple[str, bytes]]:
    plan_id = make_plan(session, *_ITEMS, year=2027)
    approve(session, plan_id, DAY)
    item = list_items(session, plan_id=plan_id)[0].id
    more = replace(details_of_item(session, item_id=item), learners=70)
    grounds = Grounds("Nhu cầu tăng", DAY, "31-QĐ/ĐU")
    plan_adjustments.adjust_item(session, item_id=item, details=more, grounds=grounds)
    head = default_signer(session, on=DAY).id
    for form, found in PLAN_FORMS.items():
        request = PlanRequest(plan_id, DAY, item.hex if form == "F04" else "")
        if form == "F01":
            request = PlanRequest(None, DAY, "06124", year=2027)
        if found.kind:
            number_plan_paper(session, form=form, request=request, signer_id=head)
        yield form, build_plan_paper(session, form=form, request=request).to_pdf()


def _of_centre(session: Session) -> Iterator[tuple[str, bytes]]:
    request = CentreRequest(date(2026, 10, 1), DAY)
    for form in CENTRE_FORMS:
        paper = build_centre_paper(session, form=form, request=request)
        yield f"{form}-THANG", paper.to_pdf()

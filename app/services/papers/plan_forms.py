"""The forms of a plan by their number: filled with its values, and given their number."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.services.documents.letters.paper_text import PaperText
from app.services.outgoing.document_issuing import DocumentOrder, issue_document
from app.services.outgoing.issued_documents import named
from app.services.outgoing.signers import signer_on
from app.services.papers import plan_notices, plan_papers
from app.services.papers.paper import Paper, PaperError, form_of
from app.services.papers.plan_frame import KINDS, PlanRequest, plan_document
from app.services.plans.plan_rows import list_items
from app.services.plans.plans import list_plan_years, plan_of_year


@dataclass(frozen=True, slots=True)
class PlanForm:
    """A form of a plan."""

    code: str
    name: str
    build: Callable[[Session, PlanRequest], Paper]

    @property
    def kind(self) -> str:
        """The kind of its number; "" where it takes none."""
        return KINDS[self.code]


PLAN_FORMS = {
    form.code: form
    for form in (
        PlanForm("F01", "Phiếu đăng ký nhu cầu", plan_papers.need_paper),
        PlanForm("F02", "Kế hoạch năm", plan_papers.plan_paper),
        PlanForm("F03", "Thông báo điều chỉnh kế hoạch", plan_notices.adjustment_notice),
        PlanForm("F03-QD", "Quyết định điều chỉnh kế hoạch", plan_notices.adjustment_decision),
        PlanForm("F04", "Thông báo chiêu sinh", plan_notices.call_notice),
    )
}


class AlreadyNumberedError(UserError):
    """A paper of a plan has its number already."""


def build_plan_paper(session: Session, *, form: str, request: PlanRequest) -> Paper:
    """Fill a form of a plan."""
    return form_of(PLAN_FORMS, form).build(session, request)


def try_plan_wording(session: Session, *, form: str, text: PaperText) -> bytes:
    """Return a paper of the newest plan in a wording to be looked at; b"" without a plan."""
    year = max(list_plan_years(session), default=0)
    plan = plan_of_year(session, year=year)
    if plan is None:
        return b""
    called = [x.id.hex for x in list_items(session, plan_id=plan.id) if not x.is_dropped]
    about = called[0] if form == "F04" and called else ""
    request = PlanRequest(plan.id, clock.today(), about, text=text)
    return build_plan_paper(session, form=form, request=request).to_pdf()


def number_plan_paper(
    session: Session,
    *,
    form: str,
    request: PlanRequest,
    signer_id: UUID,
    number: int | None = None,
) -> UUID:
    """Give a paper of a plan its number, day and signer; return the document's id."""
    found = PLAN_FORMS[form]
    if not found.kind:
        raise PaperError(
            f"Mẫu {form} không lấy số.",
            remedy="In hoặc cất phiếu để gửi.",
            code="form-without-number",
        )
    about, subject = _about_and_subject(session, form, request)
    before = plan_document(session, plan_id=request.needed_plan, form=form, about=about)
    if before is not None:
        raise AlreadyNumberedError(
            f"{found.name} đã lấy số: {named(before)}.",
            remedy="In lại văn bản đó, hoặc thu hồi rồi lập văn bản khác.",
            code="already-decided",
        )
    build_plan_paper(session, form=form, request=request)  # refuses what cannot be printed
    order = DocumentOrder(
        form=form,
        class_id=None,
        plan_id=request.needed_plan,
        issued_on=request.day,
        signer=signer_on(session, signer_id=signer_id, day=request.day),
        subject=subject,
        number=number,
        kind=found.kind,
    )
    deadline = request.deadline.isoformat() if request.deadline else None
    return issue_document(session, order, content={"about": about, "deadline": deadline})


def _about_and_subject(session: Session, form: str, request: PlanRequest) -> tuple[str, str]:
    about = request.about
    if form == "F02":
        about = ""
    elif form in ("F03", "F03-QD"):
        about = plan_notices.adjusted_day(session, request).isoformat()
    subject = plan_notices.subject_of_plan_paper(session, form=form, request=request)
    return about, subject

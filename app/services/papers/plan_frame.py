"""What every paper of a plan has around it: who issues and signs it, in which style, its number."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.decisions import IssuedDocument
from app.models.values import DocumentState
from app.services.centre.setup import get_centre, names_on
from app.services.documents.letters.paper_text import PaperText
from app.services.outgoing.document_issuing import STYLES, document_style, number_shape
from app.services.outgoing.issued_documents import DocumentRow, as_row
from app.services.outgoing.signers import find_default_signer
from app.services.papers.numbered import NumberedFrame, style_of
from app.services.papers.own_texts import text_of
from app.services.papers.paper import PaperError
from app.services.plans.plans import PlanRow, get_plan

# Under which kind the numbers of each form of a plan count; F01 takes none.
KINDS = {"F01": "", "F02": "KH", "F03": "TB", "F03-QD": "QĐ", "F04": "TB"}


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a paper of a plan is made for.

    `about` tells one paper of a form from another: the commune of F01, the day of F03, the item
    of F04. `deadline` is the day until which units answer. F01 goes out before there is a plan: it
    is made for a `year`. `text` is a wording to try out instead of the one that is kept.
    """

    plan_id: UUID | None
    day: date
    about: str = ""
    deadline: date | None = None
    year: int = 0
    text: PaperText | None = None

    @property
    def needed_plan(self) -> UUID:
        """The plan; refuses where there is none yet."""
        if self.plan_id is None:
            raise PaperError(
                "Năm này chưa có kế hoạch nên chưa lập văn bản được.",
                remedy="Lập kế hoạch của năm trước.",
                code="no-plan",
            )
        return self.plan_id


@dataclass(frozen=True)
class PlanFrame(NumberedFrame):
    """The facts that the papers of a plan share."""

    request: PlanRequest
    plan: PlanRow
    text: PaperText

    def values(self) -> dict[str, str]:
        """Return the values of the fields that all papers of a plan share."""
        plan = self.plan
        approval = plan.approval
        ground = f"Căn cứ {plan.named} đã được phê duyệt tại {approval}, "
        return {
            "nam": str(plan.year),
            "trung_tam": self.names.full_name,
            "cap_uy": self.names.superior_name,
            "luu": self.style.kept_by,
            "phe_duyet": approval,
            "da_phe_duyet": f"Được phê duyệt tại {approval}, " if approval else "",
            "can_cu_phe_duyet": ground if approval else "",
        }


def plan_frame(session: Session, request: PlanRequest, form: str) -> PlanFrame:
    """Read the frame of a paper of a plan on the day that it carries: of its number, if it has one.

    What a numbered paper was told with (its day, its deadline) goes into the request again.
    """
    plan = get_plan(session, plan_id=request.needed_plan)
    document = plan_document(session, plan_id=plan.id, form=form, about=request.about)
    day = document.issued_on if document else request.day
    kept = (document.content or {}).get("deadline") if document else None
    deadline = date.fromisoformat(kept) if kept else request.deadline
    return PlanFrame(
        request=replace(request, day=day, deadline=deadline),
        plan=plan,
        names=names_on(session, day),
        style=style_of(document, STYLES[document_style(session, form)]),
        signer=find_default_signer(session, on=day),
        is_practice=get_centre(session).is_practice,
        document=document,
        text=request.text or text_of(session, form),
        room=number_shape(session, form=form, kind=KINDS[form], day=day).room,
    )


def numbered_plan_paper(session: Session, *, request: PlanRequest, form: str) -> DocumentRow | None:
    """Return the document of a paper that has its number; None while it has none."""
    plan_id = request.needed_plan
    document = plan_document(session, plan_id=plan_id, form=form, about=request.about)
    return as_row(session, document) if document is not None else None


def plan_document(
    session: Session, *, plan_id: UUID, form: str, about: str
) -> IssuedDocument | None:
    """Return the newest numbered paper of a plan that was not revoked; None while there is none."""
    found = session.scalars(
        select(IssuedDocument)
        .where(
            IssuedDocument.plan_id == plan_id,
            IssuedDocument.form == form,
            IssuedDocument.state != DocumentState.REVOKED,
        )
        .order_by(IssuedDocument.id.desc())
    )
    return next((one for one in found if (one.content or {}).get("about", "") == about), None)

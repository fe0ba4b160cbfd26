"""Papers of a plan shown, printed and signed; a signed one is its kept bytes for ever after."""

from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.values import DocumentState
from app.services.outgoing.issued_documents import named
from app.services.papers.issuing import DocumentRefusedError, document_row
from app.services.papers.making import MadePaper, made_or_refused
from app.services.papers.paper import Paper
from app.services.papers.plan_forms import PLAN_FORMS, build_plan_paper
from app.services.papers.plan_frame import PlanRequest, plan_document
from app.services.papers.printing import Print, keep_print
from app.services.papers.signing import keep_signed, kept_signed
from app.services.progress import Progress


def make_plan_paper(
    session: Session, _progress: Progress, *, files: Path, form: str, request: PlanRequest
) -> MadePaper | UserError:
    """Make a form for a look; a refusal is an answer here, for the place of the paper."""
    return made_or_refused(
        lambda: MadePaper.of(_plan_paper_now(session, files=files, form=form, request=request))
    )


def print_plan_paper(session: Session, *, files: Path, form: str, request: PlanRequest) -> Print:
    """Print a form for good: a numbered paper that says the same gives the same bytes again."""
    paper = _plan_paper_now(session, files=files, form=form, request=request)
    return keep_print(session, files=files, paper=paper, class_id=None)


def _plan_paper_now(session: Session, *, files: Path, form: str, request: PlanRequest) -> Paper:
    """Return a form as it was signed, or as it would be printed now."""
    form = form.upper()
    document = None
    if request.plan_id is not None and form in PLAN_FORMS:
        document = plan_document(session, plan_id=request.plan_id, form=form, about=request.about)
    if document is not None and document.state is DocumentState.SIGNED:
        code = f"{document.number_year}-{document.document_kind}-{document.number:02}"
        kept = kept_signed(session, files, document, PLAN_FORMS[form].name, code)
        if kept is not None:
            return kept
    return build_plan_paper(session, form=form, request=request)


def sign_plan_paper(session: Session, *, files: Path, document_id: UUID, on: date) -> str:
    """Note that a paper of a plan was signed on a day, and keep it as it is; return its SHA-256."""
    document = document_row(session, document_id)
    if document.plan_id is None or document.form not in PLAN_FORMS:
        raise DocumentRefusedError(
            f"{named(document)} không phải văn bản của kế hoạch.", code="not-of-a-plan"
        )
    about = str((document.content or {}).get("about", ""))
    request = PlanRequest(document.plan_id, document.issued_on, about)
    paper = build_plan_paper(session, form=document.form, request=request)
    return keep_signed(session, files, document, paper, on)

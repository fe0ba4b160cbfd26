"""Signing freezes a paper: the bytes that were signed are what is shown and printed ever after."""

from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.decisions import IssuedDocument
from app.models.values import DocumentState
from app.services.classes.class_states import class_row
from app.services.days_come import require_day_has_come
from app.services.outgoing.issued_documents import document_of, named
from app.services.papers import kept_prints
from app.services.papers.forms import FORMS, build
from app.services.papers.issuing import DocumentRefusedError, document_row
from app.services.papers.paper import Paper, Request, form_of
from app.services.upkeep import stored_files
from app.text.dates import format_date


def sign_paper(session: Session, *, files: Path, document_id: UUID, on: date) -> str:
    """Note that a document was signed on a day, and keep it as it is now; return its SHA-256."""
    document = document_row(session, document_id)
    if document.class_id is None or document.form not in FORMS:
        raise DocumentRefusedError(
            f"{named(document)} không phải văn bản của lớp.", code="not-of-a-class"
        )
    paper = build(session, form=document.form, class_id=document.class_id, day=document.issued_on)
    return keep_signed(session, files, document, paper, on)


def keep_signed(
    session: Session, files: Path, document: IssuedDocument, paper: Paper, on: date
) -> str:
    """Keep a paper as what was signed, and note the day; return its SHA-256."""
    _require_may_sign(document, on)
    kept = kept_prints.keep(
        session,
        files=files,
        form=document.form,
        kept_as=_signed_name(document),
        data=paper.to_pdf(),
        class_id=document.class_id,
    )
    document.state = DocumentState.SIGNED
    document.content = (document.content or {}) | {"signed_on": on.isoformat()}
    session.flush()
    return kept.sha256


def signed_paper(session: Session, *, files: Path, form: str, class_id: UUID) -> Paper | None:
    """Return the signed paper of a form as its kept bytes; None while there is none."""
    document = document_of(session, class_id=class_id, form=form.upper())
    if document is None or document.state is not DocumentState.SIGNED:
        return None
    code = class_row(session, class_id).code
    title = f"{FORMS[document.form].name}, lớp {code}"
    return kept_signed(session, files, document, title, code)


def paper_now(session: Session, *, files: Path, form: str, request: Request) -> Paper:
    """Return a form of a class as it was signed, or as it would be printed now."""
    signed = signed_paper(session, files=files, form=form, class_id=request.class_id)
    return signed or form_of(FORMS, form).build(session, request)


def kept_signed(
    session: Session, files: Path, document: IssuedDocument, title: str, code: str
) -> Paper | None:
    """Return a signed paper as its kept bytes."""
    kept = kept_prints.find(session, form=document.form, kept_as=_signed_name(document))
    if kept is None:
        return None  # entered as signed by an older program, which kept no bytes of it
    return Paper(
        form=document.form,
        title=title,
        code=code,
        to_pdf=partial(stored_files.load, files, kept.sha256),
        kept_as=kept.subject,
    )


def _signed_name(document: IssuedDocument) -> str:
    """Return the name under which the signed bytes of a document are kept."""
    return f"{named(document)}, bản đã ký · {document.id.hex[-12:]}"


def _require_may_sign(document: IssuedDocument, on: date) -> None:
    if document.state is not DocumentState.NUMBERED:
        raise DocumentRefusedError(
            f"{named(document)} đang ở trạng thái “{document.state.label}”.",
            remedy="Chỉ văn bản đã lấy số và chưa ký mới ghi đã ký được.",
            code="not-to-be-signed",
        )
    if on < document.issued_on:
        raise DocumentRefusedError(
            f"Ngày ký {format_date(on)} sớm hơn ngày {format_date(document.issued_on)} ghi trên "
            "văn bản.",
            remedy="Sửa lại ngày ký.",
            code="signed-too-early",
            field="on",
        )
    require_day_has_come(on, named="Ngày ký", field="on")

"""Copies (sao y) of signed papers: the kept bytes, and behind them the form of the copy.

Copies have a book of their own, "SY", that begins anew each year; nothing of a copy is stored but
its number, day and signer, from which the same bytes come out again.
"""

from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.decisions import IssuedDocument
from app.models.values import DocumentState
from app.services.centre.setup import get_centre
from app.services.documents.copy_form import KIND, CopyForm, copy_form_pdf
from app.services.documents.letterhead import Letterhead
from app.services.documents.merging import merged
from app.services.documents.signatures import Signature
from app.services.documents.usual_texts import COPY
from app.services.outgoing.document_issuing import STYLES, DocumentOrder, issue_document
from app.services.outgoing.issued_documents import DocumentRow, as_row, named
from app.services.outgoing.signers import signer_on
from app.services.papers.issuing import DocumentRefusedError, document_row
from app.services.papers.making import MadePaper
from app.services.papers.paper import Paper
from app.services.papers.signing import kept_signed
from app.services.progress import Progress
from app.text.dates import format_date

FORM = "SAO-Y"


def issue_copy(
    session: Session,
    *,
    document_id: UUID,
    issued_on: date,
    signer_id: UUID,
    number: int | None = None,
) -> UUID:
    """Give a copy of a signed paper its number, day and signer; return the copy's id."""
    original = document_row(session, document_id)
    if original.state is not DocumentState.SIGNED:
        raise DocumentRefusedError(
            f"{named(original)} đang ở trạng thái “{original.state.label}” nên chưa sao được.",
            remedy="Ghi đã ký trước: bản sao là của bản đã ký.",
            code="not-signed",
        )
    if issued_on < original.issued_on:
        raise DocumentRefusedError(
            f"Ngày sao {format_date(issued_on)} sớm hơn ngày {format_date(original.issued_on)} của "
            "văn bản.",
            remedy="Sửa lại ngày sao.",
            code="copied-too-early",
            field="issued_on",
        )
    order = DocumentOrder(
        form=FORM,
        class_id=original.class_id,
        plan_id=original.plan_id,
        issued_on=issued_on,
        signer=signer_on(session, signer_id=signer_id, day=issued_on),
        subject=f"{KIND} {named(original)}",
        number=number,
        kind=COPY,
    )
    return issue_document(session, order, content={"copy_of": original.id.hex})


def list_copies(session: Session, *, document_id: UUID) -> tuple[DocumentRow, ...]:
    """Return the copies of a paper that are in force, the newest first."""
    original = document_row(session, document_id)
    found = session.scalars(
        select(IssuedDocument)
        .where(
            IssuedDocument.form == FORM,
            IssuedDocument.class_id == original.class_id,
            IssuedDocument.plan_id == original.plan_id,
            IssuedDocument.state != DocumentState.REVOKED,
        )
        .order_by(IssuedDocument.id.desc())
    )
    hex_ = original.id.hex
    return tuple(as_row(session, one) for one in found if (one.content or {})["copy_of"] == hex_)


def make_copy(
    session: Session, _progress: Progress, *, files: Path, copy_id: UUID
) -> MadePaper | UserError:
    """Make a copy for a look; a refusal is an answer here, for the place of the paper."""
    try:
        parts = copied_parts(session, files=files, copy_id=copy_id)
    except UserError as refusal:
        return refusal
    copy = document_row(session, copy_id)
    title = copy.subject_line
    code = f"{copy.number_year}-{copy.number:02}"
    return MadePaper(Paper(FORM, title, code, partial(merged, parts)), parts)


def copied_parts(session: Session, *, files: Path, copy_id: UUID) -> tuple[bytes, bytes]:
    """Return the signed bytes and the page of the copy that goes behind them."""
    copy = document_row(session, copy_id)
    kept = copy.content or {}
    original = document_row(session, UUID(kept["copy_of"]))
    signed = kept_signed(session, files, original, copy.subject_line, "")
    if signed is None:
        raise DocumentRefusedError(
            f"Không còn giữ bản đã ký của {named(original)}.",
            remedy="Sao từ bản giấy.",
            code="signed-not-kept",
        )
    style = STYLES[kept["style"]]
    form = CopyForm(
        letterhead=Letterhead("", kept["issuer"], kept["number"], kept["place"], copy.issued_on),
        of=named(original),
        signature=Signature(tuple(kept["capacity"]), kept["signer"]),
        recipients=("Các cơ quan, đơn vị có liên quan", style.kept_by),
        style=style,
        practice=get_centre(session).is_practice,
    )
    return signed.to_pdf(), copy_form_pdf(form)

"""Gives papers of a class their number, once per class and form, and revokes them."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.decisions import IssuedDocument
from app.models.values import ClassStatus, DocumentState
from app.services.classes.class_states import class_row, has_reached
from app.services.classes.enrolments import list_learners
from app.services.documents.letters.usual_texts import USUAL_TEXTS
from app.services.missing import RowGoneError
from app.services.outgoing.document_issuing import DocumentOrder, issue_document
from app.services.outgoing.issued_documents import (
    OPENING,
    RECOGNITION,
    document_of,
    mark_revoked,
    named,
)
from app.services.outgoing.signers import signer_on
from app.services.papers.class_values import class_values
from app.services.papers.forms import build
from app.services.papers.frame import frame_of
from app.services.papers.official import subject_of
from app.services.papers.paper import Request
from app.services.reasons import require_reason

# The forms of a class that take a number, but for F26: recognising a class gives it its number.
NUMBERED_FORMS = (OPENING, "F07", "F07-QD", "F08", "F23", "F28")


class AlreadyDecidedError(UserError):
    """A class has a paper of this form with a number already."""


class DocumentRefusedError(UserError):
    """A document cannot get a number, be signed or be revoked like this."""


def kind_of(form: str) -> str:
    """Return the kind of a form, under which its numbers count: QĐ or TB."""
    return USUAL_TEXTS[form].kind


def issue_paper(
    session: Session,
    *,
    form: str,
    class_id: UUID,
    issued_on: date,
    signer_id: UUID,
    number: int | None = None,
) -> UUID:
    """Give a paper of a class its number, day and signer, and return the document's id.

    `number` None takes the next one of the year; a typed one must be free.
    """
    found = class_row(session, class_id)
    before = document_of(session, class_id=class_id, form=form)
    if before is not None:
        raise AlreadyDecidedError(
            f"Lớp {found.code} đã có {named(before)}, {before.subject_line}.",
            remedy="In lại văn bản đó ở thẻ Văn bản, hoặc thu hồi rồi lập văn bản khác.",
            code="already-decided",
        )
    if form not in NUMBERED_FORMS:
        raise DocumentRefusedError(
            f"Mẫu {form} không lấy số ở đây.",
            remedy="Quyết định công nhận lấy số ở thẻ Công nhận; danh sách không có số.",
            code="form-without-number",
        )
    build(session, form=form, class_id=class_id, day=issued_on)  # refuses what cannot be printed
    signer = signer_on(session, signer_id=signer_id, day=issued_on)
    frame = frame_of(session, Request(class_id, issued_on), form)
    staying = [x for x in list_learners(session, class_id=class_id) if not x.has_left]
    subject = subject_of(session, form, class_values(session, frame, learners=len(staying)))
    order = DocumentOrder(form, class_id, issued_on, signer, subject, number, kind_of(form))
    return issue_document(session, order, content={})


def revoke_paper(session: Session, *, document_id: UUID, reason: str, on: date) -> None:
    """Revoke a document with a reason: it stays in the book, and its number stays used."""
    document = document_row(session, document_id)
    if document.form == RECOGNITION:
        raise DocumentRefusedError(
            f"{named(document)} thu hồi cùng việc công nhận của lớp.",
            remedy="Thu hồi ở thẻ Công nhận.",
            code="revoke-recognition-there",
        )
    if document.state is DocumentState.REVOKED:
        raise DocumentRefusedError(f"{named(document)} đã thu hồi rồi.", code="revoked-before")
    require_reason(reason, "Thu hồi văn bản cần ghi lý do.")
    if document.class_id is not None and document.form == OPENING:
        found = class_row(session, document.class_id)
        if has_reached(found.status, ClassStatus.RECOGNISED):
            raise DocumentRefusedError(
                f"Lớp {found.code} đã được công nhận nên quyết định mở lớp không thu hồi được.",
                remedy="Thu hồi quyết định công nhận trước.",
                code="class-recognised",
            )
    mark_revoked(document, reason=reason, on=on)
    session.flush()


def document_row(session: Session, document_id: UUID) -> IssuedDocument:
    """Return a document; refuses with a sentence when there is none."""
    found = session.get(IssuedDocument, document_id)
    if found is None:
        raise RowGoneError("Văn bản này không còn trong dữ liệu.", code="document-gone")
    return found

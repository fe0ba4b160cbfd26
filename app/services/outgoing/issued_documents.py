"""Outgoing documents of classes, named and found again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.decisions import IssuedDocument
from app.models.values import DocumentState
from app.services.days_come import require_day_has_come
from app.services.documents.letters.usual_texts import NAMES
from app.services.outgoing.signers import get_signer
from app.text.dates import format_date

RECOGNITION, OPENING = "F26", "F05"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of a class or a plan, as lists show it."""

    id: UUID
    form: str
    number: str
    issued_on: date
    subject_line: str
    signer_name: str
    state: DocumentState

    def why_not_signed_yet(self, today: date) -> str:
        """Return why a paper that was numbered ahead is not signed yet; "" from its day on."""
        ahead = self.issued_on > today
        return f"Văn bản ghi ngày {format_date(self.issued_on)}, chưa tới." if ahead else ""


def list_documents(session: Session, *, class_id: UUID) -> tuple[DocumentRow, ...]:
    """Return the documents of a class, the newest first."""
    found = session.scalars(
        select(IssuedDocument)
        .where(IssuedDocument.class_id == class_id)
        .order_by(IssuedDocument.issued_on.desc(), IssuedDocument.id.desc())
    )
    return tuple(as_row(session, document) for document in found)


def as_row(session: Session, document: IssuedDocument) -> DocumentRow:
    """Return a document as lists show it."""
    return DocumentRow(
        id=document.id,
        form=document.form,
        number=full_number(document),
        issued_on=document.issued_on,
        subject_line=document.subject_line,
        signer_name=get_signer(session, signer_id=document.signer_id).full_name,
        state=document.state,
    )


def mark_revoked(document: IssuedDocument, *, reason: str, on: date) -> None:
    """Write into a document that it is revoked, when and why; it stays in the book."""
    require_day_has_come(on, named="Ngày thu hồi", field="on")
    document.state = DocumentState.REVOKED
    document.content = (document.content or {}) | {
        "revoked_on": on.isoformat(),
        "revoked_because": reason.strip(),
    }


def recognition_of(session: Session, *, class_id: UUID) -> IssuedDocument | None:
    """Return the decision that recognises a class, or None while there is none in force."""
    return document_of(session, class_id=class_id, form=RECOGNITION)


def document_of(session: Session, *, class_id: UUID, form: str) -> IssuedDocument | None:
    """Return the newest document of a form for a class that was not revoked."""
    return session.scalars(
        select(IssuedDocument)
        .where(
            IssuedDocument.class_id == class_id,
            IssuedDocument.form == form,
            IssuedDocument.state != DocumentState.REVOKED,
        )
        .order_by(IssuedDocument.id.desc())
        .limit(1)
    ).one_or_none()


def full_number(document: IssuedDocument) -> str:
    """Return number and sign as on the paper, 08-QĐ/TTCT: frozen when the number was taken."""
    written = (document.content or {}).get("number")
    return written or f"{document.number:02}-{document.doc_sign}"


def named(document: IssuedDocument) -> str:
    """Return "Quyết định số 08-QĐ/TTCT ngày 03/02/2026", to stand inside a sentence."""
    name = NAMES.get(document.document_kind, "Văn bản")
    return f"{name} số {full_number(document)} ngày {format_date(document.issued_on)}"

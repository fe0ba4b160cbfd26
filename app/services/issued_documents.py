"""Outgoing documents of classes: entered in the centre's book, named, found again."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.decisions import IssuedDocument
from app.models.organizations import Setting
from app.models.values import DocumentState
from app.services import numbering
from app.services.setup import get_centre, names_on
from app.services.signers import SignerRow, get_signer
from app.text.dates import format_date

RECOGNITION, OPENING = "F26", "F05"
DECISION = "QĐ"
STYLE_KEY = "documents.style"


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """What a new document of a class is: form, kind, day, number (None: the next), signer."""

    form: str
    class_id: UUID
    issued_on: date
    signer: SignerRow
    subject: str
    number: int | None = None
    kind: str = DECISION


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of a class, as lists show it."""

    id: UUID
    form: str
    number: str
    issued_on: date
    subject_line: str
    signer_name: str
    state: DocumentState


def list_documents(session: Session, *, class_id: UUID) -> tuple[DocumentRow, ...]:
    """Return the documents of a class, the newest first."""
    found = session.scalars(
        select(IssuedDocument)
        .where(IssuedDocument.class_id == class_id)
        .order_by(IssuedDocument.issued_on.desc(), IssuedDocument.id.desc())
    )
    return tuple(
        DocumentRow(
            id=document.id,
            form=document.form,
            number=full_number(document),
            issued_on=document.issued_on,
            subject_line=document.subject_line,
            signer_name=get_signer(session, signer_id=document.signer_id).full_name,
            state=document.state,
        )
        for document in found
    )


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
    return f"Quyết định số {full_number(document)} ngày {format_date(document.issued_on)}"


def issue_document(session: Session, order: DocumentOrder, *, content: dict[str, Any]) -> UUID:
    """Give a document its number and freeze who issued and signed it; return its id."""
    year = order.issued_on.year
    skipped_after = None
    number = order.number
    if number is None:
        number = numbering.take_number(session, scope=order.kind, year=year)
    else:
        before = numbering.take_typed_number(session, scope=order.kind, year=year, number=number)
        skipped_after = before if number > before + 1 else None
    style = document_style(session)
    sign = get_centre(session).short_sign
    names = names_on(session, order.issued_on)
    pattern = numbering.pattern(session, f"document.{style}")
    fields = {"TYPE": order.kind, "SIGN": sign}
    document = IssuedDocument(
        id=new_id(),
        form=order.form,
        document_kind=order.kind,
        number=number,
        number_year=year,
        doc_sign=f"{order.kind}/{sign}" if style == "party" else f"{order.kind}-{sign}",
        issued_on=order.issued_on,
        subject_line=order.subject,
        class_id=order.class_id,
        signer_id=order.signer.id,
        state=DocumentState.SIGNED,
        content=content
        | {
            "number": numbering.written(pattern, number, order.issued_on, fields),
            "skipped_after": skipped_after,
            "style": style,
            "issuer": names.full_name,
            "superior": names.superior_name,
            "place": names.place_name,
            "signer": order.signer.full_name,
            "capacity": list(order.signer.capacity_lines),
        },
    )
    session.add(document)
    session.flush()
    return document.id


def document_style(session: Session) -> str:
    """Return "party" or "state": the style of the centre's own documents."""
    setting = session.get(Setting, STYLE_KEY)
    return str(setting.value) if setting is not None else "party"

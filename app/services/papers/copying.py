"""Copies of signed papers, whole (sao y) or in part (trích sao): the kept bytes, and their form.

All copies have one book, "SY", that begins anew each year; nothing of a copy is stored but its
number, day, signer and what it is of, from which the same bytes come out again.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.decisions import IssuedDocument
from app.models.values import DocumentState
from app.services.documents.letters.usual_texts import COPY
from app.services.documents.typesetting.merging import count_pages
from app.services.outgoing.document_issuing import DocumentOrder, issue_document
from app.services.outgoing.issued_documents import DocumentRow, as_row, named
from app.services.outgoing.signers import signer_on
from app.services.papers.copy_kinds import CopyKind, copy_words
from app.services.papers.issuing import DocumentRefusedError, document_row
from app.services.papers.signing import kept_signed
from app.text.dates import format_date
from app.text.names import tidy_text
from app.text.page_numbers import read_pages

COPIES = tuple(kind.value for kind in CopyKind)


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """The day, the signer and the number (None: the next) that a copy gets."""

    issued_on: date
    signer_id: UUID
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ExcerptPart:
    """Which part of a paper is copied: its pages ("1, 3-4"), and what stands there ("Điều 1")."""

    pages: str
    what: str = ""


def issue_copy(session: Session, *, document_id: UUID, order: CopyOrder) -> UUID:
    """Give a copy of a signed paper its number, day and signer; return the copy's id."""
    original = _signed(session, document_id, order.issued_on)
    content = {"copy_of": original.id.hex}
    return enter_copy(session, CopyKind.WHOLE, order, named(original), content, original=original)


def issue_excerpt(
    session: Session, *, files: Path, document_id: UUID, part: ExcerptPart, order: CopyOrder
) -> UUID:
    """Give a copy of some pages of a signed paper its number; return the copy's id."""
    original = _signed(session, document_id, order.issued_on)
    count = count_pages(signed_bytes(session, files, original))
    content = {"copy_of": original.id.hex, **excerpt_content(part, count)}
    return enter_copy(session, CopyKind.EXCERPT, order, named(original), content, original=original)


def enter_copy(
    session: Session,
    kind: CopyKind,
    order: CopyOrder,
    of: str,
    content: dict[str, Any],
    *,
    original: IssuedDocument | None = None,
) -> UUID:
    """Enter a copy of the paper called `of` in the book of copies; return the copy's id."""
    words = copy_words(session)[kind]
    document = DocumentOrder(
        form=kind.value,
        class_id=original.class_id if original else None,
        plan_id=original.plan_id if original else None,
        issued_on=order.issued_on,
        signer=signer_on(session, signer_id=order.signer_id, day=order.issued_on),
        subject=f"{words.name} {of}",
        number=order.number,
        kind=COPY,
        sign=words.sign,
    )
    return issue_document(session, document, content={**content, "of": of, "words": words.name})


def excerpt_content(part: ExcerptPart, count: int) -> dict[str, Any]:
    """Return what is kept of the part of a paper with `count` pages; refuses what is no part."""
    pages = read_pages(part.pages, count)
    if len(pages) == count:
        raise DocumentRefusedError(
            f"Văn bản có {count} trang và cả {count} trang đều được chọn, nên không phải trích.",
            remedy="Sao cả văn bản bằng “Sao y…”, hoặc bớt trang.",
            code="excerpt-of-everything",
            field="pages",
        )
    return {"pages": list(pages), "part": tidy_text(part.what).rstrip(".,;")}


def signed_bytes(session: Session, files: Path, original: IssuedDocument) -> bytes:
    """Return the kept bytes of a signed paper; refuses where none are kept."""
    signed = kept_signed(session, files, original, original.subject_line, "")
    if signed is None:
        raise DocumentRefusedError(
            f"Không còn giữ bản đã ký của {named(original)}.",
            remedy="Sao từ bản giấy.",
            code="signed-not-kept",
        )
    return signed.to_pdf()


def list_copies(session: Session, *, document_id: UUID) -> tuple[DocumentRow, ...]:
    """Return the copies of a paper that are in force, the newest first."""
    original = document_row(session, document_id)
    found = session.scalars(
        select(IssuedDocument)
        .where(
            IssuedDocument.form.in_(COPIES),
            IssuedDocument.class_id == original.class_id,
            IssuedDocument.plan_id == original.plan_id,
            IssuedDocument.state != DocumentState.REVOKED,
        )
        .order_by(IssuedDocument.id.desc())
    )
    hex_ = original.id.hex
    return tuple(
        as_row(session, one) for one in found if (one.content or {}).get("copy_of") == hex_
    )


def _signed(session: Session, document_id: UUID, day: date) -> IssuedDocument:
    original = document_row(session, document_id)
    if original.state is not DocumentState.SIGNED:
        raise DocumentRefusedError(
            f"{named(original)} đang ở trạng thái “{original.state.label}” nên chưa sao được.",
            remedy="Ghi đã ký trước: bản sao là của bản đã ký.",
            code="not-signed",
        )
    if day < original.issued_on:
        raise DocumentRefusedError(
            f"Ngày sao {format_date(day)} sớm hơn ngày {format_date(original.issued_on)} của "
            "văn bản.",
            remedy="Sửa lại ngày sao.",
            code="copied-too-early",
            field="issued_on",
        )
    return original

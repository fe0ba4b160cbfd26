"""Gives an outgoing document its number and freezes who issued and who signed it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.decisions import IssuedDocument
from app.models.values import DocumentState
from app.services.centre.setup import get_centre, names_on
from app.services.documents.prescribed.capacity import styled_capacity
from app.services.documents.prescribed.styles import PARTY, STATE
from app.services.kept_settings import setting
from app.services.outgoing import number_patterns, numbering, typed_numbers
from app.services.outgoing.signers import SignerRow

DECISION = "QĐ"
STYLE_KEY = "documents.style"
PARTY_STYLE, STATE_STYLE = "party", "state"
STYLES = {PARTY_STYLE: PARTY, STATE_STYLE: STATE}


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """What a new document of a class or a plan is: form, day, number (None: the next), signer.

    `kind` names the book that counts it, and stands in its sign unless `sign` is another.
    """

    form: str
    class_id: UUID | None
    issued_on: date
    signer: SignerRow
    subject: str
    number: int | None = None
    kind: str = DECISION
    plan_id: UUID | None = None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class NumberShape:
    """How a paper of a day writes its number; `next` is the one that it gets by itself."""

    next: int
    pattern: str
    day: date
    fields: Mapping[str, str]

    def of(self, number: int) -> str:
        """Return a number as the paper will carry it: "08-QĐ/TTCT"."""
        return number_patterns.written(self.pattern, number, self.day, self.fields)

    @property
    def room(self) -> str:
        """What stands in its place before it is taken: "........-QĐ/TTCT"."""
        return number_patterns.with_room(self.pattern, self.day, self.fields)


def issue_document(session: Session, order: DocumentOrder, *, content: dict[str, Any]) -> UUID:
    """Give a document its number and freeze who issued and signed it; return its id."""
    year = order.issued_on.year
    skipped_after = None
    number = order.number
    if number is None:
        number = numbering.take_number(session, scope=order.kind, year=year)
    else:
        before = typed_numbers.take_typed_number(
            session, scope=order.kind, year=year, number=number
        )
        skipped_after = before if number > before + 1 else None
    style = document_style(session, order.form)
    shape = number_shape(
        session, form=order.form, kind=order.kind, sign=order.sign, day=order.issued_on
    )
    kind, sign = shape.fields["TYPE"], shape.fields["SIGN"]
    names = names_on(session, order.issued_on)
    document = IssuedDocument(
        id=new_id(),
        form=order.form,
        document_kind=order.kind,
        number=number,
        number_year=year,
        doc_sign=f"{kind}/{sign}" if style == PARTY_STYLE else f"{kind}-{sign}",
        issued_on=order.issued_on,
        subject_line=order.subject,
        class_id=order.class_id,
        plan_id=order.plan_id,
        signer_id=order.signer.id,
        state=DocumentState.NUMBERED,
        content=content
        | {
            "number": shape.of(number),
            "skipped_after": skipped_after,
            "style": style,
            "issuer": names.full_name,
            "superior": names.superior_name,
            "place": names.place_name,
            "signer": order.signer.full_name,
            "capacity": list(styled_capacity(order.signer.capacity_lines, STYLES[style])),
        },
    )
    session.add(document)
    session.flush()
    return document.id


def number_shape(
    session: Session, *, form: str, kind: str, day: date, sign: str = ""
) -> NumberShape:
    """Return how a paper of a form and day writes its number; nothing is given out."""
    return NumberShape(
        next=numbering.next_number(session, scope=kind, year=day.year),
        pattern=number_patterns.pattern(session, f"document.{document_style(session, form)}"),
        day=day,
        fields={"TYPE": sign or kind, "SIGN": get_centre(session).short_sign},
    )


def document_style(session: Session, form: str = "") -> str:
    """Return "party" or "state": the style of a form, or else that of the centre's documents."""
    for key in (f"{STYLE_KEY}.{form}", STYLE_KEY):
        style = setting(session, key)
        if style is not None:
            return str(style)
    return PARTY_STYLE

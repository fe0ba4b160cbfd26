"""The certificates of all classes as the section Chứng nhận lists them, in register order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.certificates import Certificate, RegisterBook, RegisterEntry
from app.models.classes import Enrolment, TrainingClass
from app.models.values import VOID, CertificateState


class Standing(StrEnum):
    """Where a certificate is, as far as a clerk has to do something about it."""

    TO_PRINT = "to_print"
    TO_HAND_OVER = "to_hand_over"
    HANDED_OVER = "handed_over"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A certificate with its line in the register and its class; names are those printed."""

    id: UUID
    person_id: UUID
    class_id: UUID
    class_code: str
    class_name: str
    book_id: UUID
    book_no: int
    page_no: int
    line_no: int
    register_no: str
    serial_no: str
    full_name: str
    birth_date: str
    unit: str
    classification: str
    issued_on: date
    state: CertificateState
    handed_over_on: date | None
    handed_over_to: str

    @property
    def standing(self) -> Standing:
        """What is left to do with the certificate."""
        if self.state in VOID:
            return Standing.VOID
        if self.handed_over_on is not None:
            return Standing.HANDED_OVER
        waits = self.state is CertificateState.DRAFT
        return Standing.TO_PRINT if waits else Standing.TO_HAND_OVER


def register_order(session: Session, *, book_id: UUID | None = None) -> tuple[UUID, ...]:
    """Return the certificates entered in a book (None: in all), the newest line first.

    Their lines are read in parts, for there may be many thousand.
    """
    query = (
        select(Certificate.id)
        .join(RegisterEntry, RegisterEntry.id == Certificate.register_entry_id)
        .join(RegisterBook, RegisterBook.id == RegisterEntry.book_id)
        .order_by(RegisterBook.book_no.desc(), RegisterEntry.entry_no.desc())
    )
    if book_id is not None:
        query = query.where(RegisterEntry.book_id == book_id)
    return tuple(session.scalars(query))


def register_lines(session: Session, *, ids: Sequence[UUID]) -> tuple[RegisterLine, ...]:
    """Return the lines of these certificates, a few hundred at most, in the order given."""
    query = (
        select(
            Certificate.id,
            Enrolment.person_id,
            TrainingClass.id.label("class_id"),
            TrainingClass.code.label("class_code"),
            TrainingClass.name.label("class_name"),
            RegisterEntry.book_id,
            RegisterBook.book_no,
            RegisterEntry.page_no,
            RegisterEntry.line_no,
            RegisterEntry.register_no,
            Certificate.serial_no,
            Certificate.printed.label("paper"),
            RegisterEntry.printed.label("entry"),
            Certificate.issued_on,
            Certificate.state,
            Certificate.handed_over_on,
            func.coalesce(Certificate.handed_over_to, "").label("handed_over_to"),
        )
        .join(RegisterEntry, RegisterEntry.id == Certificate.register_entry_id)
        .join(RegisterBook, RegisterBook.id == RegisterEntry.book_id)
        .join(Enrolment, Enrolment.id == Certificate.enrolment_id)
        .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        .where(Certificate.id.in_(ids))
    )
    lines = {row.id: _line(row._asdict()) for row in session.execute(query)}
    return tuple(lines[certificate_id] for certificate_id in ids if certificate_id in lines)


def _line(values: dict[str, Any]) -> RegisterLine:
    paper, entry = values.pop("paper")["paper"], values.pop("entry")
    return RegisterLine(
        **values,
        full_name=paper["full_name"],
        birth_date=paper["birth_date"],
        unit=entry["sending_unit"],
        classification=paper["classification"],
    )

"""The certificates of all classes as the section Chứng nhận lists them, in register order."""

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
    entry_no: int
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


def lines_of_book(
    session: Session, *, book_id: UUID, limit: int, below: int | None = None
) -> tuple[RegisterLine, ...]:
    """Return the first `limit` certificates of a book, the newest first, from `below` an entry."""
    query = (
        select(
            Certificate.id,
            Enrolment.person_id,
            TrainingClass.id.label("class_id"),
            TrainingClass.code.label("class_code"),
            TrainingClass.name.label("class_name"),
            RegisterEntry.book_id,
            RegisterBook.book_no,
            RegisterEntry.entry_no,
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
        .where(RegisterEntry.book_id == book_id)
        .order_by(RegisterEntry.entry_no.desc())
        .limit(limit)
    )
    if below is not None:
        query = query.where(RegisterEntry.entry_no < below)
    return tuple(_line(row._asdict()) for row in session.execute(query))


def _line(values: dict[str, Any]) -> RegisterLine:
    paper, entry = values.pop("paper")["paper"], values.pop("entry")
    return RegisterLine(
        **values,
        full_name=paper["full_name"],
        birth_date=paper["birth_date"],
        unit=entry["sending_unit"],
        classification=paper["classification"],
    )

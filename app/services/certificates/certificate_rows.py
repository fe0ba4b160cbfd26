"""Certificates as lists show them: names and dates as printed, numbers, and where each one is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.certificates import Certificate, RegisterEntry
from app.models.classes import Enrolment
from app.models.values import CertificateState


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate as lists show it; name and birth date are those printed on it."""

    id: UUID
    enrolment_id: UUID
    full_name: str
    birth_date: str
    unit: str
    classification: str
    serial_no: str
    register_no: str
    issued_on: date
    valid_until: date | None
    state: CertificateState
    handed_over_on: date | None
    handed_over_to: str


def list_certificates(
    session: Session, *, class_id: UUID | None = None
) -> tuple[CertificateRow, ...]:
    """Return the certificates of a class, or all, in the order of the register."""
    query = (
        select(Certificate, RegisterEntry)
        .join(RegisterEntry, RegisterEntry.id == Certificate.register_entry_id)
        .order_by(RegisterEntry.book_id, RegisterEntry.entry_no)
    )
    if class_id is not None:
        query = query.join(Enrolment, Enrolment.id == Certificate.enrolment_id).where(
            Enrolment.class_id == class_id
        )
    return tuple(_row(kept, entry) for kept, entry in session.execute(query))


def _row(kept: Certificate, entry: RegisterEntry) -> CertificateRow:
    paper = kept.printed["paper"]
    return CertificateRow(
        id=kept.id,
        enrolment_id=kept.enrolment_id,
        full_name=paper["full_name"],
        birth_date=paper["birth_date"],
        unit=entry.printed["sending_unit"],
        classification=paper["classification"],
        serial_no=kept.serial_no,
        register_no=entry.register_no,
        issued_on=kept.issued_on,
        valid_until=kept.valid_until,
        state=kept.state,
        handed_over_on=kept.handed_over_on,
        handed_over_to=kept.handed_over_to or "",
    )

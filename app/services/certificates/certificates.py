"""Certificates: issued once for a recognised class, every printed value frozen, and handed over.

Source: QĐ 1147-QĐ/BTGDVTW, Điều 9 (within 15 days of the decision, once, in the register) and
HD 154-HD/BTGTW (signed by the director or an authorised deputy).
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.assessment import Result
from app.models.base import new_id
from app.models.certificates import Certificate
from app.models.classes import Enrolment, TrainingClass
from app.models.decisions import IssuedDocument
from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import CertificateState, ClassStatus
from app.services.centre.setup import get_centre, names_on
from app.services.certificates.certificate_deadlines import add_months
from app.services.certificates.certificate_rows import CertificateRow, list_certificates
from app.services.certificates.certificate_snapshots import Issue, certificate_values
from app.services.certificates.handover import HandoverRefusedError, record_handover
from app.services.certificates.register import NewEntry, add_entry
from app.services.certificates.register_snapshots import register_values
from app.services.classes.class_states import class_row, has_reached, move_class
from app.services.classes.enrolments import LearnerRow, list_learners
from app.services.outgoing import numbering
from app.services.outgoing.issued_documents import recognition_of
from app.services.outgoing.signers import signer_on
from app.text.dates import format_date
from app.text.enumeration import some_of

__all__ = [
    "CertificateRefusedError",
    "CertificateRow",
    "HandoverRefusedError",
    "issue",
    "list_certificates",
    "record_handover",
]


class CertificateRefusedError(UserError):
    """Certificates cannot be issued like this."""


def issue(
    session: Session, *, class_id: UUID, issued_on: date, signer_id: UUID
) -> tuple[UUID, ...]:
    """Issue the certificates of a recognised class in list order and return their ids.

    Each gets its serial number and its line in the register; everything printed is frozen, with
    the names of the centre and the signer as they are valid on `issued_on`.
    """
    found = class_row(session, class_id)
    document = _require_may_issue(session, found, issued_on)
    signer = signer_on(session, signer_id=signer_id, day=issued_on)
    programme, version = _programme_of(session, found)
    results = _completed(session, class_id)
    learners = [
        learner
        for learner in list_learners(session, class_id=class_id)
        if learner.enrolment_id in results
    ]
    _require_printable_facts(found, learners)
    facts = Issue(
        training_class=found,
        programme=programme,
        document=document,
        signer=signer,
        names=names_on(session, issued_on),
        issued_on=issued_on,
        valid_until=_valid_until(version, issued_on),
        is_practice=get_centre(session).is_practice,
    )
    ids = [_issue_one(session, facts, x, results[x.enrolment_id]) for x in learners]
    move_class(session, class_id=class_id, to=ClassStatus.CERTIFIED, on=issued_on)
    session.flush()
    return tuple(ids)


def _valid_until(version: ProgrammeVersion, issued_on: date) -> date | None:
    months = version.certificate_validity_months
    return add_months(issued_on, months) if months is not None else None


def _require_may_issue(session: Session, found: TrainingClass, issued_on: date) -> IssuedDocument:
    document = recognition_of(session, class_id=found.id)
    if has_reached(found.status, ClassStatus.CERTIFIED):
        first = list_certificates(session, class_id=found.id)[0]
        raise CertificateRefusedError(
            f"Lớp {found.code} đã cấp giấy ngày {format_date(first.issued_on)}, "
            f"từ số {first.serial_no}; mỗi người chỉ được cấp một lần.",
            remedy="In lại giấy đã cấp ở thẻ Chứng nhận; giấy hỏng do in thì lập giấy thay thế.",
            code="already-issued",
        )
    if document is None or found.status is not ClassStatus.RECOGNISED:
        raise CertificateRefusedError(
            f"Lớp {found.code} chưa có quyết định công nhận nên chưa cấp giấy được.",
            remedy="Lập quyết định công nhận ở thẻ Công nhận trước.",
            code="not-recognised",
        )
    if issued_on < document.issued_on:
        raise CertificateRefusedError(
            f"Ngày cấp {format_date(issued_on)} sớm hơn ngày quyết định công nhận "
            f"{format_date(document.issued_on)}.",
            remedy="Sửa ngày cấp.",
            code="issued-before-decision",
            field="issued_on",
        )
    return document


def _require_printable_facts(found: TrainingClass, learners: Sequence[LearnerRow]) -> None:
    """Refuse while a birth date is missing: a paper is issued once, never filled in later."""
    unknown = [learner.full_name for learner in learners if learner.birth_date is None]
    if unknown:
        raise CertificateRefusedError(
            f"Lớp {found.code} còn {len(unknown)} người chưa có ngày sinh: "
            f"{some_of(unknown[:3], len(unknown), 'người')}.",
            remedy="Bổ sung ngày sinh ở thẻ Học viên rồi cấp giấy.",
            code="birth-date-missing",
        )


def _programme_of(session: Session, found: TrainingClass) -> tuple[Programme, ProgrammeVersion]:
    row = session.execute(
        select(Programme, ProgrammeVersion)
        .join(ProgrammeVersion, ProgrammeVersion.programme_id == Programme.id)
        .where(ProgrammeVersion.id == found.programme_version_id)
    ).one()
    return row[0], row[1]


def _completed(session: Session, class_id: UUID) -> dict[UUID, Result]:
    found = session.scalars(
        select(Result)
        .join(Enrolment, Enrolment.id == Result.enrolment_id)
        .where(Enrolment.class_id == class_id, Result.is_completed, Result.locked_at.is_not(None))
    )
    return {result.enrolment_id: result for result in found}


def _issue_one(session: Session, facts: Issue, learner: LearnerRow, result: Result) -> UUID:
    serial_no = numbering.take_serial(
        session, programme_code=facts.programme.code, day=facts.issued_on
    )
    entry = add_entry(
        session,
        entry=NewEntry(
            kind=facts.programme.certificate_kind,
            serial_no=serial_no,
            printed=register_values(facts, learner, result),
            entered_on=facts.issued_on,
        ),
    )
    values = certificate_values(facts, learner, result, serial_no, entry.register_no)
    kept = Certificate(
        id=new_id(),
        enrolment_id=learner.enrolment_id,
        certificate_kind=facts.programme.certificate_kind,
        serial_no=serial_no,
        register_entry_id=entry.id,
        recognition_document_id=facts.document.id,
        printed=_frozen(facts, asdict(values)),
        issued_on=facts.issued_on,
        valid_until=facts.valid_until,
        signer_id=facts.signer.id,
        state=CertificateState.DRAFT,
    )
    session.add(kept)
    return kept.id


def _frozen(facts: Issue, paper: dict[str, Any]) -> dict[str, Any]:
    return {"paper": paper, "practice": facts.is_practice}

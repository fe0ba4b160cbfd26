"""Certificates: issued once for a recognised class, every printed value frozen, and handed over.

Source: QĐ 1147-QĐ/BTGDVTW, Điều 9 (within 15 days of the decision, once, in the register) and
HD 154-HD/BTGTW (signed by the director or an authorised deputy).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.assessment import Result
from app.models.base import new_id
from app.models.certificates import Certificate, RegisterEntry
from app.models.classes import Enrolment, TrainingClass
from app.models.decisions import IssuedDocument
from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import CertificateState, ClassStatus
from app.services import numbering
from app.services.certificate_deadlines import add_months
from app.services.certificate_snapshots import Issue, certificate_values, register_values
from app.services.class_states import class_row, has_reached, move_class
from app.services.enrolments import LearnerRow, list_learners
from app.services.issued_documents import recognition_of
from app.services.register import NewEntry, add_entry
from app.services.setup import get_centre, names_on
from app.services.signers import signer_on
from app.text.dates import format_date
from app.text.names import tidy_text

_GONE = (CertificateState.SPOILED, CertificateState.REPLACED, CertificateState.REVOKED)


class CertificateRefusedError(UserError):
    """Certificates cannot be issued or handed over like this."""


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


def record_handover(
    session: Session,
    *,
    certificate_ids: Sequence[UUID],
    on: date,
    received_by: str = "",
) -> None:
    """Write down that certificates were handed over, to the holder or to who is named.

    `received_by` names the proxy with the letter of authority; empty means the holder.
    """
    for certificate_id in certificate_ids:
        kept = session.get_one(Certificate, certificate_id)
        why_not = _why_not_handed_over(kept, on)
        if why_not:
            raise CertificateRefusedError(
                f"Giấy số {kept.serial_no} của {kept.printed['paper']['full_name']}: {why_not}.",
                remedy="Kiểm tra lại danh sách trao giấy.",
                code="cannot-hand-over",
            )
        kept.state = CertificateState.HANDED_OVER
        kept.handed_over_on = on
        kept.handed_over_to = tidy_text(received_by) or kept.printed["paper"]["full_name"]
    session.flush()


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
        more = f" và {len(unknown) - 3} người nữa" if len(unknown) > 3 else ""
        raise CertificateRefusedError(
            f"Lớp {found.code} còn {len(unknown)} người chưa có ngày sinh: "
            f"{', '.join(unknown[:3])}{more}.",
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


def _why_not_handed_over(kept: Certificate, on: date) -> str:
    if kept.state in _GONE:
        return f"đang ở trạng thái “{kept.state.label}”"
    if kept.handed_over_on is not None:
        return f"đã trao ngày {format_date(kept.handed_over_on)}"
    if on < kept.issued_on:
        return f"ngày trao sớm hơn ngày cấp {format_date(kept.issued_on)}"
    return ""


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

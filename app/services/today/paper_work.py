"""What waits among the papers: decisions without a number, signatures, gaps, handing over."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.certificates import Certificate
from app.models.classes import Enrolment, TrainingClass
from app.models.decisions import IssuedDocument
from app.models.plans import AnnualPlan
from app.models.values import VOID, CertificateState, ClassStatus, DocumentState, PlanStatus
from app.services.classes.class_facts import ClassFacts
from app.services.outgoing.issued_documents import full_number
from app.services.outgoing.number_gaps import unexplained_gaps
from app.services.today.work_rows import Share, WorkRow, gathered
from app.text.enumeration import some_of

_OPEN = (ClassStatus.OPENED, ClassStatus.IN_PROGRESS)


def without_decision(facts: Mapping[UUID, ClassFacts], codes: Mapping[UUID, str]) -> WorkRow | None:
    """Count the classes that were opened while their decision has no number yet."""
    shares = [
        Share(class_id, codes[class_id], 1)
        for class_id, known in facts.items()
        if known.status in _OPEN and known.opening_decided_on is None
    ]
    title = "Đã mở lớp, quyết định chưa lấy số"
    return gathered("number-opening", title, "lớp", "papers", shares)


def unsigned(session: Session) -> WorkRow | None:
    """Count the papers of classes that have a number, and that nobody noted as signed."""
    rows = session.execute(
        select(TrainingClass.id, TrainingClass.code, IssuedDocument)
        .join(IssuedDocument, IssuedDocument.class_id == TrainingClass.id)
        .where(
            IssuedDocument.state == DocumentState.NUMBERED,
            TrainingClass.status.not_in((ClassStatus.ARCHIVED, ClassStatus.CANCELLED)),
        )
        .order_by(IssuedDocument.issued_on, IssuedDocument.id)
    )
    numbers: dict[UUID, list[str]] = {}
    first: dict[UUID, tuple[str, date]] = {}
    for class_id, code, document in rows:
        numbers.setdefault(class_id, []).append(full_number(document))
        first.setdefault(class_id, (code, document.issued_on))
    shares = [
        Share(class_id, code, len(numbers[class_id]), ", ".join(numbers[class_id]), issued_on)
        for class_id, (code, issued_on) in first.items()
    ]
    return gathered("sign-papers", "Đã lấy số, chưa ghi đã ký", "văn bản", "papers", shares)


def unsigned_of_plans(session: Session) -> WorkRow | None:
    """Count the papers of plans that have a number, and that nobody noted as signed."""
    rows = session.execute(
        select(AnnualPlan.year, IssuedDocument)
        .join(IssuedDocument, IssuedDocument.plan_id == AnnualPlan.id)
        .where(
            IssuedDocument.state == DocumentState.NUMBERED, AnnualPlan.status != PlanStatus.CLOSED
        )
        .order_by(AnnualPlan.year, IssuedDocument.id)
    ).all()
    if not rows:
        return None
    year = rows[0].year
    return WorkRow(
        key="sign-plan-papers",
        title="Văn bản của kế hoạch chưa ghi đã ký",
        detail=f"Năm {year} · {', '.join(full_number(it) for of, it in rows if of == year)}",
        count=len(rows),
        unit="văn bản",
        tab="items",
        plan_year=year,
    )


def to_hand_over(session: Session, *, today: date) -> WorkRow | None:
    """Count the certificates whose day has come, and that nobody noted as handed over.

    They carry the day of the ceremony, so that before it nothing is late; a class that was put
    away is done with, whoever did not come for theirs.
    """
    rows = session.execute(
        select(
            TrainingClass.id,
            TrainingClass.code,
            func.count(),
            func.min(Certificate.issued_on),
            func.count().filter(Certificate.state == CertificateState.DRAFT),
        )
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .join(Certificate, Certificate.enrolment_id == Enrolment.id)
        .where(
            TrainingClass.status == ClassStatus.CERTIFIED,
            Certificate.state.not_in(VOID),
            Certificate.handed_over_on.is_(None),
            Certificate.issued_on <= today,
        )
        .group_by(TrainingClass.id)
    )
    shares = []
    for class_id, code, count, issued_on, unprinted in rows:
        note = f"cấp ngày {issued_on:%d/%m}" + (f", {unprinted} giấy chưa in" if unprinted else "")
        shares.append(Share(class_id, code, count, note, issued_on))
    return gathered("hand-over", "Đã cấp giấy, chưa ghi đã trao", "giấy", "certificates", shares)


def unexplained(session: Session) -> WorkRow | None:
    """Count the numbers that no document has and nobody gave a reason for."""
    gaps = unexplained_gaps(session)
    if not gaps:
        return None
    first = gaps[0]
    numbers = f"{first.first}" if first.first == first.last else f"{first.first}–{first.last}"
    detail = f"{first.scope} năm {first.year}, số {numbers}"
    return WorkRow(
        key="explain-numbers",
        title="Số văn bản bỏ trống, chưa giải trình",
        detail=some_of([detail], len(gaps), "chỗ"),
        count=sum(gap.last - gap.first + 1 for gap in gaps),
        unit="số",
        tab="numbers",
    )

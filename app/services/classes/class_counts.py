"""What is counted of many classes at once: learners, documents, results, certificates."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models.assessment import Result
from app.models.certificates import Certificate
from app.models.classes import Enrolment
from app.models.decisions import IssuedDocument
from app.models.values import LEFT, VOID, DocumentState


def count_learners(session: Session, ids: Sequence[UUID]) -> dict[UUID, int]:
    """Return how many learners each class has who have not left it."""
    return _numbers(
        session,
        select(Enrolment.class_id, func.count())
        .where(Enrolment.class_id.in_(ids), Enrolment.state.not_in(LEFT))
        .group_by(Enrolment.class_id),
    )


def count_documents(session: Session, ids: Sequence[UUID]) -> dict[UUID, int]:
    """Return how many documents each class has that are not revoked."""
    return _numbers(
        session,
        select(IssuedDocument.class_id, func.count())
        .where(IssuedDocument.class_id.in_(ids), IssuedDocument.state != DocumentState.REVOKED)
        .group_by(IssuedDocument.class_id),
    )


def count_completed(session: Session, ids: Sequence[UUID]) -> dict[UUID, int]:
    """Return how many learners of each class completed the programme."""
    return _numbers(
        session,
        select(Enrolment.class_id, func.count())
        .join(Result, Result.enrolment_id == Enrolment.id)
        .where(Enrolment.class_id.in_(ids), Result.is_completed)
        .group_by(Enrolment.class_id),
    )


def _numbers(
    session: Session, query: Select[UUID, int] | Select[UUID | None, int]
) -> dict[UUID, int]:
    return {key: number for key, number in session.execute(query) if key is not None}


def count_certificates(session: Session, ids: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """Return how many certificates there are, and how many were handed over."""
    rows = session.execute(
        select(Enrolment.class_id, func.count(), func.count(Certificate.handed_over_on))
        .join(Certificate, Certificate.enrolment_id == Enrolment.id)
        .where(Enrolment.class_id.in_(ids), Certificate.state.not_in(VOID))
        .group_by(Enrolment.class_id)
    )
    return {class_id: (made, handed_over) for class_id, made, handed_over in rows}


def decided_on(session: Session, ids: Sequence[UUID], form: str) -> dict[UUID, date]:
    """Return the day of the newest document of a form, by class."""
    rows = session.execute(
        select(IssuedDocument.class_id, IssuedDocument.issued_on)
        .where(IssuedDocument.class_id.in_(ids), IssuedDocument.form == form)
        .where(IssuedDocument.state != DocumentState.REVOKED)
        .order_by(IssuedDocument.issued_on)
    )
    return {class_id: day for class_id, day in rows if class_id is not None}

"""What a person has done at the centre: classes, results and papers, newest first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.assessment import Result
from app.models.certificates import Certificate
from app.models.classes import Enrolment, TrainingClass
from app.models.values import EnrolmentState


@dataclass(frozen=True, slots=True)
class AttendedClass:
    """A class that a person was in, with how it ended and the paper that came of it."""

    class_id: UUID
    code: str
    name: str
    opened_on: date | None
    state: EnrolmentState
    classification: str
    serial_no: str


def attended_classes(session: Session, *, person_id: UUID) -> tuple[AttendedClass, ...]:
    """Return the classes of a person, the newest first."""
    found = session.execute(
        select(TrainingClass, Enrolment.state, Result.classification_label, Certificate.serial_no)
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .outerjoin(Result, Result.enrolment_id == Enrolment.id)
        .outerjoin(Certificate, Certificate.enrolment_id == Enrolment.id)
        .where(Enrolment.person_id == person_id)
        .order_by(TrainingClass.opened_on.desc(), TrainingClass.code)
    )
    return tuple(
        AttendedClass(
            class_id=row.id,
            code=row.code,
            name=row.name,
            opened_on=row.opened_on,
            state=state,
            classification=label or "",
            serial_no=serial_no or "",
        )
        for row, state, label, serial_no in found
    )

"""What the form of a new class proposes: course and code, place, people, the closing day."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.organizations import User
from app.models.values import ClassStatus, Role
from app.services.classes.class_states import class_row
from app.services.classes.classes import (
    ClassDetails,
    code_for,
    details_of,
    next_course_no,
    programme_of,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Values to begin the form with; `place` and the two people are those of the class before."""

    course_no: int
    code: str
    place: str
    class_head: str | None
    training_officer: str | None


def propose_class(session: Session, *, programme_code: str, year: int) -> Proposal:
    """Return what to begin the form of a new class of a programme with."""
    course_no = next_course_no(session, programme_code=programme_code, year=year)
    before = session.scalars(
        select(TrainingClass)
        .where(TrainingClass.status != ClassStatus.CANCELLED)
        .order_by(TrainingClass.id.desc())
        .limit(1)
    ).one_or_none()
    clerk = session.scalar(
        select(User.full_name).where(User.role == Role.TRAINING_CLERK, User.is_active).limit(1)
    )
    return Proposal(
        course_no=course_no,
        code=code_for(session, programme_code=programme_code, year=year, course_no=course_no),
        place=before.place if before else "",
        class_head=before.class_head if before else None,
        training_officer=clerk or (before.training_officer if before else None),
    )


def copy_of(session: Session, *, class_id: UUID) -> tuple[str, ClassDetails]:
    """Return programme code and details for a class like this one, without dates and name."""
    found = class_row(session, class_id)
    kept = details_of(session, class_id=class_id)
    copied = ClassDetails(
        place=kept.place,
        class_head=kept.class_head,
        training_officer=kept.training_officer,
        planned_size=kept.planned_size,
        study_mode=kept.study_mode,
        budget_source=kept.budget_source,
    )
    return programme_of(session, found).code, copied

"""Whether a person still works here: at work, retired, moved away, deceased."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import Enrolment, TrainingClass
from app.models.values import HERE, PersonStatus
from app.services.people.person_findings import Finding

# What a clerk can say of somebody; a record is joined into another by an act of its own.
SAID = (PersonStatus.ACTIVE, PersonStatus.RETIRED, PersonStatus.MOVED, PersonStatus.DECEASED)
GONE = frozenset({PersonStatus.MOVED, PersonStatus.DECEASED})
NOT_AT_WORK = GONE | {PersonStatus.RETIRED}


def status_words(status: PersonStatus) -> str:
    """Return what lists say of a status: nothing of who is at work, as nearly everybody is."""
    return "" if status is PersonStatus.ACTIVE else status.label


def remarks_on_status(
    session: Session, *, person_id: UUID, status: PersonStatus
) -> tuple[Finding, ...]:
    """Return a warning where somebody who is no longer here still stands in a class."""
    if status not in GONE:
        return ()
    codes = session.scalars(
        select(TrainingClass.code)
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .where(Enrolment.person_id == person_id, Enrolment.state.in_(HERE))
        .order_by(TrainingClass.code)
    ).all()
    if not codes:
        return ()
    message = f"Ghi “{status.label}” nhưng còn tên trong lớp {', '.join(codes)}."
    remedy = "Ghi thôi học ở thẻ Học viên của lớp, nếu không học tiếp."
    return (Finding("left-while-in-class", "warning", message, "status", remedy),)

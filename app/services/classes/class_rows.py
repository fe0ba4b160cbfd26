"""The list of classes, sorted by the work that waits in them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import ClassStatus
from app.services.classes.class_facts import gather_facts
from app.services.classes.next_steps import NextStep, next_step

# Where work waits first: running classes, then what they still lack, then what is to come.
_ORDER = (
    ClassStatus.IN_PROGRESS,
    ClassStatus.TEACHING_DONE,
    ClassStatus.ASSESSED,
    ClassStatus.RECOGNISED,
    ClassStatus.OPENED,
    ClassStatus.CERTIFIED,
    ClassStatus.PLANNED,
    ClassStatus.ARCHIVED,
    ClassStatus.CANCELLED,
)


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class in a list; `title` is short ("Đảng viên mới, K5"), `name` as printed."""

    id: UUID
    code: str
    title: str
    name: str
    programme_code: str
    year: int
    course_no: int
    opened_on: date | None
    closed_on: date | None
    place: str
    class_head: str | None
    size: int
    status: ClassStatus
    next_step: NextStep | None


def list_classes(
    session: Session,
    *,
    year: int | None = None,
    programme_code: str | None = None,
    status: ClassStatus | None = None,
) -> tuple[ClassRow, ...]:
    """Return the classes asked for, by their next work; None asks for all."""
    query = (
        select(TrainingClass, Programme.code, Programme.short_name)
        .join(ProgrammeVersion, ProgrammeVersion.id == TrainingClass.programme_version_id)
        .join(Programme, Programme.id == ProgrammeVersion.programme_id)
    )
    if year is not None:
        query = query.where(TrainingClass.year == year)
    if programme_code is not None:
        query = query.where(Programme.code == programme_code)
    if status is not None:
        query = query.where(TrainingClass.status == status)
    found = session.execute(query).all()
    facts = gather_facts(session, class_ids=[row[0].id for row in found])
    rows = [
        ClassRow(
            id=training_class.id,
            code=training_class.code,
            title=f"{short_name}, K{training_class.course_no}",
            name=training_class.name,
            programme_code=code,
            year=training_class.year,
            course_no=training_class.course_no,
            opened_on=training_class.opened_on,
            closed_on=training_class.closed_on,
            place=training_class.place,
            class_head=training_class.class_head,
            size=facts[training_class.id].learners,
            status=training_class.status,
            next_step=next_step(facts[training_class.id]),
        )
        for training_class, code, short_name in found
    ]
    return tuple(sorted(rows, key=_by_work))


def list_years(session: Session) -> tuple[int, ...]:
    """Return the years that have classes, the newest first."""
    years = session.scalars(select(TrainingClass.year).distinct())
    return tuple(sorted(years, reverse=True))


def _by_work(row: ClassRow) -> tuple[int, int, int, str]:
    due = row.next_step.due if row.next_step and row.next_step.due else date.max
    latest_first = -(row.opened_on or date.min).toordinal()
    return _ORDER.index(row.status), due.toordinal(), latest_first, row.code

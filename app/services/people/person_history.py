"""What a person has done at the centre: classes, results and papers, newest first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.assessment import Result
from app.models.certificates import Certificate, RegisterEntry
from app.models.classes import Enrolment, TrainingClass
from app.models.values import VOID, EnrolmentState
from app.services.attendance.attendance_sums import summaries
from app.text.numbers import format_int

_CLASSES_TOLD = 2


@dataclass(frozen=True, slots=True)
class AttendedClass:
    """A class that a person was in, with how it ended and the paper that came of it.

    `attended` and `total` are periods; where none are planned, `total` is 0.
    """

    enrolment_id: UUID
    class_id: UUID
    code: str
    name: str
    opened_on: date | None
    state: EnrolmentState
    attended: int
    total: int
    classification: str
    serial_no: str
    register_no: str

    @property
    def rate(self) -> str:
        """The share of periods attended so far, in words of a list; "" where none are planned."""
        return f"{format_int(100 * self.attended // self.total)} %" if self.total else ""


@dataclass(frozen=True, slots=True)
class LastSeen:
    """By what people of one name are told apart: who sent them last, and to which classes."""

    unit: str
    classes: str


def last_seen(session: Session, *, person_ids: Collection[UUID]) -> dict[UUID, LastSeen]:
    """Return this of the people who were in a class, the newest classes first."""
    found: dict[UUID, list[tuple[str, str]]] = {}
    for person_id, code, unit in session.execute(
        select(Enrolment.person_id, TrainingClass.code, Enrolment.sending_unit)
        .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        .where(Enrolment.person_id.in_(person_ids))
        .order_by(TrainingClass.opened_on.desc(), TrainingClass.code)
    ):
        found.setdefault(person_id, []).append((code, unit or ""))
    return {
        person_id: LastSeen(
            unit=next((unit for _, unit in classes if unit), ""),
            classes=", ".join(code for code, _ in classes[:_CLASSES_TOLD]),
        )
        for person_id, classes in found.items()
    }


def attended_classes(session: Session, *, person_id: UUID) -> tuple[AttendedClass, ...]:
    """Return the classes of a person, the newest first; of papers the one that is valid."""
    found = session.execute(
        select(
            TrainingClass,
            Enrolment.id,
            Enrolment.state,
            Result.classification_label,
            Certificate.serial_no,
            RegisterEntry.register_no,
        )
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .outerjoin(Result, Result.enrolment_id == Enrolment.id)
        .outerjoin(
            Certificate,
            (Certificate.enrolment_id == Enrolment.id) & Certificate.state.not_in(VOID),
        )
        .outerjoin(RegisterEntry, RegisterEntry.id == Certificate.register_entry_id)
        .where(Enrolment.person_id == person_id)
        .order_by(TrainingClass.opened_on.desc(), TrainingClass.code)
    )
    return tuple(_attended(session, *row) for row in found.all())


def _attended(
    session: Session,
    row: TrainingClass,
    enrolment_id: UUID,
    state: EnrolmentState,
    label: str | None,
    serial_no: str | None,
    register_no: str | None,
) -> AttendedClass:
    sums = {one.enrolment_id: one for one in summaries(session, class_id=row.id)}
    mine = sums[enrolment_id]
    return AttendedClass(
        enrolment_id=enrolment_id,
        class_id=row.id,
        code=row.code,
        name=row.name,
        opened_on=row.opened_on,
        state=state,
        attended=mine.attended_periods,
        total=mine.total_periods,
        classification=label or "",
        serial_no=serial_no or "",
        register_no=register_no or "",
    )

"""Why somebody should look at a learner: what is missing, doubled, or against the programme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.models.classes import Enrolment, TrainingClass
from app.models.people import PartyMembership, Person, PersonIndex
from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import LEFT, ClassStatus, EnrolmentState
from app.services.classes.conditions import Condition, shipped_conditions, unmet

_OVER = (EnrolmentState.FAILED, EnrolmentState.NOT_ELIGIBLE)


@dataclass(frozen=True, slots=True)
class Remark:
    """One reason to look at a learner: a stable code, a label of a few words, and how grave."""

    code: str
    label: str
    severity: Literal["error", "warning"]


def remarks_on(session: Session, *, class_id: UUID) -> dict[UUID, tuple[Remark, ...]]:
    """Return the remarks on the learners of a class, by enrolment, where there are any."""
    gathered: dict[UUID, list[Remark]] = {}
    for remarks in (_missing, _studied_before, _twins, _conditions):
        for enrolment_id, remark in remarks(session, class_id):
            gathered.setdefault(enrolment_id, []).append(remark)
    return {enrolment_id: tuple(found) for enrolment_id, found in gathered.items()}


def _missing(session: Session, class_id: UUID) -> Iterator[tuple[UUID, Remark]]:
    rows = session.execute(
        select(
            Enrolment.id,
            Person.citizen_id,
            Person.birth_date,
            Person.gender,
            Enrolment.sending_unit,
            Enrolment.commune_code,
        )
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.class_id == class_id, Enrolment.state.not_in(LEFT))
    )
    for enrolment_id, citizen_id, birth_date, gender, unit, commune in rows:
        if citizen_id is None:
            yield enrolment_id, Remark("citizen-id-missing", "Thiếu số căn cước", "error")
        if birth_date is None:
            yield enrolment_id, Remark("birth-date-missing", "Thiếu ngày sinh", "error")
        if gender is None:
            yield enrolment_id, Remark("gender-missing", "Thiếu giới tính", "warning")
        if unit is None and commune is None:
            yield enrolment_id, Remark("unit-missing", "Thiếu đơn vị", "warning")


def _studied_before(session: Session, class_id: UUID) -> Iterator[tuple[UUID, Remark]]:
    """Find learners who completed the same programme, or sit in another class of it now."""
    here, there = aliased(Enrolment), aliased(Enrolment)
    rows = session.execute(
        select(here.id, there.state, TrainingClass, ProgrammeVersion.certificate_validity_months)
        .join(there, there.person_id == here.person_id)
        .join(TrainingClass, TrainingClass.id == there.class_id)
        .join(ProgrammeVersion, ProgrammeVersion.id == TrainingClass.programme_version_id)
        .join(Programme, Programme.id == ProgrammeVersion.programme_id)
        .where(here.class_id == class_id, there.class_id != class_id)
        .where(here.state.not_in(LEFT), there.state.not_in((*LEFT, *_OVER)))
        .where(TrainingClass.status != ClassStatus.CANCELLED)
        .where(Programme.code == _programme_code(session, class_id))
        .order_by(TrainingClass.opened_on)
    )
    opened_on = session.scalar(select(TrainingClass.opened_on).where(TrainingClass.id == class_id))
    for enrolment_id, state, other, months in rows:
        if state is not EnrolmentState.COMPLETED:
            yield enrolment_id, Remark("in-other-class", f"Đang ở lớp {other.code}", "warning")
        elif not _lapsed(other.closed_on, months, opened_on):
            label = f"Đã học năm {other.year}, lớp {other.code}"
            yield enrolment_id, Remark("already-completed", label, "warning")


def _lapsed(closed_on: date | None, months: int | None, day: date | None) -> bool:
    """Tell whether what was completed on a day counts no more, as NTD after 60 months."""
    if closed_on is None or months is None or day is None:
        return False
    return (day.year - closed_on.year) * 12 + day.month - closed_on.month > months


def _twins(session: Session, class_id: UUID) -> Iterator[tuple[UUID, Remark]]:
    """Find other people of the same name and date of birth, not both with an identity number."""
    mine, other, other_person = aliased(PersonIndex), aliased(PersonIndex), aliased(Person)
    rows = session.execute(
        select(Enrolment.id, Person.citizen_id, other_person.citizen_id)
        .join(Person, Person.id == Enrolment.person_id)
        .join(mine, mine.person_id == Person.id)
        .join(other, (other.sort_key == mine.sort_key) & (other.person_id != Person.id))
        .join(
            other_person,
            (other_person.id == other.person_id) & (other_person.birth_date == Person.birth_date),
        )
        .where(Enrolment.class_id == class_id, other_person.merged_into_id.is_(None))
    )
    counts: dict[UUID, int] = {}
    for enrolment_id, number, other_number in rows:
        if number is None or other_number is None:
            counts[enrolment_id] = counts.get(enrolment_id, 0) + 1
    for enrolment_id, count in counts.items():
        label = f"Có thể trùng {count} người"
        yield enrolment_id, Remark("possible-duplicate", label, "warning")


def _conditions(session: Session, class_id: UUID) -> Iterator[tuple[UUID, Remark]]:
    condition = _condition_of(session, class_id)
    rows = session.execute(
        select(
            Enrolment.id,
            Enrolment.party_status,
            Person.birth_date,
            PartyMembership.admitted_on,
            TrainingClass.opened_on,
            TrainingClass.closed_on,
        )
        .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        .join(Person, Person.id == Enrolment.person_id)
        .outerjoin(PartyMembership, PartyMembership.person_id == Person.id)
        .where(Enrolment.class_id == class_id, Enrolment.state.not_in(LEFT))
    )
    for enrolment_id, party_status, birth_date, admitted_on, opened_on, closed_on in rows:
        lacking = unmet(
            condition,
            birth_date=birth_date,
            party_status=party_status,
            admitted_on=admitted_on,
            opened_on=opened_on,
            closed_on=closed_on,
        )
        for code, label in lacking:
            yield enrolment_id, Remark(code, label, "warning")


def _condition_of(session: Session, class_id: UUID) -> Condition:
    return shipped_conditions().get(_programme_code(session, class_id), Condition())


def _programme_code(session: Session, class_id: UUID) -> str:
    return session.execute(
        select(Programme.code)
        .join(ProgrammeVersion, ProgrammeVersion.programme_id == Programme.id)
        .join(TrainingClass, TrainingClass.programme_version_id == ProgrammeVersion.id)
        .where(TrainingClass.id == class_id)
    ).scalar_one()

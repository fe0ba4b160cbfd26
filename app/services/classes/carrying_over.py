"""Learners who go on in another class: moved while both are running, or carried over unfinished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.models.base import new_id
from app.models.classes import Enrolment, TrainingClass
from app.models.people import Person
from app.models.programmes import ProgrammeVersion
from app.models.values import LEFT, ClassStatus, EnrolmentState
from app.services.classes.class_states import class_row, class_still_open, has_reached
from app.services.classes.enrolments import (
    EnrolmentRefusedError,
    already_in,
    enrolment_of,
    state_for,
    withdraw,
)
from app.services.people.people import person_of
from app.text.names import tidy_or_none
from app.text.order import sort_key

# What ends without completion; what was only interrupted is among them.
_UNFINISHED = (*LEFT, EnrolmentState.FAILED, EnrolmentState.NOT_ELIGIBLE)
_OPEN = tuple(
    status
    for status in ClassStatus
    if status is not ClassStatus.CANCELLED and not has_reached(status, ClassStatus.RECOGNISED)
)


@dataclass(frozen=True, slots=True)
class OtherClass:
    """A class of the same programme that a learner may go on in."""

    id: UUID
    code: str
    name: str
    opened_on: date | None


@dataclass(frozen=True, slots=True)
class UnfinishedRow:
    """A learner who did not complete an earlier class of the programme, and how that ended."""

    enrolment_id: UUID
    full_name: str
    class_code: str
    sending_unit: str | None
    state: EnrolmentState
    state_on: date | None
    reason: str | None


def classes_to_move_to(session: Session, *, class_id: UUID) -> tuple[OtherClass, ...]:
    """Return the other running classes of the same programme, the next to open first."""
    query = (
        _of_same_programme(class_id)
        .where(TrainingClass.status.in_(_OPEN))
        .order_by(TrainingClass.opened_on, TrainingClass.code)
    )
    return tuple(
        OtherClass(found.id, found.code, found.name, found.opened_on)
        for found in session.scalars(query)
    )


def transfer(
    session: Session, *, enrolment_id: UUID, into_class_id: UUID, reason: str, on: date
) -> UUID:
    """Move a learner to another running class of the same programme; return the new enrolment.

    The old class keeps the name with the reason and what was recorded; the new one begins anew.
    Periods already attended are credited there by make-up, half-day by half-day.
    """
    kept = enrolment_of(session, enrolment_id)
    into = class_still_open(session, into_class_id)
    _require_same_programme(session, kept.class_id, into)
    withdraw(
        session,
        enrolment_id=enrolment_id,
        reason=f"Chuyển sang lớp {into.code}: {reason}" if reason.strip() else reason,
        on=on,
    )
    return _go_on(session, kept, into, on)


def transfer_all(
    session: Session, *, enrolment_ids: Sequence[UUID], into_class_id: UUID, reason: str, on: date
) -> None:
    """Move several learners; all of them, or none."""
    for enrolment_id in enrolment_ids:
        transfer(
            session, enrolment_id=enrolment_id, into_class_id=into_class_id, reason=reason, on=on
        )


def unfinished(session: Session, *, class_id: UUID) -> tuple[UnfinishedRow, ...]:
    """Return who may be carried over into a class: unfinished elsewhere, and not gone on since.

    Somebody who goes on in a class already, or completed one later, is not among them.
    """
    query = (
        select(Enrolment, Person.full_name, TrainingClass.code)
        .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(_may_go_on(class_id))
        .order_by(Person.birth_date, Enrolment.state_on.desc())
    )
    rows = [
        UnfinishedRow(
            enrolment.id,
            full_name,
            code,
            enrolment.sending_unit,
            enrolment.state,
            enrolment.state_on,
            enrolment.state_reason,
        )
        for enrolment, full_name, code in session.execute(query)
    ]
    # Sorted here and not by the index, which is made only when the action closes.
    return tuple(sorted(rows, key=lambda row: sort_key(row.full_name)))


def count_unfinished(session: Session, *, class_id: UUID) -> int:
    """Return how many may be carried over into a class."""
    query = (
        select(func.count(Enrolment.id))
        .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        .where(_may_go_on(class_id))
    )
    return session.scalar(query) or 0


def carry_over(
    session: Session, *, enrolment_ids: Sequence[UUID], into_class_id: UUID, on: date
) -> tuple[UUID, ...]:
    """Take unfinished learners of earlier classes into a class; all of them, or none."""
    into = class_still_open(session, into_class_id)
    return tuple(
        _go_on(session, _require_unfinished(session, each, into), into, on)
        for each in enrolment_ids
    )


def _require_unfinished(session: Session, enrolment_id: UUID, into: TrainingClass) -> Enrolment:
    earlier = enrolment_of(session, enrolment_id)
    _require_same_programme(session, earlier.class_id, into)
    if earlier.state not in _UNFINISHED:
        person = person_of(session, earlier.person_id)
        raise EnrolmentRefusedError(
            f"{person.full_name} ở lớp trước đang ở trạng thái “{earlier.state.label}”,"
            " không phải người chưa hoàn thành.",
            remedy="Người đang học thì dùng “Chuyển lớp…”.",
            code="learner-not-unfinished",
        )
    return earlier


def _require_same_programme(session: Session, class_id: UUID, into: TrainingClass) -> None:
    same = _of_same_programme(class_id).where(TrainingClass.id == into.id)
    if session.scalar(same.with_only_columns(TrainingClass.id)) is None:
        before = class_row(session, class_id)
        raise EnrolmentRefusedError(
            f"Lớp {into.code} không cùng chương trình với lớp {before.code}.",
            remedy="Chọn một lớp khác của cùng chương trình.",
            code="another-programme",
            field="into_class_id",
        )


def _go_on(session: Session, earlier: Enrolment, into: TrainingClass, on: date) -> UUID:
    """Enrol the learner of an earlier enrolment, as they were known there."""
    there = session.scalar(
        select(Enrolment.state).where(
            Enrolment.class_id == into.id, Enrolment.person_id == earlier.person_id
        )
    )
    if there is not None:
        raise already_in(into, person_of(session, earlier.person_id), there)
    going_on = Enrolment(
        id=new_id(),
        class_id=into.id,
        person_id=earlier.person_id,
        sending_unit=earlier.sending_unit,
        commune_code=earlier.commune_code,
        position=tidy_or_none(earlier.position),
        party_status=earlier.party_status,
        education_level=earlier.education_level,
        theory_level=earlier.theory_level,
        state=state_for(into.status),
        state_on=on,
        carried_from=earlier.id,
    )
    session.add(going_on)
    session.flush()
    return going_on.id


def _of_same_programme(class_id: UUID) -> Select[TrainingClass]:
    """Select the other classes of the programme of a class, whatever version they follow."""
    own, version = aliased(TrainingClass), aliased(ProgrammeVersion)
    programme = (
        select(version.programme_id)
        .join(own, own.programme_version_id == version.id)
        .where(own.id == class_id)
        .scalar_subquery()
    )
    return (
        select(TrainingClass)
        .join(ProgrammeVersion, ProgrammeVersion.id == TrainingClass.programme_version_id)
        .where(ProgrammeVersion.programme_id == programme, TrainingClass.id != class_id)
    )


def _may_go_on(class_id: UUID) -> ColumnElement[bool]:
    """Tell in SQL whether an enrolment ended unfinished and may be carried over into a class."""
    others = _of_same_programme(class_id).with_only_columns(TrainingClass.id)
    return and_(
        Enrolment.class_id.in_(others),
        Enrolment.state.in_(_UNFINISHED),
        TrainingClass.status != ClassStatus.CANCELLED,
        ~_goes_on(class_id, others),
    )


def _goes_on(class_id: UUID, others: Select[UUID]) -> ColumnElement[bool]:
    """Tell in SQL whether an enrolment is followed by another, or the person is in the class."""
    later = aliased(Enrolment)
    of_person = later.person_id == Enrolment.person_id
    return (
        select(later.id)
        .where(
            or_(
                later.carried_from == Enrolment.id,
                of_person & (later.class_id == class_id),
                of_person & (later.state == EnrolmentState.COMPLETED) & later.class_id.in_(others),
            )
        )
        .exists()
    )

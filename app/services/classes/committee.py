"""The committee of a class: its monitor, and as many deputies as the rules allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.classes import ClassCommitteeMember, Enrolment
from app.models.people import Person
from app.models.values import CommitteeRole
from app.services.classes.class_states import class_still_open
from app.services.classes.enrolments import list_learners
from app.services.results.rules import rules_of_class


class CommitteeError(UserError):
    """A class cannot have such a committee."""


@dataclass(frozen=True, slots=True)
class CommitteeRow:
    """A member of the committee."""

    enrolment_id: UUID
    full_name: str
    role: CommitteeRole


def committee_of(session: Session, *, class_id: UUID) -> tuple[CommitteeRow, ...]:
    """Return the committee of a class, the monitor first."""
    found = session.execute(
        select(ClassCommitteeMember, Person.full_name)
        .join(Enrolment, Enrolment.id == ClassCommitteeMember.enrolment_id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.class_id == class_id)
        .order_by(ClassCommitteeMember.id)
    )
    rows = [
        CommitteeRow(member.enrolment_id, name, member.committee_role) for member, name in found
    ]
    return tuple(sorted(rows, key=lambda row: row.role is not CommitteeRole.MONITOR))


def choose_committee(
    session: Session, *, class_id: UUID, monitor: UUID | None, deputies: Sequence[UUID] = ()
) -> None:
    """Put a committee in place of the one that the class has; they are enrolments of the class."""
    found = class_still_open(session, class_id)
    most = rules_of_class(session, class_id).max_deputies
    chosen = [*([monitor] if monitor else []), *deputies]
    there = {x.enrolment_id for x in list_learners(session, class_id=class_id) if not x.has_left}
    why_not, field = "", "monitor"
    if deputies and monitor is None:
        why_not = "Chưa chọn lớp trưởng."
    elif len(deputies) > most:
        why_not, field = f"Lớp chỉ có nhiều nhất {most} lớp phó.", "deputies"
    elif len(set(chosen)) < len(chosen):
        why_not, field = "Một học viên được chọn hai lần vào ban cán sự.", "deputies"
    elif not there.issuperset(chosen):
        why_not = f"Người được chọn không còn học ở lớp {found.code}."
    if why_not:
        raise CommitteeError(
            why_not, remedy="Chọn lại ban cán sự lớp.", code="committee-wrong", field=field
        )
    _write(session, class_id, monitor, deputies)


def _write(
    session: Session, class_id: UUID, monitor: UUID | None, deputies: Sequence[UUID]
) -> None:
    before = session.scalars(
        select(ClassCommitteeMember)
        .join(Enrolment, Enrolment.id == ClassCommitteeMember.enrolment_id)
        .where(Enrolment.class_id == class_id)
    )
    for member in before:
        session.delete(member)
    session.flush()
    roles = [(monitor, CommitteeRole.MONITOR)] if monitor else []
    roles += [(deputy, CommitteeRole.DEPUTY_MONITOR) for deputy in deputies]
    for enrolment_id, role in roles:
        session.add(
            ClassCommitteeMember(id=new_id(), enrolment_id=enrolment_id, committee_role=role)
        )
        session.flush()

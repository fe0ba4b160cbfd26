"""Who is in a class: taken in, corrected, left, or removed again while nothing was recorded."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.assessment import Result, Score
from app.models.base import new_id
from app.models.classes import Attendance, Enrolment, TrainingClass
from app.models.people import PartyMembership, Person
from app.models.values import LEFT, ClassStatus, EnrolmentState, PartyStatus
from app.services.classes.class_states import class_still_open, has_reached
from app.services.classes.learner_rows import LearnerRow, list_learners
from app.services.missing import RowGoneError
from app.services.people.people import person_of
from app.services.reasons import require_reason
from app.text.names import tidy_or_none, tidy_text

__all__ = [
    "EnrolmentDetails",
    "EnrolmentRefusedError",
    "LearnerRow",
    "enrol",
    "enrolment_of",
    "list_learners",
    "reinstate",
    "remove",
    "suspend",
    "update_enrolment",
    "withdraw",
]


class EnrolmentRefusedError(UserError):
    """A person who cannot be taken into or out of a class like this."""


class EnrolmentDetails(NamedTuple):
    """What a learner is on the day of coming; None takes what the person's row says."""

    sending_unit: str | None = None
    commune_code: str | None = None
    position: str | None = None
    party_status: PartyStatus | None = None
    education_level: str | None = None
    theory_level: str | None = None
    note: str | None = None


def enrol(
    session: Session,
    *,
    class_id: UUID,
    person_id: UUID,
    details: EnrolmentDetails | None = None,
) -> UUID:
    """Take a person into a class and return the id of the enrolment."""
    into = class_still_open(session, class_id)
    person = person_of(session, person_id)
    _require_not_in(session, into, person)
    kept = Enrolment(
        id=new_id(),
        class_id=class_id,
        person_id=person_id,
        state=state_for(into.status),
        state_on=clock.today(),
    )
    _write(session, kept, person, details or EnrolmentDetails())
    session.add(kept)
    session.flush()
    return kept.id


def update_enrolment(session: Session, *, enrolment_id: UUID, details: EnrolmentDetails) -> None:
    """Correct what the learner was on the day of coming."""
    kept = enrolment_of(session, enrolment_id)
    class_still_open(session, kept.class_id)
    _write(session, kept, person_of(session, kept.person_id), details)
    session.flush()


def withdraw(session: Session, *, enrolment_id: UUID, reason: str, on: date) -> None:
    """Let a learner leave the class for good; attendance so far is kept."""
    _leave(session, enrolment_id, EnrolmentState.WITHDRAWN, reason, on)


def suspend(session: Session, *, enrolment_id: UUID, reason: str, on: date) -> None:
    """Let a learner interrupt the course; attendance so far is kept."""
    _leave(session, enrolment_id, EnrolmentState.SUSPENDED, reason, on)


def _leave(
    session: Session, enrolment_id: UUID, state: EnrolmentState, reason: str, on: date
) -> None:
    kept = enrolment_of(session, enrolment_id)
    class_still_open(session, kept.class_id)
    require_reason(
        reason,
        f"Chưa ghi lý do {state.label.lower()}.",
        remedy="Ghi lý do, ví dụ “chuyển công tác”.",
    )
    kept.state = state
    kept.state_reason = tidy_text(reason)
    kept.state_on = on
    session.flush()


def reinstate(session: Session, *, enrolment_id: UUID, on: date) -> None:
    """Take back a learner who had left."""
    kept = enrolment_of(session, enrolment_id)
    into = class_still_open(session, kept.class_id)
    if kept.state not in LEFT:
        raise EnrolmentRefusedError("Học viên này vẫn đang trong lớp.", code="learner-has-not-left")
    kept.state = state_for(into.status)
    kept.state_reason = None
    kept.state_on = on
    session.flush()


def remove(session: Session, *, enrolment_id: UUID) -> None:
    """Take a person out of a class as if never there; refused once anything was recorded."""
    kept = enrolment_of(session, enrolment_id)
    class_still_open(session, kept.class_id)
    for table, what in ((Attendance, "điểm danh"), (Score, "điểm"), (Result, "kết quả")):
        recorded = select(table.id).where(table.enrolment_id == enrolment_id)
        if session.scalar(recorded.limit(1)) is not None:
            person = session.get_one(Person, kept.person_id)
            raise EnrolmentRefusedError(
                f"{person.full_name} đã có {what} trong lớp nên không xóa khỏi danh sách được.",
                remedy="Dùng “Thôi học” để ghi ngày và lý do; dữ liệu đã có được giữ lại.",
                code="learner-has-records",
            )
    session.delete(kept)
    session.flush()


def state_for(status: ClassStatus) -> EnrolmentState:
    """Return the state of somebody who comes into a class of this status."""
    if has_reached(status, ClassStatus.IN_PROGRESS):
        return EnrolmentState.STUDYING
    if status is ClassStatus.OPENED:
        return EnrolmentState.ACCEPTED
    return EnrolmentState.REGISTERED


def enrolment_of(session: Session, enrolment_id: UUID) -> Enrolment:
    """Return the enrolment; refuses with a sentence when it is not there any more."""
    kept = session.get(Enrolment, enrolment_id)
    if kept is None:
        raise RowGoneError("Học viên này không còn trong lớp.", "Mở lại danh sách học viên.")
    return kept


def _require_not_in(session: Session, into: TrainingClass, person: Person) -> None:
    state = session.scalar(
        select(Enrolment.state).where(
            Enrolment.class_id == into.id, Enrolment.person_id == person.id
        )
    )
    if state is not None:
        raise already_in(into, person, state)


def already_in(into: TrainingClass, person: Person, state: EnrolmentState) -> EnrolmentRefusedError:
    """Return the refusal of somebody who is in the class already, or has left it."""
    left = state in LEFT
    return EnrolmentRefusedError(
        f"{person.full_name} đã có trong lớp {into.code}"
        + (f" ({state.label.lower()})." if left else "."),
        remedy="Dùng “Nhận lại” ở danh sách học viên." if left else "",
        code="already-enrolled",
    )


def _write(session: Session, kept: Enrolment, person: Person, details: EnrolmentDetails) -> None:
    status = session.scalar(
        select(PartyMembership.status).where(PartyMembership.person_id == person.id)
    )
    kept.sending_unit = tidy_or_none(details.sending_unit)
    kept.commune_code = details.commune_code or None
    kept.position = tidy_or_none(details.position or person.position)
    kept.party_status = details.party_status or status
    kept.education_level = tidy_or_none(details.education_level or person.education_level)
    kept.theory_level = tidy_or_none(details.theory_level or person.theory_level)
    kept.note = tidy_or_none(details.note)

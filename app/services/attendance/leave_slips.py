"""Slips of learners who will be away, or were: known in advance, they are proposed as excused."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.classes import ClassSession, Enrolment, LeaveRequest
from app.models.people import Person
from app.services.classes.class_states import class_still_open
from app.services.missing import RowGoneError
from app.text.names import tidy_name, tidy_text


class LeaveRefusedError(UserError):
    """A slip that cannot be kept."""


@dataclass(frozen=True, slots=True)
class LeaveDetails:
    """What the form of a slip holds; both days are included."""

    enrolment_id: UUID
    from_day: date
    to_day: date
    reason: str
    approved_by: str | None = None


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """A slip with the name of its learner."""

    id: UUID
    enrolment_id: UUID
    full_name: str
    from_day: date
    to_day: date
    reason: str
    approved_by: str | None
    received_on: date

    @property
    def days(self) -> str:
        """Return "19/10/2026" or "19/10/2026 – 20/10/2026"."""
        if self.from_day == self.to_day:
            return f"{self.from_day:%d/%m/%Y}"
        return f"{self.from_day:%d/%m/%Y} – {self.to_day:%d/%m/%Y}"


def list_slips(session: Session, *, class_id: UUID) -> tuple[LeaveRow, ...]:
    """Return the slips of a class, the latest day first."""
    rows = session.execute(
        select(LeaveRequest, Person.full_name)
        .join(Enrolment, Enrolment.id == LeaveRequest.enrolment_id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.class_id == class_id)
        .order_by(LeaveRequest.from_day.desc(), LeaveRequest.id)
    )
    return tuple(
        LeaveRow(
            slip.id,
            slip.enrolment_id,
            name,
            slip.from_day,
            slip.to_day,
            slip.reason,
            slip.approved_by,
            slip.received_on,
        )
        for slip, name in rows
    )


def add_slip(session: Session, *, details: LeaveDetails, received_on: date) -> UUID:
    """Keep a slip; days of it that another slip of the learner has already are refused."""
    learner = session.get(Enrolment, details.enrolment_id)
    if learner is None:
        raise RowGoneError("Học viên này không còn trong lớp.", "Mở lại danh sách.")
    class_still_open(session, learner.class_id)
    if details.to_day < details.from_day:
        raise LeaveRefusedError(
            f"Ngày cuối {details.to_day:%d/%m/%Y} trước ngày đầu {details.from_day:%d/%m/%Y}.",
            remedy="Sửa một trong hai ngày.",
            code="leave-dates",
            field="to_day",
        )
    if not details.reason.strip():
        raise LeaveRefusedError(
            "Giấy xin phép chưa ghi lý do.", "Ghi lý do.", "leave-without-reason", "reason"
        )
    _require_free_days(session, details)
    slip = LeaveRequest(
        id=new_id(),
        enrolment_id=details.enrolment_id,
        from_day=details.from_day,
        to_day=details.to_day,
        reason=tidy_text(details.reason),
        approved_by=tidy_name(details.approved_by or "") or None,
        received_on=received_on,
    )
    session.add(slip)
    session.flush()
    return slip.id


def drop_slip(session: Session, *, slip_id: UUID) -> None:
    """Take a slip back; marks that were written by it stay."""
    slip = session.get(LeaveRequest, slip_id)
    if slip is None:
        raise RowGoneError("Giấy xin phép này không còn.", "Mở lại danh sách.")
    class_still_open(session, session.get_one(Enrolment, slip.enrolment_id).class_id)
    session.delete(slip)
    session.flush()


def on_leave(session: Session, *, class_id: UUID) -> frozenset[tuple[UUID, UUID]]:
    """Return half-day and enrolment of everybody whose slip covers a half-day of the class."""
    rows = session.execute(
        select(ClassSession.id, LeaveRequest.enrolment_id)
        .join(Enrolment, Enrolment.class_id == ClassSession.class_id)
        .join(LeaveRequest, LeaveRequest.enrolment_id == Enrolment.id)
        .where(
            ClassSession.class_id == class_id,
            ClassSession.held_on.between(LeaveRequest.from_day, LeaveRequest.to_day),
        )
    )
    return frozenset((half_day, learner) for half_day, learner in rows)


def _require_free_days(session: Session, details: LeaveDetails) -> None:
    other = session.scalar(
        select(LeaveRequest)
        .where(
            LeaveRequest.enrolment_id == details.enrolment_id,
            LeaveRequest.from_day <= details.to_day,
            LeaveRequest.to_day >= details.from_day,
        )
        .limit(1)
    )
    if other is not None:
        raise LeaveRefusedError(
            f"Người này đã có giấy xin phép từ {other.from_day:%d/%m/%Y} đến"
            f" {other.to_day:%d/%m/%Y}.",
            remedy="Sửa ngày, hoặc bỏ giấy cũ trước.",
            code="leave-twice",
            field="from_day",
        )

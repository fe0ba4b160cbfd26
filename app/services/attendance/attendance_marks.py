"""The roll call of one half-day: marks set, cleared and filled in."""

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.classes import Attendance, ClassSession, Enrolment
from app.models.people import Person
from app.models.values import (
    ABSENT,
    HERE,
    AttendanceMark,
    ClassStatus,
    EnrolmentState,
    SessionState,
)
from app.services.attendance.leave_slips import on_leave
from app.services.attendance.mark_rows import (
    HalfDay,
    Learner,
    MarkRow,
    half_days,
    learners,
    note_held,
    write_marks,
)
from app.services.classes.class_states import move_class, require_still_open
from app.services.missing import RowGoneError
from app.services.timetable.session_rows import name_of, session_gone, session_of


class AttendanceRefusedError(UserError):
    """A mark that cannot be set, or a half-day that cannot be closed."""


@dataclass(frozen=True, slots=True)
class MarkInput:
    """A mark to set; None clears it. `periods_attended` of None means all, or none if absent."""

    session_id: UUID
    enrolment_id: UUID
    mark: AttendanceMark | None
    periods_attended: int | None = None


def set_mark(
    session: Session,
    *,
    session_id: UUID,
    enrolment_id: UUID,
    mark: AttendanceMark,
    periods_attended: int | None = None,
) -> None:
    """Write what the roll call says of one learner."""
    set_marks(session, marks=[MarkInput(session_id, enrolment_id, mark, periods_attended)])


def set_marks(session: Session, *, marks: Sequence[MarkInput]) -> None:
    """Write many marks at once, all or none."""
    open_ones = _open_half_days(session, {wanted.session_id for wanted in marks})
    enrolled = learners(session, {wanted.enrolment_id for wanted in marks})
    rows = []
    for wanted in marks:
        half_day = open_ones[wanted.session_id]
        learner = enrolled.get(wanted.enrolment_id)
        if learner is None or learner.class_id != half_day.training_class.id:
            raise RowGoneError("Học viên này không còn trong lớp.", "Mở lại bảng điểm danh.")
        _require_there(session, learner, half_day)
        periods = _periods(half_day, wanted.mark, wanted.periods_attended)
        rows.append(MarkRow(half_day.id, learner.id, wanted.mark, periods))
    write_marks(session, rows)
    _note_taken(session, open_ones.values())


def fill_unmarked(
    session: Session, *, session_id: UUID, mark: AttendanceMark = AttendanceMark.PRESENT
) -> int:
    """Give `mark` to everybody in the class who has none yet; return how many.

    Who has a slip for the day is excused instead.
    """
    half_day = _open_half_days(session, {session_id})[session_id]
    class_id = half_day.training_class.id
    away = on_leave(session, class_id=class_id)
    rows = []
    for enrolment_id in unmarked_in(session, session_id=session_id, class_id=class_id):
        given = AttendanceMark.EXCUSED if (session_id, enrolment_id) in away else mark
        rows.append(MarkRow(session_id, enrolment_id, given, _periods(half_day, given, None)))
    if rows:
        write_marks(session, rows)
        _note_taken(session, [half_day])
    return len(rows)


def unmarked_in(session: Session, *, session_id: UUID, class_id: UUID) -> tuple[UUID, ...]:
    """Return the enrolments of those in the class who have no mark in a half-day of it."""
    marked = select(Attendance.enrolment_id).where(Attendance.session_id == session_id)
    return tuple(
        session.scalars(
            select(Enrolment.id).where(
                Enrolment.class_id == class_id,
                Enrolment.state.in_(HERE),
                Enrolment.id.not_in(marked),
            )
        )
    )


def open_half_day(session: Session, session_id: UUID) -> ClassSession:
    """Return a half-day whose marks may change; refuses closed ones, and classes not opened."""
    _open_half_days(session, {session_id})
    return session_of(session, session_id)


def _open_half_days(session: Session, ids: Set[UUID]) -> dict[UUID, HalfDay]:
    found = half_days(session, ids)
    if len(found) < len(ids):
        raise session_gone()
    for half_day in found.values():
        _require_open(half_day)
    return found


def require_unlocked_half_days(session: Session, ids: Set[UUID]) -> None:
    """Refuse half-days that were locked, and those of recognised or cancelled classes."""
    for half_day in half_days(session, ids).values():
        require_still_open(half_day.training_class)
        _require_unlocked(half_day)


def _require_open(half_day: HalfDay) -> None:
    found = half_day.training_class
    require_still_open(found)
    if found.status is ClassStatus.PLANNED:
        raise AttendanceRefusedError(
            f"Lớp {found.code} chưa có quyết định mở lớp nên chưa điểm danh được.",
            remedy="Mở lớp trước.",
            code="class-not-opened",
        )
    if half_day.state is SessionState.CANCELLED:
        raise AttendanceRefusedError(
            f"{name_of(half_day).capitalize()} đã hủy.",
            remedy="Khôi phục buổi trong Lịch học.",
            code="session-cancelled",
        )
    _require_unlocked(half_day)


def _require_unlocked(half_day: HalfDay) -> None:
    if half_day.is_closed:
        raise AttendanceRefusedError(
            f"{name_of(half_day).capitalize()} đã khóa.",
            remedy="Mở khóa buổi (có lý do) rồi sửa.",
            code="session-closed",
        )


def _periods(half_day: HalfDay, mark: AttendanceMark | None, given: int | None) -> int:
    """Return the periods attended; late means all unless the clerk takes some off."""
    if given is None or mark is None:
        return 0 if mark in ABSENT else half_day.periods
    if not 0 <= given <= half_day.periods:
        raise AttendanceRefusedError(
            f"Số tiết dự phải từ 0 đến {half_day.periods}, ở đây ghi {given}.",
            remedy=f"{name_of(half_day).capitalize()} có {half_day.periods} tiết.",
            code="periods-out-of-range",
            field="periods_attended",
        )
    return given


def _require_there(session: Session, learner: Learner, half_day: HalfDay) -> None:
    """Refuse marks on days after a learner had left; days before stay open to correction."""
    if learner.state in HERE or learner.state_on is None or half_day.held_on < learner.state_on:
        return
    person = session.get_one(Person, learner.person_id)
    raise AttendanceRefusedError(
        f"{person.full_name} đã {learner.state.label.lower()} từ {learner.state_on:%d/%m/%Y}.",
        remedy="Chỉ điểm danh những buổi trước ngày đó, hoặc nhận lại học viên.",
        code="learner-left",
    )


def _note_taken(session: Session, taken: Collection[HalfDay]) -> None:
    """A roll call says that the half-day was held; the first one, that the class has begun."""
    newly = [one.id for one in taken if one.state is not SessionState.HELD]
    if newly:
        note_held(session, newly)
    begun: dict[UUID, date] = {}
    for one in taken:
        found = one.training_class
        if found.status is ClassStatus.OPENED:
            begun[found.id] = min(one.held_on, begun.get(found.id, one.held_on))
    for class_id, on in begun.items():
        _begin(session, class_id, on)


def _begin(session: Session, class_id: UUID, on: date) -> None:
    move_class(session, class_id=class_id, to=ClassStatus.IN_PROGRESS, on=on)
    session.execute(
        update(Enrolment)
        .where(
            Enrolment.class_id == class_id,
            Enrolment.state.in_((EnrolmentState.REGISTERED, EnrolmentState.ACCEPTED)),
        )
        .values(state=EnrolmentState.STUDYING, state_on=on)
    )

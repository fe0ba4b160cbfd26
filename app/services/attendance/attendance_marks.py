"""The roll call of one half-day: marks set, cleared and filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.classes import Attendance, ClassSession, Enrolment, TrainingClass
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
from app.services.classes.class_states import move_class, require_still_open
from app.services.missing import RowGoneError
from app.services.timetable.session_rows import name_of, session_gone


class AttendanceRefusedError(UserError):
    """A mark that cannot be set, or a half-day that cannot be closed."""


@dataclass(frozen=True, slots=True)
class MarkInput:
    """A mark to set; None clears it. `periods_attended` of None means all, or none if absent."""

    session_id: UUID
    enrolment_id: UUID
    mark: AttendanceMark | None
    periods_attended: int | None = None


class _Open(NamedTuple):
    """A half-day whose marks may change, and its class."""

    half_day: ClassSession
    training_class: TrainingClass


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


def clear_mark(session: Session, *, session_id: UUID, enrolment_id: UUID) -> None:
    """Take a mark back: not yet taken."""
    set_marks(session, marks=[MarkInput(session_id, enrolment_id, None)])


def set_marks(session: Session, *, marks: Sequence[MarkInput]) -> None:
    """Write many marks at once, all or none."""
    sessions, enrolments = {m.session_id for m in marks}, {m.enrolment_id for m in marks}
    open_ones = {key: _open(session, key) for key in sessions}
    learners, kept = _learners_with_marks(session, enrolments, sessions)
    for wanted in marks:
        half_day = open_ones[wanted.session_id].half_day
        learner = learners.get(wanted.enrolment_id)
        if learner is None or learner.class_id != half_day.class_id:
            raise RowGoneError("Học viên này không còn trong lớp.", "Mở lại bảng điểm danh.")
        _require_there(session, learner, half_day)
    for wanted in marks:
        _write(session, kept, open_ones[wanted.session_id].half_day, wanted)
    for one in open_ones.values():
        _note_taken(session, one)
    session.flush()


def fill_unmarked(
    session: Session, *, session_id: UUID, mark: AttendanceMark = AttendanceMark.PRESENT
) -> int:
    """Give `mark` to everybody in the class who has none yet; return how many.

    Who has a slip for the day is excused instead.
    """
    found = _open(session, session_id)
    half_day = found.half_day
    unmarked = unmarked_in(session, half_day)
    away = on_leave(session, class_id=half_day.class_id)
    for enrolment_id in unmarked:
        given = AttendanceMark.EXCUSED if (session_id, enrolment_id) in away else mark
        session.add(
            Attendance(
                id=new_id(),
                session_id=session_id,
                enrolment_id=enrolment_id,
                mark=given,
                periods_attended=_periods(half_day, given, None),
            )
        )
    if unmarked:
        _note_taken(session, found)
    session.flush()
    return len(unmarked)


def unmarked_in(session: Session, half_day: ClassSession) -> tuple[UUID, ...]:
    """Return the enrolments of those in the class who have no mark in a half-day."""
    marked = select(Attendance.enrolment_id).where(Attendance.session_id == half_day.id)
    return tuple(
        session.scalars(
            select(Enrolment.id).where(
                Enrolment.class_id == half_day.class_id,
                Enrolment.state.in_(HERE),
                Enrolment.id.not_in(marked),
            )
        )
    )


def open_half_day(session: Session, session_id: UUID) -> ClassSession:
    """Return a half-day whose marks may change; refuses closed ones, and classes not opened."""
    return _open(session, session_id).half_day


def _open(session: Session, session_id: UUID) -> _Open:
    row = session.execute(
        select(ClassSession, TrainingClass)
        .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
        .where(ClassSession.id == session_id)
    ).one_or_none()
    if row is None:
        raise session_gone()
    half_day, found = row
    require_still_open(found)
    name = name_of(half_day).capitalize()
    if found.status is ClassStatus.PLANNED:
        raise AttendanceRefusedError(
            f"Lớp {found.code} chưa có quyết định mở lớp nên chưa điểm danh được.",
            remedy="Mở lớp trước.",
            code="class-not-opened",
        )
    if half_day.state is SessionState.CANCELLED:
        raise AttendanceRefusedError(
            f"{name} đã hủy.", "Khôi phục buổi trong Lịch học.", code="session-cancelled"
        )
    if half_day.closed_at is not None:
        raise AttendanceRefusedError(
            f"{name} đã khóa.", "Mở khóa buổi (có lý do) rồi sửa.", code="session-closed"
        )
    return _Open(half_day, found)


def _learners_with_marks(
    session: Session, enrolments: set[UUID], sessions: set[UUID]
) -> tuple[dict[UUID, Enrolment], dict[tuple[UUID, UUID], Attendance]]:
    """Return the learners, and what marks they have in these half-days."""
    rows = session.execute(
        select(Enrolment, Attendance)
        .outerjoin(
            Attendance,
            (Attendance.enrolment_id == Enrolment.id) & Attendance.session_id.in_(sessions),
        )
        .where(Enrolment.id.in_(enrolments))
    ).all()
    learners = {learner.id: learner for learner, _kept in rows}
    return learners, {(x.session_id, x.enrolment_id): x for _learner, x in rows if x is not None}


def _write(
    session: Session,
    kept: dict[tuple[UUID, UUID], Attendance],
    half_day: ClassSession,
    wanted: MarkInput,
) -> None:
    key = (wanted.session_id, wanted.enrolment_id)
    there = kept.get(key)
    if wanted.mark is None:
        if there is not None:
            session.delete(kept.pop(key))
        return
    periods = _periods(half_day, wanted.mark, wanted.periods_attended)
    if there is None:
        there = kept[key] = Attendance(
            id=new_id(), session_id=half_day.id, enrolment_id=wanted.enrolment_id
        )
        session.add(there)
    there.mark = wanted.mark
    there.made_up_in = None
    there.periods_attended = periods


def _periods(half_day: ClassSession, mark: AttendanceMark, given: int | None) -> int:
    """Return the periods attended; late means up to 15 minutes unless the clerk takes some off."""
    if given is None:
        return 0 if mark in ABSENT else half_day.periods
    if not 0 <= given <= half_day.periods:
        raise AttendanceRefusedError(
            f"Số tiết dự phải từ 0 đến {half_day.periods}, ở đây ghi {given}.",
            remedy=f"{name_of(half_day).capitalize()} có {half_day.periods} tiết.",
            code="periods-out-of-range",
            field="periods_attended",
        )
    return given


def _require_there(session: Session, learner: Enrolment, half_day: ClassSession) -> None:
    """Refuse marks on days after a learner had left; days before stay open to correction."""
    if learner.state in HERE or learner.state_on is None or half_day.held_on < learner.state_on:
        return
    person = session.get_one(Person, learner.person_id)
    raise AttendanceRefusedError(
        f"{person.full_name} đã {learner.state.label.lower()} từ {learner.state_on:%d/%m/%Y}.",
        remedy="Chỉ điểm danh những buổi trước ngày đó, hoặc nhận lại học viên.",
        code="learner-left",
    )


def _note_taken(session: Session, taken: _Open) -> None:
    """A roll call says that the half-day was held; the first one, that the class has begun."""
    half_day, found = taken
    half_day.state = SessionState.HELD
    if found.status is not ClassStatus.OPENED:
        return
    move_class(session, class_id=found.id, to=ClassStatus.IN_PROGRESS, on=half_day.held_on)
    session.execute(
        update(Enrolment)
        .where(
            Enrolment.class_id == found.id,
            Enrolment.state.in_((EnrolmentState.REGISTERED, EnrolmentState.ACCEPTED)),
        )
        .values(state=EnrolmentState.STUDYING, state_on=half_day.held_on)
    )

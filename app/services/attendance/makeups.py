"""Half-days made up in another class: the same lesson, credited once, never more than taught."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.classes import Attendance, ClassSession, Enrolment, TrainingClass
from app.models.people import Person
from app.models.programmes import Lesson
from app.models.values import AttendanceMark, ClassStatus, SessionState, Slot
from app.services.attendance.attendance_marks import AttendanceRefusedError, open_half_day
from app.services.missing import RowGoneError
from app.services.timetable.session_rows import SLOT_ORDER, name_of, session_of
from app.text.names import fold


@dataclass(frozen=True, slots=True)
class MakeUpOffer:
    """A half-day of another class in which a lesson can be made up."""

    session_id: UUID
    class_code: str
    held_on: date
    slot: Slot
    periods: int
    lecturer: str | None

    @property
    def label(self) -> str:
        """Return "DVM-2026-02, sáng 26/10/2026, 4 tiết"."""
        when = self.slot.on(self.held_on)
        return f"{self.class_code}, {when}, {self.periods} tiết"


def make_up_offers(
    session: Session, *, session_id: UUID, enrolment_id: UUID, until: date
) -> tuple[MakeUpOffer, ...]:
    """Return the half-days of other classes with the same lesson up to a day, not yet credited.

    Refuses at once where nothing could be credited: a closed half-day, a class that is locked.
    """
    missed = open_half_day(session, session_id)
    learner = _learner(session, enrolment_id, missed)
    lesson = session.get(Lesson, missed.lesson_id) if missed.lesson_id else None
    if lesson is None:
        return ()
    used = _used(session, learner)
    rows = session.execute(
        select(ClassSession, TrainingClass.code, Lesson)
        .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
        .join(Lesson, Lesson.id == ClassSession.lesson_id)
        .where(ClassSession.class_id != missed.class_id, ClassSession.held_on <= until)
        .where(ClassSession.state != SessionState.CANCELLED)
        .where(TrainingClass.status != ClassStatus.CANCELLED)
        .order_by(ClassSession.held_on.desc(), SLOT_ORDER)
    )
    return tuple(
        MakeUpOffer(other.id, code, other.held_on, other.slot, other.periods, other.lecturer)
        for other, code, its_lesson in rows
        if other.id not in used and _is_same(lesson, its_lesson)
    )


def make_up(
    session: Session,
    *,
    session_id: UUID,
    enrolment_id: UUID,
    in_session_id: UUID,
    periods: int | None = None,
) -> None:
    """Credit a learner's half-day by one of another class; `periods` of None: as many as may be."""
    missed = open_half_day(session, session_id)
    other = session_of(session, in_session_id)
    learner = _learner(session, enrolment_id, missed)
    _require_same_lesson(session, missed, other)
    _require_not_credited(session, learner, missed, other)
    given = _periods_given(missed, other, periods)
    kept = session.scalar(
        select(Attendance).where(
            Attendance.session_id == missed.id, Attendance.enrolment_id == enrolment_id
        )
    )
    if kept is None:
        kept = Attendance(id=new_id(), session_id=missed.id, enrolment_id=enrolment_id)
        session.add(kept)
    kept.mark, kept.periods_attended = AttendanceMark.MADE_UP, given
    kept.made_up_in = other.id
    session.flush()


def made_up_where(session: Session, *, class_id: UUID) -> dict[tuple[UUID, UUID], str]:
    """Return where marks of a class were made up, by half-day and enrolment, in words."""
    rows = session.execute(
        select(Attendance.session_id, Attendance.enrolment_id, Attendance.made_up_in)
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .where(Enrolment.class_id == class_id, Attendance.made_up_in.is_not(None))
    ).all()
    others = {
        half_day.id: f"{code}, {half_day.slot.on(half_day.held_on)}"
        for half_day, code in session.execute(
            select(ClassSession, TrainingClass.code)
            .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
            .where(ClassSession.id.in_({row[2] for row in rows}))
        )
    }
    return {(missed, learner): others[other] for missed, learner, other in rows if other}


def _learner(session: Session, enrolment_id: UUID, missed: ClassSession) -> Enrolment:
    learner = session.get(Enrolment, enrolment_id)
    if learner is None or learner.class_id != missed.class_id:
        raise RowGoneError("Học viên này không còn trong lớp.", "Mở lại bảng điểm danh.")
    return learner


def _used(
    session: Session, learner: Enrolment, *, apart_from: UUID | None = None
) -> frozenset[UUID | None]:
    """Return the half-days that were credited to this person already, in whatever class."""
    query = (
        select(Attendance.made_up_in)
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .where(Enrolment.person_id == learner.person_id, Attendance.made_up_in.is_not(None))
    )
    if apart_from is not None:
        query = query.where(Attendance.session_id != apart_from)
    return frozenset(session.scalars(query))


def _require_same_lesson(session: Session, missed: ClassSession, other: ClassSession) -> None:
    lessons = [
        session.get(Lesson, half_day.lesson_id) if half_day.lesson_id else None
        for half_day in (missed, other)
    ]
    if missed.class_id != other.class_id and lessons[0] and lessons[1] and _is_same(*lessons):
        return
    raise AttendanceRefusedError(
        f"{name_of(other).capitalize()} không dạy cùng bài ở lớp khác nên không tính học bù.",
        remedy="Chọn buổi của lớp khác học cùng bài.",
        code="other-lesson",
        field="in_session_id",
    )


def _require_not_credited(
    session: Session, learner: Enrolment, missed: ClassSession, other: ClassSession
) -> None:
    if other.id not in _used(session, learner, apart_from=missed.id):
        return
    name = session.get_one(Person, learner.person_id).full_name
    raise AttendanceRefusedError(
        f"{name} đã được tính học bù một lần cho {name_of(other)} của lớp kia.",
        remedy="Mỗi buổi học bù chỉ tính một lần; chọn buổi khác.",
        code="made-up-twice",
        field="in_session_id",
    )


def _periods_given(missed: ClassSession, other: ClassSession, periods: int | None) -> int:
    """Return the periods to credit; refuses more than were missed or taught."""
    most = min(missed.periods, other.periods)
    given = most if periods is None else periods
    if 1 <= given <= most:
        return given
    raise AttendanceRefusedError(
        f"Số tiết học bù phải từ 1 đến {most}, ở đây ghi {given}.",
        remedy="Không tính nhiều hơn số tiết của buổi vắng và của buổi học bù.",
        code="periods-out-of-range",
        field="periods",
    )


def _is_same(one: Lesson | None, other: Lesson | None) -> bool:
    if one is None or other is None:
        return False
    return one.id == other.id or fold(one.title) == fold(other.title)

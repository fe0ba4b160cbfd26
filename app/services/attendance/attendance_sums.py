"""The attendance of a class summed up from its roll calls."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models.classes import Attendance, ClassSession, Enrolment
from app.models.programmes import Lesson
from app.models.values import AttendanceMark, ClassStatus, SessionState
from app.services.attendance.attendance_summary import AttendanceSummary, credited, summarise
from app.services.classes.class_states import class_row, has_reached
from app.services.results.rules import Rules, rules_of_class


def summaries(session: Session, *, class_id: UUID) -> tuple[AttendanceSummary, ...]:
    """Return where everybody stands who was ever enrolled in the class, in no special order."""
    rules = rules_of_class(session, class_id)
    total = total_periods(session, class_id=class_id)
    sums = _sums(session, class_id, rules)
    return tuple(summarise(key, *periods, total, rules) for key, periods in sums.items())


def total_periods(session: Session, *, class_id: UUID) -> int:
    """Return the periods planned for the class that count, the denominator of the rate.

    While the class runs these are the programme's, or the timetable's where that has more: a
    timetable half entered must not make anybody ineligible. Once teaching is done it is what
    the timetable holds.
    """
    found = class_row(session, class_id)
    scheduled = (
        session.scalar(
            select(func.sum(ClassSession.periods))
            .outerjoin(Lesson, Lesson.id == ClassSession.lesson_id)
            .where(ClassSession.class_id == class_id, _COUNTED)
        )
        or 0
    )
    if has_reached(found.status, ClassStatus.TEACHING_DONE):
        return scheduled
    planned = (
        session.scalar(
            select(func.sum(Lesson.periods)).where(
                Lesson.programme_version_id == found.programme_version_id,
                Lesson.counts_for_attendance,
            )
        )
        or 0
    )
    return max(scheduled, planned)


_COUNTED = (ClassSession.state != SessionState.CANCELLED) & (
    ClassSession.lesson_id.is_(None) | Lesson.counts_for_attendance
)


def _sums(session: Session, class_id: UUID, rules: Rules) -> Mapping[UUID, tuple[int, int]]:
    """Return attended and taken periods of each enrolment of the class.

    A closed half-day counts as taken for everybody: who has no mark in it, because they came to
    the class later, was not there.
    """
    closed = sum(
        session.scalars(
            select(ClassSession.periods)
            .outerjoin(Lesson, Lesson.id == ClassSession.lesson_id)
            .where(ClassSession.class_id == class_id, _COUNTED)
            .where(ClassSession.closed_at.is_not(None))
        )
    )
    ids = session.scalars(select(Enrolment.id).where(Enrolment.class_id == class_id))
    sums = {enrolment_id: (0, closed) for enrolment_id in ids}
    for enrolment_id, mark, attended, periods, is_closed, count in session.execute(
        _marks_of(class_id)
    ):
        so_far, taken = sums[enrolment_id]
        worth = credited(mark, attended, periods, rules)
        taken += 0 if is_closed else periods * count
        sums[enrolment_id] = (so_far + worth * count, taken)
    return sums


def _marks_of(class_id: UUID) -> Select[UUID, AttendanceMark, int, int, bool, int]:
    """Select the marks that count, those of a learner that are alike as one line with their count.

    A class of 200 learners and 60 half-days has 12,000, which every page of it asks for.
    """
    alike = (
        Attendance.enrolment_id,
        Attendance.mark,
        Attendance.periods_attended,
        ClassSession.periods,
        ClassSession.closed_at.is_not(None),
    )
    return (
        select(*alike, func.count())
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .outerjoin(Lesson, Lesson.id == ClassSession.lesson_id)
        .where(ClassSession.class_id == class_id, _COUNTED)
        .group_by(*alike)
    )

"""What waits for single learners: to be carried over, away by a slip, able to make up."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import Attendance, ClassSession, Enrolment, LeaveRequest, TrainingClass
from app.models.people import Person
from app.models.programmes import Lesson
from app.models.values import ABSENT, HERE, ClassStatus, SessionState
from app.services.classes.carrying_over import count_unfinished
from app.services.timetable.session_rows import SLOT_ORDER
from app.services.today.work_rows import SOON, Share, WorkRow, gathered
from app.text.names import fold

_NOT_BEGUN = (ClassStatus.PLANNED, ClassStatus.OPENED)
_RUNNING = (ClassStatus.OPENED, ClassStatus.IN_PROGRESS)


def to_carry_over(
    session: Session, *, states: Mapping[UUID, ClassStatus], codes: Mapping[UUID, str]
) -> WorkRow | None:
    """Count who did not finish an earlier class and may go on in one that has not begun."""
    counts = {
        class_id: count_unfinished(session, class_id=class_id)
        for class_id, status in states.items()
        if status in _NOT_BEGUN
    }
    shares = [Share(key, codes[key], count) for key, count in counts.items() if count]
    return gathered("carry-over", "Chờ học lại", "người", "learners", shares)


def away_soon(session: Session, *, today: date) -> WorkRow | None:
    """Count the learners with a slip for a half-day of the next thirty days."""
    rows = session.execute(
        select(TrainingClass.id, TrainingClass.code, Enrolment.id, Person.full_name, ClassSession)
        .join(ClassSession, ClassSession.class_id == TrainingClass.id)
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .join(LeaveRequest, LeaveRequest.enrolment_id == Enrolment.id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(
            LeaveRequest.to_day >= today,
            Enrolment.state.in_(HERE),
            TrainingClass.status.in_(_RUNNING),
            ClassSession.state == SessionState.PLANNED,
            ClassSession.held_on.between(LeaveRequest.from_day, LeaveRequest.to_day),
            ClassSession.held_on.between(today, today + SOON),
        )
        .order_by(ClassSession.held_on, SLOT_ORDER, Enrolment.id)
    )
    learners: dict[UUID, set[UUID]] = {}
    first: dict[UUID, tuple[str, str, date]] = {}
    for class_id, code, enrolment_id, name, half_day in rows:
        learners.setdefault(class_id, set()).add(enrolment_id)
        note = f"{name}, {half_day.slot.shortly_on(half_day.held_on)}"
        first.setdefault(class_id, (code, note, half_day.held_on))
    shares = [
        Share(class_id, code, len(learners[class_id]), note, day)
        for class_id, (code, note, day) in first.items()
    ]
    return gathered("slips", "Đã xin phép vắng", "người", "attendance", shares)


def to_make_up(session: Session, *, today: date) -> WorkRow | None:
    """Count the learners who missed a lesson that another class has within thirty days."""
    offered = _offered(session, today)
    if not offered:
        return None
    learners: dict[UUID, set[UUID]] = {}
    first: dict[UUID, tuple[str, ClassSession, str]] = {}
    for class_id, code, enrolment_id, title in _missed(session):
        others = [one for one in offered.get(fold(title), ()) if one[0].class_id != class_id]
        if not others:
            continue
        learners.setdefault(class_id, set()).add(enrolment_id)
        half_day, other = others[0]
        kept = first.get(class_id)
        if kept is None or half_day.held_on < kept[1].held_on:
            first[class_id] = (code, half_day, other)
    shares = [
        Share(
            class_id,
            code,
            len(learners[class_id]),
            f"lớp {other} dạy bài đã vắng, {half_day.slot.shortly_on(half_day.held_on)}",
            half_day.held_on,
        )
        for class_id, (code, half_day, other) in first.items()
    ]
    return gathered("make-up", "Có buổi để học bù", "người", "attendance", shares)


def _missed(session: Session) -> Iterable[tuple[UUID, str, UUID, str]]:
    """Return what was missed: class, its code, the learner's enrolment, title of the lesson."""
    rows = session.execute(
        select(ClassSession.class_id, TrainingClass.code, Attendance.enrolment_id, Lesson.title)
        .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
        .join(Attendance, Attendance.session_id == ClassSession.id)
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .join(Lesson, Lesson.id == ClassSession.lesson_id)
        .where(
            TrainingClass.status == ClassStatus.IN_PROGRESS,
            Attendance.mark.in_(ABSENT),
            Enrolment.state.in_(HERE),
        )
    )
    return rows.all()


def _offered(session: Session, today: date) -> dict[str, list[tuple[ClassSession, str]]]:
    """Return the half-days of the next thirty days by lesson, with the code of their class."""
    rows = session.execute(
        select(ClassSession, TrainingClass.code, Lesson.title)
        .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
        .join(Lesson, Lesson.id == ClassSession.lesson_id)
        .where(
            ClassSession.held_on.between(today, today + SOON),
            ClassSession.state == SessionState.PLANNED,
            TrainingClass.status.in_((ClassStatus.PLANNED, *_RUNNING)),
        )
        .order_by(ClassSession.held_on, SLOT_ORDER, TrainingClass.code)
    )
    found: dict[str, list[tuple[ClassSession, str]]] = {}
    for half_day, code, title in rows:
        found.setdefault(fold(title), []).append((half_day, code))
    return found

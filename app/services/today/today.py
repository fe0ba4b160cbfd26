"""The work that waits today: counts with the class and tab where each is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import ClassSession, Enrolment, TrainingClass
from app.models.people import Person
from app.models.programmes import Lesson
from app.models.values import LEFT, ClassStatus, SessionState, Slot
from app.services.attendance.attendance_watch import IN_A_ROW, to_watch
from app.services.certificates.certificate_deadlines import due
from app.services.classes.class_facts import ClassFacts, gather_facts
from app.services.plans.plan_work import plan_soon, plan_work
from app.services.timetable.clashes import Clash, clashes_between
from app.services.timetable.session_rows import SLOT_ORDER
from app.services.today.learner_work import away_soon, to_carry_over, to_make_up
from app.services.today.paper_work import (
    to_hand_over,
    unexplained,
    unsigned,
    unsigned_of_plans,
    without_decision,
)
from app.services.today.work_rows import SOON, Share, WorkRow, gathered

_AT_WORK = (
    ClassStatus.PLANNED,
    ClassStatus.OPENED,
    ClassStatus.IN_PROGRESS,
    ClassStatus.TEACHING_DONE,
    ClassStatus.ASSESSED,
)


@dataclass(frozen=True, slots=True)
class TaughtToday:
    """A half-day of today; `is_taken` once everybody has a mark, `is_opened` if its class is."""

    class_id: UUID
    session_id: UUID
    class_code: str
    slot: Slot
    lesson: str
    lecturer: str | None
    room: str | None
    is_taken: bool
    is_opened: bool


def work_list(session: Session, *, today: date) -> tuple[WorkRow, ...]:
    """Return what should be done now, the roll call first."""
    facts, codes = _classes_at_work(session)
    states = {class_id: known.status for class_id, known in facts.items()}
    found = (
        _not_taken(facts, codes, today),
        _clashing(session, today),
        _to_watch(session, facts, codes),
        _certificates_due(session, today),
        to_hand_over(session, today=today),
        _marks_missing(facts, codes),
        _to_recognise(facts, codes),
        without_decision(facts, codes),
        unsigned(session),
        unsigned_of_plans(session),
        unexplained(session),
        *plan_work(session, today=today),
        to_carry_over(session, states=states, codes=codes),
        _incomplete_people(session),
    )
    return tuple(row for row in found if row is not None)


def due_soon(session: Session, *, today: date) -> tuple[WorkRow, ...]:
    """Return what comes up within thirty days."""
    found = (
        _to_open(session, today),
        away_soon(session, today=today),
        to_make_up(session, today=today),
        *plan_soon(session, today=today),
    )
    return tuple(row for row in found if row is not None)


def taught_today(session: Session, *, today: date) -> tuple[TaughtToday, ...]:
    """Return the half-days of today in all classes, in order of time."""
    rows = session.execute(
        select(ClassSession, TrainingClass.code, TrainingClass.status, Lesson)
        .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
        .outerjoin(Lesson, Lesson.id == ClassSession.lesson_id)
        .where(ClassSession.held_on == today, ClassSession.state != SessionState.CANCELLED)
        .where(TrainingClass.status != ClassStatus.CANCELLED)
        .order_by(SLOT_ORDER, TrainingClass.code)
    ).all()
    facts = gather_facts(session, class_ids=[row[0].class_id for row in rows])
    return tuple(
        TaughtToday(
            class_id=half_day.class_id,
            session_id=half_day.id,
            class_code=code,
            slot=half_day.slot,
            lesson=f"{lesson.code}. {lesson.title}" if lesson else "",
            lecturer=half_day.lecturer,
            room=half_day.room,
            is_taken=half_day.id
            not in {left.session_id for left in facts[half_day.class_id].not_taken},
            is_opened=status is not ClassStatus.PLANNED,
        )
        for half_day, code, status, lesson in rows
    )


def _classes_at_work(session: Session) -> tuple[Mapping[UUID, ClassFacts], Mapping[UUID, str]]:
    rows = session.execute(
        select(TrainingClass.id, TrainingClass.code).where(TrainingClass.status.in_(_AT_WORK))
    )
    codes = {class_id: code for class_id, code in rows}
    return gather_facts(session, class_ids=list(codes)), codes


def _to_open(session: Session, today: date) -> WorkRow | None:
    rows = session.execute(
        select(TrainingClass.id, TrainingClass.code, TrainingClass.opened_on).where(
            TrainingClass.status == ClassStatus.PLANNED, TrainingClass.opened_on <= today + SOON
        )
    )
    shares = [
        Share(class_id, code, 1, f"khai giảng {opened_on:%d/%m}", opened_on)
        for class_id, code, opened_on in rows
        if opened_on is not None
    ]
    title = "Lớp chưa có quyết định mở lớp"
    return gathered("open-class", title, "lớp", "details", shares, today)


def _not_taken(
    facts: Mapping[UUID, ClassFacts], codes: Mapping[UUID, str], today: date
) -> WorkRow | None:
    shares = []
    for class_id, known in facts.items():
        past = [half_day for half_day in known.not_taken if half_day.held_on <= today]
        if past and known.status in (ClassStatus.OPENED, ClassStatus.IN_PROGRESS):
            note = f"{past[0].label} · {known.learners} học viên"
            shares.append(Share(class_id, codes[class_id], len(past), note, past[0].held_on))
    return gathered("take-attendance", "Buổi chưa điểm danh", "buổi", "attendance", shares, today)


def _clashing(session: Session, today: date) -> WorkRow | None:
    """Count the half-days to come that clash and that nobody gave a reason for."""
    found: dict[UUID, list[Clash]] = {}
    for clash in clashes_between(session, first=today, last=date.max):
        if not clash.reason:
            found.setdefault(clash.mine.class_id, []).append(clash)
    shares = [
        Share(
            class_id,
            clashes[0].mine.class_code,
            len({clash.mine.session_id for clash in clashes}),
            clashes[0].sentence.removesuffix("."),
            clashes[0].mine.held_on,
        )
        for class_id, clashes in found.items()
    ]
    return gathered("settle-clashes", "Trùng lịch học", "buổi", "timetable", shares, today)


def _to_watch(
    session: Session, facts: Mapping[UUID, ClassFacts], codes: Mapping[UUID, str]
) -> WorkRow | None:
    """Count who cannot reach the threshold any more, or missed several half-days in a row."""
    shares = []
    for class_id, known in facts.items():
        if known.status is not ClassStatus.IN_PROGRESS:
            continue
        rows = to_watch(session, class_id=class_id)
        lost = sum(row.cannot_reach for row in rows)
        if rows:
            note = f"{lost} người không thể đủ tiết" if lost else f"vắng liền {IN_A_ROW} buổi"
            shares.append(Share(class_id, codes[class_id], len(rows), note))
    return gathered("speak-to-absent", "Vắng nhiều", "người", "attendance", shares)


def _certificates_due(session: Session, today: date) -> WorkRow | None:
    shares = [
        Share(row.class_id, row.code, row.learners, _days_left(row.due_on, today), row.due_on)
        for row in due(session, on=today)
    ]
    title = "Đủ điều kiện, chưa cấp giấy"
    return gathered("issue-certificates", title, "người", "certificates", shares, today)


def _marks_missing(facts: Mapping[UUID, ClassFacts], codes: Mapping[UUID, str]) -> WorkRow | None:
    shares = [
        Share(class_id, codes[class_id], known.marks_missing)
        for class_id, known in facts.items()
        if known.marks_missing
    ]
    return gathered("enter-marks", "Chưa có điểm", "bài", "assessment", shares)


def _to_recognise(facts: Mapping[UUID, ClassFacts], codes: Mapping[UUID, str]) -> WorkRow | None:
    judged = (ClassStatus.TEACHING_DONE, ClassStatus.ASSESSED)
    shares = [
        Share(class_id, codes[class_id], 1)
        for class_id, known in facts.items()
        if known.status in judged and not known.marks_missing
    ]
    return gathered("recognise", "Chờ công nhận kết quả", "lớp", "recognition", shares)


def _incomplete_people(session: Session) -> WorkRow | None:
    """Count the learners of classes at work whom something is missing of."""
    rows = session.execute(
        select(
            TrainingClass.id,
            TrainingClass.code,
            Person.id,
            Person.birth_date,
            Person.citizen_id,
            Enrolment.sending_unit,
        )
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(TrainingClass.status.in_(_AT_WORK), Enrolment.state.not_in(LEFT))
        .where(
            Person.birth_date.is_(None)
            | Person.citizen_id.is_(None)
            | Enrolment.sending_unit.is_(None)
        )
        .order_by(TrainingClass.code)
    ).all()
    if not rows:
        return None
    lacking: tuple[tuple[str, Callable[..., bool]], ...] = (
        ("ngày sinh", lambda row: row.birth_date is None),
        ("số căn cước", lambda row: row.citizen_id is None),
        ("đơn vị", lambda row: row.sending_unit is None),
    )
    counts = [(what, len({row[2] for row in rows if lacks(row)})) for what, lacks in lacking]
    return WorkRow(
        key="complete-people",
        title="Hồ sơ thiếu thông tin",
        detail="Thiếu " + ", ".join(f"{what} {count}" for what, count in counts if count),
        count=len({row[2] for row in rows}),
        unit="người",
        tab="learners",
        class_ids=tuple(dict.fromkeys(row[0] for row in rows)),
    )


def _days_left(due_on: date, today: date) -> str:
    left = (due_on - today).days
    when = f"còn {left} ngày" if left >= 0 else f"quá hạn {-left} ngày"
    return f"hạn {due_on:%d/%m/%Y}, {when}"

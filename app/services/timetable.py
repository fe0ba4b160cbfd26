"""When a class meets: its lessons laid over half-days, and half-days changed one by one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.classes import Attendance, ClassSession
from app.models.values import SessionState, Slot
from app.services.class_states import class_still_open
from app.services.programmes import LessonRow, list_lessons
from app.services.rules import rules_of_class
from app.services.session_rows import (
    SessionRefusedError,
    SessionRow,
    list_sessions,
    name_of,
    session_of,
)
from app.text.names import tidy_name, tidy_text

__all__ = [
    "SessionDetails",
    "SessionRow",
    "add_session",
    "delete_session",
    "details_of",
    "list_sessions",
    "make_sessions",
    "update_session",
]

WHOLE_DAYS = (Slot.MORNING, Slot.AFTERNOON)


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """What the form of a half-day holds."""

    held_on: date
    slot: Slot
    periods: int
    lesson_id: UUID | None = None
    lecturer: str | None = None
    room: str | None = None
    state: SessionState = SessionState.PLANNED


def make_sessions(
    session: Session,
    *,
    class_id: UUID,
    days: Sequence[date],
    slots: Sequence[Slot] = WHOLE_DAYS,
    periods_per_slot: int | None = None,
    skip: Collection[UUID] = (),
) -> tuple[SessionRow, ...]:
    """Lay the lessons that are not scheduled yet over the free half-days, in order.

    A lesson longer than a half-day takes several of near equal length; half-days that are taken
    already are passed over. `periods_per_slot` defaults to the rules (4), `skip` names lessons to
    leave out. All lessons find their place, or nothing is made.
    """
    found = class_still_open(session, class_id)
    rules = rules_of_class(session, class_id)
    length = periods_per_slot or rules.periods_per_slot
    if length * len(set(slots)) > rules.max_periods_per_day:
        raise _day_too_long(length * len(set(slots)), rules.max_periods_per_day)
    kept = list_sessions(session, class_id=class_id)
    lessons = list_lessons(session, programme_version_id=found.programme_version_id)
    parts = list(_parts(lessons, kept, length, skip))
    if not parts:
        raise SessionRefusedError(
            f"Mọi bài của lớp {found.code} đã có trong lịch học.",
            remedy="Muốn lập lại thì xóa các buổi chưa điểm danh trước.",
            code="all-lessons-scheduled",
        )
    free = _free_half_days(days, slots, kept)
    if len(free) < len(parts):
        raise SessionRefusedError(
            f"Cần {len(parts)} buổi cho các bài còn lại của lớp {found.code},"
            f" nhưng những ngày đã chọn chỉ còn {len(free)} buổi trống.",
            remedy="Chọn thêm ngày, thêm buổi trong ngày, hoặc tăng số tiết mỗi buổi.",
            code="not-enough-half-days",
            field="days",
        )
    session.add_all(
        ClassSession(
            id=new_id(),
            class_id=class_id,
            held_on=day,
            slot=slot,
            lesson_id=lesson_id,
            periods=periods,
            room=found.place or None,
        )
        for (day, slot), (lesson_id, periods) in zip(free, parts, strict=False)
    )
    session.flush()
    return list_sessions(session, class_id=class_id)


def add_session(session: Session, *, class_id: UUID, details: SessionDetails) -> UUID:
    """Put one half-day into the timetable."""
    class_still_open(session, class_id)
    added = ClassSession(id=new_id(), class_id=class_id)
    _write(session, added, details)
    session.add(added)
    session.flush()
    return added.id


def update_session(session: Session, *, session_id: UUID, details: SessionDetails) -> None:
    """Write the details of a half-day anew; its periods stay once attendance was taken."""
    found = session_of(session, session_id)
    class_still_open(session, found.class_id)
    _require_open(found)
    if details.periods != found.periods:
        _require_unmarked(session, found, "đổi số tiết")
    if details.state is SessionState.CANCELLED:
        _require_unmarked(session, found, "hủy")
    _write(session, found, details)
    session.flush()


def delete_session(session: Session, *, session_id: UUID) -> None:
    """Take a half-day out of the timetable; refused once attendance was taken."""
    found = session_of(session, session_id)
    class_still_open(session, found.class_id)
    _require_unmarked(session, found, "xóa")
    session.delete(found)
    session.flush()


def details_of(session: Session, *, session_id: UUID) -> SessionDetails:
    """Return what the form of a half-day holds."""
    found = session_of(session, session_id)
    return SessionDetails(
        held_on=found.held_on,
        slot=found.slot,
        periods=found.periods,
        lesson_id=found.lesson_id,
        lecturer=found.lecturer,
        room=found.room,
        state=found.state,
    )


def _parts(
    lessons: Sequence[LessonRow],
    kept: Sequence[SessionRow],
    length: int,
    skip: Collection[UUID],
) -> Iterator[tuple[UUID, int]]:
    """Yield lesson and periods of each half-day that is still to be scheduled."""
    scheduled: dict[UUID | None, int] = {}
    for row in kept:
        if row.state is not SessionState.CANCELLED:
            scheduled[row.lesson_id] = scheduled.get(row.lesson_id, 0) + row.periods
    for lesson in lessons:
        left = lesson.periods - scheduled.get(lesson.id, 0)
        if left > 0 and lesson.id not in skip:
            yield from ((lesson.id, periods) for periods in even_split(left, length))


def _free_half_days(
    days: Sequence[date], slots: Sequence[Slot], kept: Sequence[SessionRow]
) -> list[tuple[date, Slot]]:
    taken = {(row.held_on, row.slot) for row in kept}
    wanted = [slot for slot in Slot if slot in slots]
    half_days = [(day, slot) for day in sorted(set(days)) for slot in wanted]
    return [half_day for half_day in half_days if half_day not in taken]


def even_split(periods: int, length: int) -> tuple[int, ...]:
    """Split periods into the fewest half-days of at most `length`, the longer ones first."""
    count = -(-periods // length)
    base, longer = divmod(periods, count)
    return (base + 1,) * longer + (base,) * (count - longer)


def _write(session: Session, found: ClassSession, details: SessionDetails) -> None:
    if details.periods < 1:
        raise SessionRefusedError(
            "Buổi học phải có ít nhất 1 tiết.", code="no-periods", field="periods"
        )
    _require_free(session, found, details)
    _require_short_day(session, found, details)
    found.held_on = details.held_on
    found.slot = details.slot
    found.periods = details.periods
    found.lesson_id = details.lesson_id
    found.lecturer = tidy_name(details.lecturer or "") or None
    found.room = tidy_text(details.room or "") or None
    found.state = details.state


def _require_free(session: Session, found: ClassSession, details: SessionDetails) -> None:
    with session.no_autoflush:
        taken = session.scalar(
            select(ClassSession.id).where(
                ClassSession.class_id == found.class_id,
                ClassSession.held_on == details.held_on,
                ClassSession.slot == details.slot,
                ClassSession.id != found.id,
            )
        )
    if taken is not None:
        raise SessionRefusedError(
            f"Lớp đã có buổi {details.slot.label.lower()} ngày {details.held_on:%d/%m/%Y}.",
            remedy="Chọn buổi khác, hoặc dời buổi đang có trước.",
            code="half-day-taken",
            field="slot",
        )


def _require_short_day(session: Session, found: ClassSession, details: SessionDetails) -> None:
    with session.no_autoflush:
        others = session.scalar(
            select(func.sum(ClassSession.periods)).where(
                ClassSession.class_id == found.class_id,
                ClassSession.held_on == details.held_on,
                ClassSession.id != found.id,
                ClassSession.state != SessionState.CANCELLED,
            )
        )
    most = rules_of_class(session, found.class_id).max_periods_per_day
    total = (others or 0) + details.periods
    if details.state is not SessionState.CANCELLED and total > most:
        raise _day_too_long(total, most)


def _day_too_long(total: int, most: int) -> SessionRefusedError:
    return SessionRefusedError(
        f"Một ngày có tới {total} tiết, nhiều hơn {most} tiết theo quy tắc.",
        remedy="Bớt buổi trong ngày hoặc bớt số tiết của buổi.",
        code="day-too-long",
        field="periods",
    )


def _require_open(found: ClassSession) -> None:
    if found.closed_at is not None:
        raise SessionRefusedError(
            f"{name_of(found).capitalize()} đã khóa.",
            remedy="Mở khóa buổi (có lý do) rồi sửa.",
            code="session-closed",
        )


def _require_unmarked(session: Session, found: ClassSession, act: str) -> None:
    count = session.scalar(
        select(func.count()).select_from(Attendance).where(Attendance.session_id == found.id)
    )
    if count:
        raise SessionRefusedError(
            f"{name_of(found).capitalize()} đã điểm danh {count} người nên không {act} được.",
            remedy="Xóa điểm danh của buổi trước nếu thật sự cần.",
            code="session-has-attendance",
        )

"""When a class meets: the lessons of its programme laid over half-days."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.classes import ClassSession
from app.models.values import LessonKind, SessionState, Slot
from app.services.classes.class_states import class_still_open
from app.services.programmes.programmes import LessonRow, list_lessons
from app.services.results.rules import rules_of_class
from app.services.timetable.clashes import Meeting, clashes_of, require_no_clash
from app.services.timetable.half_day_rules import SessionDetails, day_too_long
from app.services.timetable.half_days import add_session, delete_session, details_of, update_session
from app.services.timetable.session_rows import SessionRefusedError, SessionRow, list_sessions
from app.text.names import tidy_text

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


def make_sessions(
    session: Session,
    *,
    class_id: UUID,
    days: Sequence[date],
    slots: Sequence[Slot] = WHOLE_DAYS,
    periods_per_slot: int | None = None,
    skip: Collection[UUID] = (),
    room: str | None = None,
    lecturers: Sequence[str] = (),
    clash_reason: str | None = None,
) -> tuple[SessionRow, ...]:
    """Lay the lessons that are not scheduled yet over the free half-days, in order.

    A lesson longer than a half-day takes several of near equal length; half-days that are taken
    already are passed over. `periods_per_slot` defaults to the rules (4), `room` to the place of
    the class; `skip` names lessons to leave out, `lecturers` take a lesson each in turn. All
    lessons find their place, or nothing is made. A clash with another class needs a reason, which
    the half-days that clash keep.
    """
    found = class_still_open(session, class_id)
    length = _length(session, class_id, periods_per_slot, slots)
    kept = list_sessions(session, class_id=class_id)
    lessons = list_lessons(session, programme_version_id=found.programme_version_id)
    parts = list(_parts(lessons, kept, length, skip))
    free = _free_half_days(days, slots, kept)
    _require_a_place_for_each(found.code, needed=len(parts), free=len(free))
    staffed = _staffed(parts, lessons, room or found.place or None, lecturers)
    made = [
        ClassSession(id=new_id(), class_id=class_id, **half_day, **part)
        for half_day, part in zip(free, staffed, strict=False)
    ]
    _allow_clashes(session, made, clash_reason)
    session.add_all(made)
    session.flush()
    return list_sessions(session, class_id=class_id)


def _require_a_place_for_each(class_code: str, *, needed: int, free: int) -> None:
    if not needed:
        raise SessionRefusedError(
            f"Mọi bài của lớp {class_code} đã có trong lịch học.",
            remedy="Muốn lập lại thì xóa các buổi chưa điểm danh trước.",
            code="all-lessons-scheduled",
        )
    if free < needed:
        raise SessionRefusedError(
            f"Cần {needed} buổi cho các bài còn lại của lớp {class_code},"
            f" nhưng những ngày đã chọn chỉ còn {free} buổi trống.",
            remedy="Chọn thêm ngày, thêm buổi trong ngày, hoặc tăng số tiết mỗi buổi.",
            code="not-enough-half-days",
            field="days",
        )


def _allow_clashes(session: Session, made: Sequence[ClassSession], reason: str | None) -> None:
    """Refuse clashes without a reason; with one, the half-days that clash keep it."""
    meetings = [
        Meeting(new.id, new.class_id, "", new.held_on, new.slot, new.lecturer, new.room)
        for new in made
    ]
    clashes = clashes_of(session, meetings)
    require_no_clash(clashes, reason)
    clashing = {clash.mine.session_id for clash in clashes}
    for new in made:
        if new.id in clashing:
            new.clash_reason = tidy_text(reason or "")


def _parts(
    lessons: Sequence[LessonRow],
    kept: Sequence[SessionRow],
    length: int,
    skip: Collection[UUID],
) -> Iterator[dict[str, UUID | int]]:
    """Yield lesson and periods of each half-day that is still to be scheduled."""
    for lesson_id, left in periods_left(lessons, kept).items():
        if lesson_id not in skip:
            for periods in even_split(left, length):
                yield {"lesson_id": lesson_id, "periods": periods}


def _staffed(
    parts: Sequence[Mapping[str, UUID | int]],
    lessons: Sequence[LessonRow],
    room: str | None,
    lecturers: Sequence[str],
) -> Iterator[dict[str, Any]]:
    """Add to each part the lecturer whose turn it is, and the room; field study takes none."""
    outside = {x.id for x in lessons if x.lesson_kind is LessonKind.FIELD_STUDY}
    turns = {
        lesson: turn for turn, lesson in enumerate(dict.fromkeys(x["lesson_id"] for x in parts))
    }
    for part in parts:
        lesson = part["lesson_id"]
        lecturer = lecturers[turns[lesson] % len(lecturers)] if lecturers else None
        yield {**part, "lecturer": lecturer, "room": None if lesson in outside else room}


def periods_left(lessons: Iterable[LessonRow], kept: Iterable[SessionRow]) -> dict[UUID, int]:
    """Return the periods still to be scheduled of each lesson that has any, in its order."""
    scheduled: dict[UUID | None, int] = {}
    for row in kept:
        if row.state is not SessionState.CANCELLED:
            scheduled[row.lesson_id] = scheduled.get(row.lesson_id, 0) + row.periods
    left = {lesson.id: lesson.periods - scheduled.get(lesson.id, 0) for lesson in lessons}
    return {lesson_id: periods for lesson_id, periods in left.items() if periods > 0}


def _length(session: Session, class_id: UUID, periods: int | None, slots: Sequence[Slot]) -> int:
    """Return the periods of a half-day; refuses days that would be longer than the rules allow."""
    rules = rules_of_class(session, class_id)
    length = periods or rules.periods_per_slot
    if length * len(set(slots)) > rules.max_periods_per_day:
        raise day_too_long(length * len(set(slots)), rules.max_periods_per_day)
    return length


def _free_half_days(
    days: Sequence[date], slots: Sequence[Slot], kept: Sequence[SessionRow]
) -> list[dict[str, date | Slot]]:
    taken = {(row.held_on, row.slot) for row in kept}
    wanted = [slot for slot in Slot if slot in slots]
    half_days = [(day, slot) for day in sorted(set(days)) for slot in wanted]
    return [{"held_on": day, "slot": slot} for day, slot in half_days if (day, slot) not in taken]


def even_split(periods: int, length: int) -> tuple[int, ...]:
    """Split periods into the fewest half-days of at most `length`, the longer ones first."""
    count = -(-periods // length)
    base, longer = divmod(periods, count)
    return (base + 1,) * longer + (base,) * (count - longer)

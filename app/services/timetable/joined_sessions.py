"""Half-days of several classes held as one: one time, one lecturer, one room, hours counted once.

Each class keeps a half-day of its own, so that its lessons, its roll and its papers stay whole.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.classes import ClassSession, TrainingClass
from app.models.programmes import Lesson
from app.models.values import ClassStatus, SessionState, Slot
from app.services.classes.class_states import class_still_open
from app.services.timetable.clashes import Meeting, clashes_of, require_no_clash
from app.services.timetable.half_day_rules import (
    require_free,
    require_open,
    require_short_day,
    require_unmarked,
)
from app.services.timetable.half_days import details_of_row
from app.services.timetable.held_as_one import part
from app.services.timetable.session_rows import SLOT_ORDER, SessionRefusedError, name_of, session_of
from app.text.names import fold, tidy_or_none

NEAR = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Partner:
    """A half-day of another class that may be held together with one; `is_same_time` or moved."""

    session_id: UUID
    class_code: str
    held_on: date
    slot: Slot
    lesson: str
    is_same_time: bool


def partners_of(session: Session, *, session_id: UUID) -> tuple[Partner, ...]:
    """Return the half-days of other classes that may be joined: same time, or same lesson near."""
    found = session_of(session, session_id)
    lesson = session.get(Lesson, found.lesson_id) if found.lesson_id else None
    rows = session.execute(
        select(ClassSession, TrainingClass.code, Lesson)
        .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
        .outerjoin(Lesson, Lesson.id == ClassSession.lesson_id)
        .where(ClassSession.class_id != found.class_id, ClassSession.closed_at.is_(None))
        .where(ClassSession.state.in_((SessionState.PLANNED, SessionState.MOVED)))
        .where(TrainingClass.status != ClassStatus.CANCELLED)
        .where(ClassSession.held_on.between(found.held_on - NEAR, found.held_on + NEAR))
        .where(
            or_(
                ClassSession.joined_group_id.is_(None),
                ClassSession.joined_group_id != found.joined_group_id,
            )
        )
        .order_by(ClassSession.held_on, SLOT_ORDER, TrainingClass.code)
    )
    offered = []
    for other, code, its_lesson in rows:
        same_time = (other.held_on, other.slot) == (found.held_on, found.slot)
        if same_time or _is_same(lesson, its_lesson):
            title = f"{its_lesson.code}. {its_lesson.title}" if its_lesson else "Không theo bài"
            offered.append(Partner(other.id, code, other.held_on, other.slot, title, same_time))
    return tuple(sorted(offered, key=lambda one: not one.is_same_time))


def join_sessions(
    session: Session, *, session_id: UUID, with_id: UUID, clash_reason: str | None = None
) -> None:
    """Hold the half-day `with_id` of another class together with this one.

    It takes this one's time, lecturer, room and length; its lesson stays its own class's.
    """
    found, other = session_of(session, session_id), session_of(session, with_id)
    if found.class_id == other.class_id:
        raise SessionRefusedError(
            "Hai buổi này cùng một lớp nên không ghép được.",
            remedy="Chọn buổi của lớp khác.",
            code="same-class",
        )
    class_still_open(session, other.class_id)
    require_open(found)
    require_open(other)
    if other.periods != found.periods:
        require_unmarked(session, other, "đổi số tiết")
    details = details_of_row(found)
    require_free(session, other, details)
    group = found.joined_group_id or new_id()
    moved = Meeting(
        other.id, other.class_id, "", found.held_on, found.slot, found.lecturer, found.room, group
    )
    with session.no_autoflush:
        found.joined_group_id = group
        session.flush()
        clashes = clashes_of(session, [moved])
    require_no_clash(clashes, clash_reason)
    other.held_on, other.slot, other.periods = found.held_on, found.slot, found.periods
    other.lecturer, other.room, other.joined_group_id = found.lecturer, found.room, group
    other.clash_reason = tidy_or_none(clash_reason) if clashes else None
    require_short_day(session, other, details)
    session.flush()


def part_session(session: Session, *, session_id: UUID) -> None:
    """Hold a half-day by itself again; the last one left of a group is alone as well."""
    found = session_of(session, session_id)
    class_still_open(session, found.class_id)
    require_open(found)
    if found.joined_group_id is None:
        raise SessionRefusedError(
            f"{name_of(found).capitalize()} không ghép với lớp nào.",
            remedy="Chọn buổi có ghi “Ghép với …”.",
            code="not-joined",
        )
    part(session, found)


def _is_same(one: Lesson | None, other: Lesson | None) -> bool:
    return one is not None and other is not None and fold(one.title) == fold(other.title)

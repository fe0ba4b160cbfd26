"""Half-days of a class put in, changed and taken out one by one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.classes import Attendance, ClassSession
from app.models.values import SessionState, Slot
from app.services.class_states import class_still_open
from app.services.rules import rules_of_class
from app.services.session_rows import SessionRefusedError, name_of, session_of
from app.text.names import tidy_name, tidy_text


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
        raise day_too_long(total, most)


def day_too_long(total: int, most: int) -> SessionRefusedError:
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

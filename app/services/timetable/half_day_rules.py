"""What a half-day holds and must keep to: a free time, a day not too long, no roll call lost."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.classes import Attendance, ClassSession
from app.models.values import SessionKind, SessionState, Slot
from app.services.results.rules import rules_of_class
from app.services.timetable.session_rows import SessionRefusedError, name_of


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """What the form of a half-day holds.

    `hours_factor` counts hundredths of a lecturer's hour, None for one hour a period; a kind of
    None goes by the lesson.
    """

    held_on: date
    slot: Slot
    periods: int
    lesson_id: UUID | None = None
    lecturer: str | None = None
    room: str | None = None
    state: SessionState = SessionState.PLANNED
    session_kind: SessionKind | None = None
    hours_factor: int | None = None


def require_free(session: Session, found: ClassSession, details: SessionDetails) -> None:
    """Refuse a half-day at which the class meets already."""
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


def require_short_day(session: Session, found: ClassSession, details: SessionDetails) -> None:
    """Refuse a day with more periods than the rules of the class allow."""
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
    """Return the refusal of a day with `total` periods where `most` are allowed."""
    return SessionRefusedError(
        f"Một ngày có tới {total} tiết, nhiều hơn {most} tiết theo quy tắc.",
        remedy="Bớt buổi trong ngày hoặc bớt số tiết của buổi.",
        code="day-too-long",
        field="periods",
    )


def require_open(found: ClassSession) -> None:
    """Refuse changes to a half-day that is closed."""
    if found.closed_at is not None:
        raise SessionRefusedError(
            f"{name_of(found).capitalize()} đã khóa.",
            remedy="Mở khóa buổi (có lý do) rồi sửa.",
            code="session-closed",
        )


def require_unmarked(session: Session, found: ClassSession, act: str) -> None:
    """Refuse an act ("xóa") on a half-day whose attendance was taken."""
    count = session.scalar(
        select(func.count()).select_from(Attendance).where(Attendance.session_id == found.id)
    )
    if count:
        raise SessionRefusedError(
            f"{name_of(found).capitalize()} đã điểm danh {count} người nên không {act} được.",
            remedy="Xóa điểm danh của buổi trước nếu thật sự cần.",
            code="session-has-attendance",
        )

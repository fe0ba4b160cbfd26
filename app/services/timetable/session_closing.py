"""Half-days closed and opened again, and the end of teaching."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from app.models.classes import ClassSession, TrainingClass
from app.models.programmes import Lesson
from app.models.values import ClassStatus, SessionState
from app.services.attendance.attendance_marks import (
    AttendanceRefusedError,
    open_half_day,
    unmarked_in,
)
from app.services.classes.class_states import (
    class_row,
    class_still_open,
    move_class,
    require_forward,
)
from app.services.reasons import require_reason
from app.services.timetable.session_rows import name_of, session_of


def close_session(session: Session, *, session_id: UUID) -> None:
    """Close a half-day in which everybody has a mark; its marks do not change any more."""
    half_day = open_half_day(session, session_id)
    unmarked = len(unmarked_in(session, session_id=session_id, class_id=half_day.class_id))
    if unmarked:
        raise AttendanceRefusedError(
            f"{name_of(half_day).capitalize()} còn {unmarked} người chưa điểm danh.",
            remedy="Ghi những người còn lại (phím 0: có mặt) rồi khóa buổi.",
            code="marks-missing",
        )
    half_day.state = SessionState.HELD
    half_day.closed_at = clock.now()
    session.flush()


def reopen_session(session: Session, *, session_id: UUID, reason: str) -> None:
    """Open a closed half-day again; the journal's action must carry the reason as well."""
    half_day = session_of(session, session_id)
    class_still_open(session, half_day.class_id)
    require_reason(reason, "Mở khóa buổi học cần ghi lý do.")
    half_day.closed_at = None
    session.flush()


def finish_teaching(
    session: Session, *, class_id: UUID, on: date, reason: str | None = None
) -> None:
    """Move a class to taught once every half-day is taken; `reason` where periods are short."""
    found = class_row(session, class_id)
    if found.status is not ClassStatus.OPENED:  # whose first roll call would say what is missing
        require_forward(found, ClassStatus.TEACHING_DONE)
    half_days = session.scalars(
        select(ClassSession)
        .where(ClassSession.class_id == class_id, ClassSession.state != SessionState.CANCELLED)
        .order_by(ClassSession.held_on)
    ).all()
    for half_day in half_days:
        # Somebody who came late has no marks in half-days that were closed before.
        if half_day.closed_at is None and (
            half_day.state is not SessionState.HELD
            or unmarked_in(session, session_id=half_day.id, class_id=class_id)
        ):
            raise AttendanceRefusedError(
                f"{name_of(half_day).capitalize()} chưa điểm danh xong.",
                remedy="Điểm danh hoặc hủy buổi đó rồi kết thúc giảng dạy.",
                code="session-not-taken",
            )
    _require_enough(session, found, sum(half_day.periods for half_day in half_days), reason)
    move_class(session, class_id=class_id, to=ClassStatus.TEACHING_DONE, on=on)


def _require_enough(
    session: Session, found: TrainingClass, taught: int, reason: str | None
) -> None:
    planned = session.scalar(
        select(func.sum(Lesson.periods)).where(
            Lesson.programme_version_id == found.programme_version_id
        )
    )
    if taught < (planned or 0) and not (reason or "").strip():
        raise AttendanceRefusedError(
            f"Lớp {found.code} mới học {taught} trên {planned} tiết của chương trình.",
            remedy="Thêm buổi cho đủ, hoặc ghi lý do kết thúc sớm.",
            code="periods-short",
            field="reason",
        )

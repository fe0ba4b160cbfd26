"""What opening a class freezes and asks for: the version of the day, and enough learners."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.classes import ClassSession, Enrolment, TrainingClass
from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import HERE
from app.services.programmes.programmes import ProgrammeRow, choose_version
from app.services.validity import holds_on
from app.text.names import tidy_text


class ClassRefusedError(UserError):
    """A class that cannot be planned, changed or opened like this."""


def version_on_opening(session: Session, found: TrainingClass, day: date) -> ProgrammeRow:
    """Return the version to freeze; refuses to change it under a timetable made from another."""
    kept = session.get_one(ProgrammeVersion, found.programme_version_id)
    programme = programme_of(session, found)
    named = kept.version if holds_on(kept, day) else None
    chosen = choose_version(session, programme_code=programme.code, day=day, version=named)
    if chosen.version_id == kept.id:
        return chosen
    has_lessons = session.scalar(
        select(ClassSession.id).where(
            ClassSession.class_id == found.id, ClassSession.lesson_id.is_not(None)
        )
    )
    if has_lessons is not None:
        raise ClassRefusedError(
            f"Lịch học của lớp {found.code} lập theo chương trình {kept.version},"
            f" nhưng ngày {day:%d/%m/%Y} phải dạy theo {chosen.version}.",
            remedy="Xóa lịch học rồi lập lại, hoặc sửa ngày khai giảng.",
            code="timetable-of-other-version",
            field="opened_on",
        )
    return chosen


def size_reason(
    session: Session, found: TrainingClass, least: int, reason: str | None
) -> str | None:
    """Return the reason to keep for a small class, None for one that is large enough."""
    size = count_learners(session, found.id)
    if size >= least:
        return None
    if size == 0:
        raise ClassRefusedError(
            f"Lớp {found.code} chưa có học viên nào.",
            remedy="Nhập danh sách học viên trước khi mở lớp.",
            code="class-without-learners",
        )
    if not (reason or "").strip():
        raise ClassRefusedError(
            f"Lớp {found.code} mới có {size} học viên, ít hơn {least} người theo quy chế.",
            remedy="Thêm học viên, hoặc ghi lý do mở lớp với số lượng này.",
            code="class-too-small",
            field="small_size_reason",
        )
    return tidy_text(reason or "")


def programme_of(session: Session, found: TrainingClass) -> Programme:
    """Return the programme that a class is taught by."""
    return session.execute(
        select(Programme)
        .join(ProgrammeVersion, ProgrammeVersion.programme_id == Programme.id)
        .where(ProgrammeVersion.id == found.programme_version_id)
    ).scalar_one()


def count_learners(session: Session, class_id: UUID) -> int:
    """Return how many learners are in a class and have not left it."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Enrolment)
            .where(Enrolment.class_id == class_id, Enrolment.state.in_(HERE))
        )
        or 0
    )

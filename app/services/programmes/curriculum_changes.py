"""The centre's changes to a curriculum, lesson by lesson.

A version that a class is taught by never changes: a change then makes the next version, valid
from the day of the change. What is shipped is never changed either: the centre gets its own copy.
"""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.programmes import Lesson, Programme, ProgrammeVersion
from app.models.values import Owner
from app.services.programmes.curricula import count_classes_by
from app.services.programmes.own_programmes import copied, newest_version, own_copy
from app.services.programmes.programmes import list_lessons
from app.text.dates import format_date
from app.text.names import tidy_text

MOST_PERIODS = 400


class CurriculumError(UserError):
    """A lesson cannot be changed like this."""


def change_lesson(
    session: Session, *, programme_id: UUID, order_no: int, title: str, periods: int, since: date
) -> UUID:
    """Give a lesson another title or number of periods; return the id of the centre's programme.

    `since` is the day from which classes are taught by it where the version is in use already.
    """
    title = _checked(title, periods)
    programme = session.get_one(Programme, programme_id)
    if programme.owner is not Owner.CENTRE:
        programme = own_copy(session, programme)
    version = newest_version(session, programme.id)
    if version is None:
        raise CurriculumError(
            f"Chương trình {programme.name} chưa có khung chương trình.",
            remedy="Chờ tỉnh gửi khung chương trình.",
            code="no-curriculum",
        )
    if count_classes_by(session, version.id):
        version = _next_version(session, version, since)
    lesson = session.scalars(
        select(Lesson).where(Lesson.programme_version_id == version.id, Lesson.order_no == order_no)
    ).one()
    lesson.title, lesson.periods = title, periods
    session.flush()
    lessons = list_lessons(session, programme_version_id=version.id)
    version.total_periods = sum(one.periods for one in lessons)
    session.flush()
    return programme.id


def _checked(title: str, periods: int) -> str:
    tidy = tidy_text(title)
    if not tidy:
        raise CurriculumError(
            "Chưa có tên bài.", remedy="Ghi tên bài.", code="detail-missing", field="title"
        )
    if not 0 <= periods <= MOST_PERIODS:
        raise CurriculumError(
            f"Một bài có từ 0 đến {MOST_PERIODS} tiết, không phải {periods}.",
            remedy="Sửa lại số tiết.",
            code="periods-out-of-range",
            field="periods",
        )
    return tidy


def _next_version(session: Session, before: ProgrammeVersion, since: date) -> ProgrammeVersion:
    """Make the version that follows one in use, with the same lessons."""
    if since <= before.valid_from:
        raise CurriculumError(
            f"Khung đang dùng có hiệu lực từ ngày {format_date(before.valid_from)} và đã có lớp "
            "học theo, nên không sửa ngay trong ngày được.",
            remedy="Sửa từ ngày hôm sau, hoặc bỏ lớp dự kiến đã lập theo khung này.",
            code="curriculum-in-use",
        )
    count = select(func.count()).where(ProgrammeVersion.programme_id == before.programme_id)
    after = copied(
        before,
        owner=Owner.CENTRE,
        version=f"{before.version.partition(' ')[0]} (sửa lần {session.scalar(count)})",
        valid_from=since,
    )
    before.valid_to = since - timedelta(days=1)
    session.add(after)
    session.flush()
    lessons = session.scalars(select(Lesson).where(Lesson.programme_version_id == before.id))
    session.add_all(copied(lesson, programme_version_id=after.id) for lesson in lessons)
    session.flush()
    return after

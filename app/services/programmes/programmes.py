"""What may be taught on a day: programmes with the version valid then, and their lessons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.programmes import Lesson, Programme, ProgrammeVersion
from app.models.values import AssessmentForm, LessonKind
from app.services.results.rules import OWNER_RANK
from app.services.validity import holding_on


class ProgrammeError(UserError):
    """No such programme, or none of its versions is valid on the day."""


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme with its version valid on the day asked for."""

    programme_id: UUID
    version_id: UUID
    code: str
    name: str
    short_name: str
    programme_group: str
    target_group: str
    version: str
    total_lessons: int
    total_periods: int
    total_days: int
    assessment_form: AssessmentForm
    min_class_size: int


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson or topic of a version, in its order."""

    id: UUID
    order_no: int
    code: str
    title: str
    lesson_kind: LessonKind
    periods: int
    counts_for_attendance: bool


def list_programmes(session: Session, *, day: date) -> tuple[ProgrammeRow, ...]:
    """Return the active programmes that have a version valid on `day`, in order of their group.

    Where province or centre made their own copy of a programme, only that one is offered.
    """
    found = session.execute(
        select(Programme, ProgrammeVersion)
        .join(ProgrammeVersion, ProgrammeVersion.programme_id == Programme.id)
        .where(_valid_on(day))
    )
    # The nearest owner's copy first, then whether it is offered: the centre may have put it away.
    best = _one_per_code((row[0], row[1]) for row in found)
    rows = [_row(*pair) for pair in best.values() if pair[0].is_active]
    return tuple(sorted(rows, key=lambda row: (row.programme_group, row.code)))


def choose_version(
    session: Session, *, programme_code: str, day: date, version: str | None = None
) -> ProgrammeRow:
    """Return the version of a programme that a class opening on `day` is taught by.

    A `version` named outright is taken whatever its dates, as for classes entered afterwards.
    """
    wanted = ProgrammeVersion.version == version if version else _valid_on(day)
    found = session.execute(
        select(Programme, ProgrammeVersion)
        .join(ProgrammeVersion, ProgrammeVersion.programme_id == Programme.id)
        .where(Programme.code == programme_code, wanted)
    )
    best = _one_per_code((row[0], row[1]) for row in found)
    if not best:
        raise _none_found(session, programme_code, day, version)
    return _row(*best[programme_code])


def list_lessons(session: Session, *, programme_version_id: UUID) -> tuple[LessonRow, ...]:
    """Return the lessons of a version in their order."""
    lessons = session.scalars(
        select(Lesson)
        .where(Lesson.programme_version_id == programme_version_id)
        .order_by(Lesson.order_no)
    )
    return tuple(
        LessonRow(
            id=lesson.id,
            order_no=lesson.order_no,
            code=lesson.code,
            title=lesson.title,
            lesson_kind=lesson.lesson_kind,
            periods=lesson.periods,
            counts_for_attendance=lesson.counts_for_attendance,
        )
        for lesson in lessons
    )


def _valid_on(day: date) -> ColumnElement[bool]:
    return holding_on(ProgrammeVersion.valid_from, ProgrammeVersion.valid_to, day)


def _one_per_code(
    pairs: Iterable[tuple[Programme, ProgrammeVersion]],
) -> dict[str, tuple[Programme, ProgrammeVersion]]:
    """Keep the nearest owner's programme of each code, and of it the newest version."""
    best: dict[str, tuple[Programme, ProgrammeVersion]] = {}
    for programme, version in sorted(pairs, key=lambda pair: _rank(*pair), reverse=True):
        best[programme.code] = (programme, version)
    return best


def _rank(programme: Programme, version: ProgrammeVersion) -> tuple[int, int]:
    return OWNER_RANK[programme.owner], -version.valid_from.toordinal()


def _row(programme: Programme, version: ProgrammeVersion) -> ProgrammeRow:
    return ProgrammeRow(
        programme_id=programme.id,
        version_id=version.id,
        code=programme.code,
        name=programme.name,
        short_name=programme.short_name,
        programme_group=programme.programme_group,
        target_group=programme.target_group,
        version=version.version,
        total_lessons=version.total_lessons,
        total_periods=version.total_periods,
        total_days=version.total_days,
        assessment_form=version.assessment_form,
        min_class_size=version.min_class_size,
    )


def _none_found(session: Session, code: str, day: date, version: str | None) -> ProgrammeError:
    if session.scalar(select(Programme.id).where(Programme.code == code)) is None:
        known = ", ".join(sorted(session.scalars(select(Programme.code))))
        return ProgrammeError(
            f"Không có chương trình nào mang mã “{code}”.",
            remedy=f"Chọn một trong các mã: {known}.",
            code="unknown-programme",
            field="programme_code",
        )
    what = f"phiên bản “{version}”" if version else f"phiên bản có hiệu lực ngày {day:%d/%m/%Y}"
    return ProgrammeError(
        f"Chương trình {code} không có {what}.",
        remedy="Kiểm tra lại ngày khai giảng, hoặc thêm phiên bản chương trình trong Cài đặt.",
        code="no-programme-version",
        field="programme_code",
    )

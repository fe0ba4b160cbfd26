"""Plans classes, changes what is known of them, opens and finishes them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app import clock
from app.models.base import new_id
from app.models.classes import Enrolment, TrainingClass
from app.models.organizations import Setting
from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import ClassStatus, EnrolmentState, StudyMode
from app.services.classes.class_requirements import (
    ClassRefusedError,
    count_learners,
    programme_of,
    size_reason,
    version_on_opening,
)
from app.services.classes.class_states import (
    class_row,
    class_still_open,
    move_class,
    require_forward,
)
from app.services.days_come import require_day_has_come
from app.services.missing import RowGoneError
from app.services.plans.plan_classes import FromPlan, put_into_plan
from app.services.programmes.programmes import choose_version
from app.services.results.rules import rule_set_in_force, rules_from_payload
from app.text.names import tidy_name, tidy_or_none, tidy_text

__all__ = [
    "ClassDetails",
    "ClassRefusedError",
    "cancel_class",
    "class_id_of_code",
    "count_learners",
    "create_class",
    "details_of",
    "next_course_no",
    "open_class",
    "programme_of",
    "update_class",
]

CODE_PATTERN = "{programme}-{yyyy}-{course_no:02}"
CODE_PATTERN_KEY = "class.code_pattern"


@dataclass(frozen=True, slots=True)
class ClassDetails:
    """What the form of a class holds; an empty `name` takes the programme's and the course."""

    opened_on: date | None = None
    closed_on: date | None = None
    place: str = ""
    class_head: str | None = None
    training_officer: str | None = None
    planned_size: int | None = None
    study_mode: StudyMode = StudyMode.FULL_TIME
    budget_source: str | None = None
    name: str = ""
    note: str | None = None


def create_class(
    session: Session,
    *,
    programme_code: str,
    details: ClassDetails | None = None,
    version: str | None = None,
    year: int | None = None,
    course_no: int | None = None,
    source: FromPlan | None = None,
) -> UUID:
    """Plan a class and return its id; year and course default to the next that are free.

    Where the year's plan is approved, `source` names its item, or why the class is outside it.
    """
    details = details or ClassDetails()
    _require_dates_in_order(details)
    day = details.opened_on or clock.today()
    programme = choose_version(session, programme_code=programme_code, day=day, version=version)
    year = year or day.year
    course_no = course_no or next_course_no(session, programme_code=programme.code, year=year)
    planned = TrainingClass(
        id=new_id(),
        code=_free_code(session, programme.code, year, course_no),
        programme_version_id=programme.version_id,
        course_no=course_no,
        year=year,
        status=ClassStatus.PLANNED,
        status_on=clock.today(),
    )
    put_into_plan(session, planned, programme_code=programme.code, source=source or FromPlan())
    _write(planned, details, programme.name)
    session.add(planned)
    session.flush()
    return planned.id


def update_class(session: Session, *, class_id: UUID, details: ClassDetails) -> None:
    """Write the details of a class anew, as long as its results are not recognised."""
    _require_dates_in_order(details)
    found = class_still_open(session, class_id)
    if found.status is not ClassStatus.PLANNED and details.opened_on is None:
        raise _incomplete("ngày khai giảng", "opened_on", found.code)
    _write(found, details, programme_of(session, found).name)
    session.flush()


def details_of(session: Session, *, class_id: UUID) -> ClassDetails:
    """Return what the form of a class holds."""
    found = class_row(session, class_id)
    return ClassDetails(
        opened_on=found.opened_on,
        closed_on=found.closed_on,
        place=found.place,
        class_head=found.class_head,
        training_officer=found.training_officer,
        planned_size=found.planned_size,
        study_mode=found.study_mode,
        budget_source=found.budget_source,
        name=found.name,
        note=found.note,
    )


def open_class(
    session: Session,
    *,
    class_id: UUID,
    on: date | None = None,
    small_size_reason: str | None = None,
) -> None:
    """Open a class: freeze its rule set and programme version by its opening day.

    `on` is the day of the act (today if None). A class under the least size (QĐ
    1147-QĐ/BTGDVTW, Điều 5: 25) needs `small_size_reason`.
    """
    found = class_row(session, class_id)
    require_forward(found, ClassStatus.OPENED)
    if found.opened_on is None:
        raise _incomplete("ngày khai giảng", "opened_on", found.code)
    rule_set = rule_set_in_force(session, day=found.opened_on)
    rules = rules_from_payload(rule_set.payload)
    if rules.staff_required and not found.class_head:
        raise _incomplete("chủ nhiệm lớp", "class_head", found.code)
    if rules.staff_required and not found.training_officer:
        raise _incomplete("cán bộ giáo vụ", "training_officer", found.code)
    programme = version_on_opening(session, found, found.opened_on)
    least = programme.min_class_size or rules.min_class_size
    found.small_size_reason = size_reason(session, found, least, small_size_reason)
    found.programme_version_id = programme.version_id
    found.rule_set_id = rule_set.id
    on = on or clock.today()
    require_day_has_come(on, named="Ngày quyết định", field="on")
    move_class(session, class_id=class_id, to=ClassStatus.OPENED, on=on)
    session.execute(
        update(Enrolment)
        .where(Enrolment.class_id == class_id, Enrolment.state == EnrolmentState.REGISTERED)
        .values(state=EnrolmentState.ACCEPTED, state_on=on)
    )


def cancel_class(session: Session, *, class_id: UUID, reason: str, on: date) -> None:
    """Cancel a class that is not recognised yet."""
    move_class(session, class_id=class_id, to=ClassStatus.CANCELLED, on=on, reason=reason)
    class_row(session, class_id).note = tidy_text(reason)


def next_course_no(session: Session, *, programme_code: str, year: int) -> int:
    """Return the number after the last course of a programme in a year."""
    last = session.scalar(
        select(func.max(TrainingClass.course_no))
        .join(ProgrammeVersion, ProgrammeVersion.id == TrainingClass.programme_version_id)
        .join(Programme, Programme.id == ProgrammeVersion.programme_id)
        .where(Programme.code == programme_code, TrainingClass.year == year)
    )
    return (last or 0) + 1


def code_for(session: Session, *, programme_code: str, year: int, course_no: int) -> str:
    """Return the code that a class would get: DVM-2026-05."""
    pattern = session.scalar(select(Setting.value).where(Setting.key == CODE_PATTERN_KEY))
    return str(pattern or CODE_PATTERN).format(
        programme=programme_code, yyyy=year, yy=year % 100, course_no=course_no
    )


def class_id_of_code(session: Session, *, code: str) -> UUID:
    """Return the id of the class with this code; small letters and spaces do not matter."""
    wanted = tidy_text(code).upper()
    found = session.scalar(select(TrainingClass.id).where(func.upper(TrainingClass.code) == wanted))
    if found is None:
        raise RowGoneError(
            f"Không có lớp nào mang mã “{code}”.",
            remedy="Xem mã các lớp trong mục Lớp học, hoặc bằng lệnh list classes.",
            code="unknown-class",
            field="class",
        )
    return found


def _write(found: TrainingClass, details: ClassDetails, programme_name: str) -> None:
    found.name = tidy_text(details.name) or f"{programme_name}, khóa {found.course_no}"
    found.opened_on = details.opened_on
    found.closed_on = details.closed_on
    found.place = tidy_text(details.place)
    found.class_head = tidy_name(details.class_head or "") or None
    found.training_officer = tidy_name(details.training_officer or "") or None
    found.planned_size = details.planned_size
    found.study_mode = details.study_mode
    found.budget_source = tidy_or_none(details.budget_source)
    found.note = tidy_or_none(details.note)


def _free_code(session: Session, programme_code: str, year: int, course_no: int) -> str:
    code = code_for(session, programme_code=programme_code, year=year, course_no=course_no)
    if session.scalar(select(TrainingClass.id).where(TrainingClass.code == code)) is not None:
        raise ClassRefusedError(
            f"Đã có lớp mang mã {code}.",
            remedy="Chọn số khóa khác, hoặc để trống để lấy khóa kế tiếp.",
            code="class-code-taken",
            field="course_no",
        )
    return str(code)


def _require_dates_in_order(details: ClassDetails) -> None:
    if details.opened_on and details.closed_on and details.closed_on < details.opened_on:
        raise ClassRefusedError(
            f"Ngày bế giảng {details.closed_on:%d/%m/%Y} ở trước"
            f" ngày khai giảng {details.opened_on:%d/%m/%Y}.",
            remedy="Sửa một trong hai ngày.",
            code="dates-out-of-order",
            field="closed_on",
        )


def _incomplete(what: str, form_field: str, code: str) -> ClassRefusedError:
    return ClassRefusedError(
        f"Lớp {code} chưa có {what}.",
        remedy="Ghi ở thẻ Thông tin của lớp rồi mở lớp.",
        code=f"{form_field.replace('_', '-')}-missing",
        field=form_field,
    )

"""Classes and the plan: a class comes from an item, or stands outside it with a reason."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.plans import AnnualPlan, PlanItem
from app.models.programmes import Programme, ProgrammeVersion
from app.services.classes.class_requirements import ClassRefusedError
from app.services.plans.plan_months import month_remark_of
from app.services.plans.plan_progress import NOTHING_DONE, done_by_item
from app.services.plans.plan_rows import PlanItemRow, list_items
from app.services.plans.plans import LOCKED
from app.text.names import tidy_or_none


@dataclass(frozen=True, slots=True)
class FromPlan:
    """Where a class comes from: an item of the plan, or outside of it with a reason."""

    item_id: UUID | None = None
    outside_reason: str | None = None


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """How a class stands to the plan of its year, in words; "" where there is nothing to say.

    `remark` is what differs from its line; `is_movable` while the plan is in force.
    """

    code: str
    year: int
    programme_code: str
    source: FromPlan
    words: str
    remark: str
    is_movable: bool


@dataclass(frozen=True, slots=True)
class OfferedItem:
    """An item that a class may come from, as the form offers it and begins with it."""

    id: UUID
    programme_code: str
    label: str
    classes_left: int
    month: int | None
    place: str | None
    budget_source: str | None
    planned_size: int | None


def offered_items(session: Session, *, year: int) -> tuple[OfferedItem, ...]:
    """Return the items of a year's approved plan, those with classes still to make first."""
    plan_id = _plan_in_force(session, year)
    if plan_id is None:
        return ()
    rows = [row for row in list_items(session, plan_id=plan_id) if not row.is_dropped]
    rows.sort(key=lambda row: (row.classes_left == 0, row.month or 13, row.order_no))
    return tuple(_offered(row) for row in rows)


def _has_plan_in_force(session: Session, *, year: int) -> bool:
    """Tell whether classes of a year come from a plan, or need a reason."""
    return _plan_in_force(session, year) is not None


def put_into_plan(
    session: Session, found: TrainingClass, *, programme_code: str, source: FromPlan
) -> None:
    """Write where a class comes from; refuses neither item nor reason where a plan is in force."""
    reason = tidy_or_none(source.outside_reason)
    if source.item_id is not None:
        _require_fitting(session, source.item_id, programme_code, found.year)
        reason = None
    elif reason is None and _has_plan_in_force(session, year=found.year):
        raise ClassRefusedError(
            f"Năm {found.year} đã có kế hoạch được phê duyệt, lớp này chưa rõ từ dòng nào.",
            remedy="Chọn dòng kế hoạch, hoặc ghi lý do mở lớp ngoài kế hoạch.",
            code="plan-item-or-reason",
            field="outside_plan_reason",
        )
    found.plan_item_id = source.item_id
    found.outside_plan_reason = reason


def move_class(session: Session, *, class_id: UUID, source: FromPlan) -> None:
    """Put a class into another item of its year's plan, or outside with a reason."""
    found = session.get_one(TrainingClass, class_id)
    programme_code = session.scalars(
        select(Programme.code)
        .join(ProgrammeVersion, ProgrammeVersion.programme_id == Programme.id)
        .where(ProgrammeVersion.id == found.programme_version_id)
    ).one()
    put_into_plan(session, found, programme_code=programme_code, source=source)
    session.flush()


def place_in_plan(session: Session, *, class_id: UUID) -> PlanPlace:
    """Return where a class comes from, and how far its line of the plan is."""
    found, programme_code = session.execute(
        select(TrainingClass, Programme.code)
        .join(ProgrammeVersion, ProgrammeVersion.id == TrainingClass.programme_version_id)
        .join(Programme, Programme.id == ProgrammeVersion.programme_id)
        .where(TrainingClass.id == class_id)
    ).one()
    is_movable = _has_plan_in_force(session, year=found.year)
    words = ""
    if found.plan_item_id is not None:
        words = _line_in_words(session, found.plan_item_id)
    elif found.outside_plan_reason:
        words = f"Ngoài kế hoạch: {found.outside_plan_reason}"
    elif is_movable:
        words = f"Chưa ghi từ dòng nào của kế hoạch năm {found.year}"
    source = FromPlan(found.plan_item_id, found.outside_plan_reason)
    return PlanPlace(
        code=found.code,
        year=found.year,
        programme_code=programme_code,
        source=source,
        words=words,
        remark=month_remark_of(session, found),
        is_movable=is_movable,
    )


def _line_in_words(session: Session, item_id: UUID) -> str:
    item, title = session.execute(
        select(PlanItem, Programme.short_name)
        .join(Programme, Programme.id == PlanItem.programme_id)
        .where(PlanItem.id == item_id)
    ).one()
    opened = len(done_by_item(session, [item_id]).get(item_id, NOTHING_DONE).opened)
    month = f", tháng {item.month}" if item.month else ""
    return (
        f"Kế hoạch, dòng {item.order_no}: {title}{month}, đã mở {opened}/{item.planned_classes} lớp"
    )


def _plan_in_force(session: Session, year: int) -> UUID | None:
    query = select(AnnualPlan.id).where(AnnualPlan.year == year, AnnualPlan.status.in_(LOCKED))
    return session.scalar(query)


def _offered(row: PlanItemRow) -> OfferedItem:
    month = f"tháng {row.month}" if row.month else "chưa định tháng"
    left = f"còn {row.classes_left}/{row.classes} lớp"
    return OfferedItem(
        id=row.id,
        programme_code=row.programme_code,
        label=f"{row.order_no}. {row.title} · {month} · {left}",
        classes_left=row.classes_left,
        month=row.month,
        place=row.place,
        budget_source=row.budget_source,
        planned_size=-(-row.learners // row.classes) if row.classes else None,
    )


def _require_fitting(session: Session, item_id: UUID, programme_code: str, year: int) -> None:
    row = session.execute(
        select(Programme.code, AnnualPlan.year, AnnualPlan.status)
        .join(PlanItem, PlanItem.programme_id == Programme.id)
        .join(AnnualPlan, AnnualPlan.id == PlanItem.plan_id)
        .where(PlanItem.id == item_id)
    ).one_or_none()
    if row is None or row.status not in LOCKED:
        raise _unfitting("Dòng kế hoạch đã chọn không còn có hiệu lực.")
    if row.code != programme_code:
        raise _unfitting(f"Dòng kế hoạch là của chương trình {row.code}, lớp dạy {programme_code}.")
    if row.year != year:
        raise _unfitting(f"Dòng kế hoạch là của năm {row.year}, lớp của năm {year}.")


def _unfitting(message: str) -> ClassRefusedError:
    return ClassRefusedError(
        message,
        remedy="Chọn dòng khác, hoặc ghi lý do mở lớp ngoài kế hoạch.",
        code="item-does-not-fit",
        field="plan_item_id",
    )

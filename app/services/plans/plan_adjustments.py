"""Changes of an approved plan: each with its reason, its day, the old values and the new ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.organizations import Commune
from app.models.plans import AnnualPlan, PlanAdjustment, PlanItem
from app.models.programmes import Programme
from app.models.values import PlanSide, PlanStatus
from app.services.days_come import require_day_has_come
from app.services.plans.plan_items import (
    ItemDetails,
    append_item,
    as_values,
    details_of_item,
    stored_item,
    write_item,
)
from app.services.plans.plan_progress import NOTHING_DONE, done_by_item
from app.services.plans.plans import LOCKED, PlanRefusedError, stored_plan
from app.services.reasons import require_reason
from app.text.dates import format_date
from app.text.names import tidy_or_none, tidy_text
from app.text.numbers import NOTHING, format_int

LABELS = {
    "programme": "Chương trình",
    "side": "Kế hoạch của",
    "classes": "Số lớp",
    "learners": "Số học viên",
    "month": "Thời gian",
    "target_group": "Đối tượng",
    "place": "Địa điểm",
    "partner": "Đơn vị phối hợp",
    "budget_source": "Nguồn kinh phí",
    "budget_amount": "Kinh phí (đồng)",
    "note": "Ghi chú",
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why an approved plan is changed, on which day, by which document (empty: none yet)."""

    reason: str
    on: date
    decision_no: str | None = None


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value that was changed, as people read it."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """One adjustment; `is_new` where it added the item, `programme_name` as papers print it."""

    id: UUID
    item_id: UUID
    programme_code: str
    programme_name: str
    title: str
    adjusted_on: date
    decision_no: str | None
    reason: str
    is_new: bool
    changes: tuple[ValueChange, ...]


def adjust_item(session: Session, *, item_id: UUID, details: ItemDetails, grounds: Grounds) -> UUID:
    """Change an item of an approved plan and return the adjustment's id."""
    found = stored_item(session, item_id)
    plan = _approved(session, found.plan_id, grounds)
    done = done_by_item(session, [item_id]).get(item_id, NOTHING_DONE)
    if details.classes < len(done.made):
        raise PlanRefusedError(
            f"Đã lập {len(done.made)} lớp từ dòng này nên không giảm còn {details.classes} lớp.",
            remedy="Ghi số lớp ít nhất bằng số lớp đã lập, hoặc hủy lớp trước.",
            code="fewer-than-made",
            field="classes",
        )
    old = as_values(details_of_item(session, item_id=item_id))
    write_item(session, found, details)
    new = as_values(details_of_item(session, item_id=item_id))
    if old == new:
        raise PlanRefusedError(
            "Chưa có gì khác với kế hoạch đang có hiệu lực.",
            remedy="Sửa số lớp, số học viên, thời gian hoặc kinh phí rồi lưu.",
            code="nothing-adjusted",
        )
    return _note(session, plan, item_id, grounds, old, new)


def drop_item(session: Session, *, item_id: UUID, grounds: Grounds) -> UUID:
    """Leave nothing of an item of an approved plan; it stays in the list, struck out."""
    nothing = replace(details_of_item(session, item_id=item_id), classes=0, learners=0, communes={})
    return adjust_item(session, item_id=item_id, details=nothing, grounds=grounds)


def adjust_by_adding(
    session: Session, *, plan_id: UUID, details: ItemDetails, grounds: Grounds
) -> UUID:
    """Put one more item into an approved plan and return the adjustment's id."""
    plan = _approved(session, plan_id, grounds)
    item_id = append_item(session, plan_id=plan_id, details=details)
    new = as_values(details_of_item(session, item_id=item_id))
    return _note(session, plan, item_id, grounds, None, new)


def list_adjustments(session: Session, *, plan_id: UUID) -> tuple[AdjustmentRow, ...]:
    """Return the adjustments of a plan, the newest first."""
    found = session.execute(
        select(PlanAdjustment, Programme)
        .join(PlanItem, PlanItem.id == PlanAdjustment.plan_item_id)
        .join(Programme, Programme.id == PlanItem.programme_id)
        .where(PlanItem.plan_id == plan_id)
        .order_by(PlanAdjustment.adjusted_on.desc(), PlanAdjustment.id.desc())
    ).all()
    communes = _commune_names(session)
    return tuple(
        AdjustmentRow(
            id=made.id,
            item_id=made.plan_item_id,
            programme_code=programme.code,
            programme_name=programme.name,
            title=programme.short_name,
            adjusted_on=made.adjusted_on,
            decision_no=made.decision_no,
            reason=made.reason,
            is_new=made.old is None,
            changes=tuple(_changes(made.old or {}, made.new, communes)),
        )
        for made, programme in found
    )


def _approved(session: Session, plan_id: UUID, grounds: Grounds) -> AnnualPlan:
    plan = stored_plan(session, plan_id)
    if plan.status not in LOCKED:
        closed = plan.status is PlanStatus.CLOSED
        raise PlanRefusedError(
            f"Kế hoạch năm {plan.year} {plan.status.label.lower()} nên không lập điều chỉnh được.",
            remedy="" if closed else "Sửa thẳng dòng kế hoạch; điều chỉnh chỉ lập sau phê duyệt.",
            code="plan-not-approved",
        )
    require_reason(grounds.reason, "Điều chỉnh kế hoạch đã phê duyệt cần có lý do.")
    if plan.decided_on is not None and grounds.on < plan.decided_on:
        raise PlanRefusedError(
            f"Ngày điều chỉnh {format_date(grounds.on)} ở trước ngày phê duyệt kế hoạch"
            f" {format_date(plan.decided_on)}.",
            remedy="Sửa ngày điều chỉnh.",
            code="adjusted-before-approved",
            field="adjusted_on",
        )
    require_day_has_come(grounds.on, named="Ngày điều chỉnh", field="adjusted_on")
    return plan


def _note(
    session: Session,
    plan: AnnualPlan,
    item_id: UUID,
    grounds: Grounds,
    old: Mapping[str, Any] | None,
    new: Mapping[str, Any],
) -> UUID:
    made = PlanAdjustment(
        plan_item_id=item_id,
        adjusted_on=grounds.on,
        decision_no=tidy_or_none(grounds.decision_no),
        reason=tidy_text(grounds.reason),
        old=old,
        new=new,
    )
    session.add(made)
    plan.status = PlanStatus.ADJUSTED
    session.flush()
    return made.id


def _changes(
    old: Mapping[str, Any], new: Mapping[str, Any], communes: Mapping[str, str]
) -> Iterator[ValueChange]:
    for name, label in LABELS.items():
        before, after = old.get(name), new.get(name)
        if before != after:
            yield ValueChange(label, _written(name, before), _written(name, after))
    shares_before, shares_after = old.get("communes", {}), new.get("communes", {})
    for code in sorted(shares_before.keys() | shares_after.keys()):
        before, after = shares_before.get(code), shares_after.get(code)
        if before != after:
            name = communes.get(code, code)
            yield ValueChange(f"Học viên {name}", _written(name, before), _written(name, after))


def _written(name: str, value: object) -> str:
    if value is None or value == "":
        return NOTHING
    if name == "side":
        return PlanSide(str(value)).label
    if name == "month":
        return f"tháng {value}"
    return format_int(value) if isinstance(value, int) else str(value)


def _commune_names(session: Session) -> dict[str, str]:
    found = session.execute(select(Commune.code, Commune.unit_type, Commune.name))
    return {code: f"{kind[:1].lower()}{kind[1:]} {name}" for code, kind, name in found}

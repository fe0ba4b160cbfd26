"""Carrying a plan into the next year: what would be carried is shown before anything is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from app.services.plans.plan_items import add_item, details_of_item
from app.services.plans.plan_rows import PlanItemRow, list_items
from app.services.plans.plans import PlanRefusedError, create_plan, draft_plan, plan_of_year


@dataclass(frozen=True, slots=True)
class CarriedItem:
    """An item of the year before and what would become of it; `why_not` leaves it behind."""

    item: PlanItemRow
    why_not: str

    @property
    def is_proposed(self) -> bool:
        """Whether it would be carried unless the clerk says otherwise."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class CarryPreview:
    """What carrying a plan would do, item by item."""

    from_year: int
    to_year: int
    makes_plan: bool
    items: tuple[CarriedItem, ...]


def preview_carrying(session: Session, *, from_year: int, to_year: int) -> CarryPreview:
    """Say what carrying the plan of one year into another would do; nothing is written."""
    before = plan_of_year(session, year=from_year)
    if before is None:
        raise PlanRefusedError(
            f"Không có kế hoạch năm {from_year} để chuyển sang.",
            remedy="Chọn năm khác, hoặc lập kế hoạch từ đầu.",
            code="no-plan-to-carry",
            field="from_year",
        )
    after = plan_of_year(session, year=to_year)
    known = list_items(session, plan_id=after.id) if after else ()
    return CarryPreview(
        from_year=from_year,
        to_year=to_year,
        makes_plan=after is None,
        items=tuple(
            CarriedItem(item, _why_not(item, known, to_year))
            for item in list_items(session, plan_id=before.id)
        ),
    )


def carry_items(session: Session, *, item_ids: Sequence[UUID], to_year: int) -> UUID:
    """Copy items, with learners by commune, into the draft of a year; return that plan's id."""
    after = plan_of_year(session, year=to_year)
    plan_id = after.id if after is not None else create_plan(session, year=to_year)
    draft_plan(session, plan_id)
    for item_id in item_ids:
        details = replace(details_of_item(session, item_id=item_id), note=None)
        add_item(session, plan_id=plan_id, details=details)
    return plan_id


def _why_not(item: PlanItemRow, known: Sequence[PlanItemRow], year: int) -> str:
    if item.is_dropped:
        return "đã điều chỉnh bỏ"
    twins = [
        row
        for row in known
        if (row.programme_code, row.side, row.month) == (item.programme_code, item.side, item.month)
    ]
    return f"kế hoạch năm {year} đã có" if twins else ""

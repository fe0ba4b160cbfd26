"""Plans on their way, for the tests."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.services.plans import plan_items, plans
from app.services.plans.plan_items import ItemDetails


def make_plan(session: Session, *items: ItemDetails, year: int = 2026) -> UUID:
    """Begin the plan of a year with these items."""
    plan_id = plans.create_plan(session, year=year)
    for details in items:
        plan_items.add_item(session, plan_id=plan_id, details=details)
    return plan_id


def approve(session: Session, plan_id: UUID, on: date) -> None:
    """Submit a plan and note its approval, both on one day."""
    plans.submit_plan(session, plan_id=plan_id, on=on, to="Đảng ủy xã Na Sầm")
    plans.approve_plan(
        session, plan_id=plan_id, decision_no="12-QĐ/ĐU", decided_on=on, decided_by="Đảng ủy"
    )

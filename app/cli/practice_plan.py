"""The practice centre's plan of the year, approved in January, with the classes that came of it."""

from datetime import date

from app.database import Database
from app.models.values import PlanSide
from app.services.centre.served_communes import list_served
from app.services.classes.class_rows import list_classes
from app.services.plans import needs, plan_classes, plan_items, plans
from app.services.plans.needs import NeedDetails
from app.services.plans.plan_classes import FromPlan
from app.services.plans.plan_items import ItemDetails

_HALL, _PARTY, _STATE = "Hội trường A", "Ngân sách đảng", "Ngân sách nhà nước"
_ITEMS = (
    ItemDetails("NTD", classes=2, learners=90, month=4, place=_HALL, budget_source=_PARTY,
                budget_amount=36_000_000, communes={"06124": 50, "06187": 40}),
    ItemDetails("DVM", classes=2, learners=70, month=5, place=_HALL, budget_source=_PARTY,
                budget_amount=31_500_000, communes={"06124": 40, "06187": 30}),
    ItemDetails("CTD", classes=2, learners=80, month=9, place=_HALL, budget_source=_PARTY,
                budget_amount=34_000_000),
    ItemDetails("CNKT", PlanSide.STATE, classes=1, learners=40, month=10, place=_HALL,
                budget_source=_STATE, budget_amount=22_000_000, partner="Sở Nội vụ"),
)  # fmt: skip
_TOLD = (28, 19, 23)


def make_practice_plan(database: Database, *, today: date) -> None:
    """Plan the year, approve the plan, and say of each class where it comes from."""
    year, early = today.year, min(date(today.year, 1, 12), today)
    with database.action(f"Ghi nhu cầu năm {year + 1}") as session:
        for served, learners in zip(list_served(session, on=today), _TOLD, strict=True):
            unit = f"Đảng ủy {served.full_name}"
            for code in ("NTD", "DVM"):
                told = NeedDetails(
                    served.commune_code, unit, code, learners, women=learners // 2, young=8
                )
                needs.register_need(session, year=year + 1, details=told, on=today)
    with database.action(f"Lập kế hoạch năm {year}") as session:
        plan_id = plans.create_plan(session, year=year)
        for details in _ITEMS:
            plan_items.add_item(session, plan_id=plan_id, details=details)
        plans.submit_plan(session, plan_id=plan_id, on=early, to="Ban Thường vụ Đảng ủy xã Na Sầm")
        plans.approve_plan(
            session,
            plan_id=plan_id,
            decision_no="12-QĐ/ĐU",
            decided_on=early,
            decided_by="Ban Thường vụ Đảng ủy xã Na Sầm",
        )
    with database.action("Ghi lớp vào kế hoạch") as session:
        for row in list_classes(session, year=year):
            offered = plan_classes.offered_items(session, year=year)
            item = next(
                (x for x in offered if x.programme_code == row.programme_code and x.classes_left),
                None,
            )
            source = FromPlan(item.id) if item else FromPlan(outside_reason="Tỉnh giao bổ sung")
            plan_classes.move_class(session, class_id=row.id, source=source)

"""How the plan's page says where the plan stands, and the one thing to do next."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.models.values import PlanSide, PlanStatus
from app.services.plans.plan_progress import Done
from app.services.plans.plan_rows import PlanItemRow
from app.services.plans.plans import PlanRow
from app.ui import kit
from app.ui.screens.plans.words import next_step, plan_line, plan_steps, why_not

TODAY = date(2026, 11, 22)
PLAN = PlanRow(
    id=UUID(int=1),
    year=2026,
    status=PlanStatus.DRAFT,
    submitted_on=date(2026, 1, 5),
    submitted_to=None,
    decision_no="12-QĐ/ĐU",
    decided_on=date(2026, 1, 12),
    decided_by="Đảng ủy",
    closed_on=None,
    basis=(),
    note=None,
)
ITEM = PlanItemRow(
    id=UUID(int=2),
    order_no=1,
    programme_code="DVM",
    title="Đảng viên mới",
    programme_name="Đảng viên mới",
    programme_group="",
    side=PlanSide.PARTY,
    classes=2,
    learners=60,
    month=3,
    target_group=None,
    place=None,
    partner=None,
    budget_source=None,
    budget_amount=None,
    note=None,
    shares=(),
    done=Done(made=(UUID(int=3),), opened=(UUID(int=3),), learners=28),
    remarks=(),
)
MADE = replace(ITEM, done=Done(made=(UUID(int=3), UUID(int=4))))


def step(status: PlanStatus, *items: PlanItemRow, year: int = 2026, today: date = TODAY) -> str:
    plan = replace(PLAN, status=status)
    return next_step(plan, items, current=None, year=year, today=today).key


def test_the_plan_goes_from_draft_to_the_next_year() -> None:
    assert next_step(None, (), current=None, year=2026, today=TODAY).verb == "Lập kế hoạch năm 2026"
    assert step(PlanStatus.DRAFT) == "add"
    assert step(PlanStatus.DRAFT, ITEM) == "submit"
    assert step(PlanStatus.SUBMITTED, ITEM) == "approve"
    assert step(PlanStatus.APPROVED, ITEM) == "make-class"
    assert step(PlanStatus.ADJUSTED, MADE) == "add"
    assert step(PlanStatus.CLOSED, ITEM) == "carry-on"


def test_the_next_step_follows_the_line_under_the_cursor() -> None:
    plan, waits = replace(PLAN, status=PlanStatus.APPROVED), replace(MADE, order_no=2)
    items = (ITEM, waits, replace(ITEM, order_no=3, classes=1))

    def verb(current: PlanItemRow | None) -> str:
        return next_step(plan, items, current=current, year=2026, today=TODAY).verb

    assert verb(ITEM) == "Lập lớp…"
    assert verb(waits) == "Đến 2 lớp đã lập"
    assert verb(items[2]) == verb(None) == "Lập lớp dòng 1…"


@pytest.mark.parametrize(
    ("item", "today", "key"),
    [
        (MADE, date(2026, 12, 1), "close"),
        (ITEM, date(2026, 12, 1), "make-class"),
        (ITEM, date(2027, 1, 2), "close"),
    ],
)
def test_the_year_is_told_when_it_is_over(item: PlanItemRow, today: date, key: str) -> None:
    assert step(PlanStatus.APPROVED, item, today=today) == key


def test_the_steps_prove_what_is_behind_them() -> None:
    steps = plan_steps(replace(PLAN, status=PlanStatus.ADJUSTED))
    states = kit.StepState
    assert [(one.text, one.state) for one in steps] == [
        ("Đang lập", states.DONE),
        ("Đã trình", states.DONE),
        ("Đã điều chỉnh", states.CURRENT),
        ("Đã tổng kết", states.TO_COME),
    ]
    assert [one.proof for one in steps] == ["", "05/01/2026", "12-QĐ/ĐU ngày 12/01/2026", ""]
    assert plan_steps(None) == []


def test_the_line_holds_plan_against_done() -> None:
    assert plan_line(None, (), 2026) == "Năm 2026 chưa có kế hoạch"
    assert plan_line(PLAN, (), 2026) == "Năm 2026, chưa có dòng nào"
    assert plan_line(PLAN, (ITEM,), 2026) == "Năm 2026: đã mở 1/2 lớp, 28/60 học viên"


@pytest.mark.parametrize(
    ("status", "possible"),
    [
        (None, {"carry", "dates"}),
        (PlanStatus.DRAFT, {"carry", "basis", "dates"}),
        (PlanStatus.SUBMITTED, {"basis", "dates", "withdraw"}),
        (PlanStatus.APPROVED, {"basis", "dates", "close"}),
        (PlanStatus.CLOSED, {"dates"}),
    ],
)
def test_rare_acts_are_possible_in_their_state_or_say_why_not(
    status: PlanStatus | None, possible: set[str]
) -> None:
    reasons = why_not(replace(PLAN, status=status) if status else None)
    assert {act for act, reason in reasons.items() if not reason} == possible

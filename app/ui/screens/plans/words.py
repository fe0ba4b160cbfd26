"""How the screen writes a plan: its line of facts, its state, and the one thing to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.models.values import PlanStatus
from app.services.plans.plan_rows import PlanItemRow, totals_of
from app.services.plans.plans import PlanRow
from app.text.dates import format_date
from app.text.numbers import format_int
from app.ui import kit

_LAST_MONTH = 12


@dataclass(frozen=True)
class PlanStep:
    """What to do next: its key, what the button says, its icon, and the line that it is about."""

    key: str
    verb: str
    icon: str
    item: PlanItemRow | None = None


def next_step(
    plan: PlanRow | None,
    items: Sequence[PlanItemRow],
    *,
    current: PlanItemRow | None,
    year: int,
    today: date,
) -> PlanStep:
    """Return the one thing to do next with the plan of a year; `current` is under the cursor."""
    if plan is None:
        return PlanStep("create", f"Lập kế hoạch năm {year}", "plus")
    if plan.status is PlanStatus.DRAFT:
        if items:
            return PlanStep("submit", "Trình kế hoạch…", "arrow-right")
        return PlanStep("add", "Thêm dòng…", "plus")
    if plan.status is PlanStatus.SUBMITTED:
        return PlanStep("approve", "Ghi phê duyệt…", "stamp")
    if plan.status is PlanStatus.CLOSED:
        return PlanStep("carry-on", f"Chuyển sang năm {year + 1}…", "copy")
    return _step_of_approved(items, current, year=year, today=today)


def plan_steps(plan: PlanRow | None) -> list[kit.Step]:
    """Return the states of a plan as steps, with what proves those behind it."""
    if plan is None:
        return []
    adjusted = plan.status is PlanStatus.ADJUSTED
    names = [
        (PlanStatus.DRAFT, "Đang lập", ""),
        (PlanStatus.SUBMITTED, "Đã trình", _day(plan.submitted_on)),
        (PlanStatus.APPROVED, "Đã điều chỉnh" if adjusted else "Đã phê duyệt", plan.decision),
        (PlanStatus.CLOSED, "Đã tổng kết", _day(plan.closed_on)),
    ]
    now = PlanStatus.APPROVED if adjusted else plan.status
    at = [state for state, *_ in names].index(now)
    return [
        kit.Step(name, kit.StepState.of(place, at), proof)
        for place, (_, name, proof) in enumerate(names)
    ]


def plan_line(plan: PlanRow | None, items: Sequence[PlanItemRow], year: int) -> str:
    """Return the line under the title: plan against done of a year."""
    if plan is None:
        return f"Năm {year} chưa có kế hoạch"
    if not items:
        return f"Năm {year}, chưa có dòng nào"
    total = totals_of(items)
    return (
        f"Năm {year}: đã mở {total.opened}/{format_int(total.classes)} lớp, "
        f"{format_int(total.learners_done)}/{format_int(total.learners)} học viên"
    )


def _step_of_approved(
    items: Sequence[PlanItemRow], current: PlanItemRow | None, *, year: int, today: date
) -> PlanStep:
    """Return classes to make as long as there are any; the year is told when it is over."""
    is_over = year < today.year
    if not is_over and current is not None and current.done.waiting:
        many = current.done.waiting
        verb = f"Đến {many} lớp đã lập" if many > 1 else "Đến lớp đã lập"
        return PlanStep("see-classes", verb, "presentation", current)
    left = [item for item in items if item.classes_left]
    if not is_over and left:
        if current in left:
            return PlanStep("make-class", "Lập lớp…", "plus", current)
        first = min(left, key=lambda item: (item.month or 13, item.order_no))
        return PlanStep("make-class", f"Lập lớp dòng {first.order_no}…", "plus", first)
    if is_over or (today.year, today.month) == (year, _LAST_MONTH):
        return PlanStep("close", "Tổng kết năm…", "layers")
    return PlanStep("add", "Bổ sung dòng…", "plus")


def _day(day: date | None) -> str:
    return format_date(day) if day is not None else ""


def why_not(plan: PlanRow | None) -> dict[str, str]:
    """Return why each rare act cannot be done with the plan now; "" where it can."""
    status = plan.status if plan else None
    closed = "Kế hoạch đã tổng kết." if status is PlanStatus.CLOSED else ""
    nothing = "" if plan else "Năm này chưa có kế hoạch."
    draft = status in (None, PlanStatus.DRAFT)
    submitted = status is PlanStatus.SUBMITTED
    approved = plan is not None and plan.is_locked
    return {
        "carry": "" if draft else "Chỉ chuyển vào kế hoạch đang lập.",
        "basis": nothing or closed,
        "dates": "",
        "withdraw": "" if submitted else "Chỉ rút lại kế hoạch đã trình mà chưa phê duyệt.",
        "close": "" if approved else closed or "Chỉ tổng kết kế hoạch đã phê duyệt.",
    }

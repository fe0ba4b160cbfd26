"""What waits in the yearly plan: answers, the plan itself, classes whose month has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.plans import AnnualPlan, PlanItem, TrainingNeed
from app.models.programmes import Programme
from app.models.values import PlanStatus
from app.services.centre.served_communes import ServedRow, list_served
from app.services.plans.no_needs import communes_without_needs
from app.services.plans.plan_dates import dates_of
from app.services.plans.plan_progress import NOTHING_DONE, done_by_item
from app.services.plans.plans import LOCKED
from app.services.today.work_rows import SOON, WorkRow
from app.text.dates import format_date
from app.text.enumeration import some_of

_NAMED = 2  # communes named in a line; the others are counted
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class _Item:
    """A line of the plan with classes that are not opened yet."""

    id: UUID
    title: str
    month: int
    left: int


def plan_work(session: Session, *, today: date) -> tuple[WorkRow, ...]:
    """Return what is late or should be done this month, the latest first."""
    states = _states(session)
    waiting = _unopened(session, today.year)
    behind = [item for item in waiting if item.month < today.month]
    now = [item for item in waiting if item.month == today.month]
    found = (
        _opening("plan-behind", "Mở lớp chậm so với kế hoạch", behind, today.year),
        _opening("plan-open", "Đến tháng mở lớp theo kế hoạch", now, today.year),
        *(_to_close(year) for year, status in states if year < today.year and status in LOCKED),
        *(row for row in _planning(session, today) if row.is_overdue),
    )
    return tuple(row for row in found if row is not None)


def plan_soon(session: Session, *, today: date) -> tuple[WorkRow, ...]:
    """Return what the next plan waits for within thirty days."""
    return tuple(row for row in _planning(session, today) if not row.is_overdue)


def unanswered(session: Session, *, year: int, today: date) -> tuple[ServedRow, ...]:
    """Return the communes served from which nobody told a need for a year, nor that of none."""
    return _silent(session, list_served(session, on=today), year)


def _planning(session: Session, today: date) -> tuple[WorkRow, ...]:
    """Return what keeps the plans of this year and the next from being submitted.

    A centre that began to work after the plan of this year was due is not asked for it.
    """
    states = dict(_states(session))
    served = list_served(session, on=today)
    rows: list[WorkRow | None] = []
    for year in (today.year, today.year + 1):
        if states.get(year, PlanStatus.DRAFT) is not PlanStatus.DRAFT:
            continue
        silent = _silent(session, served, year)
        is_begun = year in states or len(silent) < len(served)
        dates = dates_of(session, year=year)
        if is_begun or (year > today.year and today <= dates.needs_by):
            rows.append(_unanswered_row(silent, year, dates.needs_by, today))
        if is_begun or (year > today.year and silent):
            rows.append(_unsubmitted_row(year, dates.submit_by, today))
    return tuple(row for row in rows if row is not None)


def _silent(session: Session, served: Sequence[ServedRow], year: int) -> tuple[ServedRow, ...]:
    told = set(
        session.scalars(
            select(TrainingNeed.commune_code).where(TrainingNeed.year == year).distinct()
        )
    )
    told |= communes_without_needs(session, year=year)
    return tuple(row for row in served if row.commune_code not in told)


def _unanswered_row(
    silent: Sequence[ServedRow], year: int, due: date, today: date
) -> WorkRow | None:
    if not silent or due > today + SOON:
        return None
    named = some_of([row.full_name for row in silent[:_NAMED]], len(silent), "nơi")
    return WorkRow(
        key="answer-needs",
        title=f"Chưa trả lời phiếu F01 năm {year}",
        detail=f"{named} · hạn {format_date(due)}",
        count=len(silent),
        unit="xã",
        tab="needs",
        due=due,
        is_overdue=due < today,
        plan_year=year,
    )


def _unsubmitted_row(year: int, due: date, today: date) -> WorkRow | None:
    if due > today + SOON:
        return None
    return WorkRow(
        key="submit-plan",
        title=f"Chưa trình kế hoạch năm {year}",
        detail=f"hạn {format_date(due)}",
        count=1,
        unit="kế hoạch",
        tab="items",
        due=due,
        is_overdue=due < today,
        plan_year=year,
    )


def _to_close(year: int) -> WorkRow:
    return WorkRow(
        key="close-plan",
        title=f"Chưa tổng kết kế hoạch năm {year}",
        detail="Năm đã qua, kế hoạch còn để mở",
        count=1,
        unit="kế hoạch",
        tab="items",
        plan_year=year,
    )


def _opening(key: str, title: str, items: Sequence[_Item], year: int) -> WorkRow | None:
    if not items:
        return None
    first = items[0]
    return WorkRow(
        key=key,
        title=title,
        detail=some_of([f"{first.title}, tháng {first.month}"], len(items), "dòng"),
        count=sum(item.left for item in items),
        unit="lớp",
        tab="items",
        plan_year=year,
        item_ids=tuple(item.id for item in items),
    )


def _unopened(session: Session, year: int) -> list[_Item]:
    """Return the lines of the plan in force with classes not opened, the earliest month first.

    A line without a month has time until the last one.
    """
    found = session.execute(
        select(PlanItem.id, PlanItem.planned_classes, PlanItem.month, Programme.short_name)
        .join(AnnualPlan, AnnualPlan.id == PlanItem.plan_id)
        .join(Programme, Programme.id == PlanItem.programme_id)
        .where(AnnualPlan.year == year, AnnualPlan.status.in_(LOCKED))
        .order_by(PlanItem.order_no)
    ).all()
    if not found:
        return []
    done = done_by_item(session, [row.id for row in found])
    items = [
        _Item(
            row.id,
            row.short_name,
            row.month or _LAST_MONTH,
            row.planned_classes - len(done.get(row.id, NOTHING_DONE).opened),
        )
        for row in found
    ]
    return sorted((item for item in items if item.left > 0), key=lambda item: item.month)


def _states(session: Session) -> list[tuple[int, PlanStatus]]:
    found = session.execute(select(AnnualPlan.year, AnnualPlan.status).order_by(AnnualPlan.year))
    return [(year, status) for year, status in found]

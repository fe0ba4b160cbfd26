"""Whether a class opens in the month that its line of the plan has: told, never forbidden.

An approved plan changes by adjustment only (F03), its months too: a class in another month than its
line is either a slip or an adjustment that is still to be made.
"""

from datetime import date

from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.plans import PlanItem

_MONTHS = 12


def month_remark(*, month: int | None, year: int, opened_on: date | None) -> str:
    """Return "sớm hơn kế hoạch 2 tháng"; "" where the month is kept or not known."""
    if month is None or opened_on is None:
        return ""
    late = (opened_on.year - year) * _MONTHS + opened_on.month - month
    if not late:
        return ""
    return f"{'muộn' if late > 0 else 'sớm'} hơn kế hoạch {abs(late)} tháng"


def month_remark_of(session: Session, found: TrainingClass) -> str:
    """Return the same of a class; "" where it comes from no line of the plan."""
    item = session.get(PlanItem, found.plan_item_id) if found.plan_item_id else None
    if item is None:
        return ""
    return month_remark(month=item.month, year=found.year, opened_on=found.opened_on)

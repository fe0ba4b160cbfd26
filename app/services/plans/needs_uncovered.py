"""What units need and the plan of the year has no place for: what a new item is proposed with."""

from sqlalchemy.orm import Session

from app.services.plans.needs_totals import needs_by_programme
from app.services.plans.plan_rows import list_items
from app.services.plans.plans import plan_of_year


def uncovered_by_commune(session: Session, *, year: int) -> dict[str, dict[str, int]]:
    """Return how many learners of each commune the plan has no place for yet, by programme."""
    plan = plan_of_year(session, year=year)
    planned: dict[tuple[str, str], int] = {}
    for item in list_items(session, plan_id=plan.id) if plan else ():
        for share in item.shares:
            key = (item.programme_code, share.commune_code)
            planned[key] = planned.get(key, 0) + share.learners
    left: dict[str, dict[str, int]] = {}
    for total in needs_by_programme(session, year=year):
        for one in total.communes:
            count = one.learners - planned.get((total.programme_code, one.commune_code), 0)
            if count > 0:
                left.setdefault(total.programme_code, {})[one.commune_code] = count
    return left

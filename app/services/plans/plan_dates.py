"""Until when units answer about the coming year, and until when its plan is submitted."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.errors import UserError
from app.services.certificates.certificate_deadlines import add_months
from app.services.kept_settings import keep_setting, setting
from app.text.dates import format_date

_KEY = "plan.dates"
# No text of the law names a day: answers by the end of October leave six weeks for the draft.
_NEEDS_BY, _SUBMIT_BY = (10, 31), (12, 15)


class PlanDatesError(UserError):
    """Days that cannot stand in this order."""


@dataclass(frozen=True, slots=True)
class PlanDates:
    """The two days that the plan of a year waits for."""

    needs_by: date
    submit_by: date


def dates_of(session: Session, *, year: int) -> PlanDates:
    """Return the days for the plan of a year: its own, or those of the nearest year before it."""
    known = {int(key): value for key, value in (setting(session, _KEY) or {}).items()}
    from_year = max((one for one in known if one <= year), default=None)
    if from_year is None:
        return PlanDates(date(year - 1, *_NEEDS_BY), date(year - 1, *_SUBMIT_BY))
    months = 12 * (year - from_year)
    return PlanDates(*(add_months(date.fromisoformat(day), months) for day in known[from_year]))


def set_dates(session: Session, *, year: int, dates: PlanDates) -> None:
    """Keep the days for the plan of a year; later years go by them too."""
    if dates.submit_by < dates.needs_by:
        raise PlanDatesError(
            f"Hạn trình kế hoạch {format_date(dates.submit_by)} ở trước hạn trả lời nhu cầu"
            f" {format_date(dates.needs_by)}.",
            remedy="Kế hoạch lập sau khi đơn vị trả lời: sửa một trong hai ngày.",
            code="plan-dates-order",
            field="submit_by",
        )
    own = [dates.needs_by.isoformat(), dates.submit_by.isoformat()]
    keep_setting(session, _KEY, {**(setting(session, _KEY) or {}), str(year): own})

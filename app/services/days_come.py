"""Days on which something was done or began: one that has not come yet is refused."""

from datetime import date

from app import clock
from app.errors import UserError
from app.text.dates import format_date
from app.text.partial_date import PartialDate


class DayNotComeError(UserError):
    """An act is said to be done on a day that has not come."""


def require_day_has_come(day: date | PartialDate, *, named: str, field: str) -> None:
    """Refuse a day after today; `named` is what the form calls it, "Ngày phê duyệt".

    A plan is approved, a class opened or recognised by a paper that was signed: what follows from
    the day of signing (locked results, the clock of the certificates) cannot follow from one to
    come, and a year typed wrongly would stand in the book for good. Of a month or a year, the
    earliest day that it may mean counts.
    """
    today = clock.today()
    told = day if isinstance(day, PartialDate) else PartialDate.of(day)
    if told.first_day > today:
        raise DayNotComeError(
            f"“{named}” {told} chưa tới, hôm nay mới là {format_date(today)}.",
            remedy="Sửa lại ngày; việc chưa đến thì đợi đến ngày đó rồi ghi.",
            code="day-not-come",
            field=field,
        )

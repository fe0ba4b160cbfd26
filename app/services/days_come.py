"""Days on which something was done: a day that has not come yet is refused."""

from datetime import date

from app import clock
from app.errors import UserError
from app.text.dates import format_date


class DayNotComeError(UserError):
    """An act is said to be done on a day that has not come."""


def require_day_has_come(day: date, *, named: str, field: str) -> None:
    """Refuse a day after today; `named` is what the form calls it, "Ngày phê duyệt".

    A plan is approved, a class opened or recognised by a paper that was signed: what follows from
    the day of signing (locked results, the clock of the certificates) cannot follow from one to
    come, and a year typed wrongly would stand in the book for good.
    """
    today = clock.today()
    if day > today:
        raise DayNotComeError(
            f"{named} {format_date(day)} chưa tới, hôm nay mới là {format_date(today)}.",
            remedy="Sửa lại ngày; việc chưa làm thì đợi đến ngày đó rồi ghi.",
            code="day-not-come",
            field=field,
        )

"""Dates that a spreadsheet keeps as a count of days, from 1900 or from 1904."""

import math
import re
from datetime import date
from typing import Literal

Shown = Literal["day", "month", "year"]
"""The smallest part of a date that a cell shows."""

_MONTH_AND_YEAR = 17  # the built-in format that Excel gives to what is typed as "5/1985"
_DAY_0, _DAY_0_OF_1904 = date(1899, 12, 30).toordinal(), date(1904, 1, 1).toordinal()
_SHORT = 15  # digits that a spreadsheet keeps
_LAST_SERIAL = 73_050  # 31/12/2099
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_NOT_CODES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def date_of_serial(serial: float, *, from_1904: bool = False) -> date | None:
    """Return the day of a serial number; None where no date can be meant.

    Excel believes that 29/02/1900 existed, so numbers below 60 are one day behind.
    """
    days = int(serial) if math.isfinite(serial) else -1
    if from_1904:
        return date.fromordinal(_DAY_0_OF_1904 + days) if 0 <= days <= _LAST_SERIAL else None
    if not 1 <= days <= _LAST_SERIAL:
        return None
    return date.fromordinal(_DAY_0 + days + (days < 60))


def number_of(text: str) -> int | float | None:
    """Read a stored number, whole where it is whole; None where it is none."""
    if len(text) < _SHORT and text.isascii() and text.isdigit():
        return int(text)  # as nearly all are
    try:
        number = float(text)
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() else number


def part_shown(code: int, custom: str | None = None) -> Shown | None:
    """Return the smallest part of a date that a number format shows; None where it shows none."""
    if custom is None:
        part: Shown = "month" if code == _MONTH_AND_YEAR else "day"
        return part if code in _BUILT_IN_DATES else None
    letters = _NOT_CODES.sub("", custom).lower()
    if "general" in letters or not ("y" in letters or "d" in letters):
        return None
    if "d" in letters:
        return "day"
    return "month" if "m" in letters and "h" not in letters else "year"


def as_shown(day: date, part: Shown) -> date | str | int:
    """Return what people have typed: of "5/1985" a spreadsheet makes the first of the month."""
    if part == "month" and day.day == 1:
        return f"{day.month:02}/{day.year}"
    if part == "year" and (day.day, day.month) == (1, 1):
        return day.year
    return day

"""Dates that a spreadsheet keeps as a count of days, from 1900 or from 1904."""

import math
import re
from datetime import date

_DAY_0, _DAY_0_OF_1904 = date(1899, 12, 30).toordinal(), date(1904, 1, 1).toordinal()
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
    try:
        number = float(text)
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() else number


def is_date_format(code: int, custom: str | None = None) -> bool:
    """Tell whether a number format shows a day: a built-in code, or letters for day or year."""
    if custom is None:
        return code in _BUILT_IN_DATES
    letters = _NOT_CODES.sub("", custom).lower()
    if "general" in letters:
        return False
    return "y" in letters or "d" in letters

"""Dates as clerks type them, with as much of them as is known."""

import re
from calendar import monthrange
from datetime import date

from app.errors import UserError
from app.text.names import nfc
from app.text.partial_date import PartialDate, Precision

# Two digits stand for a year of the hundred years that end with this one, unless told otherwise.
DEFAULT_NEWEST_YEAR = 2049
OLDEST_YEAR, LATEST_YEAR = 1900, 2100

_FINENESS: dict[Precision, int] = {"year": 1, "month": 2, "day": 3}
_BETWEEN = re.compile(r"[\s/.,-]+|(?:ngày|tháng|năm)\b")
_EXAMPLES = {
    "day": "Gõ đủ ngày, tháng, năm, ví dụ 06/03/1999.",
    "month": "Gõ ngày/tháng/năm hoặc tháng/năm, ví dụ 06/03/1999 hoặc 03/1999.",
    "year": "Gõ ngày/tháng/năm, ví dụ 06/03/1999; nếu giấy tờ chỉ ghi năm thì gõ năm.",
}


class DateNotUnderstoodError(UserError, ValueError):
    """What was typed is no date, or not one that the field can take."""


def parse_typed(
    text: str, *, needs: Precision = "year", newest_year: int = DEFAULT_NEWEST_YEAR
) -> PartialDate:
    """Read what a clerk types: "1/5/25", "010525", "01051985", "5/1985", "1985", "2025-05-01".

    `needs` is the least that must be known. A year of two digits is the latest one that is not
    after `newest_year`: pass this year for dates of birth. "00/00/1985" says the year alone.
    """
    numbers = [part for part in _BETWEEN.split(nfc(text).lower()) if part]
    if not numbers or not all(part.isascii() and part.isdigit() for part in numbers):
        raise _refusal(text, "không phải là ngày", needs)
    fields = _fields(numbers)
    if fields is None:
        raise _refusal(text, "chưa rõ đâu là ngày, tháng, năm", needs)
    day, month, year = (int(field) for field in fields)
    if len(fields[2]) == 2:
        year = newest_year - (newest_year - year) % 100
    found = _real_date(text, year, month, day, needs)
    if _FINENESS[found.precision] < _FINENESS[needs]:
        raise _refusal(text, "còn thiếu ngày" if found.month else "còn thiếu ngày, tháng", needs)
    return found


def parse_day(text: str, *, newest_year: int = DEFAULT_NEWEST_YEAR) -> date:
    """Read a whole date as `parse_typed` does, for fields that need the day."""
    return parse_typed(text, needs="day", newest_year=newest_year).first_day


def _fields(numbers: list[str]) -> tuple[str, str, str] | None:
    """Return day, month and year as digits ("0" for unknown), or None if unclear."""
    if len(numbers) == 1:
        return _fields_of_run(numbers[0])
    if len(numbers[0]) == 4:
        numbers = numbers[::-1]
    lengths = [len(number) for number in numbers]
    if lengths[-1] not in (2, 4) or max(lengths[:-1]) > 2:
        return None
    if len(numbers) == 3:
        return numbers[0], numbers[1], numbers[2]
    return ("0", numbers[0], numbers[1]) if lengths[1] == 4 and len(numbers) == 2 else None


def _fields_of_run(run: str) -> tuple[str, str, str] | None:
    """Split digits without separators; neither mmyyyy nor yyyymmdd is ever a real ddmmyy(yy)."""
    if len(run) == 4:
        return "0", "0", run
    if len(run) == 6 and run[2:4] in ("19", "20"):
        return "0", run[:2], run[2:]
    if len(run) == 8 and run[:2] in ("19", "20") and run[4:6] not in ("19", "20"):
        return run[6:], run[4:6], run[:4]
    return (run[:2], run[2:4], run[4:]) if len(run) in (6, 8) else None


def _real_date(text: str, year: int, month: int, day: int, needs: Precision) -> PartialDate:
    if not OLDEST_YEAR <= year <= LATEST_YEAR:
        raise _refusal(text, f"có năm ngoài khoảng {OLDEST_YEAR}–{LATEST_YEAR}", needs)
    if month > 12:
        raise _refusal(text, "không có thật: tháng phải từ 1 đến 12", needs)
    if day and not month:
        raise _refusal(text, "có ngày mà không có tháng", needs)
    if day > (last := monthrange(year, month or 1)[1]):
        raise _refusal(text, f"không có thật: tháng {month} năm {year} có {last} ngày", needs)
    return PartialDate(year, month or None, day or None)


def _refusal(text: str, reason: str, needs: Precision) -> DateNotUnderstoodError:
    return DateNotUnderstoodError(f"“{text}” {reason}.", _EXAMPLES[needs], code="invalid-date")

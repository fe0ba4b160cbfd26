"""Dates as the clerk types and reads them, and dates of which only the year or month is known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Literal

from app.errors import UserError
from app.text.names import nfc

Precision = Literal["day", "month", "year"]

# Two digits stand for a year of the hundred years that end with this one, unless told otherwise.
DEFAULT_NEWEST_YEAR = 2049
OLDEST_YEAR, LATEST_YEAR = 1900, 2100

_FINENESS: dict[Precision, int] = {"year": 1, "month": 2, "day": 3}
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_BETWEEN = re.compile(r"[\s/.,-]+|(?:ngày|tháng|năm)\b")
_EXAMPLES = {
    "day": "Gõ đủ ngày, tháng, năm, ví dụ 06/03/1999.",
    "month": "Gõ ngày/tháng/năm hoặc tháng/năm, ví dụ 06/03/1999 hoặc 03/1999.",
    "year": "Gõ ngày/tháng/năm, ví dụ 06/03/1999; nếu giấy tờ chỉ ghi năm thì gõ năm.",
}


class DateNotUnderstoodError(UserError, ValueError):
    """What was typed is no date, or not one that the field can take."""


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or the day and month, may be unknown; sorted unknown first."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read the stored form: "1999-03-06", "1999-03" or "1999"; ValueError for any other."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not a stored date: {text!r}")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return the partial date that says as much as `day`."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def iso(self) -> str:
        """The stored form, which sorts as text in the order of the dates."""
        parts = (self.month, self.day)
        return f"{self.year:04}" + "".join(f"-{part:02}" for part in parts if part)

    @property
    def first_day(self) -> date:
        """The earliest day that this may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that this may be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def may_be(self, other: "PartialDate") -> bool:
        """Tell whether both can mean one day: 1999 may be 06/03/1999, 1998 may not."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def format(self) -> str:
        """Return the form for screen and paper: "06/03/1999", "03/1999" or "1999"."""
        parts = (self.day, self.month)
        return "".join(f"{part:02}/" for part in parts if part) + f"{self.year:04}"

    def __str__(self) -> str:
        return self.format()

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.year, self.month or 0, self.day or 0) < (
            other.year,
            other.month or 0,
            other.day or 0,
        )


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


def format_date(day: date) -> str:
    """Return "06/03/1999"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_long(day: date) -> str:
    """Return "ngày 05 tháng 01 năm 2026", for papers.

    Days under 10 and the months 1 and 2 take a leading 0, others not (Nghị định 30/2020/NĐ-CP,
    Phụ lục I).
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def weekday_name(day: date) -> str:
    """Return "Thứ Hai" to "Thứ Bảy" or "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


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
    """Split digits typed without separators; mmyyyy is never a real ddmmyy, so both can be read."""
    if len(run) == 4:
        return "0", "0", run
    if len(run) == 6 and run[2:4] in ("19", "20"):
        return "0", run[:2], run[2:]
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

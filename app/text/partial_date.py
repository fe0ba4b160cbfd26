"""A date of which only the year, or year and month, may be known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Literal

Precision = Literal["day", "month", "year"]

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


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
        if self.day is not None:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"

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

"""The half-days that the columns of a roll call stand for, by what their headers say."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.text.names import fold

_PREFIX = "session:"
_KEY = re.compile(
    r"session:(?:(?P<nth>[0-9]{3})|(?:(?P<year>[0-9]{4})-)?(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?::(?P<slot>[123]))?(?:#(?P<place>[1-9]))?)"
)
_DAY = re.compile(
    r"(?<![0-9])([0-9]{1,2})[/.\-]([0-9]{1,2})(?:[/.\-]([0-9]{4}|[0-9]{2}))?(?![0-9])"
)
_DAY_IN_WORDS = re.compile(r"\bngay ([0-9]{1,2}) thang ([0-9]{1,2})(?: nam ([0-9]{4}))?\b")
_MONTH = re.compile(r"\bthang ?([0-9]{1,2})(?:(?: ?[/.\-] ?| nam )([0-9]{4}))?\b")
_DAY_ALONE = re.compile(r"(?:ngay ?)?([0-9]{1,2})")
_ISO = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?: 00:00:00)?(?![0-9])")
_NTH = re.compile(r"\bbuoi(?: thu| so)? ?([0-9]{1,3})\b|^b([0-9]{1,2})$")
_SLOTS = {"sang": 1, "s": 1, "am": 1, "chieu": 2, "c": 2, "pm": 2, "toi": 3, "t": 3}
_SLOT_NAMES = {1: "Sáng", 2: "Chiều", 3: "Tối"}
_WORD = re.compile(r"(?<![a-z0-9])[a-z]+(?![a-z0-9])")


@dataclass(frozen=True, slots=True)
class HalfDay:
    """What a header says of a half-day: its number in the class, or its day.

    `slot` counts morning, afternoon, evening from 1; `place` is that among columns of one day
    which say no more. `year` is None where only day and month stand there.
    """

    number: int | None = None
    year: int | None = None
    month: int = 0
    day: int = 0
    slot: int | None = None
    place: int | None = None

    @property
    def key(self) -> str:
        """The field that a column of this half-day fills; keys sort in the order of time."""
        if self.number is not None:
            return f"{_PREFIX}{self.number:03}"
        year = f"{self.year:04}-" if self.year else ""
        slot = f":{self.slot}" if self.slot else ""
        return f"{_PREFIX}{year}{self.month:02}-{self.day:02}{slot}" + (
            f"#{self.place}" if self.place else ""
        )

    @property
    def label(self) -> str:
        """The half-day as a sentence names it: "Sáng 20/10", "Buổi 3"."""
        if self.number is not None:
            return f"Buổi {self.number}"
        day = f"{self.day:02}/{self.month:02}" + (f"/{self.year}" if self.year else "")
        if self.slot:
            return f"{_SLOT_NAMES[self.slot]} {day}"
        return f"Buổi {self.place} ngày {day}" if self.place else f"Ngày {day}"


def half_day_of_key(key: str) -> HalfDay | None:
    """Return the half-day of a field, None for any other field."""
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    if match["nth"]:
        return HalfDay(number=int(match["nth"]))
    year, slot, place = (int(match[name]) if match[name] else None for name in _OPTIONAL)
    return HalfDay(None, year, int(match["month"]), int(match["day"]), slot, place)


_OPTIONAL = ("year", "slot", "place")


def half_day_of(levels: Sequence[str]) -> HalfDay | None:
    """Return the half-day that the header of a column names, its levels from the top."""
    text = " ".join(levels)
    found = _day_in(text) or _day_under_month(levels)
    words = fold(text)
    if found is None:
        return _nth_in(levels, words)
    rest = _ISO.sub(" ", _DAY.sub(" ", _DAY_IN_WORDS.sub(" ", words)))
    slots = {_SLOTS[word] for word in _WORD.findall(rest) if word in _SLOTS}
    return replace(found, slot=slots.pop()) if len(slots) == 1 else found


def names_half_day(text: str) -> bool:
    """Tell whether a lone cell of a header can stand for a half-day or a part of one."""
    words = fold(text).strip(" .")
    return words in _SLOTS or half_day_of((text,)) is not None


def half_days_of(columns: Mapping[int, Sequence[str]]) -> dict[int, HalfDay]:
    """Return the half-day of each column that names one; of one day, the columns in their order."""
    found = {column: half_day_of(levels) for column, levels in columns.items()}
    known = {column: half_day for column, half_day in found.items() if half_day is not None}
    times = Counter(half_day.key for half_day in known.values())
    seen: Counter[str] = Counter()
    for column, half_day in sorted(known.items()):
        key = half_day.key
        if times[key] > 1 and half_day.number is None and half_day.slot is None:
            seen[key] += 1
            known[column] = replace(half_day, place=min(seen[key], 9))
    return known


def _nth_in(levels: Sequence[str], words: str) -> HalfDay | None:
    match = _NTH.search(words)
    if match is None and len(levels) > 1 and levels[-1].strip().isdecimal():
        # "Buổi" over 1, 2, 3 …
        match = re.search(r"([0-9]{1,3})", levels[-1]) if "buoi" in fold(levels[0]) else None
    number = int(match[match.lastindex or 0]) if match else 0
    return HalfDay(number=number) if number else None


def _day_in(text: str) -> HalfDay | None:
    iso, written = _ISO.search(text), _DAY.search(text) or _DAY_IN_WORDS.search(fold(text))
    if iso is not None:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    elif written is not None:
        year = _full_year(written[3])
        month, day = int(written[2]), int(written[1])
    else:
        return None
    return HalfDay(None, year or None, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _day_under_month(levels: Sequence[str]) -> HalfDay | None:
    """Return the day of "11" under "Ngày học (tháng 5/2026)"."""
    month: re.Match[str] | None = None
    for words in map(fold, levels):
        day = _DAY_ALONE.fullmatch(words.strip())
        if month and day and 1 <= int(month[1]) <= 12 and 1 <= int(day[1]) <= 31:
            return HalfDay(None, _full_year(month[2]) or None, int(month[1]), int(day[1]))
        month = _MONTH.search(words) or month
    return None


def _full_year(text: str | None) -> int:
    if not text:
        return 0
    return int(text) + (2000 if len(text) == 2 else 0)

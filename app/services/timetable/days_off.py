"""The days on which no class meets: public holidays as shipped, and the centre's own days.

Source of the shipped days: Labour Code 45/2019/QH14, Điều 112; see resources/holidays.csv.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from sqlalchemy.orm import Session

from app.errors import UserError
from app.paths import resource
from app.services.kept_settings import keep_setting, setting
from app.text.names import tidy_text

OWN_DAYS_KEY = "calendar.own_days"
_LONGEST = 366
_SATURDAY = 5


class DayOffError(UserError):
    """A day off that cannot be kept."""


class DayKind(StrEnum):
    """Whether the centre is closed on one of its own days, or works although others do not."""

    OFF = "off"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day with its name and who says so; `is_off` is false where the centre works on it.

    `is_own` days were written by the centre; a shipped day that is not `is_confirmed` depends on
    a yearly notice or on a law that is not yet known.
    """

    day: date
    name: str
    authority: str
    is_off: bool = True
    is_own: bool = False
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class StudyDays:
    """The days on which a class may meet, and the holidays that were passed over."""

    days: tuple[date, ...]
    passed_over: tuple[DayOff, ...]


@cache
def shipped_days_off() -> Mapping[date, DayOff]:
    """Return the public holidays by day."""
    with resource("holidays.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            DayOff(
                date.fromisoformat(row["day"]),
                row["name"],
                row["authority"],
                is_confirmed=row["confirmed"] == "yes",
            )
            for row in csv.DictReader(file, strict=True)
        ]
    return {row.day: row for row in rows}


def days_off(session: Session, *, first: date, last: date) -> tuple[DayOff, ...]:
    """Return holidays and own days from `first` to `last`; an own day stands for a shipped one."""
    known = {**shipped_days_off(), **_own_days(session)}
    return tuple(known[day] for day in sorted(known) if first <= day <= last)


def set_own_day(session: Session, *, day: date, name: str, kind: DayKind = DayKind.OFF) -> None:
    """Write an own day: closed (compensatory day, festival), or worked although a holiday."""
    if not tidy_text(name):
        raise DayOffError(
            f"Ngày {day:%d/%m/%Y} chưa ghi vì sao.",
            remedy="Ghi lý do, ví dụ: nghỉ bù theo thông báo, ngày hội của xã.",
            code="day-without-name",
            field="name",
        )
    own = {"name": tidy_text(name), "kind": kind.value}
    keep_setting(session, OWN_DAYS_KEY, {**_kept(session), day.isoformat(): own})


def drop_own_day(session: Session, *, day: date) -> None:
    """Take an own day back; a public holiday on it holds again."""
    kept = _kept(session)
    if day.isoformat() not in kept:
        raise DayOffError(
            f"Ngày {day:%d/%m/%Y} không có trong các ngày riêng của trung tâm.",
            remedy="Mở lại danh sách ngày nghỉ.",
            code="no-own-day",
        )
    others = {key: own for key, own in kept.items() if key != day.isoformat()}
    keep_setting(session, OWN_DAYS_KEY, others)


def study_days(session: Session, *, first: date, last: date, weekdays: frozenset[int]) -> StudyDays:
    """Return the days of these weekdays (0: Monday) from `first` to `last` without holidays."""
    span = min((last - first).days, _LONGEST)
    days = [first + timedelta(days=step) for step in range(span + 1)]
    off = {one.day: one for one in days_off(session, first=first, last=last) if one.is_off}
    wanted = [day for day in days if day.weekday() in weekdays]
    return StudyDays(
        tuple(day for day in wanted if day not in off),
        tuple(off[day] for day in wanted if day in off),
    )


def last_study_day(session: Session, *, first: date, study_days: int) -> date:
    """Return the day on which so many study days are over; weekends and holidays are free."""
    off = {one.day for one in days_off(session, first=first, last=date.max) if one.is_off}
    day, left = first, max(0, study_days - 1)
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY and day not in off
    return day


def _own_days(session: Session) -> dict[date, DayOff]:
    return {
        date.fromisoformat(key): DayOff(
            date.fromisoformat(key),
            own["name"],
            "Ngày riêng của trung tâm",
            is_off=own["kind"] == DayKind.OFF,
            is_own=True,
        )
        for key, own in _kept(session).items()
    }


def _kept(session: Session) -> Mapping[str, dict[str, str]]:
    return setting(session, OWN_DAYS_KEY) or {}

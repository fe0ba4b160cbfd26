"""Who a programme is for, by the shipped catalogue, and what a learner lacks of that."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from app.models.values import PartyStatus
from app.paths import resource
from app.text.partial_date import PartialDate

# How soon after the class the twelve probationary months may end without being pointed out.
PROBATION_NOTICE = timedelta(days=30)
_MEMBERS = (PartyStatus.PROBATIONARY, PartyStatus.FULL)


@dataclass(frozen=True, slots=True)
class Condition:
    """What a programme asks of its learners; empty means that everybody may come."""

    min_age: int | None = None
    party_status: frozenset[PartyStatus] = frozenset()


@cache
def shipped_conditions() -> Mapping[str, Condition]:
    """Return the conditions by programme code."""
    catalogue = json.loads(resource("programmes.json").read_text(encoding="utf-8"))
    return {entry["code"]: _condition(entry) for entry in catalogue["programmes"]}


def unmet(
    condition: Condition,
    *,
    birth_date: PartialDate | None,
    party_status: PartyStatus | None,
    admitted_on: PartialDate | None,
    opened_on: date | None,
    closed_on: date | None,
) -> tuple[tuple[str, str], ...]:
    """Return code and label of what a learner lacks on the days of the class."""
    found = []
    if label := _too_young(condition, birth_date, opened_on):
        found.append(("too-young", label))
    if label := _wrong_standing(condition, party_status):
        found.append(("party-status", label))
    elif label := _probation_over(condition, party_status, admitted_on, closed_on or opened_on):
        found.append(("probation-over", label))
    return tuple(found)


def _condition(entry: Mapping[str, Any]) -> Condition:
    asked = entry.get("conditions") or {}
    statuses = frozenset(PartyStatus(code) for code in asked.get("party_status") or ())
    return Condition(asked.get("min_age"), statuses)


def _too_young(condition: Condition, birth: PartialDate | None, day: date | None) -> str | None:
    if condition.min_age is None or birth is None or day is None:
        return None
    # Where only the year is known, the learner has the benefit of the doubt.
    born = birth.first_day
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return f"Chưa đủ {condition.min_age} tuổi" if age < condition.min_age else None


def _wrong_standing(condition: Condition, status: PartyStatus | None) -> str | None:
    if not condition.party_status or status is None or status in condition.party_status:
        return None
    if status is PartyStatus.FULL:
        return "Đã là chính thức"
    return "Đã là đảng viên" if status in _MEMBERS else "Chưa là đảng viên"


def _probation_over(
    condition: Condition,
    status: PartyStatus | None,
    admitted: PartialDate | None,
    last_day: date | None,
) -> str | None:
    """Tell when the twelve months of probation end before the class or soon after it."""
    only_probationary = condition.party_status == {PartyStatus.PROBATIONARY}
    if not only_probationary or status is not PartyStatus.PROBATIONARY or last_day is None:
        return None
    if admitted is None or admitted.precision != "day":
        return None
    ends = _year_later(admitted.first_day)
    return f"Hết dự bị {ends:%d/%m/%Y}" if ends < last_day + PROBATION_NOTICE else None


def _year_later(day: date) -> date:
    return (
        day.replace(year=day.year + 1)
        if (day.month, day.day) != (2, 29)
        else date(day.year + 1, 3, 1)
    )

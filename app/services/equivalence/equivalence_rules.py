"""When theory studied elsewhere counts as equivalent to the elementary level.

Source: Quy định 256-QĐ/TW (2009) and Hướng dẫn 69-HD/BTGTW (2013).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["equivalent", "supplement", "incomplete"]


@dataclass(frozen=True, slots=True)
class EquivalenceRule:
    """What must have been studied; the defaults are those of Lạng Sơn's report of 2019."""

    min_periods: int = 144
    min_lessons: int = 13


_KEYS = {
    "equivalence.min_periods": "min_periods",
    "equivalence.min_lessons": "min_lessons",
}


def rule_of_payload(payload: Mapping[str, Any]) -> EquivalenceRule:
    """Return what a rule set says of equivalence; what it does not say keeps the default."""
    return EquivalenceRule(**{name: payload[key] for key, name in _KEYS.items() if key in payload})


def judge(
    rule: EquivalenceRule, *, papers: bool, periods: int | None, lessons: int | None
) -> Outcome:
    """Judge a dossier: all its papers first, then periods and lessons, both of them.

    Without periods or lessons nothing can be computed, and nothing is guessed.
    """
    if not papers or periods is None or lessons is None:
        return "incomplete"
    enough = periods >= rule.min_periods and lessons >= rule.min_lessons
    return "equivalent" if enough else "supplement"

"""When theory studied elsewhere counts as equivalent to the elementary level.

Source: Quy định 256-QĐ/TW (2009) and Hướng dẫn 69-HD/BTGTW (2013).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Outcome = Literal["equivalent", "supplement", "incomplete"]


@dataclass(frozen=True, slots=True)
class EquivalenceRule:
    """What must have been studied; the defaults are those of Lạng Sơn's report of 2019.

    A subject counts in credits or units of so many periods; a lesson counts as covered from a
    share of its periods on, in whole per cent. These three are custom and stated nowhere.
    """

    min_periods: int = 144
    min_lessons: int = 13
    periods_per_credit: int = 15
    periods_per_unit: int = 15
    lesson_cover_percent: int = 50


class Studied(NamedTuple):
    """The periods of one lesson of the programme, and how many were studied for it elsewhere."""

    of_lesson: int
    studied: int


class Credited(NamedTuple):
    """What counts of a transcript."""

    periods: int
    lessons: int


_KEYS = {
    "equivalence.min_periods": "min_periods",
    "equivalence.min_lessons": "min_lessons",
    "equivalence.periods_per_credit": "periods_per_credit",
    "equivalence.periods_per_unit": "periods_per_unit",
    "equivalence.lesson_cover_percent": "lesson_cover_percent",
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


def credit(lessons: Iterable[Studied], rule: EquivalenceRule) -> Credited:
    """Count what a transcript gives: a surplus in one lesson fills no other."""
    periods = covered = 0
    for lesson in lessons:
        counted = min(lesson.studied, lesson.of_lesson)
        periods += counted
        covered += 100 * counted >= rule.lesson_cover_percent * lesson.of_lesson
    return Credited(periods, covered)

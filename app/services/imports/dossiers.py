"""What a list of equivalence dossiers says of each: equivalent, to be supplemented, incomplete."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.services.imports.findings import Value

Outcome = Literal["equivalent", "supplement", "incomplete"]

PAPERS = ("application", "degree_copy", "transcript", "official_letter")


@dataclass(frozen=True, slots=True)
class EquivalenceRule:
    """What must have been studied; the defaults are those of Lạng Sơn's report of 2019."""

    min_periods: int = 144
    min_lessons: int = 13


def outcome_of(values: Mapping[str, Value], rule: EquivalenceRule) -> Outcome:
    """Judge one dossier: every paper that the list has a column for, then periods and lessons."""
    periods, lessons = values.get("periods"), values.get("lessons")
    papers = all(values[paper] is True for paper in PAPERS if paper in values)
    if not papers or not isinstance(periods, int) or not isinstance(lessons, int):
        return "incomplete"
    enough = periods >= rule.min_periods and lessons >= rule.min_lessons
    return "equivalent" if enough else "supplement"

"""What a list of equivalence dossiers says of each: equivalent, to be supplemented, incomplete."""

from collections.abc import Mapping

from app.services.equivalence.equivalence_rules import EquivalenceRule, Outcome, judge
from app.services.imports.values.findings import Value

PAPERS = ("application", "degree_copy", "transcript", "official_letter")


def outcome_of(values: Mapping[str, Value], rule: EquivalenceRule) -> Outcome:
    """Judge one dossier: every paper that the list has a column for, then periods and lessons."""
    periods, lessons = values.get("periods"), values.get("lessons")
    return judge(
        rule,
        papers=all(values[paper] is True for paper in PAPERS if paper in values),
        periods=periods if isinstance(periods, int) else None,
        lessons=lessons if isinstance(lessons, int) else None,
    )

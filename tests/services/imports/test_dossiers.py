"""Dossiers are judged by papers, periods and lessons."""

import pytest

from app.services.equivalence.equivalence_rules import EquivalenceRule
from app.services.imports.values.dossiers import outcome_of


@pytest.mark.parametrize(
    ("periods", "lessons", "outcome"),
    [
        (144, 13, "equivalent"),
        (150, 12, "supplement"),
        (143, 18, "supplement"),
        (None, 18, "incomplete"),
        (150, None, "incomplete"),
    ],
)
def test_dossier_is_judged(periods: int | None, lessons: int | None, outcome: str) -> None:
    papers = {"application": True, "transcript": True}

    values = {**papers, "periods": periods, "lessons": lessons}
    assert outcome_of(values, EquivalenceRule()) == outcome
    assert outcome_of({**values, "application": False}, EquivalenceRule()) == "incomplete"


def test_rule_of_a_province_may_differ() -> None:
    values = {"periods": 100, "lessons": 10}

    assert outcome_of(values, EquivalenceRule(min_periods=100, min_lessons=10)) == "equivalent"

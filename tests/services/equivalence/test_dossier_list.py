"""The list of dossiers says of each what it lacks."""

from datetime import date

import pytest

from app.database import Database
from app.models.values import EquivalenceOutcome as Outcome
from app.services.equivalence.dossiers import list_dossiers, why
from app.services.equivalence.equivalence import DossierDetails, receive_dossier
from app.services.equivalence.equivalence_rules import EquivalenceRule
from tests.builders import make_person

RULE = EquivalenceRule()
PAPERS = ("has_application", "has_degree_copy", "has_transcript", "has_request_letter")


@pytest.mark.parametrize(
    ("told", "lacks", "outcome"),
    [
        ({}, "", Outcome.EQUIVALENT),
        ({"periods": 130}, "thiếu 14 tiết", Outcome.SUPPLEMENT),
        (
            {"periods": 140, "lessons": 12},
            "thiếu 4 tiết; thiếu 1 bài",
            Outcome.SUPPLEMENT,
        ),
        ({"lessons": None}, "chưa rõ số tiết, số bài", Outcome.INCOMPLETE),
        (
            {"has_transcript": False, "has_application": False},
            "thiếu đơn đề nghị, bảng điểm",
            Outcome.INCOMPLETE,
        ),
    ],
)
def test_a_dossier_says_what_it_lacks(
    database: Database, told: dict[str, int | bool | None], lacks: str, outcome: Outcome
) -> None:
    whole = {"periods": 150, "lessons": 14, **dict.fromkeys(PAPERS, True)}
    details = DossierDetails(**(whole | told))  # type: ignore[arg-type]
    with database.action("Nhận hồ sơ") as session:
        person_id = make_person(session)
        receive_dossier(
            session, person_id=person_id, details=details, rule=RULE, on=date(2026, 5, 4)
        )
        (row,) = list_dossiers(session)
    assert (why(row, RULE), row.outcome) == (lacks, outcome)

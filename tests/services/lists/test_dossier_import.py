"""Equivalence dossiers judged by the rules, held against the data and taken in."""

import json
from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import func, select

from app.database import Database
from app.models.equivalence import EquivalenceDossier
from app.models.people import Person
from app.models.values import DossierState, EquivalenceOutcome
from app.services.equivalence.equivalence import rule_in_force
from app.services.equivalence.equivalence_rules import EquivalenceRule, judge
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.reading import read_workbook
from app.services.imports.readers.sheets import Row, Sheet, Workbook
from app.services.lists.dossier_preview import DossierPreview
from app.services.lists.dossier_preview import preview as preview_dossiers
from app.services.lists.list_import import apply_list
from app.services.lists.list_preview import Held, RowKind
from tests.builders import make_rule_set
from tests.services.imports.sample_lists import SAMPLES

TODAY = date(2026, 11, 22)
SHA = "c" * 64
RULE = EquivalenceRule()
HEAD = (
    *("TT", "Họ và tên", "Ngày sinh", "CCCD", "Đơn vị đề nghị", "Văn bằng"),
    *("Số tiết LLCT đã học", "Số bài tương đương", "Đơn đề nghị", "Bảng điểm", "Đảng viên"),
)
LIEN = ("Nông Thu Liên", "10/03/1996", "008196472143", "Đảng bộ xã Na Sầm", "Cao đẳng Y")


@pytest.fixture
def ruled(database: Database) -> Database:
    """A data file with rules in force."""
    with database.action("Bộ quy tắc") as session:
        make_rule_set(session)
    return database


def dossiers(*people: Sequence[str | int | None]) -> Proposal:
    """A list of dossiers; the first stands in row 2."""
    rows = [Row(1, HEAD), *(Row(n + 1, (n, *one)) for n, one in enumerate(people, start=1))]
    workbook = Workbook("ho-so.xlsx", "xlsx", (Sheet("Sheet1", tuple(rows)),))
    return propose(workbook, kind="dossiers", today=TODAY)


def look_at(database: Database, proposal: Proposal) -> DossierPreview:
    with database.read() as session:
        return preview_dossiers(session, proposal=proposal, question=Held(SHA))


def take_in(database: Database, proposal: Proposal) -> dict[str, int]:
    checked = look_at(database, proposal)
    with database.action("Nhập hồ sơ") as session:
        result = apply_list(
            session, checked=checked, file_name="ho-so.xlsx", sha256=SHA, again=True
        )
    return result.counts


def kept(database: Database) -> list[EquivalenceDossier]:
    with database.read() as session:
        query = select(EquivalenceDossier).order_by(EquivalenceDossier.id)
        return list(session.scalars(query))


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
def test_periods_and_lessons_must_both_be_enough(
    periods: int | None, lessons: int | None, outcome: str
) -> None:
    assert judge(RULE, papers=True, periods=periods, lessons=lessons) == outcome
    assert judge(RULE, papers=False, periods=periods, lessons=lessons) == "incomplete"


def test_rule_set_of_a_province_may_ask_for_less(database: Database) -> None:
    with database.action("Bộ quy tắc") as session:
        make_rule_set(session, payload={"equivalence.min_periods": 120})
    with database.read() as session:
        rule = rule_in_force(session, day=TODAY)
    assert rule == EquivalenceRule(min_periods=120)
    proposal = dossiers((*LIEN, 130, 14, "x", "x", "x"))
    assert proposal.lines[0].values["outcome"] == "supplement"
    (row,) = look_at(database, proposal).rows
    assert row.line.values["outcome"] == "equivalent"
    take_in(database, proposal)
    assert [row.outcome for row in kept(database)] == [EquivalenceOutcome.EQUIVALENT]


def test_new_dossier_is_kept_with_its_outcome(ruled: Database) -> None:
    assert take_in(ruled, dossiers((*LIEN, 150, 14, "x", "x", "x")))["new"] == 1
    (row,) = kept(ruled)
    assert (row.periods, row.lessons, row.requested_by) == (150, 14, "Đảng bộ xã Na Sầm")
    assert (row.has_application, row.has_transcript, row.has_degree_copy) == (True, True, None)
    assert (row.is_party_member, row.is_planned_leader) == (True, None)
    assert (row.outcome, row.state) == (EquivalenceOutcome.EQUIVALENT, DossierState.COMPLETE)
    assert row.received_on == TODAY


def test_paper_that_came_later_completes_the_dossier(ruled: Database) -> None:
    take_in(ruled, dossiers((*LIEN, 150, 14, "x", None, "x")))
    assert [row.state for row in kept(ruled)] == [DossierState.INCOMPLETE]
    proposal = dossiers((*LIEN, 150, 14, "x", "x", "x"))
    (row,) = look_at(ruled, proposal).rows
    assert row.kind is RowKind.UPDATE
    assert [(c.field, c.old, c.new) for c in row.changes] == [
        ("dossier.has_transcript", "không", "có")
    ]
    take_in(ruled, proposal)
    (dossier,) = kept(ruled)
    assert (dossier.outcome, dossier.state) == (
        EquivalenceOutcome.EQUIVALENT,
        DossierState.COMPLETE,
    )
    assert look_at(ruled, proposal).counts["unchanged"] == 1


def test_decided_dossier_stays_and_a_later_list_begins_another(ruled: Database) -> None:
    take_in(ruled, dossiers((*LIEN, 120, 10, "x", "x", "x")))
    with ruled.action("Không xác nhận") as session:
        session.scalars(select(EquivalenceDossier)).one().state = DossierState.REJECTED
    proposal = dossiers((*LIEN, 150, 14, "x", "x", "x"))
    assert look_at(ruled, proposal).counts["update"] == 1
    take_in(ruled, proposal)
    assert [(row.periods, row.state) for row in kept(ruled)] == [
        (120, DossierState.REJECTED),
        (150, DossierState.COMPLETE),
    ]
    with ruled.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 1


def test_sample_of_dossiers_is_kept_with_the_outcomes_expected(ruled: Database) -> None:
    workbook = read_workbook(SAMPLES / "07-ho-so-xac-nhan.xlsx")
    expected = json.loads((SAMPLES / "07-ho-so-xac-nhan.expected.json").read_text("utf-8"))
    assert take_in(ruled, propose(workbook, kind="dossiers", today=TODAY))["new"] == 30
    assert [(row.periods, row.lessons, row.outcome.value) for row in kept(ruled)] == [
        (row["periods"], row["lessons"], row["outcome"]) for row in expected["rows"]
    ]

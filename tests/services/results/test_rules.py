"""Rule sets by date and owner, typed from their payload."""

from datetime import date

import pytest

from app.database import Database
from app.errors import UserError
from app.models.classes import TrainingClass
from app.models.programmes import RuleSet
from app.models.values import ClassStatus, Owner
from app.services.results.rules import (
    Rules,
    rule_set_in_force,
    rules_from_payload,
    rules_in_force,
    rules_of_class,
)
from tests.builders import make_class, make_rule_set


def test_empty_payload_gives_the_defaults() -> None:
    assert rules_from_payload({}) == Rules()


def test_payload_overrides_what_it_names_and_nothing_else() -> None:
    rules = rules_from_payload(
        {
            "attendance.min_percent": 90,
            "certificate.deadline_kind": "working",
            "score.bands": [
                {"code": "average", "label": "Trung bình", "lowest": 500},
                {"code": "good", "label": "Giỏi", "lowest": 800, "printed": "Loại giỏi"},
            ],
            "something.new": 1,
        }
    )
    assert rules.min_percent == 90
    assert rules.certificate_deadline_in_working_days
    assert [(band.code, band.printed) for band in rules.bands] == [
        ("good", "Loại giỏi"),
        ("average", "Trung bình"),
    ]
    assert rules.score_pass == Rules().score_pass


def test_each_day_has_the_rule_set_valid_on_it(database: Database) -> None:
    with database.action("Quy tắc") as session:
        old = make_rule_set(session, valid_from=date(2019, 1, 1), valid_to=date(2025, 11, 30))
        new = make_rule_set(session)
        assert rule_set_in_force(session, day=date(2025, 11, 30)).id == old
        assert rule_set_in_force(session, day=date(2025, 12, 1)).id == new
        with pytest.raises(UserError) as refusal:
            rule_set_in_force(session, day=date(2018, 12, 31))
    assert refusal.value.code == "no-rule-set"


def test_the_nearest_owner_wins_then_the_newest(database: Database) -> None:
    with database.action("Quy tắc") as session:
        make_rule_set(session, payload={"attendance.min_percent": 80})
        own = make_rule_set(
            session,
            owner=Owner.CENTRE,
            valid_from=date(2026, 1, 1),
            payload={"attendance.min_percent": 85},
        )
        make_rule_set(
            session, owner=Owner.PROVINCE, valid_from=date(2026, 6, 1), payload={"slot.periods": 5}
        )
        assert rule_set_in_force(session, day=date(2026, 7, 1)).id == own
        assert rules_in_force(session, day=date(2025, 12, 31)).min_percent == 80


def test_class_keeps_the_rules_of_its_opening(database: Database) -> None:
    with database.action("Quy tắc") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        make_rule_set(session, owner=Owner.CENTRE, payload={"attendance.min_percent": 90})
        planned = make_class(session)
        assert rules_of_class(session, class_id).min_percent == 80
        assert rules_of_class(session, planned).min_percent == 90
        frozen = session.get_one(TrainingClass, class_id).rule_set_id
        assert session.get_one(RuleSet, frozen).owner is Owner.SHIPPED

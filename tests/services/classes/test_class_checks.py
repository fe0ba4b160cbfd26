"""What a class has and lacks for its next step."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.database import Database
from app.models.values import ClassStatus
from app.services.classes.class_checks import Standing, class_checks
from app.services.classes.class_states import move_class
from app.services.classes.classes import (
    ClassDetails,
    cancel_class,
    create_class,
    details_of,
    update_class,
)
from app.services.classes.opening import issue_opening
from app.services.outgoing.signers import default_signer
from tests import builders


def said(session: Session, class_id: UUID) -> dict[str, tuple[str, Standing]]:
    """Return evidence and standing by condition."""
    found = class_checks(session, class_id=class_id)
    return {check.text: (check.evidence, check.standing) for check in found.checks}


def test_a_bare_plan_lacks_what_opening_asks(database: Database) -> None:
    with database.action("Dựng") as session:
        builders.make_class(session)
        bare = create_class(session, programme_code="DVM", details=ClassDetails())
        found = said(session, bare)
    assert found["Ngày khai giảng"] == ("chưa có", Standing.LACKS)
    assert found["Chủ nhiệm lớp"] == ("chưa có", Standing.LACKS)
    assert found["Sĩ số"] == ("0, cần từ 1", Standing.LACKS)
    assert found["Lịch học"] == ("chưa lập", Standing.OPEN)


def test_lessons_outside_the_days_of_the_class_need_a_look(database: Database) -> None:
    with database.action("Dựng") as session:
        planned = builders.make_class(session, with_sessions=True)
        assert said(session, planned)["Lịch học"] == ("10 buổi", Standing.OK)
        shorter = replace(details_of(session, class_id=planned), closed_on=date(2026, 10, 21))
        update_class(session, class_id=planned, details=shorter)
        found = said(session, planned)["Lịch học"]
    assert found == ("10 buổi, ra ngoài ngày của lớp", Standing.LOOK)


def test_a_class_that_is_too_small_needs_a_look_not_a_stop(database: Database) -> None:
    with database.action("Dựng") as session:
        builders.make_programme(session, code="CTD", min_class_size=25)
        small = builders.make_class(session, programme_code="CTD", learners=3)
        found = class_checks(session, class_id=small)
        assert said(session, small)["Sĩ số"] == ("3, cần từ 25", Standing.LOOK)
    assert (found.is_small, found.least_size) == (True, 25)
    assert found.title == "Điều kiện mở lớp"


def test_the_least_size_comes_from_the_rules_where_the_programme_names_none(
    database: Database,
) -> None:
    with database.action("Dựng") as session:
        builders.make_rule_set(session, payload={"class.min_size": 30})
        builders.make_programme(session, min_class_size=0)
        planned = builders.make_class(session, learners=3)
        assert class_checks(session, class_id=planned).least_size == 30


def test_a_running_class_shows_decision_and_roll_calls(database: Database) -> None:
    with database.action("Dựng") as session:
        running = builders.make_class(session, status=ClassStatus.IN_PROGRESS)
        assert said(session, running)["Quyết định mở lớp"] == ("chưa có", Standing.LOOK)
        day = date(2026, 10, 5)
        signer = default_signer(session, on=day).id
        issue_opening(session, class_id=running, issued_on=day, signer_id=signer)
        found = said(session, running)
    assert found["Quyết định mở lớp"] == ("05/10/2026", Standing.OK)
    assert found["Buổi đã điểm danh"] == ("1/10", Standing.OPEN)
    assert found["Học viên cần xem lại"] == ("0", Standing.OK)


@pytest.mark.parametrize("missing", [0, 2])
def test_a_taught_class_counts_the_marks_that_are_missing(database: Database, missing: int) -> None:
    with database.action("Dựng") as session:
        taught = (
            builders.make_class(session, learners=missing, status=ClassStatus.TEACHING_DONE)
            if missing
            else builders.make_class(session, learners=1, status=ClassStatus.ASSESSED)
        )
        found = said(session, taught)
    assert found["Buổi đã điểm danh"] == ("10/10", Standing.OK)
    assert found["Bài chưa có điểm"][1] is (Standing.LACKS if missing else Standing.OK)


def test_a_recognised_class_counts_papers_and_a_cancelled_one_nothing(
    database: Database,
) -> None:
    with database.action("Dựng") as session:
        done = builders.make_class(session, learners=1, status=ClassStatus.ASSESSED)
        move_class(session, class_id=done, to=ClassStatus.RECOGNISED, on=date(2026, 10, 30))
        assert said(session, done)["Quyết định công nhận"] == ("chưa có", Standing.LACKS)
        assert said(session, done)["Giấy đã cấp"] == ("0/0", Standing.OPEN)
        dropped = builders.make_class(session)
        cancel_class(session, class_id=dropped, reason="ít người", on=date(2026, 10, 1))
        assert class_checks(session, class_id=dropped).checks == ()

"""Learners go on in another class of the programme: moved while it runs, or carried over."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.database import Database
from app.errors import UserError
from app.models.classes import Enrolment, TrainingClass
from app.models.values import ClassStatus, EnrolmentState
from app.services.classes.carrying_over import (
    carry_over,
    classes_to_move_to,
    count_unfinished,
    transfer,
    transfer_all,
    unfinished,
)
from app.services.classes.enrolments import list_learners, reinstate, suspend
from tests.builders import enrolment_ids, make_class
from tests.class_lives import (
    first_learner,
    recognised_class,
)

DAY = date(2026, 10, 20)
LATER = date(2026, 11, 16)


def _status_of(session: Session, enrolment_id: UUID) -> tuple[EnrolmentState, str | None]:
    kept = session.get_one(Enrolment, enrolment_id)
    return kept.state, kept.state_reason


def test_a_moved_learner_leaves_one_class_with_a_reason_and_begins_in_the_other(
    database: Database,
) -> None:
    with database.action("Chuyển lớp") as session:
        first = make_class(session, learners=2, status=ClassStatus.IN_PROGRESS)
        second = make_class(session, learners=0, opened_on=LATER)
        code = session.get_one(TrainingClass, second).code
        moved = enrolment_ids(session, first)[0]
        new = transfer(
            session, enrolment_id=moved, into_class_id=second, reason="đi công tác", on=DAY
        )
        left = (EnrolmentState.WITHDRAWN, f"Chuyển sang lớp {code}: đi công tác")
        assert _status_of(session, moved) == left
        going_on = session.get_one(Enrolment, new)
        before = session.get_one(Enrolment, moved)
        assert (going_on.carried_from, going_on.person_id) == (moved, before.person_id)
        assert (going_on.sending_unit, going_on.commune_code) == ("Đảng ủy xã Na Sầm", "06124")
        assert going_on.state is EnrolmentState.REGISTERED
        assert [row.has_left for row in list_learners(session, class_id=first)].count(True) == 1


def test_only_running_classes_of_the_same_programme_are_offered(database: Database) -> None:
    with database.action("Lập lớp") as session:
        here = make_class(session, learners=1)
        other = make_class(session, learners=0, opened_on=LATER)
        make_class(session, programme_code="NTD", learners=0)
        recognised_class(session, marks=[850])
        offered = classes_to_move_to(session, class_id=here)
    assert [found.id for found in offered] == [other]
    assert offered[0].opened_on == LATER


def test_nobody_is_moved_to_another_programme_or_without_a_reason(database: Database) -> None:
    with database.action("Lập lớp") as session:
        here = make_class(session, learners=1)
        stranger = make_class(session, programme_code="NTD", learners=0)
        other = make_class(session, learners=0)
        (learner,) = enrolment_ids(session, here)
        with pytest.raises(UserError) as programme:
            transfer(session, enrolment_id=learner, into_class_id=stranger, reason="x", on=DAY)
        with pytest.raises(UserError) as reason:
            transfer(session, enrolment_id=learner, into_class_id=other, reason=" ", on=DAY)
    assert (programme.value.code, programme.value.field) == ("another-programme", "into_class_id")
    assert reason.value.code == "reason-needed"


def test_several_are_moved_or_none(database: Database) -> None:
    with database.action("Lập lớp") as session:
        here = make_class(session, learners=2)
        other = make_class(session, learners=0, opened_on=LATER)
        learners = enrolment_ids(session, here)
    with pytest.raises(UserError) as refusal, database.action("Chuyển hai người") as session:
        transfer_all(
            session, enrolment_ids=(*learners, learners[0]), into_class_id=other, reason="x", on=DAY
        )
    assert refusal.value.code == "already-enrolled"
    with database.read() as session:
        assert enrolment_ids(session, other) == ()
        assert len(enrolment_ids(session, here)) == 2


def test_unfinished_learners_are_carried_over_once(database: Database) -> None:
    with database.action("Lập lớp") as session:
        before = recognised_class(session, marks=[None, 850, 700])
        absent = first_learner(session, before)
        after = make_class(session, learners=0, opened_on=LATER)
        (row,) = unfinished(session, class_id=after)
        assert count_unfinished(session, class_id=after) == 1
        assert (row.enrolment_id, row.state) == (absent, EnrolmentState.FAILED)
        assert row.class_code == session.get_one(TrainingClass, before).code
        assert row.reason
        (new,) = carry_over(session, enrolment_ids=[absent], into_class_id=after, on=LATER)
        assert session.get_one(Enrolment, new).carried_from == absent
        assert unfinished(session, class_id=after) == ()
        assert count_unfinished(session, class_id=after) == 0
        with pytest.raises(UserError) as twice:
            carry_over(session, enrolment_ids=[absent], into_class_id=after, on=LATER)
    assert twice.value.code == "already-enrolled"


def test_who_came_back_or_completed_since_is_not_unfinished(database: Database) -> None:
    with database.action("Lập lớp") as session:
        first = make_class(session, learners=2)
        second = make_class(session, learners=0, opened_on=LATER)
        suspended, staying = enrolment_ids(session, first)
        suspend(session, enrolment_id=suspended, reason="ốm", on=DAY)
        assert [row.enrolment_id for row in unfinished(session, class_id=second)] == [suspended]
        reinstate(session, enrolment_id=suspended, on=DAY)
        assert unfinished(session, class_id=second) == ()
        with pytest.raises(UserError) as refusal:
            carry_over(session, enrolment_ids=[staying], into_class_id=second, on=DAY)
    assert refusal.value.code == "learner-not-unfinished"

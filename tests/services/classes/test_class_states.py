"""The life of a class: allowed moves, reasons, and what is closed."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import Database
from app.errors import UserError
from app.models.classes import TrainingClass
from app.models.programmes import RuleSet
from app.models.values import ClassStatus
from app.services.classes.class_states import (
    LIFE,
    allowed_moves,
    class_row,
    class_still_open,
    has_reached,
    move_class,
)
from app.services.classes.classes import cancel_class, open_class
from app.services.results.decisions import recognise
from app.services.timetable.session_closing import finish_teaching
from tests.builders import FIRST_DAY, make_class

DAY = date(2026, 10, 30)


def test_life_goes_forward_step_by_step() -> None:
    for here, there in pairwise(LIFE):
        assert there in allowed_moves(here)


@given(here=st.sampled_from(ClassStatus), there=st.sampled_from(ClassStatus))
def test_no_move_skips_what_must_be_decided(here: ClassStatus, there: ClassStatus) -> None:
    if there in allowed_moves(here) and ClassStatus.CANCELLED not in (here, there):
        step = LIFE.index(there) - LIFE.index(here)
        # Only a class without assessment goes from taught to recognised.
        assert step in (1, -1) or (here, there) == (
            ClassStatus.TEACHING_DONE,
            ClassStatus.RECOGNISED,
        )


@pytest.mark.parametrize("status", [ClassStatus.RECOGNISED, ClassStatus.CERTIFIED])
def test_recognised_class_is_not_cancelled(status: ClassStatus) -> None:
    assert ClassStatus.CANCELLED not in allowed_moves(status)


def test_cancelled_class_has_reached_nothing() -> None:
    assert not has_reached(ClassStatus.CANCELLED, ClassStatus.PLANNED)
    assert has_reached(ClassStatus.OPENED, ClassStatus.PLANNED)


def test_move_that_is_not_allowed_names_both_states_and_the_way_on(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session)
        with pytest.raises(UserError) as refusal:
            move_class(session, class_id=class_id, to=ClassStatus.RECOGNISED, on=DAY)
    assert refusal.value.code == "class-move-not-allowed"
    assert "Dự kiến" in refusal.value.message
    assert "Đã có quyết định mở lớp" in refusal.value.remedy


def test_going_back_needs_a_reason_and_lets_the_rules_go(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        with pytest.raises(UserError) as refusal:
            move_class(session, class_id=class_id, to=ClassStatus.PLANNED, on=DAY)
        assert refusal.value.code == "reason-needed"
        move_class(session, class_id=class_id, to=ClassStatus.PLANNED, on=DAY, reason="Hoãn")
    with database.read() as session:
        found = session.get_one(TrainingClass, class_id)
        assert (found.status, found.status_on, found.rule_set_id) == (
            ClassStatus.PLANNED,
            DAY,
            None,
        )


def test_recognised_and_cancelled_classes_are_closed(database: Database) -> None:
    with database.action("Thử") as session:
        done = make_class(session, status=ClassStatus.TEACHING_DONE)
        move_class(session, class_id=done, to=ClassStatus.RECOGNISED, on=DAY)
        cancelled = make_class(session)
        move_class(
            session, class_id=cancelled, to=ClassStatus.CANCELLED, on=FIRST_DAY, reason="Ít người"
        )
        for class_id in (done, cancelled):
            with pytest.raises(UserError) as refusal:
                class_still_open(session, class_id)
            assert refusal.value.code == "class-closed"


def test_class_that_is_gone_is_said_to_be_gone(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, learners=0)
        session.delete(class_row(session, class_id))
        session.flush()
        with pytest.raises(UserError) as refusal:
            class_row(session, class_id)
    assert refusal.value.code == "row-gone"


def test_every_refusal_says_what_to_do_whatever_state_a_class_is_in(database: Database) -> None:
    acts: dict[str, Callable[[Session, UUID], object]] = {
        "open": lambda session, key: open_class(session, class_id=key, small_size_reason="Thử"),
        "finish": lambda session, key: finish_teaching(session, class_id=key, on=DAY),
        "cancel": lambda session, key: cancel_class(session, class_id=key, reason="x", on=DAY),
        "change": lambda session, key: class_still_open(session, key),
        "recognise": lambda session, key: recognise(
            session, class_id=key, issued_on=DAY, signer_id=key
        ),
    }
    may_run = {
        ("open", ClassStatus.PLANNED),
        *(("change", state) for state in LIFE if state not in LIFE[5:]),
        *(("cancel", state) for state in LIFE if state not in LIFE[5:]),
    }
    with database.action("Thử") as session:
        class_id = make_class(session, learners=1, with_sessions=True)
        found = class_row(session, class_id)
        found.rule_set_id = session.scalars(select(RuleSet.id)).one()
        for status in ClassStatus:
            for name, act in acts.items():
                found.status = status
                session.flush()
                if (name, status) in may_run:
                    continue
                with pytest.raises(UserError) as refusal:
                    act(session, class_id)
                assert refusal.value.remedy, (name, status)
                assert "cần ghi lý do" not in refusal.value.message, (name, status)
                assert found.status is status

"""Learners change class or are taken over from an earlier one, in the tab Học viên."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import EnrolmentState
from app.services.classes.learner_rows import LearnerRow, list_learners
from app.ui.dialogs.carry_over import CarryOverDialog
from app.ui.dialogs.transfer import TransferDialog
from app.ui.screens.class_tabs.learners import LearnersTab
from tests import builders
from tests.class_lives import recognised_class
from tests.ui.screens.desk_stage import click, dialog_of, fill, open_dialogs, press
from tests.ui.screens.tab_stage import stage, toasts

Key = Qt.Key
LATER = date(2026, 11, 30)


def show(qtbot: QtBot, database: Database, class_id: UUID) -> LearnersTab:
    tab = stage(qtbot, database, LearnersTab, class_id)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.focus_first()
    return tab


def in_file(database: Database, class_id: UUID) -> list[LearnerRow]:
    with database.read() as session:
        return list(list_learners(session, class_id=class_id))


def test_a_learner_is_moved_to_the_next_course_by_keys(qtbot: QtBot, database: Database) -> None:
    with database.action("Dựng lớp") as session:
        here = builders.make_class(session, learners=3)
        there = builders.make_class(session, learners=0, opened_on=LATER)
    tab = show(qtbot, database, here)
    QTest.keyClick(tab.table.view, Key.Key_Space)
    click(tab.move_act)
    dialog = dialog_of(TransferDialog)
    assert dialog.form.fields["into_class_id"].value() == there  # the only one is chosen
    fill(dialog.form.fields["reason"], "đi công tác")
    press(Key.Key_Return)
    (moved,) = in_file(database, there)
    left = next(row for row in in_file(database, here) if row.person_id == moved.person_id)
    assert left.state is EnrolmentState.WITHDRAWN
    assert left.state_reason == "Chuyển sang lớp DVM-2026-02: đi công tác"
    assert toasts(tab)[-1].startswith("Đã chuyển ")


def test_without_another_class_the_way_out_is_told(qtbot: QtBot, database: Database) -> None:
    with database.action("Dựng lớp") as session:
        here = builders.make_class(session, learners=1)
    tab = show(qtbot, database, here)
    QTest.keyClick(tab.table.view, Key.Key_Space)
    click(tab.move_act)
    assert not open_dialogs()
    assert "lập lớp mới" in toasts(tab)[-1]


@pytest.fixture
def next_class(database: Database) -> UUID:
    """A class to open after one that two of three did not complete."""
    with database.action("Dựng lớp") as session:
        recognised_class(session, marks=[None, None, 850])
        return builders.make_class(session, learners=0, opened_on=LATER)


def test_the_unfinished_are_offered_ticked_and_taken_over(
    qtbot: QtBot, database: Database, next_class: UUID
) -> None:
    tab = show(qtbot, database, next_class)
    assert tab.carry_button.text() == "Học lại: 2 người…"
    click(tab.carry_button)
    dialog = dialog_of(CarryOverDialog)
    assert "Space" in dialog.take.reason
    QTest.keyClick(dialog.table.view, Key.Key_Space)
    assert dialog.take.text() == "Nhận 1 người vào lớp"
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.table.view, Key.Key_Return)
    assert len(in_file(database, next_class)) == 1
    assert toasts(tab)[-1] == "Đã nhận 1 người vào lớp DVM-2026-02"
    assert tab.carry_button.text() == "Học lại: 1 người…"


def test_nothing_is_offered_where_nobody_waits(qtbot: QtBot, database: Database) -> None:
    with database.action("Dựng lớp") as session:
        class_id = builders.make_class(session, learners=1)
    assert show(qtbot, database, class_id).carry_button.isHidden()

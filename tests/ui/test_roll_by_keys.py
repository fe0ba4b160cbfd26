"""Forty learners with two exceptions in the real window, from Hôm nay on, by the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import ClassStatus
from app.services.attendance import attendance
from app.ui.grids.body import GridBody
from app.ui.screens.class_tabs.attendance import AttendanceTab
from app.ui.screens.classes.workspace import ClassWorkspace
from tests import builders
from tests.ui.screens.desk_stage import Desk, keyboard, press

Key = Qt.Key
MOST = 20


def test_forty_learners_with_two_exceptions_take_at_most_twenty_keys(
    qtbot: QtBot, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", "2026-10-19")
    with database.action("Dựng lớp") as session:
        class_id = builders.make_class(session, learners=40, status=ClassStatus.OPENED)
    desk = Desk(qtbot, database, ("today", "classes", "class"))
    keys = 0

    def type_keys(*each: Key) -> None:
        nonlocal keys
        press(*each)
        keys += len(each)

    qtbot.waitUntil(lambda: keyboard() is not None)
    type_keys(Key.Key_Return)  # the first line of Hôm nay: the half-day that waits
    workspace = desk.screen(ClassWorkspace)
    qtbot.waitUntil(lambda: isinstance(keyboard(), GridBody))
    type_keys(Key.Key_Down, Key.Key_Down, Key.Key_3)  # the third learner, excused
    type_keys(Key.Key_PageDown, Key.Key_Down, Key.Key_4)  # one further down, unexcused
    type_keys(Key.Key_0)  # everybody else was there
    assert keys <= MOST
    tab = workspace.findChild(AttendanceTab)
    assert isinstance(tab, AttendanceTab)
    with database.read() as session:
        marks = attendance.grid(session, class_id=class_id).marks
        first = sorted(line[0].mark.value for line in marks if line[0] is not None)
    assert first == sorted(["excused", "unexcused", *["present"] * 38])
    assert desk.labels()[:3][0] == "Ghi người còn lại có mặt, sáng 19/10"
    for _ in range(3):  # each of them can be taken back, one after the other
        desk.undo()
    assert tab.roll is not None
    assert tab.roll.unmarked(0) == 40

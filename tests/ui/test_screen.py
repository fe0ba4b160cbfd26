"""A screen reads again when what it watches has changed, at once or when it is next shown."""

from collections.abc import Hashable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.models.shapes import journaled_shapes
from app.ui import kit
from app.ui.live_view import REFERENCE
from app.ui.preferences import Preferences
from app.ui.runner import BUSY, Runner
from app.ui.screen import Screen
from tests.ui.gallery_screens import NoData, Silent


class NoShell:
    """A window that does nothing."""

    def __init__(self) -> None:
        self.preferences = Preferences()

    def go(self, page: str, argument: Hashable = None) -> None:
        """Stay."""

    def back(self) -> None:
        """Stay."""

    def toast(self, text: str, *, undo: bool = True) -> None:
        """Say nothing."""

    def set_count(self, section: str, count: int) -> None:
        """Count nothing."""

    def restore(self, backup: Path) -> None:
        pass

    def crumbs_changed(self) -> None:
        """Leave the path."""


class ListScreen(Screen):
    """Counts how often it read."""

    title = "Lớp học"
    watches = frozenset({"classes", "enrolments"})

    def build(self) -> None:
        """Make one field, one button and a side panel."""
        self.read = 0
        self.field = kit.SearchField("Lọc")
        self.main.addWidget(self.field)
        self.button = self.writes(self.set_primary(kit.Button("Lớp mới", "primary")))
        panel = kit.SidePanel()
        panel.column.addWidget(kit.Label("Chi tiết"))
        panel.column.addStretch(1)
        self.set_side(panel)

    def refresh(self) -> None:
        """Count."""
        self.read += 1

    def focus_first(self) -> None:
        """Begin in the field."""
        self.field.setFocus()


@pytest.fixture
def runner(qtbot: QtBot) -> Runner:
    return Runner(NoData(), Silent())  # type: ignore[arg-type]  # no data is needed


@pytest.fixture
def screen(runner: Runner, qtbot: QtBot) -> ListScreen:
    made = ListScreen(runner, NoShell())
    made.resize(1300, 600)
    qtbot.addWidget(made)
    return made


def test_nothing_is_read_before_the_screen_is_shown(screen: ListScreen) -> None:
    assert screen.read == 0
    screen.show()
    assert screen.read == 1


def test_what_changes_key_by_key_is_read_once_when_the_keys_rest(
    qtbot: QtBot, runner: Runner, screen: ListScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ListScreen, "unhurried", frozenset({"enrolments"}))
    screen.show()
    before = screen.read
    for _ in range(3):
        runner.data_changed.emit(frozenset({"enrolments"}))
    assert screen.read == before
    qtbot.waitUntil(lambda: screen.read == before + 1)
    runner.data_changed.emit(frozenset({"enrolments", "classes"}))
    assert screen.read == before + 2


def test_every_screen_reads_again_when_what_all_refer_to_changes(
    screen: ListScreen, runner: Runner
) -> None:
    assert {shape.name for shape in journaled_shapes()} > REFERENCE
    screen.show()
    runner.data_changed.emit(frozenset({"programmes", "lessons"}))
    assert screen.read == 2
    screen.hide()
    runner.data_changed.emit(frozenset({"signers"}))
    assert screen.read == 2
    screen.show()
    assert screen.read == 3


def test_visible_screen_reads_at_once_when_a_watched_table_changes(
    screen: ListScreen, runner: Runner
) -> None:
    screen.show()
    runner.data_changed.emit(frozenset({"enrolments", "people"}))
    assert screen.read == 2
    runner.data_changed.emit(frozenset({"people"}))
    assert screen.read == 2


def test_hidden_screen_reads_when_it_is_next_shown(screen: ListScreen, runner: Runner) -> None:
    screen.show()
    screen.hide()
    runner.data_changed.emit(frozenset({"classes"}))
    runner.data_changed.emit(frozenset({"classes"}))
    assert screen.read == 1
    screen.show()
    assert screen.read == 2
    screen.hide()
    screen.show()
    assert screen.read == 2


def test_buttons_that_write_say_why_they_are_greyed(screen: ListScreen, runner: Runner) -> None:
    screen.show()
    runner.busy_changed.emit(True)
    assert not screen.button.isEnabled()
    assert screen.button.toolTip() == BUSY
    runner.busy_changed.emit(False)
    assert screen.button.isEnabled()


def test_a_button_that_went_with_its_line_is_forgotten(screen: ListScreen, runner: Runner) -> None:
    gone = screen.writes(kit.Button("Điểm danh"))
    delete(gone)
    runner.busy_changed.emit(True)
    assert not screen.button.isEnabled()


def test_on_a_new_day_a_hidden_screen_reads_anew(
    screen: ListScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.show()
    screen.hide()
    monkeypatch.setenv("GIAOVU_TODAY", "2026-11-23")
    screen.show()
    assert screen.read == 2


def test_reason_from_before_comes_back_after_the_job(screen: ListScreen, runner: Runner) -> None:
    screen.button.set_reason("Chưa có kế hoạch năm.")
    runner.busy_changed.emit(True)
    runner.busy_changed.emit(True)
    runner.busy_changed.emit(False)
    assert screen.button.reason == "Chưa có kế hoạch năm."
    assert not screen.button.isEnabled()


def test_side_panel_is_a_column_in_a_wide_window(screen: ListScreen) -> None:
    screen.show()
    assert screen.side is not None
    assert screen.side.isVisible()
    assert screen.head.width() == screen.width() - screen.side.width()


def test_side_panel_is_a_drawer_in_a_narrow_window(screen: ListScreen, qtbot: QtBot) -> None:
    screen.resize(1000, 600)
    screen.show()
    assert screen.side is not None
    assert not screen.side.isVisible()
    qtbot.waitUntil(lambda: screen.head.width() == screen.width())
    screen.show_side(filled=True)
    assert not screen.side.isVisible(), "it waits for F6"
    screen.open_side()
    assert screen.side.isVisible()
    assert screen.side.geometry().right() == screen.width() - 1
    assert screen.side.y() > screen.head.geometry().bottom(), "its button stays in sight"
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.side.isVisible()
    button = screen.drawer_button
    assert button is not None
    for opened in (True, False):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert screen.side.isVisible() is opened
    screen.show_side(filled=False)
    assert not button.isVisible(), "there is nothing to open"
    screen.show_side(filled=True)
    assert button.isVisible()
    screen.resize(1300, 600)
    assert screen.side.isVisible()
    assert not button.isVisible()


def test_help_page_is_named_after_the_screens_module(screen: ListScreen) -> None:
    assert screen.help_page() == "test_screen"


class PlainScreen(Screen):
    """A screen that only has a title."""

    title = "Trống"
    plain_head = False


def test_a_screen_needs_nothing_but_a_title(runner: Runner, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    screen = PlainScreen(runner, NoShell())
    QHBoxLayout(holder).addWidget(screen)
    holder.show()
    screen.open("x")
    screen.focus_first()
    screen.close_side()
    screen.open_side()
    assert screen.crumbs() == ()
    assert screen.keys() == ()
    assert screen.panes() == (screen,)
    assert screen.head.title.text() == "Trống"

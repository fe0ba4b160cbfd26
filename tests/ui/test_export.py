"""Ctrl+E writes the table in sight to Excel, as it is filtered and sorted."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.ui import confirm
from app.ui.main_window import MainWindow
from app.ui.slices import SLICE
from tests.ui.gallery_screens import ClassScreen


def press_ctrl_e() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)


def class_screen(window: MainWindow) -> ClassScreen:
    window.go("class", 5)
    assert isinstance(window.current_screen, ClassScreen)
    return window.current_screen


@pytest.fixture
def proposals() -> list[str]:
    """The names that were proposed, as the user sees them."""
    return []


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proposals: list[str]) -> Path:
    """Where the user says that the file shall be."""
    path = tmp_path / "bảng.xlsx"

    def choose(_window: QWidget | None, question: confirm.FileQuestion) -> Path:
        proposals.append(question.start.name if question.start else "")
        return path

    monkeypatch.setattr(confirm.answers, "new_file", choose)
    return path


def test_the_rows_in_sight_are_written_under_their_titles(
    window: MainWindow, target: Path, proposals: list[str]
) -> None:
    screen = class_screen(window)
    screen.table.rows.filter_text("văn")
    shown = screen.table.rows.shown
    assert 0 < len(shown) < len(screen.table.rows.rows)
    press_ctrl_e()
    assert proposals == ["dang-vien-moi-khoa-5-nam-2026-2026-11-22.xlsx"]
    sheet = openpyxl.load_workbook(target).active
    assert sheet is not None
    lines = [list(line) for line in sheet.iter_rows(values_only=True)]
    assert lines[0][0] == screen.title
    assert lines[1][0] == screen.table.foot.count.text()
    assert lines[3][:3] == ["TT", "Họ và tên", "Ngày sinh"]
    assert [line[0] for line in lines[4:]] == [row.id for row in shown]
    assert [line[1] for line in lines[4:]] == [row.name for row in shown]
    assert window.toast_box.isVisible()


def test_nothing_is_written_where_nothing_is_shown(window: MainWindow, target: Path) -> None:
    class_screen(window).table.rows.filter_text("không ai tên thế này")
    press_ctrl_e()
    assert not target.exists()
    window.go("form")
    press_ctrl_e()
    assert not target.exists()


def test_a_place_that_cannot_be_written_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "không có" / "bảng.xlsx"
    monkeypatch.setattr(confirm.answers, "new_file", lambda _window, _question: missing)
    told: list[str] = []

    def hear(error: UserError) -> bool:
        told.append(str(error))
        return True

    with class_screen(window).runner.telling(hear):
        press_ctrl_e()
    assert "không có" in told[0]
    monkeypatch.setattr(confirm.answers, "new_file", lambda _window, _question: None)
    press_ctrl_e()
    assert len(told) == 1


def test_a_long_table_is_written_beside_the_window(
    window: MainWindow, target: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(window, "toast", lambda text, **_: told.append(text))
    table = class_screen(window).table
    table.show_rows(replace(table.rows.rows[0], id=number) for number in range(SLICE + 1))
    press_ctrl_e()
    assert not target.exists()
    assert told == [f"Đang xuất {SLICE + 1} dòng ra Excel…"]
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1].startswith(f"Đã xuất {SLICE + 1} dòng ra ")
    sheet = openpyxl.load_workbook(target).active
    assert sheet is not None
    assert sheet.max_row == 4 + SLICE + 1

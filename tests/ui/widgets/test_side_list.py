"""The list at the left and the joined buttons: one stop each, arrows choose."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.widgets.segments import Segment, Segments
from app.ui.widgets.side_list import Entry, SideList

KEY = Qt.Key
ENTRIES = [Entry("a", "Trung tâm", "building-2"), Entry("b", "Sao lưu"), Entry("c", "Nhật ký")]


@pytest.fixture
def chosen() -> list[str]:
    return []


@pytest.fixture
def side(qtbot: QtBot, chosen: list[str]) -> SideList:
    made = SideList(ENTRIES, name="Các mục")
    made.chosen.connect(chosen.append)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.light("a")
    made.focus()
    qtbot.waitUntil(lambda: made.rows[0].hasFocus())
    return made


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_arrows_choose_and_stop_at_the_ends(side: SideList, chosen: list[str]) -> None:
    for key in (KEY.Key_Up, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Home, KEY.Key_End):
        press(key)
    assert chosen == ["b", "c", "a", "c"]
    assert side.rows[2].hasFocus()


def test_the_keyboard_stops_at_the_current_line_only(side: SideList) -> None:
    side.light("b")
    takes = [bool(row.focusPolicy() & Qt.FocusPolicy.TabFocus) for row in side.rows]
    assert takes == [False, True, False]


def test_a_click_chooses_and_enter_goes_into_the_page(
    side: SideList, chosen: list[str], qtbot: QtBot
) -> None:
    QTest.mouseClick(side.rows[1], Qt.MouseButton.LeftButton)
    assert chosen == ["b"]
    side.focus()
    with qtbot.waitSignal(side.entered):
        press(KEY.Key_Return)


def test_other_lines_keep_the_current_one_where_it_is_still_there(side: SideList) -> None:
    side.show_entries([Entry("a", "Trung tâm", sub="có ở dòng 3"), Entry("z", "Khác")])
    assert (side.current, side.rows[0].isChecked()) == ("a", True)
    side.show_entries([Entry("z", "Khác")])
    assert bool(side.rows[0].focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_segments_choose_by_keys_and_by_the_mouse(qtbot: QtBot, chosen: list[str]) -> None:
    parts = Segments(
        [Segment("1", "Sáng", "sun"), Segment("2", "Tối"), Segment("3", "Máy")], name="Màu"
    )
    parts.chosen.connect(chosen.append)
    qtbot.addWidget(parts)
    parts.show()
    parts.show_choice("1")
    for key in (KEY.Key_Left, KEY.Key_Right, KEY.Key_End, KEY.Key_Home):
        QTest.keyClick(parts, key)
    middle = parts.height() // 2
    QTest.mouseClick(parts, Qt.MouseButton.LeftButton, pos=QPoint(parts.width() - 5, middle))
    assert chosen == ["2", "3", "1", "3"]
    assert parts.accessibleName() == "Màu: Máy"

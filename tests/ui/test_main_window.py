"""The frame: pages, back and forward, panes, keys, undo, and what it looks like when narrow."""

from collections.abc import Callable, Hashable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import confirm
from app.ui.frame.panes import go_to_next_pane
from app.ui.frame.status_bar import StatusFacts
from app.ui.key_sheet import KeySheet
from app.ui.main_window import MainWindow
from app.ui.tokens import LIGHT, Width
from app.ui.widgets.buttons import Button
from app.ui.widgets.focus import AIR
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.tabs import TabBar
from tests.ui.gallery_screens import PAGES, ClassScreen, FormScreen, TodayScreen

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def test_frame_is_there_before_the_data(qtbot: QtBot) -> None:
    window = MainWindow(PAGES)
    qtbot.addWidget(window)
    window.show()
    assert window.current_screen is None
    window.go("classes")
    window.reload()
    go_to_next_pane(window, 1)
    window.crumbs_changed()
    assert window.current_screen is None


def test_first_section_is_open_at_once_with_the_keyboard_in_it(window: MainWindow) -> None:
    assert isinstance(window.current_screen, TodayScreen)
    assert window.current_screen.isAncestorOf(focused())


def test_screens_are_made_once_at_their_first_visit(window: MainWindow) -> None:
    before = window.stack.count()
    window.go("class", 5)
    first = window.current_screen
    window.go("today")
    window.go("class", 6)
    assert window.current_screen is first
    assert window.stack.count() == before + 1


def test_unknown_page_leaves_the_window_as_it_is(window: MainWindow) -> None:
    window.go("no such page")
    assert isinstance(window.current_screen, TodayScreen)


def test_back_and_forward_by_keys_and_buttons(window: MainWindow) -> None:
    assert not window.top_bar.back.isEnabled()
    window.go("class", 5)
    press(KEY.Key_Left, ALT)
    assert isinstance(window.current_screen, TodayScreen)
    assert window.top_bar.forward.isEnabled()
    press(KEY.Key_Right, ALT)
    assert isinstance(window.current_screen, ClassScreen)
    window.top_bar.back.click()
    assert isinstance(window.current_screen, TodayScreen)
    window.back()
    assert isinstance(window.current_screen, TodayScreen)


def test_page_is_told_what_it_is_about(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Hashable] = []
    monkeypatch.setattr(ClassScreen, "open", lambda _self, argument: told.append(argument))
    window.go("class", 5)
    window.go("class", 6)
    window.back()
    assert told == [5, 6, 5]


def test_control_and_a_figure_open_sections(window: MainWindow) -> None:
    press(KEY.Key_2, CONTROL)
    assert isinstance(window.current_screen, FormScreen)
    assert [row.page.key for row in window.navigation.rows if row.isChecked()] == ["plans"]
    for key, page in ((KEY.Key_9, "exchange"), (KEY.Key_0, "settings")):
        press(key, CONTROL)
        assert [row.page.key for row in window.navigation.rows if row.isChecked()] == [page]
    press(KEY.Key_1, CONTROL)
    assert isinstance(window.current_screen, TodayScreen)


def test_escape_and_a_click_put_a_toast_away(window: MainWindow) -> None:
    window.go("class", 5)
    window.toast("Đã thêm 1 học viên")
    press(KEY.Key_Escape)
    assert not window.toast_box.isVisible()
    window.toast("Đã thêm 1 học viên")
    QTest.mouseClick(window.toast_box, Qt.MouseButton.LeftButton)
    assert not window.toast_box.isVisible()


def test_a_toast_makes_way_for_the_row_of_the_keyboard(window: MainWindow) -> None:
    window.go("class", 5)
    screen = window.current_screen
    assert isinstance(screen, ClassScreen)
    window.toast("Đã thêm 1 học viên")
    toast, view = window.toast_box, screen.table.view
    usual = toast.geometry()
    line = view.rowAt(view.viewport().mapFrom(window, usual.center()).y())
    assert line >= 0, "the toast lies over a row"
    view.go_to(line)
    toast._tick()
    row = view.visualRect(view.currentIndex())
    top = view.viewport().mapTo(window, row.topLeft()).y()
    assert toast.geometry().bottom() < top
    view.go_to(line - 2)  # where the toast stands now
    toast._tick()
    assert toast.geometry() == usual


def test_navigation_is_one_stop_with_arrows_inside(window: MainWindow, qtbot: QtBot) -> None:
    stops = [row for row in window.navigation.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [row.page.key for row in stops] == ["today"]
    window.navigation.focus()
    qtbot.waitUntil(stops[0].hasFocus)
    press(KEY.Key_Up)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert isinstance(window.current_screen, FormScreen)
    QTest.mouseClick(window.navigation.rows[0], Qt.MouseButton.LeftButton)
    assert isinstance(window.current_screen, TodayScreen)


def test_path_shows_where_a_sub_page_stands(window: MainWindow) -> None:
    window.go("class", 5)
    assert window.top_bar.path.accessibleName() == "Lớp học › DVM-2026-05"
    window.go("today")
    assert window.top_bar.path.accessibleName() == "Hôm nay"


def test_f6_goes_round_the_panes_and_back(window: MainWindow) -> None:
    window.go("class", 5)
    screen = window.current_screen
    assert isinstance(screen, ClassScreen)
    visited = []
    for _ in range(3):
        press(KEY.Key_F6)
        panes = {"navigation": window.navigation, "head": screen.head, "table": screen.table}
        visited += [name for name, pane in panes.items() if pane.isAncestorOf(focused())]
    assert visited == ["navigation", "head", "table"]
    press(KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert screen.head.isAncestorOf(focused())


def test_f6_opens_the_drawer(window: MainWindow, qtbot: QtBot) -> None:
    window.go("plans")
    screen = window.current_screen
    assert isinstance(screen, FormScreen)
    assert screen.side is not None
    window.resize(1000, 689)
    qtbot.waitUntil(lambda: screen.side is not None and not screen.side.isVisible())
    press(KEY.Key_F6)
    assert screen.side.isVisible()
    assert screen.side.isAncestorOf(focused())
    press(KEY.Key_Escape)
    assert not screen.side.isVisible()


def test_undo_and_redo_are_asked_by_keys_bar_and_toast(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.top_bar.undo.isEnabled()
    window.show_undo("Cấp 3 giấy", "Không hoàn tác được: đã ghi sổ gốc.")
    assert window.top_bar.undo.reason == "Không hoàn tác được: đã ghi sổ gốc."
    window.show_undo("Thêm học viên")
    assert "Thêm học viên" in window.top_bar.undo.toolTip()
    asks: list[Callable[[], object]] = [
        lambda: press(KEY.Key_Z, CONTROL),
        window.top_bar.undo.click,
        window.toast_box.act.click,
    ]
    for ask in asks:
        window.toast("Đã thêm 1 học viên")
        with qtbot.waitSignal(window.undo_asked):
            ask()
    with qtbot.waitSignal(window.redo_asked):
        press(KEY.Key_Y, CONTROL)


def test_ctrl_z_goes_first_to_what_the_screen_has_not_written(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_hand = ["an answer"]
    monkeypatch.setattr(window.current_screen, "take_back", lambda: bool(in_hand and in_hand.pop()))
    with qtbot.assertNotEmitted(window.undo_asked):
        press(KEY.Key_Z, CONTROL)
    with qtbot.waitSignal(window.undo_asked):
        press(KEY.Key_Z, CONTROL)


def test_window_asks_before_it_closes_over_what_is_not_written(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_window: object, question: confirm.Question) -> bool:
        asked.append(question.consequence)
        return len(asked) > 1

    monkeypatch.setattr(confirm.answers, "ask", answer)
    monkeypatch.setattr(window.current_screen, "unfinished", lambda: "2 lần trả lời chưa ghi.")
    window.close()
    assert window.isVisible()
    window.close()
    assert not window.isVisible()
    assert asked == ["2 lần trả lời chưa ghi."] * 2


def test_undo_in_a_field_stays_in_the_field(window: MainWindow, qtbot: QtBot) -> None:
    window.go("class", 5)
    screen = window.current_screen
    assert isinstance(screen, ClassScreen)
    screen.field.setFocus()
    QTest.keyClicks(screen.field, "an")
    with qtbot.assertNotEmitted(window.undo_asked):
        press(KEY.Key_Z, CONTROL)
    assert screen.field.text() == ""


def test_f5_reads_again(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bool] = []
    monkeypatch.setattr(TodayScreen, "refresh", lambda _self: read.append(True))
    press(KEY.Key_F5)
    assert read == [True]


def test_f1_asks_for_the_page_of_the_guide(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.help_asked) as asked:
        press(KEY.Key_F1)
    assert asked.args == ["gallery_screens"]


def test_key_sheet_begins_with_the_screens_own_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.go("class", 5)
    press(KEY.Key_Slash, CONTROL)
    sheets = [w for w in QApplication.topLevelWidgets() if isinstance(w, KeySheet)]
    (sheet,) = [shown for shown in sheets if shown.isVisible()]
    names = [child.accessibleName() for child in sheet.findChildren(QWidget)]
    assert "Space" in names
    assert "Ctrl+K" in names
    QTest.keyClick(sheet, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.isActiveWindow() or not sheet.isVisible())


def test_no_shortcut_fights_with_the_vietnamese_keyboard(window: MainWindow) -> None:
    keys = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    assert keys >= {"Ctrl+K", "F6", "F5", "F1", "Ctrl+Z", "Ctrl+Y", "Ctrl+9"}
    assert QKeySequence("Alt+Z").toString() not in keys
    assert {key for key in keys if "Ctrl" in key and "Shift" in key} == set()


def test_narrow_window_keeps_icons_and_figures(window: MainWindow, qtbot: QtBot) -> None:
    window.show_status(StatusFacts("Sao lưu: hôm nay", unsent=1124, user="Hoàng Thị Bích"))
    assert window.navigation.width() == Width.NAV
    window.resize(900, 600)
    qtbot.waitUntil(lambda: window.navigation.width() == Width.NAV_NARROW)
    assert window.width() == 900
    assert window.navigation.rows[0].toolTip() == "Hôm nay"
    assert window.status.unsent.shown == "1.124"
    assert window.status.backup.shown == ""
    assert window.top_bar.undo.text() == ""
    window.resize(1366, 689)
    qtbot.waitUntil(lambda: window.status.backup.shown == "Sao lưu: hôm nay")
    assert window.top_bar.undo.text() == "Hoàn tác"


@pytest.mark.parametrize("width", [1366, 1093, 911, 683])
@pytest.mark.parametrize("page", ["today", "class"])
def test_window_can_be_as_narrow_as_a_scaled_screen(
    window: MainWindow, width: int, page: str
) -> None:
    window.go(page)
    window.resize(width, 500)
    QApplication.processEvents()
    assert window.width() == width
    assert window.top_bar.help.geometry().right() <= width


def test_practice_mode_colours_the_whole_status_bar(window: MainWindow) -> None:
    window.show_status(StatusFacts("Sao lưu: hôm nay", practice=True))
    image = window.status.grab().toImage()
    assert image.pixelColor(image.width() // 2, 15).name() == LIGHT.warn_soft.lower()
    assert window.status.practice.text() == "Chế độ thực hành"


def test_status_bar_says_that_a_job_writes(window: MainWindow) -> None:
    window.show_status(StatusFacts())
    window._show_busy(True)
    assert window.status.saved.text() == "Đang ghi…"
    window._show_busy(False)
    assert window.status.saved.text() == "Đã cất mọi thay đổi"


def test_status_items_open_what_they_speak_of(window: MainWindow) -> None:
    window.show_status(StatusFacts("Sao lưu: 8 ngày trước", backup_late=True, unsent=3))
    window.status.unsent.click()
    assert window.history.current is not None
    assert window.history.current.page == "exchange"
    window.status.backup.click()
    assert window.history.current.page == "settings"
    window.status.keys.click()


def test_counts_of_waiting_work_are_spoken(window: MainWindow) -> None:
    window.set_count("certificates", 38)
    (row,) = [row for row in window.navigation.rows if row.page.key == "certificates"]
    assert row.accessibleDescription() == "38 việc chờ"
    window.set_count("certificates", 0)
    assert row.accessibleDescription() == ""


def test_ring_follows_the_keyboard_to_buttons_only(window: MainWindow, qtbot: QtBot) -> None:
    window.top_bar.help.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: window.focus_ring.ring is not None)
    ring = window.focus_ring.ring
    assert ring is not None
    assert ring.geometry().contains(window.top_bar.help.geometry())
    window.navigation.focus()
    assert window.focus_ring.ring is None


def test_ring_is_seen_whole_in_the_head_of_a_page(window: MainWindow) -> None:
    screen = window.current_screen
    assert screen is not None
    (act,) = [one for one in screen.head.findChildren(Button) if one.text() == "Lớp mới"]
    act.setFocus(Qt.FocusReason.TabFocusReason)
    ring = window.focus_ring.ring
    assert ring is not None
    assert ring.visibleRegion().boundingRect() == ring.rect()
    before = act.mapTo(window, QPoint(-AIR, -AIR))
    assert ring.mapTo(window, QPoint()) == before
    window.resize(1100, 689)
    assert ring.mapTo(window, QPoint()) == act.mapTo(window, QPoint(-AIR, -AIR)) != before


def test_ctrl_f_goes_to_the_filter(window: MainWindow) -> None:
    press(KEY.Key_F, CONTROL)
    assert not isinstance(focused(), SearchField)
    window.go("class", 5)
    press(KEY.Key_F, CONTROL)
    assert isinstance(focused(), SearchField)


def test_ctrl_tab_goes_to_the_next_tab(window: MainWindow) -> None:
    window.go("class", 5)
    (bar,) = window.findChildren(TabBar)
    press(KEY.Key_Tab, CONTROL)
    assert bar.current == "timetable"
    press(KEY.Key_PageUp, CONTROL)
    assert bar.current == "learners"


def test_alt_and_its_letter_press_the_primary(window: MainWindow, qtbot: QtBot) -> None:
    window.go("class", 5)
    screen = window.current_screen
    assert screen is not None
    assert screen.primary is not None
    assert screen.primary.letter == "i"
    press(KEY.Key_Alt)
    screen.primary.grab()
    with qtbot.waitSignal(screen.primary.clicked):
        press(KEY.Key_I, ALT)
    screen.primary.setText("Ghi 33 người")
    with qtbot.waitSignal(screen.primary.clicked):
        press(KEY.Key_G, ALT)

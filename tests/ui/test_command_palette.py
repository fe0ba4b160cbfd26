"""Ctrl+K finds sections, commands and what the providers know, by keyboard alone."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.command_palette import Hit
from app.ui.main_window import MainWindow
from tests.ui.gallery_screens import FormScreen, TodayScreen

KEY = Qt.Key


def open_palette(window: MainWindow) -> None:
    current = window.focusWidget()
    assert current is not None
    QTest.keyClick(current, KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_box.isVisible()


def titles(window: MainWindow) -> list[str]:
    return [hit.title for hit in window.palette_box.list.hits]


def type_words(window: MainWindow, words: str) -> None:
    QTest.keyClicks(window.palette_box.field, words)


def test_ctrl_k_shows_the_sections_with_their_keys(window: MainWindow) -> None:
    open_palette(window)
    assert titles(window)[:3] == ["Hôm nay", "Kế hoạch", "Lớp học"]
    assert window.palette_box.list.hits[2].key == "Ctrl+3"
    assert window.palette_box.field.hasFocus()


def test_words_without_marks_find_a_section_and_enter_opens_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    open_palette(window)
    type_words(window, "ke hoach")
    qtbot.waitUntil(lambda: titles(window) == ["Kế hoạch"])
    QTest.keyClick(window.palette_box.field, KEY.Key_Return)
    assert isinstance(window.current_screen, FormScreen)
    assert not window.palette_box.isVisible()


def test_enter_does_not_wait_for_the_list(window: MainWindow) -> None:
    open_palette(window)
    type_words(window, "ke hoach")
    QTest.keyClick(window.palette_box.field, KEY.Key_Return)
    assert isinstance(window.current_screen, FormScreen)


def test_providers_are_asked_with_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[str] = []
    opened: list[str] = []

    def people(text: str) -> list[Hit]:
        asked.append(text)
        if text != "ai":
            return []
        return [Hit("Nông Thị Ái", lambda: opened.append("Ái"), "08/05/1981", "user")]

    window.palette_box.add_provider(people)
    open_palette(window)
    type_words(window, "ai")
    qtbot.waitUntil(lambda: "Nông Thị Ái" in titles(window))
    while window.palette_box.list.current is not window.palette_box.list.hits[-1]:
        QTest.keyClick(window.palette_box.field, KEY.Key_Down)
    QTest.keyClick(window.palette_box.field, KEY.Key_Return)
    assert opened == ["Ái"]
    assert asked[-1] == "ai"


def test_answers_to_an_older_question_are_dropped(window: MainWindow, qtbot: QtBot) -> None:
    def echo(text: str) -> list[Hit]:
        return [Hit(f"kết quả {text}", lambda: None)]

    window.palette_box.add_provider(echo)
    open_palette(window)
    window.palette_box.field.setText("zz")
    window.palette_box._ask()
    window.palette_box.field.setText("zzz")
    window.palette_box._ask()
    qtbot.waitUntil(lambda: titles(window) == ["kết quả zzz"])


def test_commands_are_found_by_name(window: MainWindow, qtbot: QtBot) -> None:
    done: list[bool] = []
    window.palette_box.add_command(Hit("Sao lưu ngay", lambda: done.append(True), icon="save"))
    open_palette(window)
    type_words(window, "luu sao")
    qtbot.waitUntil(lambda: titles(window) == ["Sao lưu ngay"])
    at = QPoint(60, 20)
    QTest.mouseMove(window.palette_box.list, at)
    QTest.mouseClick(window.palette_box.list, Qt.MouseButton.LeftButton, pos=at)
    assert done == [True]


def test_acts_stand_behind_people_in_a_group_of_their_own_and_always_in_sight(
    window: MainWindow, qtbot: QtBot
) -> None:
    box, done = window.palette_box, list[str]()
    box.add_provider(
        lambda _text: [Hit(f"Ký {n}", partial(done.append, "người")) for n in range(9)]
    )
    box.add_command(Hit("Người ký", partial(done.append, "mục"), words="chữ ký"))
    box.add_command(Hit("Chữ ký số", partial(done.append, "số")))
    open_palette(window)
    type_words(window, "chu ky")
    QTest.keyClick(box.field, KEY.Key_Return)  # before the list has come: what it will begin with
    assert done == ["người"]
    open_palette(window)
    type_words(window, "chu ky")
    qtbot.waitUntil(lambda: titles(window)[-2:] == ["Chữ ký số", "Người ký"])
    assert len(titles(window)) == box.list.most
    assert {hit.group for hit in box.list.hits[-2:]} == {"Cài đặt và lệnh"}
    assert {hit.group for hit in box.list.hits[:-2]} == {""}
    last = QPoint(60, box.list.height() - 10)
    QTest.mouseMove(box.list, last)
    QTest.mouseClick(box.list, Qt.MouseButton.LeftButton, pos=last)
    assert done == ["người", "mục"]


def test_escape_gives_the_keyboard_back(window: MainWindow) -> None:
    before = window.focusWidget()
    open_palette(window)
    QTest.keyClick(window.palette_box.field, KEY.Key_Escape)
    assert not window.palette_box.isVisible()
    assert window.focusWidget() is before
    assert isinstance(window.current_screen, TodayScreen)


def test_nothing_found_is_said_and_enter_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    open_palette(window)
    type_words(window, "qqqq")
    qtbot.waitUntil(lambda: titles(window) == [])
    window.palette_box.grab()
    QTest.keyClick(window.palette_box.field, KEY.Key_Return)
    assert window.palette_box.list.accessibleName() == "không tìm thấy"
    assert window.palette_box.isVisible()


def test_box_closes_when_the_keyboard_goes_elsewhere_and_stays_in_the_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    open_palette(window)
    window.resize(700, 500)
    qtbot.waitUntil(lambda: window.palette_box.geometry().right() < 700)
    window.top_bar.help.setFocus()
    assert not window.palette_box.isVisible()


def test_recent_things_are_offered_before_anything_is_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    def recent(text: str) -> list[Hit]:
        return [] if text else [Hit("DVM-2026-05", lambda: None, "mở gần đây")]

    window.palette_box.add_provider(recent)
    open_palette(window)
    qtbot.waitUntil(lambda: titles(window)[0] == "DVM-2026-05")


def test_search_box_in_the_bar_opens_it(window: MainWindow) -> None:
    act: Callable[[], None] = window.top_bar.search.click
    act()
    assert window.palette_box.isVisible()


def test_in_a_low_window_every_hit_can_be_seen(window: MainWindow, qtbot: QtBot) -> None:
    window.palette_box.add_provider(
        lambda _text: [Hit(f"Người {n}", lambda: None) for n in range(20)]
    )
    window.resize(911, 420)
    open_palette(window)
    type_words(window, "xyz")
    qtbot.waitUntil(lambda: titles(window)[:1] == ["Người 0"])
    box = window.palette_box
    assert len(box.list.hits) > 3
    assert box.geometry().bottom() < window.height()

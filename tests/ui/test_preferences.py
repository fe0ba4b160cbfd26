"""Preferences are written at once and put on the window at once."""

import json
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.runner import Runner
from app.ui.tokens import DARK, Height
from tests.ui.gallery_screens import PAGES, NoData, Silent


def test_a_preference_is_on_the_disk_before_the_next_click(tmp_path: Path) -> None:
    path = tmp_path / "mới" / "settings.json"
    Preferences(Settings(), path).set(backup_folder="E:/sao lưu")
    assert json.loads(path.read_text(encoding="utf-8"))["backup_folder"] == "E:/sao lưu"
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_colours_and_rows_change_at_once(qapp: QApplication) -> None:
    preferences = Preferences()
    preferences.set(theme="dark", rows="roomy")
    assert theme.colours() == DARK
    assert theme.current().rows == "roomy"
    preferences.set(theme="light")
    assert theme.colours() != DARK


def test_the_desktops_colours_count_only_when_asked_for(qapp: QApplication) -> None:
    preferences = Preferences(Settings(theme="dark"))
    preferences.apply()
    preferences._follow_system(qapp.styleHints().colorScheme())
    assert theme.current().dark
    preferences.set(theme="system")
    assert not theme.current().dark


def test_the_same_value_again_is_no_change(qtbot: QtBot) -> None:
    preferences = Preferences(Settings(font_scale=120))
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.set(font_scale=120)


def test_column_widths_follow_the_size_of_words(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    preferences = Preferences(Settings(font_scale=150), path)
    preferences.apply()
    preferences.widths.save("register", {"Lớp": 150})
    preferences.set(font_scale=100)
    assert preferences.widths.load("register") == {"Lớp": 100}
    qtbot.waitUntil(path.exists)
    assert Settings.load(path).column_widths == {"register": {"Lớp": 100}}
    preferences.widths.forget()
    assert preferences.widths.load("register") == {}


def test_another_size_of_words_makes_frame_and_page_anew(qtbot: QtBot) -> None:
    preferences = Preferences()
    window = MainWindow(PAGES, preferences)
    window.resize(1366, 689)
    qtbot.addWidget(window)
    window.show()
    window.connect_runner(Runner(NoData(), Silent()))  # type: ignore[arg-type]  # no data is needed
    before = window.current_screen
    preferences.set(font_scale=150)
    qtbot.waitUntil(lambda: window.current_screen is not before)
    assert window.top_bar.height() == round(1.5 * Height.TOP_BAR)
    assert window.current_screen is not None
    assert window.current_screen.isVisible()
    assert window.navigation.narrow, "words of 150 % leave a small screen no room for names"

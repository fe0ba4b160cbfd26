"""The search finds every part of the settings and the main acts by what people call them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.database import Database
from app.ui import icons
from app.ui.screens import CENTRE_PAGES
from app.ui.screens.commands import COMMANDS, add_commands
from app.ui.screens.settings.settings import OF_A_CENTRE, OF_ALL, SettingsScreen
from tests.builders import make_centre
from tests.ui.screens.desk_stage import Desk, press, type_text

Key = Qt.Key


def test_each_part_of_the_settings_is_found_under_its_own_title(qapp: QApplication) -> None:
    parts = {one.argument: one for one in COMMANDS if one.page == "settings"}
    for section in (*OF_A_CENTRE, *OF_ALL):
        assert (parts[section.key].title, parts[section.key].icon) == (section.title, section.icon)
    assert {one.page for one in COMMANDS} <= {page.key for page in CENTRE_PAGES}
    assert all(not icons.pixmap(one.icon, "#000000", 16, 1).isNull() for one in COMMANDS)


def test_typed_words_without_marks_open_the_part_by_keyboard(
    qtbot: QtBot, database: Database
) -> None:
    with database.action("Thiết lập") as session:
        make_centre(session)
    desk = Desk(qtbot, database, pages=("settings",))
    add_commands(desk.window)
    shown = []
    for typed in ("sao luu", "chu ky", "ngày nghỉ", "co chu"):
        press(Key.Key_K, control=True)
        type_text(typed)
        press(Key.Key_Return)
        shown.append(desk.screen(SettingsScreen).list.current)
    assert shown == ["backup", "signers", "days-off", "look"]
    press(Key.Key_K, control=True)
    type_text("lop moi")  # its page is not in this window
    press(Key.Key_Return)
    assert desk.window.palette_box.list.hits == []

"""The guide: every screen has its page, every link leads somewhere, words are found."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.database import Database
from app.paths import resource
from app.text.names import nfc
from app.ui import theme
from app.ui.runner import Runner
from app.ui.screens import CENTRE_PAGES
from app.ui.screens.classes.tab_pages import tab_pages
from app.ui.screens.help.help import HelpScreen
from app.ui.screens.help.pages import GuidePage, fitting, guide_pages
from app.ui.screens.help.text import GuideText
from app.ui.screens.settings.settings import SettingsScreen
from app.ui.tokens import DARK
from tests.builders import make_centre
from tests.ui.screens.said import Said

NAMES = [page.name for page in guide_pages()]
_LINK = re.compile(r"\]\(([^)]+)\)")
# Pages that have no fitting one of their own and begin at the beginning.
AT_THE_BEGINNING = {"help"}


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def screen(qtbot: QtBot, database: Database, said: Said) -> HelpScreen:
    made = HelpScreen(Runner(database, said), said)
    qtbot.addWidget(made)
    made.resize(1178, 600)
    made.show()
    return made


def test_every_file_of_the_guide_is_a_page() -> None:
    files = {path.stem for path in resource("guide").glob("*.md")}
    assert files == set(NAMES)


@pytest.mark.parametrize("page", guide_pages(), ids=lambda page: page.name)
def test_a_page_has_a_title_is_composed_and_its_links_lead_to_pages(page: GuidePage) -> None:
    assert page.title
    assert page.text.startswith(f"# {page.title}\n")
    raw = resource("guide", f"{page.name}.md").read_text(encoding="utf-8")
    assert raw == nfc(raw)
    for link in _LINK.findall(page.text):
        assert link.removesuffix(".md") in NAMES, link


def test_f1_finds_a_page_for_every_screen_and_tab() -> None:
    modules = {page.factory.partition(":")[0].rpartition(".")[2] for page in CENTRE_PAGES}
    names = {*(f"class_{key}" for key in tab_pages()), *modules} - {"workspace"}
    lost = {name for name in names - AT_THE_BEGINNING if fitting(name) == "bat-dau"}
    assert lost == set()
    assert fitting("") == "bat-dau"
    assert fitting("diem-danh") == "diem-danh"


def test_f1_in_the_backup_settings_speaks_of_backups(
    qtbot: QtBot, database: Database, said: Said
) -> None:
    with database.action("Thiết lập") as session:
        make_centre(session)
    settings = SettingsScreen(Runner(database, said), said)
    qtbot.addWidget(settings)
    settings.open("backup")
    assert fitting(settings.help_page()) == "sao-luu"
    settings.open("look")
    assert fitting(settings.help_page()) == "cai-dat"


def test_a_screen_opens_its_page_and_f1_stays_on_it(screen: HelpScreen) -> None:
    screen.open("class_attendance")
    assert "người còn lại có mặt" in screen.text.toPlainText()
    assert screen.list.current == "diem-danh"
    screen.open(screen.help_page())
    assert screen.list.current == "diem-danh"
    screen.open("")
    assert screen.list.current == "diem-danh"


def test_words_are_found_without_marks_and_marked(screen: HelpScreen) -> None:
    screen.field.setText("bien nhan")
    listed = [row.entry.key for row in screen.list.rows]
    assert "trao-doi" in listed
    assert "diem-danh" not in listed
    assert all(
        "iên nhận" in row.entry.sub for row in screen.list.rows if row.entry.key == "trao-doi"
    )
    screen.list.chosen.emit("trao-doi")
    assert screen.text.marked > 0
    screen.field.clear()
    assert screen.text.marked == 0
    assert len(screen.list.rows) == len(NAMES)


def test_words_that_are_nowhere_are_said_to_be_nowhere(screen: HelpScreen) -> None:
    screen.field.setText("xyzw")
    assert screen.nothing.isVisible()
    assert screen.list.rows == []


def test_a_link_turns_to_its_page(screen: HelpScreen) -> None:
    screen.open("bat-dau")
    screen.text.anchorClicked.emit(QUrl("diem-danh.md"))
    assert screen.list.current == "diem-danh"


def test_esc_goes_back_to_work(screen: HelpScreen, said: Said) -> None:
    went: list[str] = []
    screen.shell = said
    said.back = lambda: went.append("back")  # type: ignore[method-assign]  # remembers it
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert went == ["back"]


def test_the_page_follows_the_colours(qapp: QApplication, screen: HelpScreen) -> None:
    screen.open("phim-tat")
    theme.apply_theme(qapp, dark=True)
    block = screen.text.document().begin()
    colour = block.begin().fragment().charFormat().foreground().color().name()
    assert colour == DARK.text.lower()


def test_a_page_reads_well_without_any_markup(qtbot: QtBot) -> None:
    text = GuideText()
    qtbot.addWidget(text)
    for page in guide_pages():
        text.show_page(page.text)
        plain = text.toPlainText()
        assert "**" not in plain
        assert "](" not in plain
        assert "| ---" not in plain

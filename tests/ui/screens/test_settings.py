"""The settings with real clicks on a real data folder: each change is there, and can be undone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app import clock
from app.database import Database
from app.services.centre.centre_names import list_periods
from app.services.centre.served_communes import list_served
from app.services.centre.setup import CentreDetails, get_centre, initialise_centre, names_on
from app.services.centre.users import list_users
from app.services.outgoing.signers import list_signers
from app.services.programmes.curricula import get_curriculum
from app.services.programmes.programmes import list_programmes
from app.services.programmes.reference import load_reference
from app.services.timetable.days_off import days_off
from app.services.upkeep import history, undoing
from app.services.upkeep.backups import list_backups
from app.ui import confirm, theme
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner
from app.ui.screens.settings.about import AboutSection, LicenceDialog
from app.ui.screens.settings.backup import BackupSection
from app.ui.screens.settings.centre import CentreSection
from app.ui.screens.settings.days_off import DaysOffSection
from app.ui.screens.settings.history import HistorySection
from app.ui.screens.settings.look import LookSection
from app.ui.screens.settings.people import PeopleSection
from app.ui.screens.settings.people_forms import SignerDialog
from app.ui.screens.settings.programmes import ProgrammesSection
from app.ui.screens.settings.rooms import RoomsSection
from app.ui.screens.settings.section import SettingsSection
from app.ui.screens.settings.settings import SettingsScreen
from tests.prepared import starting_with
from tests.ui.screens.desk_stage import dialog_of
from tests.ui.screens.said import Said

KEY = Qt.Key
Section = TypeVar("Section", bound=SettingsSection)
Open = Callable[[type[Section]], Section]


@pytest.fixture
def said() -> Said:
    return Said()


def set_up(session: Session) -> None:
    """A centre that has been set up."""
    details = CentreDetails(
        province_code="20",
        commune_code="06124",
        director="Chu Văn Dũng",
        clerks=("Hoàng Thị Bích",),
        served=("06148",),
    )
    load_reference(session)
    initialise_centre(session, details=details)


begun, first_file = starting_with("Thiết lập trung tâm", set_up)


@pytest.fixture
def screen(qtbot: QtBot, database: Database, said: Said) -> SettingsScreen:
    made = SettingsScreen(Runner(database, said), said)
    qtbot.addWidget(made)
    made.resize(1178, 600)
    made.show()
    return made


def at(screen: SettingsScreen, kind: type[Section]) -> Section:
    """Go to a section."""
    screen.open(kind.key)
    section = screen.section
    assert isinstance(section, kind)
    return section


def dialog() -> FormDialog:
    """Return the form that is open."""
    return dialog_of(FormDialog)


def fill(**values: object) -> FormDialog:
    """Fill the open form and press its verb."""
    form = dialog()
    for name, value in values.items():
        form.form.fields[name].set_value(value)
    form.save.click()
    return form


def undo_last(database: Database) -> None:
    """Take the newest action back, as Ctrl+Z does."""
    with database.read() as session:
        newest = history.next_to_undo(session)
    assert newest is not None
    with database.action("Hoàn tác") as session:
        undoing.undo(session, seq=newest.seq)


def test_the_list_leads_through_all_sections_by_the_keyboard(
    screen: SettingsScreen, qtbot: QtBot
) -> None:
    screen.activateWindow()
    screen.focus_first()
    qtbot.waitUntil(lambda: screen.list.rows[0].hasFocus())
    seen = [screen.section.title]
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, KEY.Key_Down)
        seen.append(screen.section.title)
        assert screen.section.isVisible()
    assert seen == [
        "Trung tâm",
        "Người ký, người làm",
        "Văn bản",
        "Chương trình",
        "Ngày nghỉ",
        "Địa điểm",
        "Giao diện",
        "Sao lưu",
        "Nhật ký",
        "Giới thiệu",
    ]


def test_a_new_name_holds_from_its_day_and_can_be_undone(
    screen: SettingsScreen, database: Database, said: Said
) -> None:
    section = at(screen, CentreSection)
    section.rename.click()
    fill(since="1/12/2026", full_name="Trung tâm chính trị Bắc Lạng Sơn")
    with database.read() as session:
        assert names_on(session, date(2026, 11, 30)).full_name.endswith("Na Sầm")
        assert names_on(session, date(2026, 12, 1)).full_name.endswith("Bắc Lạng Sơn")
    assert "tên mới" in said.toasts[-1]
    assert section.before.isVisible()
    undo_last(database)
    assert not section.before.isVisible()
    with database.read() as session:
        assert len(list_periods(session)) == 1


def test_a_name_from_too_early_is_refused_beside_the_date(screen: SettingsScreen) -> None:
    at(screen, CentreSection).rename.click()
    form = fill(since="1/7/2025", full_name="Tên khác")
    assert form.isVisible()
    assert "01/07/2025" in form.form.fields["since"].problem
    form.form.read({})
    form.reject()


def test_a_misspelt_name_is_written_right(screen: SettingsScreen, database: Database) -> None:
    at(screen, CentreSection).correct.click()
    fill(place_name="Na Sầm, Lạng Sơn")
    with database.read() as session:
        (period,) = list_periods(session)
    assert period.place_name == "Na Sầm, Lạng Sơn"


def test_the_sign_is_saved_on_leaving_its_field(
    screen: SettingsScreen, database: Database, said: Said
) -> None:
    section = at(screen, CentreSection)
    section.sign.line.setText("TTCTNS")
    section.sign.line.editingFinished.emit()
    with database.read() as session:
        assert get_centre(session).short_sign == "TTCTNS"
    section.sign.line.setText("")
    section.sign.line.editingFinished.emit()
    assert "Chưa có ký hiệu" in section.sign.problem
    section.refresh()
    assert section.sign.draft() == "", "what was typed stays until the page is left"
    section.hide()
    section.show()
    assert (section.sign.draft(), section.sign.problem) == ("TTCTNS", "")
    assert said.refusals == []


def test_communes_are_added_and_given_up(screen: SettingsScreen, database: Database) -> None:
    section = at(screen, CentreSection)
    assert "trụ sở" in reason_at(section, "06124")
    section._serve()
    fill(commune_code="06154")
    with database.read() as session:
        assert len(list_served(session, on=clock.today())) == 3
    assert reason_at(section, "06154") == ""
    section.drop.click()
    with database.read() as session:
        assert len(list_served(session, on=clock.today())) == 2


def reason_at(section: CentreSection, code: str) -> str:
    """Select a commune and return why it cannot be given up."""
    row = next(row for row in section.served.rows.rows if row.commune_code == code)
    section.served.select(row.id)
    return section.drop.reason


def test_a_deputy_signs_from_a_day_until_another(
    screen: SettingsScreen, database: Database
) -> None:
    section = at(screen, PeopleSection)
    section.add.click()
    form = fill(full_name="Vi Văn Hòa", post="Phó giám đốc", sign="KT", whom="")
    assert isinstance(form, SignerDialog)
    assert form.whom.problem.startswith("Chưa ghi ký cho ai.")
    form.sign.box.choose("TM")
    assert form.whom.value() == "Ban Thường vụ"
    form.sign.box.choose("")
    assert not form.whom.isVisible()
    form.sign.box.choose("KT")
    assert form.sign.help.text() == "Trên giấy: K/T GIÁM ĐỐC; thể thức Nhà nước: KT. GIÁM ĐỐC"
    form.save.click()
    with database.read() as session:
        signers = {row.full_name: row for row in list_signers(session)}
    assert signers["Vi Văn Hòa"].capacity_lines == ("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert signers["Vi Văn Hòa"].valid_from == clock.today()
    section.signers.select(signers["Vi Văn Hòa"].id)
    section.end.click()
    fill(valid_to="31/12/2026")
    with database.read() as session:
        ended = {row.full_name: row.valid_to for row in list_signers(session)}
    assert ended == {"Chu Văn Dũng": None, "Vi Văn Hòa": date(2026, 12, 31)}
    section.signers.select(signers["Vi Văn Hòa"].id)
    assert "31/12/2026" in section.end.reason


def test_the_only_clerk_cannot_be_taken_off_the_list(
    screen: SettingsScreen, database: Database, said: Said
) -> None:
    section = at(screen, PeopleSection)
    clerk = next(row for row in section.users.rows.rows if row.full_name == "Hoàng Thị Bích")
    section.users.select(clerk.id)
    section.retire.click()
    assert said.refusals[-1].code == "last-clerk"
    with database.read() as session:
        assert len(list_users(session)) == 2


def test_a_programme_is_put_away_and_offered_again(
    screen: SettingsScreen, database: Database
) -> None:
    section = at(screen, ProgrammesSection)
    section._select("DVM")
    assert section.switch.text() == "Thôi dùng DVM"
    section.switch.click()
    line = section.table.current()
    assert line is not None
    assert (line.programme.code, line.programme.is_active) == ("DVM", False)
    assert "DVM" not in offered(database)
    section.switch.click()
    assert "DVM" in offered(database)


def offered(database: Database) -> list[str]:
    """Return what a new class may be of."""
    with database.read() as session:
        return [row.code for row in list_programmes(session, day=clock.today())]


def test_default_periods_are_named_and_can_be_changed(
    screen: SettingsScreen, database: Database
) -> None:
    section = at(screen, ProgrammesSection)
    section._select("DVM", 3)
    marked = section.lessons.rows.badge(2, 4)
    assert marked is not None
    assert marked.text == "mặc định, sửa được"
    section.edit.click()
    fill(periods="6")
    assert section.lessons.rows.badge(2, 4) is None
    line = section.table.current()
    assert line is not None
    with database.read() as session:
        found = get_curriculum(session, programme_id=line.id)
    assert found is not None
    assert found.lessons[2].periods == 6


def test_a_programme_without_lessons_says_what_is_missing(screen: SettingsScreen) -> None:
    section = at(screen, ProgrammesSection)
    section._select("HE")
    assert "chờ tỉnh gửi khung" in section.switch.reason
    assert not section.edit.isEnabled()


def test_the_look_changes_at_once(screen: SettingsScreen, said: Said) -> None:
    section = at(screen, LookSection)
    section.theme.choose("dark")
    section.rows.choose("roomy")
    assert theme.current().dark
    assert theme.current().rows == "roomy"
    section.scale.choose("120")
    assert theme.current().scale == 1.2
    assert said.pages[-1] == ("settings", ("look", "scale"))
    assert said.preferences.settings.theme == "dark"


def test_a_page_made_anew_begins_where_the_size_was_changed(
    screen: SettingsScreen, qtbot: QtBot
) -> None:
    screen.activateWindow()
    screen.open(("look", "scale"))
    screen.focus_first()
    section = screen.section
    assert isinstance(section, LookSection)
    qtbot.waitUntil(section.scale.hasFocus)


def test_a_copy_now_is_made_checked_and_listed(
    screen: SettingsScreen,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: Said,
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    section = at(screen, BackupSection)
    monkeypatch.setattr(confirm.answers, "folder", lambda _window, _question: stick)
    section.choose.click()
    assert said.preferences.settings.backup_folder == str(stick)
    section.now.setFocus()
    section.now.click()
    assert not section.now.hasFocus()
    qtbot.waitUntil(lambda: section.now.isEnabled())
    qtbot.waitUntil(section.now.hasFocus)
    assert len(list_backups(stick)) == 1
    assert len(section.table.rows.rows) == 2
    assert "thư mục thứ hai đều đúng" in section.line.words.text()
    section.drop.click()
    assert said.preferences.settings.backup_folder == ""


def test_a_stick_pulled_out_is_told_and_the_own_copy_is_there(
    screen: SettingsScreen, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    said.preferences.set(backup_folder=str(tmp_path / "đã rút"))
    section = at(screen, BackupSection)
    section.now.click()
    qtbot.waitUntil(lambda: section.now.isEnabled())
    assert said.refusals[-1].code == "backup-drive-missing"
    assert len(section.table.rows.rows) == 1


def test_the_journal_says_who_did_what_and_finds_it(screen: SettingsScreen) -> None:
    section = at(screen, HistorySection)
    (row,) = section.table.rows.rows
    assert (row.label, row.user) == ("Thiết lập trung tâm", "Hoàng Thị Bích")
    section.field.setText("thiet lap")
    assert len(section.table.rows.shown) == 1
    section.field.setText("không có việc này")
    assert section.table.rows.shown == []


def test_the_journal_grows_while_it_is_in_sight(screen: SettingsScreen, database: Database) -> None:
    people, section = at(screen, PeopleSection), at(screen, HistorySection)
    people._add()
    fill(full_name="Vi Văn Hòa", post="Phó giám đốc", sign="")
    assert section.table.rows.rows[0].label == "Thêm người ký Vi Văn Hòa"


def test_the_data_folder_is_named_and_opened(
    screen: SettingsScreen, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    section = at(screen, AboutSection)
    section.folder.click()
    assert opened == [str(database.paths.folder)]
    section.logs.click()
    assert "Chưa mở được" in section.line.words.text()


def test_licences_can_be_read(screen: SettingsScreen) -> None:
    section = at(screen, AboutSection)
    section.rows[0].opened.emit()
    licences = dialog_of(LicenceDialog)
    assert "SIL OPEN FONT LICENSE" in licences.text.toPlainText()
    licences.reject()


def test_seats_of_a_room_are_written_and_taken_back(screen: SettingsScreen) -> None:
    section = at(screen, RoomsSection)
    section.add.click()
    fill(name="hội trường A", seats=80)
    section.add.click()
    form = fill(name="Phòng 2", seats=None)
    assert form.form.fields["seats"].problem == "Cần số chỗ."
    form.form.fields["seats"].set_value(25)
    form.save.click()
    assert section.table.foot.count.text() == "2 địa điểm · 2 đã ghi số chỗ"
    section.table.select("hội trường A")
    section.change.click()
    fill(seats=90)
    assert [row.seats for row in section.table.rows.rows] == [90, 25]
    section.drop.click()
    assert [row.name for row in section.table.rows.rows] == ["Phòng 2"]


def test_an_own_day_is_written_and_a_holiday_is_worked(
    screen: SettingsScreen, database: Database
) -> None:
    section = at(screen, DaysOffSection)
    section.add.click()
    fill(day=date(2026, 12, 24), name="nghỉ bù").save.click()
    section.table.select(date(2026, 11, 24))
    assert section.drop.reason.startswith("Đây là ngày nghỉ lễ")
    section.change.click()
    fill(name="Lớp vẫn học").save.click()
    with database.read() as session:
        rows = days_off(session, first=date(2026, 11, 1), last=date(2026, 12, 30))
    assert [(row.name, row.is_off) for row in rows] == [("Lớp vẫn học", False), ("nghỉ bù", True)]
    section.table.select(date(2026, 12, 24))
    section.drop.click()
    undo_last(database)
    with database.read() as session:
        assert len(days_off(session, first=date(2026, 12, 1), last=date(2026, 12, 30))) == 1

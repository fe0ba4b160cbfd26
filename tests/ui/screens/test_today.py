"""The start page: the most urgent work first, today's lessons, and how safe the data is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import clock
from app.database import Database
from app.models.values import ClassStatus, PackageState, Side, Slot
from app.services.classes.class_rows import list_classes
from app.services.outgoing.numbering import take_number
from app.services.plans.plan_items import ItemDetails
from app.services.sync.exchange_status import ExchangeStatus
from app.services.sync.peers import PeerRow
from app.services.sync.sent_packages import PackageRow
from app.services.today.today import TaughtToday
from app.services.today.work_rows import WorkRow
from app.services.upkeep.backups import BackupRow
from app.ui import kit
from app.ui.dialogs.class_form import ClassDialog
from app.ui.dialogs.plan_paper import PlanPaperDialog
from app.ui.screens.class_tabs.certificates import CertificatesTab
from app.ui.screens.classes.classes import ClassesScreen
from app.ui.screens.classes.workspace import ClassWorkspace
from app.ui.screens.plans.plans import PlansScreen
from app.ui.screens.settings.papers import PapersSection
from app.ui.screens.settings.settings import SettingsScreen
from app.ui.screens.today.lines import RecentLine, SafetyRow, TaughtLine, figure_of
from app.ui.screens.today.recent import Recent, Recents, recents
from app.ui.screens.today.safety import safety_lines
from app.ui.screens.today.today import TodayScreen
from tests import builders
from tests.class_lives import ISSUED_ON, certified_class
from tests.plan_lives import approve, make_plan
from tests.ui.screens.desk_stage import Desk, Key, click, keyboard, press

PAGES = ("today", "classes", "class")
TODAY = date(2026, 10, 22)


@pytest.fixture(autouse=True)
def thursday(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is the fourth day of the running class, and nobody knows of a backup."""
    monkeypatch.setenv("GIAOVU_TODAY", "2026-10-22")
    yield
    recents.clear()


def desk_with(qtbot: QtBot, database: Database, *classes: tuple[ClassStatus, date]) -> Desk:
    """Show the start page over classes of three learners."""
    with database.action("Dựng lớp") as session:
        if not classes:  # the first class brings them along, and quickly (tests.remembering)
            builders.make_centre(session)
            builders.make_rule_set(session)
            builders.make_programme(session)
        for status, opened_on in classes:
            builders.make_class(session, learners=3, status=status, opened_on=opened_on)
    return Desk(qtbot, database, PAGES)


def lines(desk: Desk) -> list[tuple[str, str, str]]:
    """Return title, count and unit of each line, what comes up included."""
    figures = [line.figure for line in desk.screen(TodayScreen).lines]
    return [(figure.title, figure.count, figure.unit) for figure in figures]


UNDECIDED = ("Đã mở lớp, quyết định chưa lấy số", "1", "lớp")
UNANSWERED = ("Chưa trả lời phiếu F01 năm 2027", "3", "xã")


def test_the_roll_call_comes_first_and_has_the_primary(qtbot: QtBot, database: Database) -> None:
    desk = desk_with(qtbot, database, (ClassStatus.IN_PROGRESS, date(2026, 10, 19)))
    screen = desk.screen(TodayScreen)
    assert lines(desk) == [("Buổi chưa điểm danh", "7", "buổi"), UNDECIDED, UNANSWERED]
    assert screen.primary is not None
    assert screen.primary.text() == "Điểm danh"
    subtitle = screen.head.subtitle.text()
    assert subtitle == "Thứ Năm, 22/10/2026 · 1 lớp đang học · 3 việc chờ"


def test_enter_on_a_line_opens_the_class_where_it_is_done(qtbot: QtBot, database: Database) -> None:
    desk = desk_with(qtbot, database, (ClassStatus.IN_PROGRESS, date(2026, 10, 19)))
    assert isinstance(keyboard(), kit.FigureRow)
    press(Key.Key_Return)
    workspace = desk.screen(ClassWorkspace)
    assert (workspace.bar.current, workspace.crumbs()) == ("attendance", ("DVM-2026-01",))


def test_the_primary_does_the_same_as_its_line(qtbot: QtBot, database: Database) -> None:
    desk = desk_with(qtbot, database, (ClassStatus.IN_PROGRESS, date(2026, 10, 19)))
    primary = desk.screen(TodayScreen).primary
    assert primary is not None
    click(primary)
    assert desk.screen(ClassWorkspace).bar.current == "attendance"


def test_work_of_several_classes_opens_the_list_of_just_these(
    qtbot: QtBot, database: Database
) -> None:
    running = (ClassStatus.IN_PROGRESS, date(2026, 10, 19))
    later = (ClassStatus.PLANNED, date(2026, 11, 9))
    desk = desk_with(qtbot, database, running, running, later)
    press(Key.Key_Return)
    classes = desk.screen(ClassesScreen)
    assert [row.code for row in classes.table.rows.shown] == ["DVM-2026-01", "DVM-2026-02"]
    assert classes.why_line.why.text() == "Buổi chưa điểm danh: 2 lớp"


def test_arrows_go_along_the_lines_and_what_comes_up_stands_below(
    qtbot: QtBot, database: Database
) -> None:
    running = (ClassStatus.IN_PROGRESS, date(2026, 10, 19))
    soon = (ClassStatus.PLANNED, date(2026, 11, 9))
    desk = desk_with(qtbot, database, running, soon)
    screen = desk.screen(TodayScreen)
    assert screen.soon.isVisible()
    press(Key.Key_Down)
    if keyboard() is screen.primary:
        press(Key.Key_Tab)
    assert keyboard() is screen.lines[1]
    press(Key.Key_Down)
    assert keyboard() is screen.lines[2]
    press(Key.Key_Return)
    assert desk.screen(ClassWorkspace).crumbs() == ("DVM-2026-02",)


def test_the_lines_follow_the_data_and_the_keyboard_stays(qtbot: QtBot, database: Database) -> None:
    desk = desk_with(qtbot, database, (ClassStatus.IN_PROGRESS, date(2026, 10, 19)))
    with database.action("Dựng lớp") as session:
        builders.make_class(session, learners=3, status=ClassStatus.IN_PROGRESS)
    QApplication.processEvents()
    assert lines(desk)[0] == ("Buổi chưa điểm danh", "14", "buổi")
    assert keyboard() is desk.screen(TodayScreen).lines[0]


def test_certificates_not_handed_over_open_their_list(
    qtbot: QtBot, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", ISSUED_ON.isoformat())
    with database.action("Cấp giấy") as session:
        certified_class(session)
    desk = Desk(qtbot, database, PAGES)
    at = next(line for line in desk.screen(TodayScreen).lines if line.objectName() == "hand-over")
    assert (at.figure.count, at.figure.unit) == ("3", "giấy")
    at.setFocus()
    press(Key.Key_Return)
    tab = desk.screen(ClassWorkspace).tab
    assert isinstance(tab, CertificatesTab)
    assert len(tab.table.rows.shown) == 3


def test_nothing_to_do_says_so_and_a_fresh_folder_offers_the_first_class(
    qtbot: QtBot, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", "2026-09-22")  # nobody plans the next year yet
    desk = desk_with(qtbot, database)
    screen = desk.screen(TodayScreen)
    sentence = screen.work.findChild(kit.EmptyState)
    assert sentence is not None
    assert sentence.sentence.text().startswith("Chưa có lớp nào.")
    press(Key.Key_Space)
    assert desk.dialog(ClassDialog).heading.text() == "Lớp mới"
    with database.action("Dựng lớp") as session:
        builders.make_class(session, learners=3, opened_on=date(2027, 3, 1))
    desk.window.go("today")
    words = [state.sentence.text() for state in screen.work.findChildren(kit.EmptyState)]
    assert words[-1] == "Không còn việc chờ."


def test_todays_lessons_open_the_roll_call(qtbot: QtBot, database: Database) -> None:
    desk = desk_with(qtbot, database, (ClassStatus.IN_PROGRESS, date(2026, 10, 19)))
    lessons = desk.screen(TodayScreen).lessons.findChildren(TaughtLine)
    spoken = [lesson.accessibleName() for lesson in lessons]
    assert spoken[0].startswith("Sáng: CĐ 7. Chuyên đề số 7. DVM-2026-01 · Hội trường A.")
    assert spoken[1].startswith("Chiều: CĐ 8.")
    lessons[0].setFocus()
    press(Key.Key_Return)
    assert desk.screen(ClassWorkspace).bar.current == "attendance"


@pytest.mark.parametrize(
    ("is_taken", "hour", "said"),
    [
        (True, 9, "Đã điểm danh"),
        (False, 9, "Chưa điểm danh"),
        (False, 13, "Đã dạy, chưa điểm danh"),
        (None, 13, "Lớp chưa mở"),
    ],
)
def test_a_half_day_says_whether_its_roll_was_called(
    qtbot: QtBot, is_taken: bool | None, hour: int, said: str
) -> None:
    """None stands for a class that is not opened."""
    taught = TaughtToday(
        *(uuid4(), uuid4(), "DVM-2026-05", Slot.MORNING, "CĐ 7. Hội nhập", None, None),
        is_taken=bool(is_taken),
        is_opened=is_taken is not None,
    )
    line = TaughtLine(taught, hour)
    qtbot.addWidget(line)
    assert line.accessibleName().endswith(said)


def work(**changes: object) -> WorkRow:
    """Return a line of work."""
    values: dict[str, object] = {
        "key": "issue-certificates",
        "title": "Đủ điều kiện, chưa cấp giấy",
        "detail": "CTD-2026-03 · hạn 27/10/2026, còn 5 ngày",
        "count": 38,
        "unit": "người",
        "tab": "certificates",
        "class_ids": (),
    }
    return WorkRow(**{**values, **changes})  # type: ignore[arg-type]  # values of a row


def test_what_is_late_stands_in_red(qtbot: QtBot) -> None:
    on_time = figure_of(work(), TODAY)
    assert (on_time.late, on_time.tone) == ("", kit.Tone.WARN)
    late = figure_of(work(detail="CTD-2026-03 · hạn 20/10/2026, quá hạn 2 ngày"), TODAY)
    assert (late.sub, late.late) == ("CTD-2026-03 · hạn 20/10/2026,", "quá hạn 2 ngày")
    assert late.tone is kit.Tone.BAD
    roll = figure_of(
        work(key="take-attendance", detail="A", due=date(2026, 10, 19), is_overdue=True), TODAY
    )
    assert (roll.sub, roll.late) == ("A", "quá 3 ngày")


def test_an_unknown_kind_of_work_still_has_a_line(qtbot: QtBot) -> None:
    assert figure_of(work(key="something-new"), TODAY).icon == "circle-alert"


def exchange(*, unsent: int = 0, sent: bool = True) -> ExchangeStatus:
    """Return how the exchange stands with a province that is trusted."""
    province = PeerRow(uuid4(), "P20", "Tỉnh", Side.PROVINCE, "", None, ())
    made = datetime(2026, 10, 2, 8, tzinfo=UTC)
    package = PackageRow(uuid4(), 41, "a", "b", False, {}, "", PackageState.ACCEPTED, made, None)
    return ExchangeStatus(province, {"persons": unsent}, (package,) if sent else ())


def test_the_safety_lines_say_what_the_province_lacks() -> None:
    lacking = safety_lines(exchange(unsent=1240), None)[1]
    assert lacking.title == "1.240 thay đổi tỉnh chưa có"
    assert lacking.sub == "Tỉnh đã nhận đến gói 41 (02/10)"
    assert (lacking.act, lacking.page) == ("Xuất gói", "exchange")
    assert safety_lines(exchange(), None)[1].title == "Tỉnh đã có mọi thay đổi"
    assert safety_lines(exchange(sent=False), None)[1].sub == "Tỉnh chưa xác nhận gói nào."
    nobody = safety_lines(ExchangeStatus(None, {}, ()), None)[1]
    assert nobody.act == "Trao khóa"


def test_the_safety_lines_say_when_the_last_good_copy_was_made() -> None:
    assert safety_lines(exchange(), None)[0].title == "Chưa có bản sao lưu"
    fresh = BackupRow(Path("a.db"), 7, clock.now())
    good = safety_lines(exchange(), fresh)[0]
    assert good.tone is kit.Tone.OK
    assert good.sub.startswith("Hôm nay ")
    late = BackupRow(Path("a.db"), 7, clock.now() - timedelta(days=8))
    assert safety_lines(exchange(), late)[0].tone is kit.Tone.WARN


def test_a_safety_line_leads_to_where_something_is_done(qtbot: QtBot, database: Database) -> None:
    desk = desk_with(qtbot, database)
    rows = desk.screen(TodayScreen).safety.findChildren(SafetyRow)
    assert [row.button is not None for row in rows] == [False, True]
    assert rows[1].button is not None
    click(rows[1].button)
    assert desk.window.history.current is not None
    assert desk.window.history.current.page == "exchange"


def test_what_was_opened_last_stands_on_top_and_opens_again(
    qtbot: QtBot, database: Database
) -> None:
    running = (ClassStatus.IN_PROGRESS, date(2026, 10, 19))
    desk = desk_with(qtbot, database, running, running)
    rows = desk.runner.ask(list_classes)
    for row in rows:
        desk.window.go("class", row.id)
    desk.window.go("today")
    QApplication.processEvents()
    found = desk.screen(TodayScreen).recent.findChildren(RecentLine)
    shown = [line.accessibleName() for line in found if line.isVisible()]
    assert [text[:11] for text in shown] == [row.code for row in rows[::-1]]
    found[-1].opened.emit()
    assert desk.screen(ClassWorkspace).crumbs() == (rows[0].code,)


def test_recents_keep_each_thing_once_and_only_a_few() -> None:
    kept = Recents()
    for number in (*range(8), 3):
        kept.add(Recent(f"Lớp {number}", "presentation", "class", number))
    assert [item.argument for item in kept.items] == [3, 7, 6, 5, 4, 2]
    kept.forget("class", 7)
    assert [item.argument for item in kept.items] == [3, 6, 5, 4, 2]


def test_lines_of_the_plan_and_of_numbers_open_their_lists(
    qtbot: QtBot, database: Database
) -> None:
    with database.action("Dựng kế hoạch") as session:
        builders.make_centre(session)
        builders.make_programme(session)
        items = [ItemDetails("DVM", learners=30, month=month) for month in (3, 12)]
        approve(session, make_plan(session, *items), TODAY)
        take_number(session, scope="QĐ", year=2026)
    desk = Desk(qtbot, database, ("today", "plans", "settings"))
    today = desk.screen(TodayScreen)
    gaps, behind, answers = today.lines
    behind.opened.emit()
    page = desk.screen(PlansScreen)
    assert [row.month for row in page.tables.items.rows.shown] == [3]
    assert page.tables.why_line.why.text() == "Mở lớp chậm so với kế hoạch: 1 dòng"
    click(page.tables.why_line.show_all)
    assert len(page.tables.items.rows.shown) == 2
    answers.opened.emit()
    assert (page.tables.tab, page.year.key) == ("needs", 2027)
    assert page.needs_bar.silent.text().startswith("Chưa trả lời (3): xã Na Sầm")
    click(page.needs_bar.ask)
    papers = desk.dialog(PlanPaperDialog)
    assert papers.paper.text == "xã Na Sầm"
    papers.reject()
    gaps.opened.emit()
    section = desk.screen(SettingsScreen).section
    assert isinstance(section, PapersSection)
    found = section.gaps.table.current()
    assert found is not None
    assert found.numbers == "1"
    QApplication.processEvents()
    assert keyboard() is section.gaps.table.view

"""The timetable as a week: cards dragged and moved by keys, clashes told before the drop."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import ClassStatus, Slot
from app.services.attendance.attendance import close_session, fill_unmarked
from app.services.timetable.centre_timetable import half_days_between
from app.services.timetable.joined_sessions import join_sessions
from app.services.timetable.session_rows import list_sessions
from app.services.timetable.teaching_hours import LecturerKind
from app.services.timetable.timetable import SessionDetails, add_session
from app.services.timetable.timetable_changes import change_all
from app.services.upkeep import history, undoing
from app.ui.dialogs.centre_paper import CentrePaperDialog
from app.ui.dialogs.clash import ClashDialog
from app.ui.dialogs.teaching_hours import TeachingHoursDialog
from app.ui.runner import Runner
from app.ui.screens.class_tabs.timetable import CENTRE, LIST, WEEK, TimetableTab
from app.ui.screens.week import WeekScreen
from app.ui.week.board import WeekBoard
from app.ui.week.painter import card_icons, card_words
from app.ui.week.plan import Measures, WeekPlan, lay_out
from tests import builders
from tests.ui.screens.desk_stage import click, dialog_of, fill
from tests.ui.screens.tab_stage import KeptFailures, KeptShell, stage, toasts

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
MONDAY, SATURDAY = builders.FIRST_DAY, date(2026, 10, 24)


@pytest.fixture(autouse=True)
def thursday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", "2026-10-22")


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A class of a week, beside another one on Saturday morning in the same room."""
    with database.action("Dựng lớp") as session:
        made = builders.make_class(session, status=ClassStatus.OPENED)
        other = builders.make_class(session, programme_code="NTD")
        details = SessionDetails(date(2026, 10, 24), Slot.MORNING, 4, room="Hội trường A")
        add_session(session, class_id=other, details=details)
    return made


@pytest.fixture
def tab(qtbot: QtBot, database: Database, class_id: UUID) -> TimetableTab:
    shown = stage(qtbot, database, TimetableTab, class_id)
    shown.ways.choose(WEEK)
    return shown


def times(database: Database, class_id: UUID) -> list[tuple[date, Slot]]:
    with database.read() as session:
        return [(row.held_on, row.slot) for row in list_sessions(session, class_id=class_id)]


def drag(
    board: WeekBoard, place: tuple[int, int], to: tuple[int, int], *, drop: bool = True
) -> None:
    """Drag the first card of a place to another place."""
    begun = board.layout_.card(place, 0).center()
    aim = board.layout_.cell(to).center()
    QTest.mousePress(board, LEFT, pos=begun)
    for point in (begun + QPoint(20, 4), aim):
        QTest.mouseMove(board, point)
    if drop:
        QTest.mouseRelease(board, LEFT, pos=aim)


def test_a_dragged_card_lands_on_another_half_day_and_is_undone(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    drag(tab.week.board, (0, 0), (5, 1))
    assert times(database, class_id)[-1] == (date(2026, 10, 24), Slot.AFTERNOON)
    assert toasts(tab) == ["Đã dời DVM-2026-01, CĐ 1 đến chiều 24/10/2026"]
    assert tab.week.board.look.cursor == (5, 1)
    with database.read() as session:
        newest = history.list_actions(session)[0]
    with database.action("Hoàn tác") as session:
        undoing.undo(session, seq=newest.seq)
    assert times(database, class_id)[0] == (MONDAY, Slot.MORNING)
    assert tab.week.board.plan.cards((0, 0))


def test_a_clash_is_told_before_the_drop_and_allowed_with_a_reason(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    board = tab.week.board
    drag(board, (0, 0), (5, 0), drop=False)
    assert board.look.target_tone == "bad"
    assert tab.week.words.text() == (
        "Hội trường A đã có lớp NTD-2026-01, sáng 24/10/2026. Thả ra sẽ hỏi lý do."
    )
    QTest.mouseRelease(board, LEFT, pos=board.layout_.cell((5, 0)).center())
    dialog = dialog_of(ClashDialog)
    fill(dialog.form.fields["reason"], "Hội trường ngăn đôi")
    click(dialog.save)
    with database.read() as session:
        moved = list_sessions(session, class_id=class_id)[-1]
    assert (moved.held_on, moved.clash_reason) == (date(2026, 10, 24), "Hội trường ngăn đôi")
    assert list(board.plan.clashes.values()) == [True, True]


def test_the_own_class_is_a_wall_and_a_holiday_is_told(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    before = times(database, class_id)
    drag(tab.week.board, (0, 0), (1, 0))
    assert times(database, class_id) == before
    drag(tab.week.board, (0, 0), (1, 0), drop=False)
    assert tab.week.words.text() == "Lớp đã có buổi sáng 20/10/2026."
    QTest.keyClick(tab.week.board, Key.Key_Escape)
    assert tab.week.board.look.dragged is None
    tab.week.go_to(date(2026, 11, 24))
    assert tab.week.board.plan.off == {date(2026, 11, 24): "Ngày Văn hóa Việt Nam"}


def test_a_card_of_joined_classes_takes_the_other_class_along(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    with database.action("Ghép") as session:
        mine = list_sessions(session, class_id=class_id)[0]
        (other,) = half_days_between(session, first=SATURDAY, last=SATURDAY)
        join_sessions(session, session_id=mine.id, with_id=other.session_id)
    board = tab.week.board
    joined = next(row for row in board.plan.rows if row.session_id == mine.id)
    clashing = replace(board.plan, clashes={mine.id: False})
    assert [icon for icon, _ in card_icons(joined, clashing)] == ["layers", "triangle-alert"]
    drag(board, (0, 0), (5, 1), drop=False)
    assert tab.week.words.text() == "Dời đến chiều 24/10/2026 cùng lớp NTD-2026-01 học ghép."
    QTest.mouseRelease(board, LEFT, pos=board.layout_.cell((5, 1)).center())
    assert toasts(tab) == [
        "Đã dời DVM-2026-01, CĐ 1 đến chiều 24/10/2026 cùng lớp NTD-2026-01 học ghép"
    ]
    assert times(database, other.class_id) == [(SATURDAY, Slot.AFTERNOON)]


def test_keys_walk_the_week_and_alt_moves_the_card(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    board = tab.week.board
    QTest.keyClick(board, Key.Key_Down)
    assert board.current is not None
    assert board.current.lesson_code == "CĐ 2"
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Key.Key_Down, ALT)
    override.ignore()
    QApplication.sendEvent(board, override)
    assert override.isAccepted()
    QTest.keyClick(board, Key.Key_Down, ALT)
    assert times(database, class_id)[1] == (MONDAY, Slot.EVENING)
    assert (board.look.cursor, board.accessibleName()) == (
        (0, 2),
        "DVM-2026-01, CĐ 2. Chuyên đề số 2",
    )
    QTest.keyClick(board, Key.Key_Left, ALT)
    assert times(database, class_id)[0] == (date(2026, 10, 18), Slot.EVENING)
    assert tab.week.monday == date(2026, 10, 12)
    QTest.keyClick(board, Key.Key_PageDown)
    assert tab.week.monday == MONDAY


def test_a_closed_half_day_stays_where_it_is(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    with database.action("Khóa") as session:
        first = list_sessions(session, class_id=class_id)[0].id
        fill_unmarked(session, session_id=first)
        close_session(session, session_id=first)
    drag(tab.week.board, (0, 0), (6, 0), drop=False)
    assert "đã khóa điểm danh" in tab.week.words.text()
    QTest.mouseRelease(tab.week.board, LEFT, pos=tab.week.board.layout_.cell((6, 0)).center())
    assert times(database, class_id)[0] == (MONDAY, Slot.MORNING)


def test_the_centre_shows_every_class_and_opens_them(
    tab: TimetableTab, qtbot: QtBot, database: Database
) -> None:
    tab.ways.choose(CENTRE)
    assert len(tab.week.board.plan.rows) == 11
    tab.ways.choose(LIST)
    assert tab.table.isVisible()
    shell = KeptShell()
    screen = WeekScreen(Runner(database, KeptFailures()), shell)
    qtbot.addWidget(screen)
    screen.resize(1178, 600)
    screen.show()
    board = screen.week.board
    QTest.mouseClick(board, LEFT, pos=board.layout_.card((5, 0), 0).center())
    row = board.current
    assert row is not None
    assert card_words(row, board.plan) == (
        "NTD-2026-01",
        "chưa có giảng viên",
        "Không theo bài · Hội trường A",
    )
    QTest.keyClick(board, Key.Key_Return)
    assert shell.visits == [("class", (row.class_id, "timetable"))]


def test_no_card_is_cut_however_many_share_a_half_day(tab: TimetableTab) -> None:
    row = tab.week.board.plan.rows[0]
    plan = WeekPlan(MONDAY, [row] * 9)
    laid = lay_out(plan, Measures(40, 56, 40, 4, 56), 900, 200)
    assert laid.card((0, 0), 8).bottom() < laid.cell((0, 0)).bottom()
    assert laid.height > 9 * 44
    assert laid.place_at(10, 100) is None
    assert laid.place_at(899, laid.height - 1) == (6, 2)


def test_the_hours_of_lecturers_are_shown_and_other_work_is_written(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    with database.action("Dạy") as session:
        first = list_sessions(session, class_id=class_id)[0].id
        change_all(session, session_ids=[first], lecturer="Vi Văn Hòa")
        fill_unmarked(session, session_id=first)
    screen = WeekScreen(Runner(database, KeptFailures()), KeptShell())
    qtbot.addWidget(screen)
    screen.resize(1178, 600)
    screen.show()
    click(screen.hours)
    dialog = dialog_of(TeachingHoursDialog)
    assert dialog.table.foot.count.text() == "1 người · 4 giờ chuẩn"
    dialog.form.fields["kind"].set_value(LecturerKind.FULL_TIME)
    fill(dialog.form.fields["papers_marked"], "12")
    click(dialog.save)
    (row,) = dialog.table.rows.rows
    assert (row.kind, row.marking, row.total) == (LecturerKind.FULL_TIME, 200, 600)
    assert dialog.table.rows.columns[-1].text(row) == "2,22"
    assert dialog.table.foot.count.text().endswith("1 người dạy chưa đủ nửa định mức")
    dialog.form.fields["lecturer"].set_value("")
    click(dialog.save)
    assert dialog.form.fields["lecturer"].problem == "Cần ghi họ tên."
    dialog.form.read({})
    dialog.reject()
    click(screen.papers)
    papers = dialog_of(CentrePaperDialog)
    assert papers.month.text() == "Tháng 10/2026"
    qtbot.waitUntil(lambda: papers.pane.is_ready)
    click(papers.on)
    qtbot.waitUntil(lambda: papers.pane.is_settled)
    assert papers.pane.why_not.text().startswith("Tháng 11/2026 chưa có buổi nào")
    papers.chips.choose("F49")
    assert papers.on.reason == "Giờ giảng tính theo năm học."
    qtbot.waitUntil(lambda: papers.pane.is_ready)
    papers.reject()

"""The tab Lịch học: lessons laid over days, cells typed into, refusals under the cell."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import ClassStatus, SessionKind, SessionState, Slot
from app.services.classes.classes import details_of, update_class
from app.services.timetable.rooms import keep_seats
from app.services.timetable.session_rows import SessionRow
from app.services.timetable.timetable import SessionDetails, add_session, list_sessions
from app.ui.dialogs.add_session import AddSessionDialog
from app.ui.dialogs.clash import ClashDialog
from app.ui.dialogs.join_sessions import JoinDialog
from app.ui.dialogs.make_timetable import MakeTimetableDialog
from app.ui.dialogs.paper import PaperDialog
from app.ui.dialogs.session_acts import LecturerDialog
from app.ui.dialogs.timetable_findings import TimetableFindingsDialog
from app.ui.refusal_codes import short_code
from app.ui.screens.class_tabs import timetable_columns as columns
from app.ui.screens.class_tabs.timetable import TimetableTab
from tests import builders
from tests.builders import FIRST_DAY
from tests.ui.screens.desk_stage import click, dialog_of, fill, press, type_text
from tests.ui.screens.tab_stage import KeptFailures, stage, toasts

Key = Qt.Key
Show = Callable[[UUID], TimetableTab]


@pytest.fixture(autouse=True)
def thursday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the fourth day of the class."""
    monkeypatch.setenv("GIAOVU_TODAY", "2026-10-22")


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A planned class of five days with ten half-days in its timetable."""
    with database.action("Dựng lớp") as session:
        return builders.make_class(session, learners=3, with_sessions=True)


@pytest.fixture
def show(qtbot: QtBot, database: Database) -> Show:
    """A way to show the tab of any class in an active window, kept until the test is over."""
    kept: list[TimetableTab] = []

    def show_one(class_id: UUID) -> TimetableTab:
        tab = stage(qtbot, database, TimetableTab, class_id)
        kept.append(tab)
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        tab.focus_first()
        QApplication.processEvents()
        return tab

    return show_one


@pytest.fixture
def tab(show: Show, class_id: UUID) -> TimetableTab:
    """Its tab, shown and with the keyboard."""
    return show(class_id)


def rows(database: Database, class_id: UUID) -> tuple[SessionRow, ...]:
    """Return the half-days in the file."""
    with database.read() as session:
        return list_sessions(session, class_id=class_id)


def stand(tab: TimetableTab, line: int, column: int) -> None:
    """Put the cursor on a cell."""
    view = tab.table.view
    view.setCurrentIndex(view.model().index(line, column))


def key(tab: TimetableTab, *keys: Key) -> None:
    """Press keys in the table."""
    for each in keys:
        QTest.keyClick(tab.table.view, each)


def editor(tab: TimetableTab) -> QLineEdit:
    """Return the line that stands over the cell being edited."""
    QApplication.processEvents()
    assert isinstance(tab.cells.editing.editor, QLineEdit)
    return tab.cells.editing.editor


def write(tab: TimetableTab, text: str, then: Key = Key.Key_Return) -> None:
    """Replace what stands in the open cell and press a key."""
    editor(tab).setText(text)
    QTest.keyClick(editor(tab), then)
    QApplication.processEvents()


def test_the_rows_say_when_what_and_how_far(show: Show, database: Database) -> None:
    with database.action("Dựng lớp") as session:
        running = builders.make_class(session, learners=3, status=ClassStatus.IN_PROGRESS)
    tab = show(running)
    first = tab.table.rows.row_at(0)
    assert tab.table.rows.columns[columns.DAY].text(first) == "Thứ Hai, 19/10"
    assert tab.table.rows.columns[columns.LESSON].text(first) == "CĐ 1. Chuyên đề số 1"
    badges = [tab.table.rows.badge(line, 7) for line in (0, 1, 9)]
    assert [badge.text for badge in badges if badge] == [
        "Đã điểm danh",
        "Chưa điểm danh",
        "Dự kiến",
    ]
    assert tab.table.foot.count.text() == "10 buổi · 40 tiết · 5 ngày"


def test_a_lecturer_is_typed_down_the_column(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    key(tab, Key.Key_F2)
    write(tab, "vi văn hòa")
    type_text("chu")
    write(tab, "chu văn dũng")
    kept = rows(database, class_id)
    assert [row.lecturer for row in kept[:3]] == ["Vi Văn Hòa", "Chu Văn Dũng", None]
    assert (tab.table.view.currentIndex().row(), tab.cells.editing.is_open) == (2, False)
    QTest.keySequence(tab.table.view, QKeySequence("Ctrl+D"))
    assert rows(database, class_id)[2].lecturer == "Chu Văn Dũng"
    assert tab.sum.text().endswith("7 buổi chưa có giảng viên")


def test_tab_goes_from_cell_to_cell(tab: TimetableTab, database: Database, class_id: UUID) -> None:
    key(tab, Key.Key_Return)
    write(tab, "Vi Văn Hòa", Key.Key_Tab)
    write(tab, "Hội trường B", Key.Key_Tab)
    assert tab.table.view.currentIndex().row() == 1
    assert tab.table.view.currentIndex().column() == columns.DAY
    write(tab, "19/10/2026", Key.Key_Backtab)
    write(tab, "Hội trường C")
    kept = rows(database, class_id)
    assert (kept[0].lecturer, kept[0].room) == ("Vi Văn Hòa", "Hội trường C")


def test_esc_leaves_the_cell_as_it_was(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    key(tab, Key.Key_F2)
    editor(tab).setText("Ai đó")
    QTest.keyClick(editor(tab), Key.Key_Escape)
    assert not tab.cells.editing.is_open
    assert rows(database, class_id)[0].lecturer is None


def test_leaving_for_elsewhere_saves_the_cell(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    key(tab, Key.Key_F2)
    editor(tab).setText("Vi Văn Hòa")
    tab.add_button.setFocus()
    QApplication.processEvents()
    assert rows(database, class_id)[0].lecturer == "Vi Văn Hòa"


def test_a_taken_half_day_is_refused_under_the_cell(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    stand(tab, 2, columns.DAY)
    key(tab, Key.Key_F2)
    write(tab, "19/10/2026")
    assert tab.cells.editing.is_open
    said = tab.cells.editing.problem.words
    assert said.text().startswith("Lớp đã có buổi sáng ngày 19/10/2026.")
    assert said.code.text() == short_code("half-day-taken") != ""
    assert isinstance(tab.runner._failures, KeptFailures)
    assert tab.runner._failures.refusals == []
    write(tab, "24/10/2026")
    assert rows(database, class_id)[-1].held_on == date(2026, 10, 24)
    assert not tab.cells.editing.problem.isVisible()


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        (columns.DAY, "hôm qua", "không phải là ngày"),
        (columns.PERIODS, "bốn", "không phải là số tiết"),
        (columns.PERIODS, "0", "ít nhất 1 tiết"),
    ],
)
def test_what_cannot_be_read_is_said_under_the_cell(
    tab: TimetableTab, column: int, typed: str, said: str
) -> None:
    stand(tab, 0, column)
    key(tab, Key.Key_F2)
    write(tab, typed)
    assert said in tab.cells.editing.problem.words.text()
    assert editor(tab).text() == typed


def test_a_lesson_is_chosen_from_the_list(
    qtbot: QtBot, tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    stand(tab, 9, columns.LESSON)
    key(tab, Key.Key_F2)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup.focusWidget() or popup, Key.Key_Up)
    QTest.keyClick(popup.focusWidget() or popup, Key.Key_Return)
    qtbot.waitUntil(lambda: not tab.cells.editing.is_open)
    assert rows(database, class_id)[9].lesson_code == "CĐ 9"


def test_leaving_the_list_changes_nothing(qtbot: QtBot, tab: TimetableTab) -> None:
    stand(tab, 0, columns.SLOT)
    key(tab, Key.Key_F2)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Key.Key_Escape)
    qtbot.waitUntil(lambda: not tab.cells.editing.is_open)
    assert tab._rows[0].slot is Slot.MORNING


def test_a_closed_half_day_keeps_its_lecturer(show: Show, database: Database) -> None:
    with database.action("Dựng lớp") as session:
        running = builders.make_class(session, learners=3, status=ClassStatus.IN_PROGRESS)
        builders.attend_all(session, running)
    tab = show(running)
    key(tab, Key.Key_F2)
    write(tab, "Vi Văn Hòa")
    assert "đã khóa" in tab.cells.editing.problem.words.text()


def test_del_takes_a_half_day_out_but_not_one_with_attendance(
    show: Show, database: Database
) -> None:
    with database.action("Dựng lớp") as session:
        running = builders.make_class(session, learners=3, status=ClassStatus.IN_PROGRESS)
    tab = show(running)
    key(tab, Key.Key_Delete)
    assert isinstance(tab.runner._failures, KeptFailures)
    assert tab.runner._failures.refusals[0][1].code == "session-has-attendance"
    stand(tab, 9, columns.LECTURER)
    key(tab, Key.Key_Delete)
    assert len(rows(database, running)) == 9
    assert toasts(tab) == ["Đã xóa buổi chiều 23/10/2026"]


def test_ticked_half_days_get_one_lecturer(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    key(tab, Key.Key_Space, Key.Key_Space)
    click(tab.acts[0])
    dialog = dialog_of(LecturerDialog)
    type_text("lương thị hạnh")
    press(Key.Key_Return)
    assert not dialog.isVisible()
    kept = rows(database, class_id)
    assert [row.lecturer for row in kept[:3]] == ["Lương Thị Hạnh"] * 2 + [None]
    assert {row.room for row in kept} == {"Hội trường A"}
    # What is ticked next is all that the next act reaches, and the keyboard is in the table.
    assert tab.table.ticked() == []
    assert tab.focusWidget() is tab.table.view


def test_half_days_are_cancelled_and_brought_back(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    key(tab, Key.Key_Space)
    click(tab.acts[1])
    assert rows(database, class_id)[0].state is SessionState.CANCELLED
    assert tab.count() == "9"
    key(tab, Key.Key_Up, Key.Key_Space)
    click(tab.acts[1])
    assert rows(database, class_id)[0].state is SessionState.PLANNED
    assert toasts(tab) == ["Đã hủy buổi sáng 19/10/2026", "Đã khôi phục buổi sáng 19/10/2026"]


def test_lessons_are_laid_over_the_chosen_half_days(show: Show, database: Database) -> None:
    with database.action("Dựng lớp") as session:
        planned = builders.make_class(session, learners=3)
    tab = show(planned)
    primary = tab.primary()
    assert primary is not None
    assert not tab.table.view.isVisible()
    press(Key.Key_Space)
    dialog = dialog_of(MakeTimetableDialog)
    assert dialog.sum.text() == "Cần 10 buổi, những ngày đã chọn có 10 buổi trống."
    dialog.slots.boxes[Slot.AFTERNOON].setChecked(False)
    assert dialog.sum.text().endswith("Còn thiếu 5 buổi.")
    click(dialog.save)
    assert dialog.sum.text().startswith("Cần 10 buổi cho các bài còn lại của lớp DVM-2026-01")
    fill(dialog.form.fields["last"], "30/10/2026")
    assert dialog.form.fields["room"].value() == "Hội trường A"
    fill(dialog.form.fields["lecturers"], "vi văn hòa; chu văn dũng")
    click(dialog.save)
    kept = rows(database, planned)
    assert [row.lecturer for row in kept[:3]] == ["Vi Văn Hòa", "Chu Văn Dũng", "Vi Văn Hòa"]
    assert [row.slot for row in kept] == [Slot.MORNING] * 10
    assert {row.held_on.weekday() for row in kept} == {0, 1, 2, 3, 4}
    assert toasts(tab) == ["Đã lập 10 buổi học"]
    assert tab.primary() is None
    assert tab.lay_more.reason == "Mọi bài của chương trình đã có trong lịch."
    tab.make()  # as the clerk does who came before another had laid the lessons
    full = dialog_of(MakeTimetableDialog)
    assert isinstance(full, MakeTimetableDialog)
    assert full.sum.text() == full.save.reason == tab.lay_more.reason


def test_one_half_day_is_added_with_what_follows_proposed(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    QTest.keySequence(tab.table.view, QKeySequence("Ctrl+N"))
    dialog = dialog_of(AddSessionDialog)
    values = dialog.form.values()
    assert (values["held_on"], values["slot"]) == (date(2026, 10, 24), Slot.MORNING)
    fill(dialog.form.fields["held_on"], "19/10/2026")
    click(dialog.save)
    assert "Lớp đã có buổi sáng" in dialog.form.fields["slot"].problem
    fill(dialog.form.fields["held_on"], "24/10/2026")
    click(dialog.save)
    assert len(rows(database, class_id)) == 11
    assert tab.count() == "11"


def test_a_clash_is_named_and_allowed_with_a_reason(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    with database.action("Lớp khác") as session:
        other = builders.make_class(session, programme_code="NTD")
        details = SessionDetails(FIRST_DAY, Slot.MORNING, 4, lecturer="Vi Văn Hòa", room="Phòng 2")
        add_session(session, class_id=other, details=details)
    key(tab, Key.Key_F2)
    write(tab, "vi van hoa")
    dialog = dialog_of(ClashDialog)
    told = "Giảng viên Vi Văn Hòa đã dạy lớp NTD-2026-01, sáng 19/10/2026."
    assert dialog.note.text() == told
    assert rows(database, class_id)[0].lecturer is None
    fill(dialog.form.fields["reason"], "Hai lớp nghe chung")
    click(dialog.save)
    first = rows(database, class_id)[0]
    assert (first.lecturer, first.clash_reason) == ("Vi Van Hoa", "Hai lớp nghe chung")
    note = tab.table.rows.columns[8]
    assert note.text(tab.table.rows.row_at(0)) == "Cho trùng giảng viên"
    assert "Lý do: Hai lớp nghe chung" in (note.tooltip or str)(tab.table.rows.row_at(0))
    assert tab.look.text() == "1 buổi trùng lịch"


def test_what_is_to_be_looked_at_is_counted_and_listed(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    assert not tab.look.isVisible()
    with database.action("Ghi số chỗ") as session:
        other = builders.make_class(session, programme_code="NTD")
        details = SessionDetails(date(2026, 10, 21), Slot.MORNING, 4, room="Hội trường A")
        add_session(session, class_id=other, details=details, clash_reason="Ngăn đôi")
        keep_seats(session, name="Hội trường A", seats=2)
    tab.make_stale()
    assert tab.look.text() == "1 buổi trùng lịch · 1 lưu ý"
    note = tab.table.rows.columns[8]
    fifth, first = tab.table.rows.row_at(4), tab.table.rows.row_at(0)
    assert note.text(fifth) == "Cho trùng địa điểm · Thiếu chỗ"
    assert note.tooltip is not None
    assert "Hội trường A có 2 chỗ, 3 người học." in note.tooltip(first)
    click(tab.look)
    dialog = dialog_of(TimetableFindingsDialog)
    assert [row.badge.text for row in dialog.table.rows.rows] == ["Lưu ý", "Đã cho phép"]
    for each in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(dialog.table.view, each)
    current = tab.table.current()
    assert current is not None
    assert (current.held_on, current.slot) == (date(2026, 10, 21), Slot.MORNING)


def test_giving_up_a_clash_leaves_everything_as_it_was(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    with database.action("Lớp khác") as session:
        other = builders.make_class(session, programme_code="NTD")
        details = SessionDetails(FIRST_DAY, Slot.MORNING, 4, lecturer="Vi Văn Hòa", room="Phòng 2")
        add_session(session, class_id=other, details=details)
    stand(tab, 0, columns.LECTURER)
    key(tab, Key.Key_F2)
    write(tab, "Vi Văn Hòa")
    dialog_of(ClashDialog).reject()
    assert rows(database, class_id)[0].lecturer is None


def test_a_half_day_is_joined_with_another_class_and_parted_again(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    join = tab.acts[-1]
    stand(tab, 0, columns.LESSON)
    tab.half_days.join()
    assert "Không lớp nào khác có buổi cùng giờ" in toasts(tab)[-1]
    with database.action("Lớp khác") as session:
        other = builders.make_class(session, with_sessions=True)
    assert (join.text(), join.reason) == ("Ghép lớp…", "")
    tab.half_days.join()
    dialog = dialog_of(JoinDialog)
    click(dialog.save)
    assert rows(database, class_id)[0].joined_with == ("DVM-2026-02",)
    assert rows(database, other)[0].joined_with == ("DVM-2026-01",)
    assert tab.table.rows.columns[8].text(tab.table.rows.row_at(0)) == "Ghép với DVM-2026-02"
    tab.half_days.join()
    assert rows(database, class_id)[0].joined_with == ()


def test_kind_and_factor_are_written_for_several_half_days(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    tab.table.rows.tick([row.id for row in rows(database, class_id)[:2]])
    tab.half_days.set_lecturer()
    dialog = dialog_of(LecturerDialog)
    dialog.form.fields["session_kind"].set_value(SessionKind.FIELD_STUDY)
    fill(dialog.form.fields["hours_factor"], "1,5")
    click(dialog.save)
    kept = rows(database, class_id)
    assert [(row.session_kind, row.hours_factor) for row in kept[:3]] == [
        (SessionKind.FIELD_STUDY, 150),
        (SessionKind.FIELD_STUDY, 150),
        (None, None),
    ]
    note = tab.table.rows.columns[8].text(tab.table.rows.row_at(0))
    assert note == "Nghiên cứu thực tế · Hệ số 1,5"


def test_the_class_takes_its_days_from_lessons_that_lie_outside_them(
    tab: TimetableTab, database: Database, class_id: UUID
) -> None:
    assert not tab.days.isVisible()
    with database.action("Sửa") as session:
        details = details_of(session, class_id=class_id)
        shorter = replace(details, closed_on=date(2026, 10, 21))
        update_class(session, class_id=class_id, details=shorter)
    tab.make_stale()
    assert tab.look.text() == "1 lưu ý"
    click(tab.days)
    with database.read() as session:
        assert details_of(session, class_id=class_id) == details
    assert not tab.days.isVisible()
    assert toasts(tab)[-1] == "Đã lấy ngày khai giảng, bế giảng theo lịch học"


def test_control_p_shows_what_is_printed(tab: TimetableTab, qtbot: QtBot) -> None:
    QTest.keySequence(tab.table.view, QKeySequence("Ctrl+P"))
    dialog = dialog_of(PaperDialog)
    qtbot.waitUntil(lambda: dialog.pane.is_settled)
    dialog.reject()

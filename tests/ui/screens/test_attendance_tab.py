"""The roll call on a real class: every key is saved at once, and nothing is lost by a refusal."""

import random
from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.database import Database
from app.models.values import ClassStatus
from app.services.attendance import attendance
from app.services.attendance.card_codes import card_code
from app.services.attendance.leave_slips import LeaveDetails, add_slip
from app.services.classes import enrolments
from app.services.classes.class_states import class_row
from app.services.classes.enrolments import enrolment_of
from app.services.timetable.timetable import delete_session
from app.services.upkeep import history, undoing
from app.ui import confirm, kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.leave_slips import LeaveSlipsDialog
from app.ui.dialogs.make_up import MakeUpDialog
from app.ui.screens.class_tabs.attendance import AttendanceTab
from tests import builders
from tests.prepared import Prepared, starting_with
from tests.ui.screens.desk_stage import click, dialog_of, open_dialogs
from tests.ui.screens.tab_stage import press_primary, stage, toasts, visits, wanted_tabs

Key = Qt.Key
TODAY = 6


@pytest.fixture(scope="module", autouse=True)
def thursday() -> Iterator[None]:
    """It is the fourth day of the class, whose seventh half-day is this morning."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIAOVU_TODAY", "2026-10-22")
        yield


def running_class(session: Session) -> UUID:
    """A running class of ten, taken and locked up to yesterday."""
    made = builders.make_class(session, learners=10, status=ClassStatus.IN_PROGRESS)
    for half_day in builders.session_ids(session, made)[:TODAY]:
        attendance.fill_unmarked(session, session_id=half_day)
        attendance.close_session(session, session_id=half_day)
    return made


begun, first_file = starting_with("Dựng lớp", running_class)


@pytest.fixture
def class_id(begun: Prepared[UUID]) -> UUID:
    return begun.made


@pytest.fixture
def tab(qtbot: QtBot, database: Database, class_id: UUID) -> AttendanceTab:
    """The tab of that class, shown and with the keyboard."""
    return stage(qtbot, database, AttendanceTab, class_id)


def press(tab: AttendanceTab, *keys: Key) -> None:
    """Press keys in the grid, and let what follows from them be shown."""
    for key in keys:
        QTest.keyClick(tab.grid.body, key)
    QApplication.processEvents()


def kept(database: Database, class_id: UUID, column: int = TODAY) -> list[str]:
    """Return what is in the file for a half-day, in list order."""
    with database.read() as session:
        marks = attendance.grid(session, class_id=class_id).marks
    return [cell.mark.value if (cell := line[column]) else "" for line in marks]


def go_on(tab: AttendanceTab, times: int) -> None:
    """Press Ctrl+Enter in the grid."""
    for _ in range(times):
        QTest.keyClick(tab.grid.body, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_it_opens_on_the_first_without_a_mark_this_morning(tab: AttendanceTab) -> None:
    assert tab.grid.current.place == (0, TODAY)
    assert tab.line.title.text() == "Buổi sáng 22/10 · chuyên đề 7"


def test_a_roll_in_excel_goes_to_the_import_page_for_this_class(tab: AttendanceTab) -> None:
    click(tab.line.take_in)
    assert visits(tab) == [("import", (tab.class_id, "attendance"))]
    assert tab.grid.sheet.right_title == "Cần 32/40 tiết (80 %), được vắng 8"
    assert tab.count() == "6/10"


def test_ctrl_enter_takes_the_next_step_and_a_new_day_its_half_day(
    tab: AttendanceTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(tab, Key.Key_0)
    for title in ("Buổi sáng 22/10 · chuyên đề 7", "Buổi chiều 22/10 · chuyên đề 8"):
        assert tab.line.title.text() == title  # locked by the first, left by the second
        go_on(tab, 2)
    tab.hide()
    monkeypatch.setenv("GIAOVU_TODAY", "2026-10-23")
    tab.show()
    assert tab.line.title.text() == "Buổi sáng 23/10 · chuyên đề 9"


def test_each_key_is_in_the_file_at_once(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    press(tab, Key.Key_1, Key.Key_4)
    assert kept(database, class_id)[:3] == ["present", "unexcused", ""]
    with database.read() as session:
        newest = history.list_actions(session)[0]
    assert newest.label == "Ghi Hoàng Văn An vắng không phép, sáng 22/10"
    assert tab.line.count.text() == "2 đã ghi, 8 chưa ghi"
    assert tab.grid.sheet.foot[TODAY] == "1"


def test_a_step_right_behind_the_last_mark_knows_of_it(tab: AttendanceTab) -> None:
    press(tab, *[Key.Key_1] * 9)
    assert tab.roll is not None
    QTest.keyClick(tab.grid.body, Key.Key_1)
    go_on(tab, 1)
    assert tab.roll.sessions[TODAY].closed_at is not None


def test_a_mark_does_not_read_the_class_again(tab: AttendanceTab) -> None:
    before = tab.roll
    press(tab, Key.Key_1)
    assert tab.roll is before


def test_the_sums_stay_those_of_the_services(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    keys = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_Delete)
    chance = random.Random(4)  # noqa: S311 - the same keys each time
    for _ in range(25):
        tab.grid.go_to(chance.randrange(10), chance.randrange(TODAY, 10))
        press(tab, chance.choice(keys))
    tab.grid.go_to(3, TODAY)
    press(tab, Key.Key_F2)
    assert tab.grid.popup is not None
    QTest.keyClick(tab.grid.popup, Key.Key_2)
    assert tab.roll is not None
    with database.read() as session:
        expected = attendance.summaries(session, class_id=class_id)
    shown = {row.summary.enrolment_id: row.summary for row in tab.roll.rows}
    assert shown == {summary.enrolment_id: summary for summary in expected}


def test_marking_a_locked_half_day_is_refused_beside_the_cell(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    tab.grid.go_to(2, 0)
    press(tab, Key.Key_4)
    assert tab.note.text.startswith("Buổi sáng 19/10/2026 đã khóa.")
    assert kept(database, class_id, 0)[2] == "present"
    assert tab.grid.sheet.cells[2][0] == "present"
    assert tab.grid.current.place == (2, 0)
    press(tab, Key.Key_Down)
    assert tab.note.text == ""


def test_the_next_step_marks_only_who_has_no_mark(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    press(tab, Key.Key_3, Key.Key_4)
    assert press_primary(tab) == "Ghi 8 người còn lại có mặt"
    assert kept(database, class_id) == ["excused", "unexcused", *["present"] * 8]
    assert toasts(tab) == ["Đã ghi 8 người có mặt, sáng 22/10"]


def test_forty_people_with_two_exceptions_take_few_keys(qtbot: QtBot, database: Database) -> None:
    with database.action("Dựng lớp") as session:
        class_id = builders.make_class(session, learners=40, status=ClassStatus.OPENED)
    tab = stage(qtbot, database, AttendanceTab, class_id)
    keys = [*[Key.Key_Down] * 4, Key.Key_4, Key.Key_PageDown, Key.Key_PageDown, Key.Key_3]
    keys.append(Key.Key_0)
    press(tab, *keys)
    marks = kept(database, class_id, tab.grid.current.column)
    assert len(keys) <= 20
    assert sorted(marks) == sorted(["excused", "unexcused", *["present"] * 38])


def test_zero_does_not_mark_a_half_day_that_is_to_come(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    tab.grid.go_to(0, 9)
    press(tab, Key.Key_0)
    assert "chưa diễn ra" in tab.note.text
    assert kept(database, class_id, 9) == [""] * 10


def test_locking_waits_until_everybody_has_a_mark(tab: AttendanceTab) -> None:
    assert not tab.line.lock.isEnabled()
    assert "Còn 10 người chưa ghi" in tab.line.lock.reason
    assert tab.line.caption.text() == "khi mọi người đã ghi"
    press(tab, Key.Key_0)
    assert tab.line.lock.isEnabled()
    assert press_primary(tab) == "Khóa buổi sáng 22/10"
    assert tab.line.lock.text() == "Mở khóa buổi…"
    assert tab.count() == "7/10"


def test_unlocking_needs_a_reason_which_the_journal_keeps(
    tab: AttendanceTab, database: Database, class_id: UUID, qtbot: QtBot
) -> None:
    tab.grid.go_to(0, 0)
    tab.line.lock.setFocus()
    tab.line.lock.click()
    dialog = dialog_of(FormDialog)
    dialog.save.click()
    assert dialog.form.fields["reason"].problem == "Cần ghi lý do."
    dialog.form.fields["reason"].set_value("Ghi nhầm người")
    dialog.save.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert tab.focusWidget() is tab.grid.body  # so that the next digit is a mark
    press(tab, Key.Key_4)
    assert kept(database, class_id, 0)[0] == "unexcused"
    with database.read() as session:
        reasons = [action.reason for action in history.list_actions(session)[:2]]
    assert reasons == [None, "Ghi nhầm người"]


def test_control_semicolon_comes_back_to_today(tab: AttendanceTab) -> None:
    press(tab, Key.Key_0)
    tab.grid.go_to(5, 1)
    QTest.keyClick(tab.grid.body, Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert tab.grid.current.place == (0, TODAY + 1)


def test_what_another_screen_changes_is_shown_and_the_cursor_stays_on_its_person(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    tab.grid.go_to(4, TODAY)
    name = tab.grid.sheet.rows[4].learner.full_name
    with database.action("Thêm học viên") as session:
        builders.make_learner(session, class_id, "Bùi Văn Ái", number=99)
    assert tab.grid.sheet.rows[tab.grid.current.row].learner.full_name == name
    assert tab.grid.current.place == (5, TODAY)
    assert tab.grid.sheet.foot_title == "Có mặt / 11"


def test_somebody_who_left_takes_no_new_mark(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    assert tab.roll is not None
    gone = tab.roll.rows[0].learner
    with database.action("Thôi học") as session:
        enrolments.withdraw(
            session,
            enrolment_id=gone.enrolment_id,
            reason="chuyển công tác",
            on=builders.FIRST_DAY,
        )
    tab.grid.go_to(0, TODAY)
    press(tab, Key.Key_1)
    assert tab.note.text == f"{gone.full_name} đã thôi học nên không điểm danh buổi này."
    assert kept(database, class_id)[0] == ""
    assert tab.line.count.text() == "chưa điểm danh, 9 người"


def test_the_next_steps_lead_from_the_morning_to_the_marks(
    tab: AttendanceTab, database: Database, class_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", "2026-10-23")
    tab.make_stale()
    seen = []
    tabs = wanted_tabs(tab)
    tab.go_to_current()
    for _ in range(14):
        seen.append(press_primary(tab))
        if tabs:
            break
    assert seen[:3] == [
        "Ghi 10 người còn lại có mặt",
        "Khóa buổi sáng 23/10",
        "Điểm danh chiều 23/10",
    ]
    assert seen[-2:] == ["Kết thúc giảng dạy", "Nhập điểm"]
    assert tabs == ["assessment"]
    with database.read() as session:
        assert class_row(session, class_id).status is ClassStatus.TEACHING_DONE


def test_ending_with_too_few_periods_asks_for_the_reason(
    qtbot: QtBot, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.action("Dựng lớp") as session:
        class_id = builders.make_class(session, learners=2, status=ClassStatus.IN_PROGRESS)
        for half_day in builders.session_ids(session, class_id)[1:]:
            delete_session(session, session_id=half_day)
    tab = stage(qtbot, database, AttendanceTab, class_id)
    assert press_primary(tab) == "Khóa buổi sáng 19/10"
    assert press_primary(tab) == "Kết thúc giảng dạy"
    dialog = dialog_of(FormDialog)
    assert "mới học 4 trên 40 tiết" in dialog.note.text()
    dialog.form.fields["reason"].set_value("Gộp chuyên đề theo văn bản của tỉnh")
    dialog.save.click()
    with database.read() as session:
        assert class_row(session, class_id).status is ClassStatus.TEACHING_DONE


def test_a_class_without_a_timetable_says_what_to_do(qtbot: QtBot, database: Database) -> None:
    with database.action("Dựng lớp") as session:
        class_id = builders.make_class(session, learners=2)
    tab = stage(qtbot, database, AttendanceTab, class_id)
    tabs = wanted_tabs(tab)
    state = tab.grid.empty
    assert isinstance(state, kit.EmptyState)
    assert state.isVisible()
    assert state.sentence.text() == "Lớp chưa có lịch học nên chưa điểm danh được."
    state.findChildren(kit.Button)[0].click()
    assert tabs == ["timetable"]
    assert tab.primary() is None
    assert tab.count() == ""


def test_a_recognised_class_is_shown_and_cannot_be_changed(
    qtbot: QtBot, database: Database
) -> None:
    with database.action("Dựng lớp") as session:
        class_id = builders.make_class(session, learners=2, status=ClassStatus.TEACHING_DONE)
        class_row(session, class_id).status = ClassStatus.RECOGNISED
    tab = stage(qtbot, database, AttendanceTab, class_id)
    assert tab.primary() is None
    assert not tab.line.lock.isEnabled()
    press(tab, Key.Key_4)
    assert "nên không sửa được nữa" in tab.note.text
    assert kept(database, class_id, tab.grid.current.column) == ["present", "present"]


def test_the_marks_have_words_for_screen_readers(tab: AttendanceTab) -> None:
    press(tab, Key.Key_3, Key.Key_Up)
    assert tab.grid.body.accessibleDescription() == "vắng có phép, sáng 22/10"
    assert tab.roll is not None
    assert tab.roll.rows[0].learner.full_name == tab.grid.body.accessibleName()


def test_undoing_takes_a_mark_back_on_the_screen(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    press(tab, Key.Key_4)
    with database.read() as session:
        newest = history.list_actions(session)[0]
    with database.action("Hoàn tác") as session:
        undoing.undo(session, seq=newest.seq)
    assert tab.grid.sheet.cells[0][TODAY] == ""
    assert tab.grid.current.place == (1, TODAY)


def chord(tab: AttendanceTab, key: Key) -> None:
    """Press a key with Ctrl in the grid."""
    QTest.keyClick(tab.grid.body, key, Qt.KeyboardModifier.ControlModifier)


def swipe(tab: AttendanceTab, code: str) -> str:
    """Let the reader type a code and Enter; return what stands beside the field."""
    QTest.keyClicks(tab.scan_line.field, code)
    QTest.keyClick(tab.scan_line.field, Key.Key_Return)
    return f"{tab.scan_line.name.text()}: {tab.scan_line.answer.text()}"


def test_a_column_from_excel_is_written_at_once_and_undone_as_one(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    QApplication.clipboard().setText("x\nM\nP\nK\nx\nx\nx\nx\nM3\nCP\n")
    chord(tab, Key.Key_V)
    assert kept(database, class_id)[:4] == ["present", "late", "excused", "unexcused"]
    assert kept(database, class_id)[8:] == ["late", "excused"]
    assert tab.grid.sheet.tooltip(1, TODAY).endswith("Muộn quá 15 phút thì bớt tiết (F2)")
    assert tab.grid.sheet.tooltip(8, TODAY).endswith("muộn, dự 3/4 tiết, sáng 22/10")
    assert toasts(tab) == ["Đã dán 10 ô điểm danh"]
    with database.read() as session:
        newest = history.list_actions(session)[0]
        assert attendance.grid(session, class_id=class_id).marks[8][TODAY].periods_attended == 3  # type: ignore[union-attr]
    with database.action("Hoàn tác") as session:
        undoing.undo(session, seq=newest.seq)
    assert kept(database, class_id) == [""] * 10


def test_one_wrong_mark_and_nothing_of_a_block_is_written(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    QApplication.clipboard().setText("x\nnghỉ\nx")
    chord(tab, Key.Key_V)
    assert tab.note.text.startswith("Chưa ghi gì. “nghỉ” ở dòng 2 không phải dấu điểm danh. Dấu")
    QApplication.clipboard().setText("x\tx\tx\tx\tx")
    chord(tab, Key.Key_V)
    assert "Dán 5 cột từ buổi này, nhưng chỉ còn 4 buổi" in tab.note.text
    tab.grid.go_to(0, 5)
    QApplication.clipboard().setText("K\tx")
    chord(tab, Key.Key_V)
    assert "đã khóa" in tab.note.text
    assert kept(database, class_id) == [""] * 10
    assert kept(database, class_id, 5) == ["present"] * 10


def test_slips_stand_faintly_in_the_roll_and_zero_follows_them(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    assert tab.roll is not None
    away = tab.roll.rows[1].learner
    with database.action("Giấy") as session:
        day = tab.roll.sessions[TODAY].held_on
        details = LeaveDetails(away.enrolment_id, day, day, "Đưa con đi khám")
        add_slip(session, details=details, received_on=day)
    assert tab.grid.sheet.hints.keys() == {(1, TODAY), (1, TODAY + 1)}
    assert tab.grid.sheet.spoken(1, TODAY) == "chưa ghi, có giấy xin phép, sáng 22/10"
    tab.grid.go_to(0, TODAY)
    press(tab, Key.Key_0)
    assert kept(database, class_id) == ["present", "excused", *["present"] * 8]
    assert toasts(tab) == ["Đã ghi 9 người có mặt, 1 người vắng có phép theo giấy, sáng 22/10"]


def test_a_slip_is_written_for_the_learner_in_hand_and_taken_back(
    tab: AttendanceTab, database: Database
) -> None:
    tab.grid.go_to(2, TODAY)
    tab.line.slips.click()
    dialog = dialog_of(LeaveSlipsDialog)
    assert tab.roll is not None
    assert dialog.form.fields["enrolment_id"].value() == tab.roll.rows[2].learner.enrolment_id
    dialog.save.click()
    assert dialog.form.fields["reason"].problem == "Cần ghi lý do."
    dialog.form.fields["reason"].set_value("Họp chi bộ")
    dialog.save.click()
    assert tab.grid.sheet.hints.keys() == {(2, TODAY), (2, TODAY + 1)}
    (row,) = dialog.table.rows.rows
    dialog.table.select(row.id)
    dialog.drop.click()
    assert tab.grid.sheet.hints == {}
    tab.line.slips.setFocus()
    dialog.reject()
    assert tab.focusWidget() is tab.grid.body


def test_cards_mark_their_owners_one_after_the_other(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    assert tab.roll is not None
    first = tab.roll.rows[3].learner
    with database.read() as session:
        code = card_code(enrolment_of(session, first.enrolment_id).person_id)
    chord(tab, Key.Key_Q)
    assert tab.scan_line.field.hasFocus()
    assert swipe(tab, code) == f"{first.full_name}: có mặt · 1 thẻ"
    assert tab.grid.current.row == 3
    assert swipe(tab, code) == f"{first.full_name}: đã ghi có mặt trước đó"
    assert "Không ai trong lớp có mã “123”" in swipe(tab, "123")
    assert tab.scan_line.code.text().startswith("DD-")
    assert kept(database, class_id)[3] == "present"
    assert tab.scan_line.field.hasFocus()
    QTest.keyClick(tab.scan_line.field, Key.Key_Escape)
    assert not tab.scan_line.isVisible()
    assert tab.grid.body.hasFocus()


def test_a_make_up_names_the_half_day_of_the_other_class(
    tab: AttendanceTab, database: Database, class_id: UUID
) -> None:
    press(tab, Key.Key_4)
    tab.grid.go_to(0, TODAY)
    chord(tab, Key.Key_B)
    assert tab.note.text.startswith("Không có buổi nào của lớp khác dạy cùng bài này")
    with database.action("Lớp khác") as session:
        builders.make_class(session, status=ClassStatus.OPENED)
    tab.grid.go_to(0, 0)
    chord(tab, Key.Key_B)
    assert tab.note.text == "Buổi sáng 19/10/2026 đã khóa. Mở khóa buổi (có lý do) rồi sửa."
    assert not [each for each in open_dialogs() if isinstance(each, MakeUpDialog)]
    tab.grid.go_to(0, TODAY)
    chord(tab, Key.Key_B)
    dialog = dialog_of(MakeUpDialog)
    dialog.save.click()
    assert kept(database, class_id)[0] == "made_up"
    assert tab.grid.sheet.spoken(0, TODAY) == (
        "học bù ở lớp DVM-2026-02, sáng 22/10/2026, sáng 22/10"
    )


def test_who_cannot_reach_the_threshold_is_flagged(tab: AttendanceTab) -> None:
    for column in range(TODAY, 10):
        tab.grid.go_to(0, column)
        press(tab, Key.Key_4)
    assert tab.roll is not None
    summary = tab.roll.rows[0].summary
    assert (summary.cannot_reach, summary.allowance_left) == (True, -8)
    assert "Dù dự hết các buổi còn lại cũng không đủ 32/40 tiết" in tab.grid.sheet.tooltip(0, -1)


def test_a_second_zero_asks_before_it_changes_marks(
    tab: AttendanceTab, database: Database, class_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_window: object, question: confirm.Question) -> bool:
        asked.append(question.consequence)
        return len(asked) > 1

    monkeypatch.setattr(confirm.answers, "ask", answer)
    press(tab, Key.Key_3, Key.Key_4, Key.Key_0, Key.Key_0)
    assert kept(database, class_id)[:2] == ["excused", "unexcused"]
    assert asked == ["Ai cũng đã có dấu. 2 người đang ghi khác sẽ đổi thành có mặt."]
    press(tab, Key.Key_0)
    assert kept(database, class_id) == ["present"] * 10
    press(tab, Key.Key_0)
    assert len(asked) == 2

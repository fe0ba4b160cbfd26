"""Marks typed into the cells of a real class: saved by Enter, refused beside the cell."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.database import Database
from app.models.values import AssessmentForm, AttendanceMark, ClassStatus
from app.services.attendance import attendance
from app.services.classes.class_states import class_row, move_class
from app.services.results import assessment
from app.services.results.assessment import AssessmentRow
from app.services.upkeep import history
from app.ui import kit
from app.ui.dialogs.reason import ReasonDialog
from app.ui.screens.class_tabs.assessment import AssessmentTab
from app.ui.screens.class_tabs.assessment_scores import WAITING
from tests import builders
from tests.class_lives import record_mark
from tests.prepared import Prepared, starting_with
from tests.ui.screens.desk_stage import click, dialog_of
from tests.ui.screens.tab_stage import press_primary, stage, visits, wanted_tabs

Key = Qt.Key


def taught_class(session: Session) -> UUID:
    """A class of six that has been taught; the last in the list missed too much."""
    made = builders.make_class(session, learners=6, status=ClassStatus.IN_PROGRESS)
    missing = attendance.grid(session, class_id=made).learners[5].enrolment_id
    half_days = builders.session_ids(session, made)
    for half_day in half_days:
        if half_day not in half_days[:6]:
            attendance.set_mark(
                session,
                session_id=half_day,
                enrolment_id=missing,
                mark=AttendanceMark.UNEXCUSED,
            )
        attendance.fill_unmarked(session, session_id=half_day)
    move_class(session, class_id=made, to=ClassStatus.TEACHING_DONE, on=builders.FIRST_DAY)
    return made


begun, first_file = starting_with("Dựng lớp", taught_class)


@pytest.fixture
def class_id(begun: Prepared[UUID]) -> UUID:
    return begun.made


@pytest.fixture
def tab(qtbot: QtBot, database: Database, class_id: UUID) -> AssessmentTab:
    """The tab of that class, shown and with the keyboard."""
    return stage(qtbot, database, AssessmentTab, class_id)


def type_mark(tab: AssessmentTab, typed: str, end: Key = Key.Key_Return) -> None:
    """Type into the current cell as the clerk does."""
    QTest.keyClicks(tab.grid.body, typed[:1])
    QTest.keyClicks(tab.grid.editor, typed[1:])
    QTest.keyClick(tab.grid.editor, end)


def rows(database: Database, class_id: UUID) -> tuple[AssessmentRow, ...]:
    """Return what is in the file."""
    with database.read() as session:
        return assessment.grid(session, class_id=class_id)


def test_a_mark_is_saved_by_enter_and_the_next_person_waits(
    tab: AssessmentTab, database: Database, class_id: UUID
) -> None:
    type_mark(tab, "7,5")
    type_mark(tab, "8.0")
    found = rows(database, class_id)
    assert [found[0].first, found[1].first] == [750, 800]
    assert tab.grid.current.place == (2, 0)
    assert not tab.grid.is_editing
    with database.read() as session:
        labels = [action.label for action in history.list_actions(session)[:2]]
    assert labels == [
        f"Nhập điểm {mark} cho {name}"
        for mark, name in zip(("8,0", "7,5"), (found[1].full_name, found[0].full_name), strict=True)
    ]
    assert tab.count() == "2/5"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("11", "lớn hơn điểm cao nhất là 10"),
        ("7,55", "không đúng bước điểm 0,1"),
        ("7,", "không phải là điểm"),
        ("1.234", "có quá hai chữ số lẻ"),
    ],
)
def test_what_is_no_mark_is_refused_beside_the_cell_and_kept_open(
    tab: AssessmentTab, database: Database, class_id: UUID, typed: str, why: str
) -> None:
    type_mark(tab, typed)
    assert why in tab.note.text
    assert "DIEM-" in tab.note.accessibleName()
    assert tab.grid.is_editing
    assert tab.grid.editor.text() == typed
    assert rows(database, class_id)[0].first is None
    QTest.keyClick(tab.grid.editor, Key.Key_Escape)
    assert tab.note.text == ""
    assert not tab.grid.is_editing


def test_escape_leaves_the_mark_as_it_was(
    tab: AssessmentTab, database: Database, class_id: UUID
) -> None:
    type_mark(tab, "7,5")
    tab.grid.go_to(0, 0)
    type_mark(tab, "9", end=Key.Key_Escape)
    assert rows(database, class_id)[0].first == 750


def test_leaving_an_open_cell_saves_it(
    tab: AssessmentTab, database: Database, class_id: UUID, qtbot: QtBot
) -> None:
    QTest.keyClicks(tab.grid.body, "6")
    tab.print.setFocus()
    qtbot.waitUntil(lambda: not tab.grid.is_editing)
    assert rows(database, class_id)[0].first == 600


def test_a_dash_notes_somebody_as_absent_and_delete_takes_it_away(
    tab: AssessmentTab, database: Database, class_id: UUID
) -> None:
    type_mark(tab, "-")
    assert rows(database, class_id)[0].first_absent
    tab.grid.go_to(0, 0)
    QTest.keyClick(tab.grid.body, Key.Key_Delete)
    assert not rows(database, class_id)[0].first_absent
    assert tab.grid.sheet.cells[0][0] == ""


def test_f2_opens_a_mark_to_be_changed(
    tab: AssessmentTab, database: Database, class_id: UUID
) -> None:
    type_mark(tab, "7,5")
    tab.grid.go_to(0, 0)
    QTest.keyClick(tab.grid.body, Key.Key_F2)
    assert tab.grid.editor.text() == "7,5"
    QTest.keyClicks(tab.grid.editor, "8,5")
    QTest.keyClick(tab.grid.editor, Key.Key_Down)
    assert rows(database, class_id)[0].first == 850


def test_a_resit_is_for_those_who_failed(
    tab: AssessmentTab, database: Database, class_id: UUID
) -> None:
    type_mark(tab, "7,5")
    type_mark(tab, "4")
    tab.grid.go_to(0, 1)
    QTest.keyClicks(tab.grid.body, "6")
    assert "dưới mức đạt" in tab.note.text
    tab.grid.go_to(1, 1)
    assert tab.grid.body.accessibleDescription() == "làm lại: chưa có điểm"
    type_mark(tab, "6")
    found = rows(database, class_id)[1]
    assert (found.resit, found.classification) == (600, "Trung bình")


def test_enter_passes_over_those_who_may_not_be_assessed(tab: AssessmentTab) -> None:
    tab.grid.go_to(4, 0)
    type_mark(tab, "7")
    assert tab.grid.current.place == (4, 0)
    tab.grid.go_to(5, 0)
    QTest.keyClicks(tab.grid.body, "7")
    assert "24/40 tiết" in tab.note.text
    assert not tab.grid.is_editing


def test_the_filters_count_and_a_mark_just_typed_does_not_run_away(tab: AssessmentTab) -> None:
    tab.chips.choose(WAITING)
    assert len(tab.grid.sheet.rows) == 5
    type_mark(tab, "9,5")
    assert len(tab.grid.sheet.rows) == 5
    tab.chips.choose("Xuất sắc")
    assert [row.final for row in tab.grid.sheet.rows] == [950]
    tab.chips.choose("Giỏi")
    assert isinstance(tab.grid.empty, kit.EmptyState)
    assert tab.grid.empty.isVisible()
    tab.grid.empty.findChildren(kit.Button)[0].click()
    assert len(tab.grid.sheet.rows) == 6


def test_a_mark_can_be_read_in_words(tab: AssessmentTab) -> None:
    type_mark(tab, "7,5")
    assert tab.grid.sheet.tooltip(0, 0) == "Bảy phẩy năm"
    assert tab.grid.sheet.spoken(0, 0) == "lần 1: bảy phẩy năm"


def test_the_next_steps_lead_from_the_first_mark_to_the_recognition(
    tab: AssessmentTab, database: Database, class_id: UUID
) -> None:
    tabs = wanted_tabs(tab)
    tab.grid.go_to(3, 1)
    assert press_primary(tab) == "Nhập 5 điểm còn thiếu"
    assert tab.grid.current.column == 0
    tab.grid.go_to(0, 0)
    for _ in range(5):
        type_mark(tab, "8")
    assert press_primary(tab) == "Hoàn tất đánh giá"
    with database.read() as session:
        assert class_row(session, class_id).status is ClassStatus.ASSESSED
    tab.grid.go_to(0, 0)
    type_mark(tab, "9")
    assert "bấm “Mở khóa điểm…” ở thẻ Đánh giá" in tab.note.text
    assert rows(database, class_id)[0].first == 800
    assert "mở khóa trước" in tab.take_in.reason
    tab.grid.give_up()
    click(tab.unlock)
    dialog = dialog_of(ReasonDialog)
    dialog.form.fields["reason"].set_value("Vào điểm nhầm người")
    dialog.save.click()
    assert not tab.unlock.isVisible()
    tab.grid.go_to(0, 0)
    type_mark(tab, "9")
    assert rows(database, class_id)[0].first == 900
    assert press_primary(tab) == "Hoàn tất đánh giá"
    assert press_primary(tab) == "Công nhận kết quả"
    assert tabs == ["recognition"]


def test_marks_of_a_recognised_class_are_locked(
    tab: AssessmentTab, database: Database, class_id: UUID
) -> None:
    tab.take_in.click()
    assert visits(tab) == [("import", (class_id, "marks"))]
    with database.action("Công nhận") as session:
        class_row(session, class_id).status = ClassStatus.RECOGNISED
    assert tab.primary() is None
    assert tab.grid.sheet.heads[0].closed
    type_mark(tab, "8")
    assert "đã khóa theo" in tab.note.text
    assert "điểm đã khóa" in tab.take_in.reason
    assert rows(database, class_id)[0].first is None


def test_what_another_screen_records_is_shown(
    tab: AssessmentTab, database: Database, class_id: UUID
) -> None:
    first = rows(database, class_id)[2].enrolment_id
    with database.action("Nhập điểm") as session:
        record_mark(session, class_id=class_id, enrolment_id=first, attempt=1, mark=650)
    assert tab.grid.sheet.cells[2][0] == "650"


@pytest.mark.parametrize(
    ("form", "status", "sentence", "wanted"),
    [
        (AssessmentForm.NONE, ClassStatus.TEACHING_DONE, "không có bài đánh giá", "recognition"),
        (AssessmentForm.WRITTEN, ClassStatus.IN_PROGRESS, "chưa học xong", "attendance"),
    ],
)
def test_a_class_without_marks_says_why_and_leads_on(
    qtbot: QtBot,
    database: Database,
    form: AssessmentForm,
    status: ClassStatus,
    sentence: str,
    wanted: str,
) -> None:
    with database.action("Dựng lớp") as session:
        builders.make_programme(session, code="KHAC", assessment_form=form)
        class_id = builders.make_class(session, programme_code="KHAC", learners=2, status=status)
    tab = stage(qtbot, database, AssessmentTab, class_id)
    tabs = wanted_tabs(tab)
    assert isinstance(tab.grid.empty, kit.EmptyState)
    assert sentence in tab.grid.empty.sentence.text()
    tab.grid.empty.findChildren(kit.Button)[0].click()
    assert tabs == [wanted]
    assert tab.count() == ""

"""The tab Học viên: found by typing, added by hand, corrected, leaving and coming back."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.database import Database
from app.models.organizations import User
from app.models.people import SensitiveReading
from app.models.values import ClassStatus, EnrolmentState, Gender, Role
from app.services.centre.users import add_user
from app.services.classes import classes
from app.services.classes.learner_rows import LearnerRow, list_learners
from app.services.people import people
from app.services.people.sensitive import MASK
from app.services.upkeep import history
from app.text.identity import mask_citizen_id
from app.ui import confirm, kit
from app.ui.dialog import Dialog
from app.ui.dialogs.add_learner import AddLearnerDialog
from app.ui.dialogs.edit_learner import EditLearnerDialog
from app.ui.dialogs.paper import PaperDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.failures import RefusalDialog
from app.ui.screens.class_tabs.learners import LearnersTab
from tests import builders
from tests.prepared import Prepared, starting_with
from tests.ui.screens.desk_stage import (
    choose,
    click,
    dialog_of,
    fill,
    open_dialogs,
    press,
    type_text,
)
from tests.ui.screens.tab_stage import KeptShell, stage, toasts

Key = Qt.Key
Show = Callable[[UUID], LearnersTab]
Kind = TypeVar("Kind", bound=Dialog)


def planned_class(session: Session) -> UUID:
    """A planned class of ten."""
    add_user(session, full_name="Hoàng Thị Bích", role=Role.TRAINING_CLERK)
    return builders.make_class(session, learners=10)


begun, first_file = starting_with("Dựng lớp", planned_class)


@pytest.fixture
def class_id(begun: Prepared[UUID]) -> UUID:
    return begun.made


@pytest.fixture
def show(qtbot: QtBot, database: Database) -> Show:
    """A way to show the tab of any class in an active window, kept until the test is over."""
    kept: list[LearnersTab] = []

    def show_one(class_id: UUID) -> LearnersTab:
        tab = stage(qtbot, database, LearnersTab, class_id)
        kept.append(tab)
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        tab.focus_first()
        return tab

    return show_one


@pytest.fixture
def tab(show: Show, class_id: UUID) -> LearnersTab:
    """Its tab, shown and with the keyboard."""
    return show(class_id)


def names(tab: LearnersTab) -> list[str]:
    """Return the names shown, from top to bottom."""
    return [row.full_name for row in tab.table.rows.shown]


def in_file(database: Database, class_id: UUID) -> dict[str, LearnerRow]:
    """Return the learners in the file by name."""
    with database.read() as session:
        return {row.full_name: row for row in list_learners(session, class_id=class_id)}


def key(tab: LearnersTab, *keys: Key) -> None:
    """Press keys in the table."""
    for each in keys:
        QTest.keyClick(tab.table.view, each)


def control(tab: LearnersTab, letter: str) -> None:
    """Press Ctrl and a letter in the tab."""
    QTest.keySequence(tab.table.view, QKeySequence(f"Ctrl+{letter}"))


def adding(tab: LearnersTab) -> AddLearnerDialog:
    """Open the form of a new learner by its key."""
    control(tab, "N")
    return dialog_of(AddLearnerDialog)


def editing(tab: LearnersTab) -> EditLearnerDialog:
    """Open the form of the current learner by its key."""
    key(tab, Key.Key_F2)
    return dialog_of(EditLearnerDialog)


def test_the_list_stands_in_vietnamese_order_with_its_totals(tab: LearnersTab) -> None:
    assert names(tab) == [*builders.NAMES]
    foot = tab.table.foot.count.text()
    assert foot == "10 người · nam 6, nữ 4, dân tộc thiểu số 10 · xếp theo tên"
    assert tab.count() == "10"


def readings(database: Database) -> int:
    """Return how often somebody's sensitive fields were looked at."""
    with database.read() as session:
        return session.scalar(select(func.count(SensitiveReading.id))) or 0


def test_what_is_private_is_masked_until_it_is_opened_and_noted(
    tab: LearnersTab, database: Database
) -> None:
    tab.resize(1500, 475)
    number = tab._rows[0].citizen_id or ""
    tab.table.view.copy()
    copied = QApplication.clipboard().text()
    assert mask_citizen_id(number) in copied
    assert MASK in copied
    assert number not in copied
    assert "Tày" not in copied
    type_text(number)
    assert names(tab) == ["Nông Thị Ái"]
    press(Key.Key_Escape)
    control(tab, "M")
    assert readings(database) == 10
    assert tab.private.button.text() == "Che mục riêng"
    tab.table.view.copy()
    assert number in QApplication.clipboard().text()
    editing(tab).reject()
    assert readings(database) == 10
    tab.hide()
    tab.show()
    assert tab.private.is_open
    click(tab.private.button)
    assert not tab.private.is_open
    editing(tab).reject()
    assert readings(database) == 11
    click(tab.private.button)
    with database.action("Vai trò khác") as session:
        session.execute(update(User).values(role=Role.VIEWER))
    tab.make_stale()
    assert "không xem thông tin riêng" in tab.private.button.reason
    assert not tab.private.is_open
    key(tab, Key.Key_F2)
    assert not [each for each in open_dialogs() if isinstance(each, EditLearnerDialog)]
    assert readings(database) == 21


def test_typing_in_the_list_finds_names_without_marks(tab: LearnersTab) -> None:
    type_text("chau dam")
    assert names(tab) == ["Đàm Minh Châu"]
    press(Key.Key_Escape)
    assert len(names(tab)) == 10


def test_chips_show_who_lacks_something_and_women(
    tab: LearnersTab, database: Database, class_id: UUID
) -> None:
    with database.action("Thêm") as session:
        person = builders.make_person(session, "Sầm Phương Giang", gender=Gender.FEMALE)
        builders.enrol_person(session, class_id, person)
    QApplication.processEvents()
    tab.filters.chips.choose("look")
    assert names(tab) == ["Sầm Phương Giang"]
    badge = tab.table.rows.badge(0, len(tab.table.rows.columns) - 1)
    assert badge is not None
    assert (badge.text, badge.tone) == ("Thiếu số căn cước", kit.Tone.BAD)
    tab.filters.chips.choose("women")
    assert len(names(tab)) == 5


def test_nobody_fitting_the_filter_offers_the_way_back(tab: LearnersTab) -> None:
    tab.filters.field.setText("không có ai")
    (clear,) = [b for b in tab.findChildren(kit.Button) if b.text() == "Bỏ lọc" and b.isVisible()]
    click(clear)
    assert len(names(tab)) == 10


def test_an_empty_class_says_how_to_begin(show: Show, database: Database) -> None:
    with database.action("Dựng lớp") as session:
        empty = builders.make_class(session, learners=0)
    tab = show(empty)
    assert not tab.table.view.isVisible()
    assert tab.print.reason == "Lớp chưa có học viên nào để in."
    press(Key.Key_Space)
    assert isinstance(tab.shell, KeptShell)
    assert tab.shell.visits == [("import", empty)]


def test_a_learner_is_added_by_keys_alone(
    tab: LearnersTab, database: Database, class_id: UUID
) -> None:
    dialog = adding(tab)
    type_text("SẦM phương giang")
    press(Key.Key_Tab)
    type_text("6/3/99")
    fill(dialog.form.fields["citizen_id"], "020199 000 123")
    fill(dialog.form.fields["sending_unit"], "Đảng ủy xã Thụy Hùng")
    press(Key.Key_S, control=True)
    kept = in_file(database, class_id)["Sầm Phương Giang"]
    assert (str(kept.birth_date), kept.citizen_id) == ("06/03/1999", "020199000123")
    assert kept.commune_name == "Thụy Hùng"
    assert toasts(tab) == ["Đã thêm Sầm Phương Giang vào lớp DVM-2026-01"]
    current = tab.table.current()
    assert current is not None
    assert current.full_name == "Sầm Phương Giang"


def test_ctrl_enter_goes_on_with_the_next_and_keeps_the_unit(tab: LearnersTab) -> None:
    dialog = adding(tab)
    fill(dialog.form.fields["full_name"], "Sầm Phương Giang")
    fill(dialog.form.fields["sending_unit"], "Chi bộ Khun Slam")
    dialog.form.fields["sending_unit"].focus()
    press(Key.Key_Return, control=True)
    assert dialog.isVisible()
    assert dialog.note.text() == "Đã thêm 1 người, vừa rồi là Sầm Phương Giang."
    values = dialog.form.values()
    assert (values["full_name"], values["sending_unit"]) == (None, "Chi bộ Khun Slam")
    type_text("Hà Thùy Dương")
    press(Key.Key_Return, control=True)
    press(Key.Key_Escape)
    assert tab.count() == "12"
    assert toasts(tab) == ["Đã thêm 2 người vào lớp DVM-2026-01"]


def test_somebody_kept_already_is_pointed_out_and_only_enrolled(
    tab: LearnersTab, database: Database, class_id: UUID
) -> None:
    with database.action("Người cũ") as session:
        known = builders.make_person(session, "Sầm Phương Giang", birth_date="1999-03-06")
    dialog = adding(tab)
    fill(dialog.form.fields["full_name"], "sầm phương giang")
    fill(dialog.form.fields["birth_date"], "060399")
    choose(dialog.form.fields["gender"], Gender.MALE)
    assert dialog.findings.isVisible()
    fill(dialog.form.fields["sending_unit"], "Chi bộ Khun Slam")
    click(dialog.findings.links[0])
    kept = in_file(database, class_id)["Sầm Phương Giang"]
    assert kept.person_id == known
    assert kept.sending_unit == "Chi bộ Khun Slam"
    assert not dialog.isVisible()


def test_the_identity_number_of_another_is_refused_in_the_form(tab: LearnersTab) -> None:
    taken = tab._rows[0].citizen_id
    dialog = adding(tab)
    fill(dialog.form.fields["full_name"], "Sầm Phương Giang")
    fill(dialog.form.fields["citizen_id"], str(taken))
    click(dialog.save)
    assert "là của" in dialog.form.fields["citizen_id"].problem
    assert dialog.isVisible()
    assert tab.count() == "10"


def test_correcting_keeps_what_the_form_does_not_show(
    tab: LearnersTab, database: Database, class_id: UUID
) -> None:
    row = tab._rows[0]
    with database.action("Ghi thư điện tử") as session:
        details = people.details_of(session, person_id=row.person_id)
        changed = details._replace(email="ai@xa.vn")
        people.update_person(session, person_id=row.person_id, details=changed)
    dialog = editing(tab)
    fill(dialog.form.fields["full_name"], "Nông Thị Ái Vân")
    click(dialog.save)
    with database.read() as session:
        kept = people.details_of(session, person_id=row.person_id)
    assert (kept.full_name, kept.email) == ("Nông Thị Ái Vân", "ai@xa.vn")
    assert in_file(database, class_id)["Nông Thị Ái Vân"].sending_unit == row.sending_unit
    assert toasts(tab) == ["Đã cất hồ sơ Nông Thị Ái Vân"]


def test_a_value_that_no_list_has_survives_saving(
    show: Show, database: Database, class_id: UUID
) -> None:
    with database.action("Thêm") as session:
        person = builders.make_person(session, "Sầm Phương Giang", ethnicity="Tày Nùng")
        builders.enrol_person(session, class_id, person)
    tab = show(class_id)
    tab.table.select(in_file(database, class_id)["Sầm Phương Giang"].enrolment_id)
    dialog = editing(tab)
    fill(dialog.form.fields["phone"], "0912345678")
    click(dialog.save)
    assert in_file(database, class_id)["Sầm Phương Giang"].ethnicity == "Tày Nùng"


def test_ticked_learners_leave_with_a_reason_and_come_back(
    tab: LearnersTab, database: Database, class_id: UUID
) -> None:
    key(tab, Key.Key_Space, Key.Key_Space)
    assert tab.table.foot.chosen.text() == "Đã chọn 2"
    click(tab.leave_act)
    dialog = dialog_of(ReasonDialog)
    assert dialog.heading.text() == "Cho 2 học viên thôi học"
    type_text("chuyển công tác")
    press(Key.Key_Return)
    left = in_file(database, class_id)["Nông Thị Ái"]
    assert (left.state, left.state_reason) == (EnrolmentState.WITHDRAWN, "chuyển công tác")
    assert tab.count() == "8"
    with database.read() as session:
        newest = history.list_actions(session, limit=1)[0]
    assert (newest.label, newest.reason) == ("Cho 2 học viên thôi học", "chuyển công tác")
    assert (tab.table.ticked(), tab.table.foot.chosen.isVisible()) == ([], False)
    assert tab.focusWidget() is tab.table.view
    key(tab, Key.Key_Up, Key.Key_Up, Key.Key_Space, Key.Key_Space)
    click(tab.back_act)
    assert tab.count() == "10"
    assert toasts(tab)[-1] == "Đã nhận lại 2 học viên"


def test_a_learner_who_interrupts_the_course_is_suspended(
    tab: LearnersTab, database: Database, class_id: UUID
) -> None:
    key(tab, Key.Key_Space)
    click(tab.suspend_act)
    type_text("nghỉ thai sản")
    press(Key.Key_Return)
    away = in_file(database, class_id)["Nông Thị Ái"]
    assert (away.state, away.state_reason) == (EnrolmentState.SUSPENDED, "nghỉ thai sản")
    assert toasts(tab)[-1] == "Đã bảo lưu kết quả của Nông Thị Ái"
    assert tab.count() == "9"


def test_del_takes_a_learner_out_as_if_never_there(
    tab: LearnersTab, database: Database, class_id: UUID
) -> None:
    key(tab, Key.Key_Down, Key.Key_Delete)
    assert "Hoàng Văn An" not in in_file(database, class_id)
    assert toasts(tab) == ["Đã xóa Hoàng Văn An khỏi lớp DVM-2026-01"]
    current = tab.table.current()
    assert current is not None
    assert current.full_name == "Lý Thị Lan Anh"


def test_who_has_attendance_is_not_removed_but_may_leave(show: Show, database: Database) -> None:
    with database.action("Dựng lớp") as session:
        running = builders.make_class(session, learners=3, status=ClassStatus.IN_PROGRESS)
    tab = show(running)
    key(tab, Key.Key_Delete)
    refusal = dialog_of(RefusalDialog)
    assert refusal.heading.text() == "Chưa xóa được Nông Thị Ái khỏi lớp"
    press(Key.Key_Return)
    assert dialog_of(ReasonDialog).isVisible()
    assert len(in_file(database, running)) == 3


def test_a_cancelled_class_says_why_its_list_stays(
    show: Show, database: Database, class_id: UUID
) -> None:
    with database.action("Hủy") as session:
        day = builders.FIRST_DAY
        classes.cancel_class(session, class_id=class_id, reason="ít người", on=day)
    tab = show(class_id)
    assert tab.add_button.reason == "Lớp đã hủy. Khôi phục lớp trước khi đổi danh sách."
    control(tab, "N")
    key(tab, Key.Key_Delete)
    assert open_dialogs() == []
    assert len(in_file(database, class_id)) == 10


def test_the_printed_list_is_previewed_and_saved(
    qtbot: QtBot,
    tab: LearnersTab,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    control(tab, "P")
    dialog = dialog_of(PaperDialog)
    pane = dialog.pane
    qtbot.waitUntil(lambda: pane.is_ready)
    assert pane.print.isEnabled()
    target = tmp_path / "danh-sach.pdf"
    monkeypatch.setattr(confirm.answers, "new_file", lambda _window, _question: target)
    click(pane.pdf)
    assert target.read_bytes() == pane.preview.data
    assert pane.line.words.text() == f"Đã cất {target}"
    target = tmp_path / "danh-sach.xlsx"
    click(pane.excel)
    assert target.read_bytes()[:2] == b"PK"
    monkeypatch.setattr(
        confirm.answers, "new_file", lambda _window, _question: tmp_path / "không có" / "a.pdf"
    )
    click(pane.pdf)
    assert "Đã cất" not in pane.line.words.text()
    press(Key.Key_Escape)
    assert pane.preview.pages is not None

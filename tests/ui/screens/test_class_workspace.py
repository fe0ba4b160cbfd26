"""The workspace of a class: its next step, its tabs, the rare acts, and the tab Thông tin."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import ClassStatus
from app.services.classes import classes
from app.services.classes.class_overview import class_overview
from app.services.classes.class_states import move_class
from app.services.classes.classes import ClassDetails
from app.services.timetable.timetable import make_sessions
from app.services.upkeep import history
from app.ui import confirm, kit
from app.ui.dialogs.class_form import ClassDialog
from app.ui.dialogs.opening import OpenClassDialog
from app.ui.dialogs.paper import PaperDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.screens.class_tabs.attendance import AttendanceTab
from app.ui.screens.class_tabs.information import InformationTab
from app.ui.screens.classes.classes import ClassesScreen
from app.ui.screens.classes.workspace import ClassWorkspace
from app.ui.screens.today.recent import recents
from tests import builders
from tests.ui.screens.desk_stage import Desk, Key, click, fill, keyboard, press, type_text


@pytest.fixture(autouse=True)
def thursday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the fourth day of the running class."""
    monkeypatch.setenv("GIAOVU_TODAY", "2026-10-22")


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A planned class with three learners."""
    with database.action("Dựng lớp") as session:
        return builders.make_class(session, learners=3)


@pytest.fixture
def desk(qtbot: QtBot, database: Database, class_id: UUID) -> Desk:
    """The window on the workspace of that class."""
    desk = Desk(qtbot, database)
    desk.window.go("class", class_id)
    return desk


def workspace(desk: Desk) -> ClassWorkspace:
    """Return the workspace in sight."""
    return desk.screen(ClassWorkspace)


def primaries(desk: Desk) -> list[str]:
    """Return the words on the primary buttons in the head."""
    QApplication.processEvents()
    buttons = workspace(desk).head.acts.findChildren(kit.Button)
    return [b.text() for b in buttons if b.kind == "primary" and b.isVisible()]


def status(desk: Desk, class_id: UUID) -> ClassStatus:
    """Return the status in the file."""
    return desk.runner.ask(class_overview, class_id=class_id).status


def information(desk: Desk) -> InformationTab:
    """Return the tab Thông tin, in sight."""
    workspace(desk).show_tab("info")
    tab = workspace(desk).tab
    assert isinstance(tab, InformationTab)
    return tab


def test_it_opens_on_the_tab_of_the_next_step_with_one_primary(desk: Desk) -> None:
    assert workspace(desk).bar.current == "info"
    assert primaries(desk) == ["Mở lớp"]
    assert workspace(desk).head.title.text().endswith("khóa 1 năm 2026")
    facts = workspace(desk).head.subtitle.text()
    assert facts == "19/10–23/10/2026 · Hội trường A · chủ nhiệm Vi Văn Hòa"
    assert recents.items[0].text.startswith("DVM-2026-01")


def test_ctrl_tab_goes_through_the_tabs_and_each_has_at_most_one_primary(desk: Desk) -> None:
    seen = []
    for _ in workspace(desk)._pages:
        seen.append(workspace(desk).bar.current)
        assert len(primaries(desk)) <= 1
        press(Key.Key_Tab, control=True)
    assert seen == list(workspace(desk)._pages)
    assert workspace(desk).bar.current == "info"


def test_a_table_and_a_paper_are_saved_by_class_kind_and_day(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def note(_window: QWidget | None, question: confirm.FileQuestion) -> None:
        proposed.append(question.start.name if question.start else "")

    monkeypatch.setattr(confirm.answers, "new_file", note)
    workspace(desk).bar.choose("learners")
    press(Key.Key_E, control=True)
    press(Key.Key_P, control=True)
    pane = desk.dialog(PaperDialog).pane
    qtbot.waitUntil(lambda: pane.is_ready)
    click(pane.excel)
    assert proposed == [
        "DVM-2026-01-hoc-vien-2026-10-22.xlsx",
        "DVM-2026-01-F06-danh-sach-hoc-vien-2026-10-22.xlsx",
    ]


def test_each_change_is_counted_on_the_tabs(desk: Desk, database: Database, class_id: UUID) -> None:
    with database.action("Thêm") as session:
        builders.make_learner(session, class_id, "Sầm Phương Giang", number=9)
        make_sessions(session, class_id=class_id, days=builders.days_from(date(2026, 10, 19), 5))
    QApplication.processEvents()
    counts = {tab.key: tab.count for tab in workspace(desk).bar._tabs}
    assert (counts["learners"], counts["timetable"], counts["attendance"]) == ("4", "10", "0/10")


def test_the_primary_opens_the_class_and_the_stepper_moves_on(desk: Desk, class_id: UUID) -> None:
    click(workspace(desk).next)
    dialog = desk.dialog(OpenClassDialog)
    press(Key.Key_Return)
    assert not dialog.isVisible()
    assert status(desk, class_id) is ClassStatus.OPENED
    assert workspace(desk).stepper.accessibleName() == "bước 2 trên 8, Có QĐ mở lớp"
    assert primaries(desk) == ["Lập lịch học"]
    assert desk.toast == "Đã mở lớp DVM-2026-01"


def test_the_next_step_in_another_tab_goes_there(
    desk: Desk, database: Database, class_id: UUID
) -> None:
    with database.action("Mở lớp") as session:
        classes.open_class(session, class_id=class_id)
    click(workspace(desk).next)
    assert workspace(desk).bar.current == "timetable"
    assert primaries(desk) == ["Lập lịch học…"]


def test_cancelling_asks_why_and_can_be_taken_back_later(desk: Desk, class_id: UUID) -> None:
    workspace(desk).acts.cancel.trigger()
    dialog = desk.dialog(ReasonDialog)
    press(Key.Key_Return)
    assert dialog.form.fields["reason"].problem == "Cần ghi lý do."
    type_text("không đủ học viên")
    press(Key.Key_Return)
    assert status(desk, class_id) is ClassStatus.CANCELLED
    row = desk.runner.ask(history.list_actions, limit=1)[0]
    assert (row.label, row.reason) == ("Hủy lớp DVM-2026-01", "không đủ học viên")
    assert not workspace(desk).acts.cancel.isEnabled()
    assert information(desk).form.isEnabled() is False
    workspace(desk).acts.go_back.trigger()
    restore = desk.dialog(ReasonDialog)
    fill(restore.form.fields["reason"], "đã đủ")
    click(restore.save)
    assert status(desk, class_id) is ClassStatus.PLANNED


def test_a_class_goes_back_one_step_with_its_reason(
    desk: Desk, database: Database, class_id: UUID
) -> None:
    assert workspace(desk).acts.go_back.isEnabled() is False
    with database.action("Mở lớp") as session:
        classes.open_class(session, class_id=class_id)
    QApplication.processEvents()
    assert workspace(desk).acts.go_back.text() == "Quay lại “Dự kiến”…"
    workspace(desk).acts.go_back.trigger()
    dialog = desk.dialog(ReasonDialog)
    fill(dialog.form.fields["reason"], "mở nhầm")
    click(dialog.save)
    assert status(desk, class_id) is ClassStatus.PLANNED


def test_a_finished_class_is_archived_from_the_head(
    desk: Desk, database: Database, class_id: UUID
) -> None:
    with database.action("Dựng") as session:
        make_sessions(session, class_id=class_id, days=builders.days_from(date(2026, 10, 5), 5))
        classes.open_class(session, class_id=class_id)
        builders.attend_all(session, class_id)
        for state in ("teaching_done", "recognised", "certified"):
            move_class(session, class_id=class_id, to=ClassStatus(state), on=date(2026, 10, 22))
    QApplication.processEvents()
    click(workspace(desk).next)
    assert status(desk, class_id) is ClassStatus.ARCHIVED
    assert desk.toast == "Đã lưu hồ sơ lớp DVM-2026-01"
    assert primaries(desk) == []


def test_another_class_gets_tabs_of_its_own(desk: Desk, database: Database, class_id: UUID) -> None:
    with database.action("Dựng lớp") as session:
        other = builders.make_class(session, learners=2)
    for key in ("learners", "timetable", "info"):
        desk.window.go("class", (class_id, key))
    desk.window.go("class", (other, "learners"))
    QApplication.processEvents()
    assert workspace(desk).crumbs() == ("DVM-2026-02",)
    assert list(workspace(desk)._tabs) == ["learners"]
    tab = workspace(desk).tab
    assert tab is not None
    assert tab.count() == "2"


def test_a_done_step_opens_what_proves_it(desk: Desk, database: Database, class_id: UUID) -> None:
    with database.action("Mở lớp") as session:
        classes.open_class(session, class_id=class_id)
    workspace(desk).show_tab("learners")
    workspace(desk).stepper.opened.emit(0)
    assert workspace(desk).bar.current == "info"


def test_a_class_that_is_gone_leads_back_to_the_list(qtbot: QtBot, database: Database) -> None:
    with database.action("Dựng") as session:
        builders.make_class(session)
    desk = Desk(qtbot, database)
    desk.window.go("classes")
    press(Key.Key_F7)
    copy = desk.dialog(ClassDialog)
    click(copy.save)
    assert copy.made is not None
    desk.window.go("class", copy.made)
    desk.undo()
    QApplication.processEvents()
    assert [row.code for row in desk.screen(ClassesScreen).table.rows.shown] == ["DVM-2026-01"]
    assert recents.items == ()


def test_a_field_is_saved_when_it_is_left(desk: Desk, database: Database, class_id: UUID) -> None:
    tab = information(desk)
    fill(tab.form.fields["place"], "hội trường B")
    with database.read() as session:
        assert classes.details_of(session, class_id=class_id).place == "hội trường B"
    assert tab.card.note.text() == "Đã cất địa điểm"
    assert desk.labels()[0] == "Sửa địa điểm của lớp DVM-2026-01"
    desk.undo()
    assert "Hội trường A" in workspace(desk).head.subtitle.text()


def test_only_the_field_that_differs_is_written(desk: Desk) -> None:
    tab = information(desk)
    before = desk.labels()
    fill(tab.form.fields["place"], "Hội trường A")
    fill(tab.form.fields["opened_on"], "19/10/26")
    assert desk.labels() == before


def test_a_note_is_saved_when_it_is_left(desk: Desk, class_id: UUID) -> None:
    tab = information(desk)
    tab.form.fields["note"].focus()
    type_text("Mang theo sổ tay")
    press(Key.Key_Tab)
    details = desk.runner.ask(classes.details_of, class_id=class_id)
    assert details.note == "Mang theo sổ tay"


def test_a_closing_day_before_the_opening_is_refused_beside_its_field(
    desk: Desk, class_id: UUID
) -> None:
    tab = information(desk)
    fill(tab.form.fields["closed_on"], "1/10/2026")
    assert "ở trước ngày khai giảng" in tab.form.fields["closed_on"].problem
    assert desk.refusal == ""
    kept = desk.runner.ask(classes.details_of, class_id=class_id)
    assert kept.closed_on == date(2026, 10, 23)


def test_what_is_typed_wrongly_stays_and_says_why(desk: Desk) -> None:
    tab = information(desk)
    fill(tab.form.fields["planned_size"], "nhiều")
    field = tab.form.fields["planned_size"]
    assert "không phải là số" in field.problem
    assert keyboard() is not field.editor


def test_a_change_elsewhere_shows_without_taking_what_is_being_typed(
    desk: Desk, database: Database, class_id: UUID
) -> None:
    tab = information(desk)
    place = tab.form.fields["place"]
    place.focus()
    type_text(" tầng 2")
    with database.action("Sửa nơi khác") as session:
        details = ClassDetails(
            opened_on=date(2026, 10, 19), place="Nhà văn hóa", class_head="Lý An"
        )
        classes.update_class(session, class_id=class_id, details=details)
    QApplication.processEvents()
    assert tab.form.fields["class_head"].value() == "Lý An"
    assert "tầng 2" in str(place.value())


def test_f3_goes_from_hit_to_hit_in_a_list_and_in_a_grid(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    with database.action("Dựng") as session:
        make_sessions(session, class_id=class_id, days=builders.days_from(date(2026, 10, 19), 5))
        for number, name in enumerate(("Nông Văn Tú", "Nông Thị Yến"), start=20):
            builders.make_learner(session, class_id, name, number=number)
        builders.make_class(session, learners=1)
    desk = Desk(qtbot, database)
    desk.window.go("classes")
    classes_page = desk.screen(ClassesScreen)
    press(Key.Key_F3)
    assert keyboard() is classes_page.field
    type_text("dvm")
    codes = [classes_page.table.rows.row_at(at).code for at in (0, 1)]
    for expected in (1, 0, 1):
        press(Key.Key_F3)
        row = classes_page.table.current()
        assert row is not None
        assert row.code == codes[expected]
    desk.window.go("class", (class_id, "attendance"))
    tab = workspace(desk).tab
    assert isinstance(tab, AttendanceTab)
    press(Key.Key_F, control=True)
    assert keyboard() is tab.grid.finder
    type_text("nong")
    seen = [tab.grid.current.row]
    for _ in range(3):
        press(Key.Key_F3)
        seen.append(tab.grid.current.row)
    names = [tab.grid.sheet.named(tab.grid.sheet.rows[row]) for row in seen]
    assert names == ["Nông Thị Ái", "Nông Văn Tú", "Nông Thị Yến", "Nông Thị Ái"]
    press(Key.Key_Escape, Key.Key_Escape)
    assert not tab.grid.finder.isVisible()
    assert keyboard() is tab.grid.body

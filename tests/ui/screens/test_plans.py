"""The yearly plan in the window: by keys from needs to approval, adjusted, against the done."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.classes import TrainingClass
from app.models.values import ClassStatus, PlanSide, PlanStatus
from app.services.classes import classes
from app.services.papers.plan_frame import plan_document
from app.services.plans import needs_taking_in, plan_rows, plans
from app.services.plans.needs import NeedDetails, list_needs, register_need
from app.services.plans.needs_form import need_form_excel
from app.services.plans.plan_adjustments import Grounds, adjust_item
from app.services.plans.plan_classes import FromPlan
from app.services.plans.plan_items import ItemDetails, add_item
from app.ui import confirm, kit
from app.ui.dialogs.carry_plan import CarryPlanDialog
from app.ui.dialogs.class_form import ClassDialog
from app.ui.dialogs.class_source import ClassSourceDialog
from app.ui.dialogs.need import NeedDialog
from app.ui.dialogs.need_answer import NeedAnswerDialog
from app.ui.dialogs.need_forms import NeedFormsDialog
from app.ui.dialogs.no_need import NoNeedDialog
from app.ui.dialogs.plan_item import AdjustItemDialog, ItemDialog
from app.ui.dialogs.plan_paper import PlanPaperDialog
from app.ui.dialogs.plan_steps import ApprovePlanDialog, ClosePlanDialog, SubmitPlanDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.screens.class_tabs.information import InformationTab
from app.ui.screens.classes.classes import ClassesScreen
from app.ui.screens.classes.workspace import ClassWorkspace
from app.ui.screens.plans.columns import opened_words
from app.ui.screens.plans.plans import PlansScreen
from tests.builders import make_centre, make_class, make_programme
from tests.plan_lives import approve, make_plan
from tests.ui.screens.desk_stage import Desk, Key, choose, click, fill, press

DAY = date(2026, 1, 12)
_PAGES = ("plans", "classes", "class")


@pytest.fixture(autouse=True)
def january(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the time of the plan."""
    monkeypatch.setenv("GIAOVU_TODAY", "2026-01-12")


@pytest.fixture
def centre(database: Database) -> Database:
    """A centre that teaches two programmes."""
    with database.action("Lập trung tâm") as session:
        make_centre(session)
        make_programme(session, min_class_size=25)
        make_programme(session, code="NTD", name="Bồi dưỡng nhận thức về Đảng")
    return database


@pytest.fixture
def approved(centre: Database) -> UUID:
    """An approved plan with one item of two classes."""
    with centre.action("Lập kế hoạch") as session:
        details = ItemDetails("DVM", classes=2, learners=60, month=3, communes={"06124": 60})
        plan_id = make_plan(session, details)
        approve(session, plan_id, DAY)
    return plan_id


def desk_of(qtbot: QtBot, database: Database) -> Desk:
    desk = Desk(qtbot, database, _PAGES)
    desk.window.go("plans")
    return desk


def screen_of(desk: Desk) -> PlansScreen:
    return desk.screen(PlansScreen)


def form_in(centre: Database, folder: Path) -> Path:
    """Return F01 of Na Sầm as it goes out, in a file."""
    with centre.read() as session:
        form = needs_taking_in.form_for(session, year=2026, commune_code="06124", day=DAY)
    path = folder / "F01.xlsx"
    path.write_bytes(need_form_excel(form))
    return path


def test_a_plan_is_written_submitted_and_approved_by_keys(qtbot: QtBot, centre: Database) -> None:
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    assert screen.step.text() == "Lập kế hoạch năm 2026"
    assert screen.add.reason == "Năm này chưa có kế hoạch."
    click(screen.step)
    assert screen.step.text() == "Thêm dòng…"
    press(Key.Key_N, control=True)
    form = desk.dialog(ItemDialog).form
    choose(form.fields["programme_code"], "DVM")
    assert form.fields["target_group"].value() == "Đảng viên dự bị"
    choose(form.fields["month"], 3)
    fill(form.fields["budget_amount"], "45000000")
    assert form.fields["budget_amount"].help.text() == "45.000.000 đồng"
    form.fields["budget_amount"].show_draft("")
    assert form.fields["budget_amount"].help.text() == "", "nothing said is not nothing given"
    fill(form.fields["budget_amount"], "45000000")
    fill(form.fields["commune:06124"], "40")
    fill(form.fields["commune:06148"], "20")
    assert form.fields["learners"].help.text() == "Các xã cộng lại 60."
    press(Key.Key_Return, control=True)  # and the next item, which begins with nothing
    assert (form.fields["programme_code"].value(), form.is_changed) == (None, False)
    assert form.fields["learners"].help.text() == "Ghi tổng, hoặc ghi theo xã."
    press(Key.Key_Escape)
    (item,) = screen.items
    assert (item.classes, item.learners, len(item.shares)) == (1, 60, 2)
    assert screen.tables.row == item  # the new row, with the keyboard
    assert screen.focusWidget() is screen.tables.items.view
    assert screen.rare["close"].toolTip() == "Chỉ tổng kết kế hoạch đã phê duyệt."
    assert desk.labels()[0] == "Thêm dòng kế hoạch DVM"
    click(screen.step)
    assert desk.dialog(SubmitPlanDialog).form.values()["to"].startswith("Ban Thường vụ Đảng ủy xã")
    press(Key.Key_S, control=True)
    assert screen.change.reason == "Kế hoạch đã trình: rút lại rồi sửa."
    assert not screen.make.isEnabled()
    click(screen.step)
    fill(desk.dialog(ApprovePlanDialog).form.fields["decision_no"], "12-QĐ/ĐU")
    press(Key.Key_S, control=True)
    assert screen.plan is not None
    assert screen.plan.decision == "12-QĐ/ĐU ngày 12/01/2026"
    assert screen.step.text() == "Lập lớp…"


def test_a_submitted_plan_is_withdrawn_and_an_item_taken_out(
    qtbot: QtBot, centre: Database
) -> None:
    with centre.action("Lập kế hoạch") as session:
        plan_id = plans.create_plan(session, year=2026)
        add_item(session, plan_id=plan_id, details=ItemDetails("DVM", learners=30))
        plans.submit_plan(session, plan_id=plan_id, on=DAY, to="Đảng ủy")
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    screen.focus_first()
    press(Key.Key_Delete)
    assert len(screen.items) == 1  # submitted: nothing happens
    screen.rare["withdraw"].trigger()
    screen.focus_first()
    press(Key.Key_Delete)
    assert len(screen.items) == 0
    assert desk.toast == "Bỏ dòng kế hoạch lý luận chính trị dành cho đảng viên mới"
    desk.undo()
    assert len(screen.items) == 1


def test_what_is_odd_stands_in_the_table_and_beside_it(qtbot: QtBot, centre: Database) -> None:
    with centre.action("Lập kế hoạch") as session:
        plan_id = plans.create_plan(session, year=2026)
        add_item(session, plan_id=plan_id, details=ItemDetails("DVM", learners=10, month=3))
    screen = screen_of(desk_of(qtbot, centre))
    badge = screen.tables.items.rows.columns[-1].badge
    assert badge is not None
    shown = badge(screen.items[0])
    assert shown is not None
    assert shown.text == "2 lưu ý"


def test_an_adjustment_asks_for_its_reason_and_is_listed(
    qtbot: QtBot, centre: Database, approved: UUID
) -> None:
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    screen.focus_first()
    press(Key.Key_Return)
    form = desk.dialog(AdjustItemDialog).form
    assert not form.is_changed  # Esc asks about nothing before something is typed
    fill(form.fields["classes"], "3")
    press(Key.Key_S, control=True)
    assert form.fields["reason"].problem == "Cần ghi lý do."
    fill(form.fields["reason"], "Nhu cầu tăng")
    press(Key.Key_S, control=True)
    assert screen.plan is not None
    assert screen.plan.status is PlanStatus.ADJUSTED
    (row,) = screen.tables.adjusted.rows.rows
    assert [(one.label, one.old, one.new) for one in row.changes] == [("Số lớp", "2", "3")]
    screen.focus_first()
    press(Key.Key_Delete)
    fill(desk.dialog(ReasonDialog).form.fields["reason"], "Tỉnh tổ chức chung")
    press(Key.Key_S, control=True)
    assert screen.items[0].is_dropped
    assert screen.make.reason == "Dòng đã điều chỉnh bỏ."


def test_the_clerk_says_which_adjustment_f03_tells(
    qtbot: QtBot, centre: Database, approved: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", "2026-06-12")
    days = (date(2026, 4, 8), date(2026, 6, 10))
    with centre.action("Điều chỉnh") as session:
        (item,) = plan_rows.list_items(session, plan_id=approved)
        for classes_, day in zip((3, 4), days, strict=True):
            details = ItemDetails("DVM", classes=classes_, learners=60, month=3)
            grounds = Grounds("Nhu cầu tăng", day)
            adjust_item(session, item_id=item.id, details=details, grounds=grounds)
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    click(screen.papers)
    dialog = desk.dialog(PlanPaperDialog)
    assert not dialog.abouts.isVisible()  # of the plan itself there is but one
    dialog.chips.choose(1)
    assert [one.text for one in dialog.abouts.options] == [
        "Ngày 10/06/2026",
        "Ngày 08/04/2026",
    ]
    assert dialog.paper.request.about == "2026-06-10"
    dialog.abouts.choose("2026-04-08")
    click(dialog.number)
    press(Key.Key_S, control=True)
    with centre.read() as session:
        assert plan_document(session, plan_id=approved, form="F03", about="2026-04-08")
        assert not plan_document(session, plan_id=approved, form="F03", about="2026-06-10")
    qtbot.waitUntil(lambda: dialog.pane.is_ready)
    dialog.close()
    screen.tables.tabs.choose("adjusted")
    screen.tables.adjusted.select(screen.tables.adjusted.rows.rows[1].id)
    click(screen.papers)
    again = desk.dialog(PlanPaperDialog)
    assert again.abouts.key == "2026-04-08"
    assert again.number.reason.startswith("Đã lấy số: Số 01-TB/TTCT")
    qtbot.waitUntil(lambda: again.pane.is_ready)
    again.reject()


def test_a_class_begins_with_what_its_item_says(
    qtbot: QtBot, centre: Database, approved: UUID
) -> None:
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    screen.tables.tabs.choose("needs")
    screen.step.setFocus()
    press(Key.Key_Return)
    form = desk.dialog(ClassDialog).form
    assert form.fields["programme_code"].value() == "DVM"
    assert form.fields["planned_size"].value() == 30
    assert not form.fields["outside_plan_reason"].isVisible()
    fill(form.fields["opened_on"], "2/2/2026")
    told = "Khai giảng sớm hơn kế hoạch 1 tháng; đổi tháng thì lập điều chỉnh."
    assert form.fields["plan_item_id"].help.text() == told
    fill(form.fields["opened_on"], "2/3/2026")
    assert form.fields["plan_item_id"].help.text() == ""
    press(Key.Key_S, control=True)
    with centre.read() as session:
        made = session.get_one(TrainingClass, classes.class_id_of_code(session, code="DVM-2026-01"))
        assert made.plan_item_id == screen.items[0].id
    assert screen.items[0].classes_left == 1
    assert screen.tables.items.isAncestorOf(desk.window.focusWidget()), "no second class by Enter"
    assert screen.tables.row == screen.items[0]
    assert opened_words(screen.items[0]) == "0/2, 1 dự kiến"
    assert screen.step.text() == "Đến lớp đã lập"  # no second class by a click on the same place
    links = [one for one in screen.panel.findChildren(kit.Button) if one.kind == "link"]
    click(next(one for one in links if one.text() == "1 lớp từ dòng này, 1 dự kiến"))
    assert [row.id for row in desk.screen(ClassesScreen).table.rows.shown] == [made.id]
    desk.window.back()
    click(screen.step)
    assert desk.screen(ClassWorkspace).crumbs() == (made.code,)


def test_a_class_outside_the_plan_needs_a_reason_and_has_its_tab(
    qtbot: QtBot, centre: Database, approved: UUID
) -> None:
    desk = desk_of(qtbot, centre)
    desk.window.go("classes", "new")
    form = desk.dialog(ClassDialog).form
    choose(form.fields["programme_code"], "NTD")
    assert form.fields["plan_item_id"].value() is None
    press(Key.Key_S, control=True)
    assert "chưa rõ từ dòng nào" in form.fields["outside_plan_reason"].problem
    fill(form.fields["outside_plan_reason"], "Tỉnh giao thêm")
    press(Key.Key_S, control=True)
    desk.window.go("plans")
    screen = screen_of(desk)
    assert [row.code for row in screen.tables.outside.rows.rows] == ["NTD-2026-01"]


def test_a_class_from_before_the_plan_is_put_into_it(
    qtbot: QtBot, centre: Database, approved: UUID
) -> None:
    with centre.action("Lập lớp") as session:
        make_class(session, learners=2, source=FromPlan(outside_reason="Chưa duyệt"))
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    assert not screen.needs_bar.ask.isVisibleTo(screen.needs_bar)  # approved: nobody is asked
    screen.tables.tabs.choose("outside")
    assert screen.change.text() == "Đưa vào kế hoạch…"
    press(Key.Key_F2)
    dialog = desk.dialog(ClassSourceDialog)
    assert not dialog.form.is_changed
    assert dialog.form.fields["plan_item_id"].value() == screen.items[0].id
    press(Key.Key_S, control=True)
    assert len(screen.tables.outside.rows.rows) == 0
    assert screen.panel.isHidden(), "an empty list has nothing to show beside it"
    assert len(screen.items[0].done.made) == 1
    desk.window.go("class", (screen.items[0].done.made[0], "info"))
    tab = desk.screen(ClassWorkspace).tab
    assert isinstance(tab, InformationTab)
    assert tab.plan.words.text().endswith("tháng 3, đã mở 0/2 lớp")
    assert tab.plan.remark.text() == "Muộn hơn kế hoạch 7 tháng"
    words = tab.plan.words
    words.setText(f"{words.text()}, {words.text()}")
    QApplication.processEvents()
    assert words.height() >= words.heightForWidth(words.width()) > words.fontMetrics().height()
    click(tab.plan.show_plan)
    assert screen_of(desk).tables.why_line.why.text() == "Lớp DVM-2026-01: 1 dòng"


def test_the_count_of_classes_opens_their_list(
    qtbot: QtBot, centre: Database, approved: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", "2026-10-12")
    with centre.action("Mở lớp") as session:
        (item,) = plan_rows.list_items(session, plan_id=approved)
        source = FromPlan(item.id)
        opened = make_class(session, learners=3, status=ClassStatus.OPENED, source=source)
        make_class(session, learners=2, source=FromPlan(outside_reason="Tỉnh giao"))
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    screen.panel.classes_asked.emit("Đảng viên mới", screen.items[0].done.made)
    QApplication.processEvents()
    shown = desk.screen(ClassesScreen).table.rows.shown
    assert [row.id for row in shown] == [opened]


def test_needs_come_in_by_hand_and_as_answers(
    qtbot: QtBot, centre: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    screen.tables.tabs.choose("needs")
    press(Key.Key_N, control=True)
    form = desk.dialog(NeedDialog).form
    choose(form.fields["commune_code"], "06124")
    assert form.fields["sending_unit"].value() == "Đảng ủy xã Na Sầm"
    choose(form.fields["programme_code"], "DVM")
    fill(form.fields["learners"], "12")
    fill(form.fields["women"], "5")
    press(Key.Key_Return, control=True)  # and the next of the same unit
    assert form.fields["sending_unit"].value() == "Đảng ủy xã Na Sầm"
    assert (form.fields["learners"].value(), form.fields["women"].value()) == (None, None)
    press(Key.Key_Escape)
    assert screen.focusWidget() is screen.tables.needs.view
    path = form_in(centre, tmp_path)
    monkeypatch.setattr(confirm.answers, "file", lambda _window, _question: path)
    click(screen.needs_bar.answer)
    dialog = desk.dialog(NeedAnswerDialog)
    assert [line.outcome for line in dialog.table.rows.rows] == ["Không đổi số"]
    click(dialog.take)
    (row,) = screen.tables.needs.rows.rows
    assert (row.learners, row.women) == (12, 5)
    # What the answer says was known, so that nothing was written.
    assert desk.labels()[0] == "Ghi nhu cầu năm 2026"
    click(screen.needs_bar.drop)
    assert screen.tables.needs.rows.rows[0].state_label == "Không còn nhu cầu"


def test_a_commune_that_needs_nothing_is_no_longer_silent(
    qtbot: QtBot, centre: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    screen.tables.tabs.choose("needs")
    assert screen.needs_bar.silent.text().startswith("Chưa trả lời (3)")
    click(screen.needs_bar.none)
    form = desk.dialog(NoNeedDialog).form
    choose(form.fields["commune_code"], "06148")
    assert form.fields["sending_unit"].value() == "Đảng ủy xã Thụy Hùng"
    fill(form.fields["note"], "Điện thoại")
    press(Key.Key_S, control=True)
    assert screen.needs_bar.silent.text().startswith("Chưa trả lời (2)")
    (row,) = screen.tables.needs.rows.rows
    assert (row.title, row.learners, row.state_label) == ("Không có nhu cầu", 0, "Đã trả lời")
    assert screen.panel.name.text() == "Đảng ủy xã Thụy Hùng"
    assert screen.needs_bar.drop.reason == "Chọn một dòng nhu cầu."
    screen.tables.focus()
    press(Key.Key_Return)
    assert desk.dialog(NeedDialog).form.values()["sending_unit"] == "Đảng ủy xã Thụy Hùng"
    press(Key.Key_Escape)
    press(Key.Key_Delete)
    assert screen.needs_bar.silent.text().startswith("Chưa trả lời (3)")
    path = form_in(centre, tmp_path)  # nothing was filled in
    monkeypatch.setattr(confirm.answers, "file", lambda _window, _question: path)
    click(screen.needs_bar.answer)
    dialog = desk.dialog(NeedAnswerDialog)
    assert dialog.take.reason == "Không có dòng nào nhận được."
    click(dialog.none)
    assert desk.labels()[0] == "Ghi không có nhu cầu của Đảng ủy xã Na Sầm"
    assert [row.commune_code for row in screen.tables.needs.rows.rows] == ["06124"]


def test_a_file_that_is_no_answer_is_told(
    qtbot: QtBot, centre: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "khác.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    monkeypatch.setattr(confirm.answers, "file", lambda _window, _question: path)
    screen.tables.tabs.choose("needs")
    click(screen.needs_bar.answer)
    assert desk.refusal == "not-a-need-form"


def test_a_year_is_carried_forward_with_a_preview(
    qtbot: QtBot, centre: Database, approved: UUID
) -> None:
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    screen.year.choose(2027)
    QApplication.processEvents()
    screen.rare["carry"].trigger()
    dialog = desk.dialog(CarryPlanDialog)
    assert dialog.carry.text() == "Chuyển 1 dòng"
    click(dialog.carry)
    assert screen.plan is not None
    assert (screen.plan.year, len(screen.items)) == (2027, 1)
    assert screen.items[0].side is PlanSide.PARTY


def test_a_year_is_told_and_then_only_looked_at(
    qtbot: QtBot, centre: Database, approved: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", "2027-01-15")
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    screen.year.choose(2026)
    QApplication.processEvents()
    assert screen.step.text() == "Tổng kết năm…"
    click(screen.step)
    assert "Đã mở 0/2 lớp" in desk.dialog(ClosePlanDialog).note.text()
    press(Key.Key_S, control=True)
    assert screen.step.text() == "Chuyển sang năm 2027…"
    assert screen.change.reason == "Kế hoạch đã tổng kết."


def test_the_plans_papers_are_seen_and_take_their_number(
    qtbot: QtBot, centre: Database, approved: UUID
) -> None:
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    screen.focus_first()
    press(Key.Key_P, control=True)
    dialog = desk.dialog(PlanPaperDialog)
    assert [face.chip.text for face in dialog.chips.faces] == [
        "Kế hoạch năm",
        "Chiêu sinh: lý luận chính trị dành cho đảng viên mới",
    ]
    qtbot.waitUntil(lambda: dialog.pane.is_ready)
    assert dialog.pane.excel.isVisible()
    click(dialog.number)
    press(Key.Key_S, control=True)
    assert desk.labels()[0] == "Lấy số F02"
    assert dialog.number.reason == "Đã lấy số: Số 01-KH/TTCT ngày 12/01/2026"
    click(dialog.sign)
    assert dialog.focusWidget() is dialog.close_button  # and not the button that revokes
    assert dialog.said.text() == "Số 01-KH/TTCT ngày 12/01/2026 · đã ký"
    qtbot.waitUntil(lambda: dialog.pane.is_ready)
    assert not dialog.pane.word.isVisible()  # the kept bytes and nothing else
    click(dialog.revoke)
    fill(desk.dialog(ReasonDialog).form.fields["reason"], "Ghi sai số lớp")
    press(Key.Key_S, control=True)
    assert desk.labels()[0] == "Thu hồi văn bản số 01-KH/TTCT"
    assert dialog.number.isEnabled()
    assert dialog.sign.reason == "Lấy số trước."
    qtbot.waitUntil(lambda: dialog.pane.is_ready)
    assert dialog.pane.word.isVisible()
    dialog.chips.choose(1)
    assert dialog.deadline.isVisible()
    assert dialog.number.isEnabled()
    qtbot.waitUntil(lambda: dialog.pane.is_ready)


def test_the_needs_of_a_programme_stand_beside_what_is_planned(
    qtbot: QtBot, centre: Database, approved: UUID
) -> None:
    with centre.action("Ghi nhu cầu") as session:
        for commune, learners in (("06124", 50), ("06148", 25)):
            details = NeedDetails(commune, "Đảng ủy", "DVM", learners)
            register_need(session, year=2026, details=details, on=DAY)
        assert len(list_needs(session, year=2026)) == 2
    screen = screen_of(desk_of(qtbot, centre))
    screen.tables.tabs.choose("needs")
    assert screen.panel.small.text() == "DVM · 2 đơn vị đăng ký"
    assert screen.tables.needs.foot.count.text().startswith("2 dòng · 75 người")


def test_all_forms_for_needs_are_saved_at_once(
    qtbot: QtBot, centre: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(qtbot, centre)
    screen = screen_of(desk)
    screen.tables.tabs.choose("needs")
    click(screen.needs_bar.forms)
    dialog = desk.dialog(NeedFormsDialog)
    qtbot.waitUntil(lambda: dialog.pane.is_ready)
    folder = tmp_path / "phieu"
    monkeypatch.setattr(confirm.answers, "folder", lambda _window, _question: folder)
    click(dialog.save_all)
    said = dialog.pane.line.words
    assert said.text().startswith("Đã cất 0 phiếu."), "there is no such folder"
    folder.mkdir()
    click(dialog.save_all)
    saved = {path.name for path in folder.iterdir()}
    forms = ("06124-F01-xa-na-sam", "06148-F01-xa-thuy-hung")
    assert {f"2026-{form}-2026-01-12.xlsx" for form in forms} <= saved
    count = len(dialog.offered)
    assert len(saved) == count
    assert said.text() == f"Đã cất {count} phiếu vào {folder}"

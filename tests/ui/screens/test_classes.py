"""The list of classes: next work first, planned by keys, opened with what it needs."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import ClassStatus
from app.services.classes import classes
from app.services.classes.class_overview import class_overview
from app.services.classes.classes import ClassDetails
from app.services.outgoing import issued_documents
from app.services.outgoing.signer_keeping import add_signer, end_signer
from app.services.outgoing.signers import default_signer
from app.ui import confirm, kit
from app.ui.dialogs.class_form import ClassDialog
from app.ui.dialogs.opening import OpenClassDialog
from app.ui.screens.classes.classes import ClassesScreen
from app.ui.screens.classes.columns import ClassChoice
from app.ui.screens.classes.workspace import ClassWorkspace
from tests import builders
from tests.ui.screens.desk_stage import Desk, Key, choose, click, fill, press, type_text


@pytest.fixture(autouse=True)
def thursday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the fourth day of the running class."""
    monkeypatch.setenv("GIAOVU_TODAY", "2026-10-22")


@pytest.fixture
def running(database: Database) -> UUID:
    """A class that is being taught."""
    with database.action("Dựng lớp") as session:
        return builders.make_class(session, learners=4, status=ClassStatus.IN_PROGRESS)


@pytest.fixture
def planned(database: Database, running: UUID) -> UUID:
    """A class of November, whose programme asks for 25 learners."""
    with database.action("Dựng lớp") as session:
        builders.make_programme(
            session, code="CTD", name="Bồi dưỡng nghiệp vụ công tác đảng", min_class_size=25
        )
        return builders.make_class(
            session, programme_code="CTD", learners=3, opened_on=date(2026, 11, 9)
        )


@pytest.fixture
def desk(qtbot: QtBot, database: Database, planned: UUID) -> Desk:
    """The window on the list of both classes."""
    desk = Desk(qtbot, database)
    desk.window.go("classes")
    return desk


def codes(desk: Desk) -> list[str]:
    """Return the codes in the list, from top to bottom."""
    return [row.code for row in desk.screen(ClassesScreen).table.rows.shown]


def test_the_class_with_the_nearest_work_stands_on_top_and_is_chosen(desk: Desk) -> None:
    screen = desk.screen(ClassesScreen)
    assert codes(desk) == ["DVM-2026-01", "CTD-2026-01"]
    assert screen.panel.code.text() == "DVM-2026-01"
    assert screen.panel.step.what.text() == "Điểm danh chiều 19/10"
    assert screen.panel.act.text() == "Điểm danh"


def test_enter_opens_the_workspace_and_f2_its_information(desk: Desk, planned: UUID) -> None:
    press(Key.Key_Down, Key.Key_Return)
    assert desk.screen(ClassWorkspace).crumbs() == ("CTD-2026-01",)
    desk.window.back()
    press(Key.Key_F2)
    workspace = desk.screen(ClassWorkspace)
    assert (workspace.bar.current, workspace.crumbs()) == ("info", ("CTD-2026-01",))


def test_typing_in_the_list_filters_by_class_head_too(desk: Desk, database: Database) -> None:
    with database.action("Đổi chủ nhiệm") as session:
        other = classes.class_id_of_code(session, code="CTD-2026-01")
        details = ClassDetails(opened_on=date(2026, 11, 9), class_head="Lương Thị Hạnh")
        classes.update_class(session, class_id=other, details=details)
    type_text("hanh")
    assert codes(desk) == ["CTD-2026-01"]


def test_a_chip_shows_one_state_and_the_way_back_shows_all(desk: Desk) -> None:
    screen = desk.screen(ClassesScreen)
    screen.chips.choose(ClassStatus.TEACHING_DONE)
    QApplication.processEvents()
    assert codes(desk) == []
    assert screen.panel.nothing.isVisible()
    assert not screen.panel.act.isVisible()
    screen.chips.choose(None)
    assert len(codes(desk)) == 2
    assert screen.panel.act.isVisible()


def test_a_class_is_planned_by_keys_alone(desk: Desk, database: Database) -> None:
    press(Key.Key_N, control=True)
    dialog = desk.dialog(ClassDialog)
    choose(dialog.form.fields["programme_code"], "DVM")
    assert dialog.form.fields["code"].value() == "DVM-2026-02"
    fill(dialog.form.fields["opened_on"], "7/12/26")
    assert dialog.form.fields["closed_on"].value() == date(2026, 12, 11)
    fill(dialog.form.fields["class_head"], "vi văn hòa")
    press(Key.Key_S, control=True)
    assert desk.screen(ClassesScreen).table.current().code == "DVM-2026-02"  # type: ignore[union-attr]
    assert desk.toast == "Đã lập lớp DVM-2026-02"
    assert desk.labels()[0] == "Lập lớp DVM-2026-02"
    with database.read() as session:
        made = classes.class_id_of_code(session, code="DVM-2026-02")
        assert classes.details_of(session, class_id=made).class_head == "Vi Văn Hòa"


def test_undo_takes_the_new_class_back(desk: Desk) -> None:
    press(Key.Key_N, control=True)
    dialog = desk.dialog(ClassDialog)
    choose(dialog.form.fields["programme_code"], "DVM")
    click(dialog.save)
    assert len(codes(desk)) == 3
    press(Key.Key_Z, control=True)
    assert codes(desk) == ["DVM-2026-01", "CTD-2026-01"]


def test_a_taken_course_number_is_refused_beside_its_field(desk: Desk) -> None:
    press(Key.Key_N, control=True)
    dialog = desk.dialog(ClassDialog)
    choose(dialog.form.fields["programme_code"], "DVM")
    fill(dialog.form.fields["course_no"], "1")
    click(dialog.save)
    assert "Đã có lớp mang mã DVM-2026-01" in dialog.form.fields["course_no"].problem
    assert dialog.isVisible()
    assert desk.refusal == ""


def test_a_form_without_programme_says_so_and_esc_asks_before_losing_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay(_window: object, question: confirm.Question) -> bool:
        asked.append(question.verb)
        return False

    press(Key.Key_N, control=True)
    dialog = desk.dialog(ClassDialog)
    click(dialog.save)
    assert dialog.form.fields["programme_code"].problem == "Chọn chương trình của lớp."
    fill(dialog.form.fields["place"], "Hội trường B")
    monkeypatch.setattr(confirm.answers, "ask", stay)
    press(Key.Key_Escape)
    assert (asked, dialog.isVisible()) == (["Bỏ"], True)


def test_f7_copies_a_class_without_its_dates(desk: Desk) -> None:
    press(Key.Key_F7)
    dialog = desk.dialog(ClassDialog)
    values = dialog.form.values()
    assert (values["programme_code"], values["code"]) == ("DVM", "DVM-2026-02")
    assert (values["opened_on"], values["closed_on"]) == (None, None)
    assert values["place"] == "Hội trường A"


def test_a_small_class_opens_only_with_its_reason(desk: Desk, planned: UUID) -> None:
    press(Key.Key_Down)
    screen = desk.screen(ClassesScreen)
    assert screen.panel.act.text() == "Mở lớp…"
    click(screen.panel.act)
    dialog = desk.dialog(OpenClassDialog)
    press(Key.Key_Return)
    assert dialog.form.fields["small_size_reason"].problem != ""
    fill(dialog.form.fields["small_size_reason"], "xã vùng cao")
    click(dialog.save)
    assert desk.toast == "Đã mở lớp CTD-2026-01"
    assert desk.runner.ask(class_overview, class_id=planned).status is ClassStatus.OPENED


def test_opening_takes_the_decision_number_or_leaves_it(desk: Desk, planned: UUID) -> None:
    press(Key.Key_Down)
    click(desk.screen(ClassesScreen).panel.act)
    dialog = desk.dialog(OpenClassDialog)
    fill(dialog.form.fields["small_size_reason"], "xã vùng cao")
    fill(dialog.form.fields["number"], "14")
    click(dialog.save)
    (document,) = desk.runner.ask(issued_documents.list_documents, class_id=planned)
    assert (document.form, document.number) == ("F05", "14-QĐ/TTCT")


def test_those_in_office_on_the_day_of_the_decision_may_sign_it(
    desk: Desk, database: Database, planned: UUID
) -> None:
    with database.action("Đổi giám đốc") as session:
        before = default_signer(session, on=date(2026, 10, 22))
        end_signer(session, signer_id=before.id, valid_to=date(2026, 10, 1))
        after = add_signer(
            session,
            full_name="Lò Văn Sơn",
            post="Giám đốc",
            capacity="GIÁM ĐỐC",
            valid_from=date(2026, 10, 2),
        )
    press(Key.Key_Down)
    click(desk.screen(ClassesScreen).panel.act)
    dialog = desk.dialog(OpenClassDialog)
    assert dialog.signer.value() == after
    fill(dialog.day, "30/9/2026")
    assert [option.key for option in dialog.signer.box.options] == [before.id]
    assert dialog.signer.value() == before.id
    fill(dialog.day, "1/1/1990")
    assert "Chưa có ai được ký" in dialog.signer.help.text()
    fill(dialog.form.fields["small_size_reason"], "xã vùng cao")
    click(dialog.save)
    assert dialog.signer.problem == "Cần chọn người ký."


def test_a_choice_of_classes_is_shown_by_itself_until_it_is_left(desk: Desk, planned: UUID) -> None:
    screen = desk.screen(ClassesScreen)
    desk.window.go("classes", ClassChoice("Sắp khai giảng", (planned,), "info"))
    assert codes(desk) == ["CTD-2026-01"]
    assert screen.why_line.why.text() == "Sắp khai giảng: 1 lớp"
    press(Key.Key_Return)
    assert desk.screen(ClassWorkspace).bar.current == "info"
    desk.window.go("classes")
    click(screen.why_line.show_all)
    assert len(codes(desk)) == 2


def test_an_empty_year_says_what_to_do(qtbot: QtBot, database: Database) -> None:
    with database.action("Lập trung tâm") as session:
        builders.make_centre(session)
        builders.make_rule_set(session)
        builders.make_programme(session)
    desk = Desk(qtbot, database)
    desk.window.go("classes")
    screen = desk.screen(ClassesScreen)
    (words,) = screen.table.findChildren(kit.EmptyState)[:1]
    assert words.sentence.text().startswith("Năm này chưa có lớp nào.")
    assert not screen.panel.isVisible(), "there is nothing to choose"
    press(Key.Key_N, control=True)
    assert desk.dialog(ClassDialog).heading.text() == "Lớp mới"

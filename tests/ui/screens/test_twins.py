"""People kept twice, in the window: counted, compared by keys, joined, parted, set apart."""

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.database import Database
from app.models.classes import Enrolment
from app.models.people import Person, SensitiveReading
from app.ui import kit, twin_search
from app.ui.dialogs.join_people import JoinDialog
from app.ui.screens.people.people import PeopleScreen
from app.ui.screens.people.person import PersonScreen
from app.ui.screens.people.twins import TwinsScreen
from app.ui.screens.today.today import TodayScreen
from tests.builders import enrol_person, make_class, make_person
from tests.ui.screens.desk_stage import Desk, Key, click, keyboard, press, type_text


@pytest.fixture
def people(database: Database) -> None:
    with database.action("Thêm") as session:
        class_id = make_class(session, learners=0)
        kept = make_person(session, "Lò Văn An", citizen_id="020090000001")
        enrol_person(session, class_id, kept)
        make_person(session, "Lò Văn An", phone="0912 345 678")
        make_person(session, "Vi Thị Ánh", birth_date="1980-01-02")


@pytest.fixture
def desk(qtbot: QtBot, database: Database, people: None) -> Desk:
    return Desk(qtbot, database, ("people", "person", "twins", "class"))


def open_twins(desk: Desk) -> TwinsScreen:
    desk.window.go("people")
    people = desk.screen(PeopleScreen)
    assert people.twins.text() == "Người trùng: 1 cặp"
    click(people.twins)
    return desk.screen(TwinsScreen)


def names(desk: Desk) -> list[str]:
    query = select(Person.full_name).where(Person.merged_into_id.is_(None))
    return sorted(desk.runner.ask(lambda session: session.scalars(query).all()))


def test_two_are_joined_by_keys_and_parted_again(desk: Desk) -> None:
    screen = open_twins(desk)
    press(Key.Key_Return)
    dialog = desk.dialog(JoinDialog)
    shown = {row.field: row for row in dialog._found.fields}
    assert (shown["phone"].kept, shown["phone"].other) == ("", "0912 345 678")
    assert dialog.picks["phone"] == "other"
    assert dialog.picks["citizen_id"] == "kept"
    assert shown["citizen_id"].kept.startswith("0xx")
    press(Key.Key_M, control=True)
    assert "020090000001" in [row.kept for row in dialog._found.fields]
    assert desk.runner.ask(lambda s: s.scalar(select(func.count(SensitiveReading.id)))) == 2
    # The number stands first: 2 would take the empty one, 1 takes it back.
    type_text("2")
    press(Key.Key_Up)
    type_text("1")
    press(Key.Key_S, control=True)
    assert "Đã gộp hồ sơ Lò Văn An vào Lò Văn An" in desk.toast
    assert names(desk) == ["Lò Văn An", "Vi Thị Ánh"]
    (kept,) = desk.runner.ask(
        lambda s: s.scalars(
            select(Person)
            .where(Person.phone == "0912 345 678")
            .where(Person.merged_into_id.is_(None))
        ).all()
    )
    assert kept.citizen_id == "020090000001"
    assert screen.pairs.rows.rowCount() == 0
    screen.bar.setFocus()
    press(Key.Key_Right)
    screen.joined.focus()
    press(Key.Key_Space)
    click(screen.part_button)
    assert "Đã tách lại hồ sơ Lò Văn An" in desk.toast
    assert names(desk) == ["Lò Văn An", "Lò Văn An", "Vi Thị Ánh"]
    assert screen.pairs.rows.rowCount() == 1


def test_a_join_is_undone_as_any_act(desk: Desk) -> None:
    screen = open_twins(desk)
    press(Key.Key_Return)
    desk.dialog(JoinDialog)
    press(Key.Key_S, control=True)
    desk.undo()
    assert names(desk) == ["Lò Văn An", "Lò Văn An", "Vi Thị Ánh"]
    assert screen.pairs.rows.rowCount() == 1


def test_two_who_are_two_are_not_asked_about_again(desk: Desk) -> None:
    screen = open_twins(desk)
    press(Key.Key_Return)
    click(desk.dialog(JoinDialog).apart)
    assert "là hai người" in desk.toast
    assert screen.pairs.rows.rowCount() == 0
    assert keyboard().isVisible()


def test_the_same_class_refuses_in_the_dialog_with_the_reason(
    desk: Desk, database: Database
) -> None:
    with database.action("Vào lớp") as session:
        class_id = session.scalars(select(Enrolment.class_id)).one()
        other = session.scalars(select(Person.id).where(Person.phone.is_not(None))).one()
        enrol_person(session, class_id, other)
    open_twins(desk)
    press(Key.Key_Return)
    dialog = desk.dialog(JoinDialog)
    press(Key.Key_S, control=True)
    assert dialog.isVisible()
    assert "đều có tên trong lớp" in dialog.refusal.text()
    press(Key.Key_Escape)
    assert names(desk).count("Lò Văn An") == 2


def test_the_start_page_counts_the_pairs_found_beside_the_window(
    qtbot: QtBot, database: Database, people: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twin_search, "_AT_ONCE", 0)
    desk = Desk(qtbot, database, ("today", "people", "person", "twins", "class"))
    today = desk.screen(TodayScreen)

    def found() -> list[kit.FigureRow]:
        return [line for line in today.lines if line.objectName() == "settle-twins"]

    qtbot.waitUntil(lambda: bool(found()))
    assert (found()[0].figure.count, found()[0].figure.unit) == ("1", "cặp")
    assert found()[0].figure.sub == "Lò Văn An: cùng họ tên, cùng ngày sinh"
    found()[0].setFocus()
    press(Key.Key_Return)
    screen = desk.screen(TwinsScreen)
    assert screen.pairs.rows.rowCount() == 1
    press(Key.Key_Return)
    click(desk.dialog(JoinDialog).apart)
    assert screen.pairs.rows.rowCount() == 0
    qtbot.waitUntil(lambda: not desk.runner.jobs)
    assert screen.nothing.sentence.text() == "Không có ai đáng ngờ là một người ghi hai lần."
    assert [each.text() for each in screen.nothing.findChildren(kit.Button)] == ["Đến Học viên"]


def test_the_page_of_a_person_leads_to_the_pairs_of_just_this_one(desk: Desk) -> None:
    desk.window.go("people")
    screen = desk.screen(PeopleScreen)
    for name, count in (("anh", 0), ("lo van an", 1)):
        screen.field.setText(name)
        screen.table.select(screen.table.rows.shown[0].id)
        desk.window.go("person", screen.table.rows.shown[0].id)
        page = desk.screen(PersonScreen)
        assert page.twins.isVisible() is bool(count)
        desk.window.go("people")
    desk.window.back()
    click(page.twins)
    assert desk.screen(TwinsScreen).head.subtitle.text() == "1 cặp cần xem của một người"


def test_the_pairs_lead_to_the_page_of_the_person(desk: Desk) -> None:
    open_twins(desk)
    press(Key.Key_H, control=True)
    assert desk.screen(PersonScreen).head.title.text() == "Lò Văn An"


def test_two_of_different_names_are_joined_from_the_list(desk: Desk) -> None:
    desk.window.go("people")
    screen = desk.screen(PeopleScreen)
    screen.table.focus()
    type_text("anh")
    press(Key.Key_Down, Key.Key_Space)
    assert screen.join.reason == "Đánh dấu đúng hai hồ sơ; đang có Vi Thị Ánh."
    screen.field.setFocus()
    screen.field.selectAll()
    type_text("0912")
    press(Key.Key_Down, Key.Key_Space)
    click(screen.join)
    dialog = desk.dialog(JoinDialog)
    assert (dialog._found.kept_name, dialog._found.other_name) == ("Lò Văn An", "Vi Thị Ánh")
    words = [label.text() for label in dialog.findChildren(kit.Label)]
    assert "Xem kỹ trước khi gộp: khác năm sinh." in words
    press(Key.Key_S, control=True)
    assert desk.toast == "Đã gộp hồ sơ Vi Thị Ánh vào Lò Văn An"
    assert names(desk) == ["Lò Văn An", "Lò Văn An"]
    assert (screen.table.ticked(), screen._ticked) == ([], {})
    desk.undo()
    assert len(names(desk)) == 3

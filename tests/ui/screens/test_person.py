"""The page of a person in the window: found by keys, private facts opened, corrected, followed."""

from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.database import Database
from app.models.people import Person, SensitiveReading
from app.models.values import PersonStatus, TrainingKind
from app.services.people.people_search import search_people
from app.services.people.sensitive import MASK
from app.services.today.search import find_anything
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.person_form import NewPersonDialog, PersonDialog
from app.ui.dialogs.post_form import PostDialog
from app.ui.dialogs.training_form import TrainingDialog
from app.ui.screens.certificates.certificates import CertificatesScreen
from app.ui.screens.classes.workspace import ClassWorkspace
from app.ui.screens.people.background_cards import BackgroundCard
from app.ui.screens.people.people import PeopleScreen
from app.ui.screens.people.person import PersonScreen
from tests.builders import make_person
from tests.class_lives import certified_class
from tests.ui.screens.desk_stage import Desk, Key, choose, fill, keyboard, press, type_text
from tests.ui.unikey import type_as_unikey

PAGES = ("people", "class", "classes", "certificates", "person")


@pytest.fixture
def class_id(database: Database) -> UUID:
    with database.action("Cấp giấy") as session:
        return certified_class(session)


@pytest.fixture
def desk(qtbot: QtBot, database: Database, class_id: UUID) -> Desk:
    return Desk(qtbot, database, PAGES)


def readings(desk: Desk) -> int:
    return desk.runner.ask(lambda s: s.scalar(select(func.count(SensitiveReading.id)))) or 0


def shown(screen: PersonScreen) -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [label.text() for label in screen.private.facts.findChildren(kit.Label)]


def open_first(desk: Desk) -> PersonScreen:
    desk.window.go("people")
    desk.screen(PeopleScreen).table.focus()
    press(Key.Key_Return)
    return desk.screen(PersonScreen)


def test_enter_in_the_list_opens_the_page_and_its_lines_open_class_and_paper(desk: Desk) -> None:
    screen = open_first(desk)
    assert screen.head.title.text() == "Nông Thị Ái"
    assert keyboard() is screen.classes.lines[0]
    assert "có mặt 40/40 tiết (100 %)" in screen.classes.lines[0].figure.sub
    press(Key.Key_Down, Key.Key_Return)
    workspace = desk.screen(ClassWorkspace)
    assert workspace.bar.current == "certificates"


def test_typing_in_the_list_searches_and_down_comes_back_to_it(desk: Desk) -> None:
    desk.window.go("people")
    screen = desk.screen(PeopleScreen)
    assert keyboard() is screen.table.view
    type_text("thi ai")
    assert keyboard() is screen.field
    assert screen.field.text() == "thi ai"
    found = screen.table.rows.shown
    assert "Nông Thị Ái" in [row.full_name for row in found]
    press(Key.Key_Down)
    assert keyboard() is screen.table.view


def test_who_was_found_stays_in_sight_when_the_search_is_over(
    desk: Desk, database: Database
) -> None:
    with database.action("Thêm") as session:
        for number in range(30):
            make_person(session, "Lò Thị An", phone=f"09120000{number:02}")
        make_person(session, "Vừ Thị Xuân")
    desk.window.go("people")
    screen = desk.screen(PeopleScreen)
    type_text("xuan")
    press(Key.Key_Escape)
    row, view = screen.table.current(), screen.table.view
    assert row is not None
    assert (row.full_name, screen.field.text()) == ("Vừ Thị Xuân", "")
    assert len(screen.table.rows.shown) > 30
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_f2_in_the_list_opens_the_form_which_is_noted(desk: Desk) -> None:
    desk.window.go("people")
    screen = desk.screen(PeopleScreen)
    screen.table.focus()
    press(Key.Key_F2)
    dialog = desk.dialog(PersonDialog)
    assert readings(desk) == 1
    fill(dialog.form.fields["phone"], "0912345678")
    press(Key.Key_S, control=True)
    assert "Đã cất hồ sơ Nông Thị Ái" in desk.toast
    assert desk.window.current_screen is screen
    row = screen.table.current()
    assert row is not None
    assert (row.full_name, row.phone) == ("Nông Thị Ái", "0912345678")
    press(Key.Key_F2)
    dialog = desk.dialog(PersonDialog)
    choose(dialog.form.fields["status"], PersonStatus.MOVED)
    press(Key.Key_S, control=True)
    badges = [screen.table.rows.badge(0, at) for at in range(screen.table.rows.columnCount())]
    assert [badge.text for badge in badges if badge] == ["Đã chuyển đi"]
    press(Key.Key_Return)
    assert desk.screen(PersonScreen).head.subtitle.text().startswith("Đã chuyển đi · Nữ")


def test_somebody_in_no_class_is_added_by_hand_unless_kept_already(desk: Desk) -> None:
    desk.window.go("people")
    press(Key.Key_N, control=True)
    dialog = desk.dialog(NewPersonDialog)
    press(Key.Key_S, control=True)
    assert dialog.form.fields["full_name"].problem == "Cần họ và tên."
    fill(dialog.form.fields["full_name"], "nông thị ái")
    fill(dialog.form.fields["birth_date"], "1/1/1990")
    (link,) = dialog.findings.links
    assert link.text() == "Mở hồ sơ này"
    link.click()
    assert desk.screen(PersonScreen).head.title.text() == "Nông Thị Ái"
    desk.window.back()
    press(Key.Key_N, control=True)
    dialog = desk.dialog(NewPersonDialog)
    fill(dialog.form.fields["full_name"], "Chảo A Páo")
    assert dialog.form.fields["given_name"].value() == "Páo"
    fill(dialog.form.fields["given_name"], "A Páo")
    choose(dialog.form.fields["status"], PersonStatus.RETIRED)
    press(Key.Key_S, control=True)
    page = desk.screen(PersonScreen)
    assert (page.head.title.text(), desk.toast) == ("Chảo A Páo", "Đã thêm hồ sơ Chảo A Páo")
    assert page.head.subtitle.text().startswith("Đã nghỉ")
    (row,) = desk.runner.ask(search_people, text="chao")
    assert (row.family_name, row.given_name) == ("Chảo", "A Páo")
    desk.undo()
    assert desk.runner.ask(search_people, text="chao") == ()


def test_posts_and_trainings_are_typed_corrected_taken_out_and_undone(desk: Desk) -> None:
    screen = open_first(desk)
    posts, trainings = screen.background
    posts.add_button.setFocus()
    press(Key.Key_Space)
    dialog: FormDialog = desk.dialog(PostDialog)
    press(Key.Key_S, control=True)  # nothing is said yet
    assert "Ghi ít nhất một trong hai ô." in dialog.form.fields["post"].problem
    type_as_unikey("Bí thư chi bộ")  # the refusal has put the keyboard there
    fill(dialog.form.fields["unit"], "Chi bộ Bản Tích")
    fill(dialog.form.fields["valid_from"], "5/3/24")
    press(Key.Key_Return, control=True)  # and the next one
    assert dialog.isVisible()
    fill(dialog.form.fields["post"], "Công chức")
    fill(dialog.form.fields["valid_from"], "1/1/20")
    fill(dialog.form.fields["valid_to"], "4/3/24")
    press(Key.Key_S, control=True)
    assert "Đã ghi chức vụ của Nông Thị Ái" in desk.toast
    assert said(posts) == [
        ("Bí thư chi bộ", "Chi bộ Bản Tích · từ 05/03/2024"),
        ("Công chức", "từ 01/01/2020 đến 04/03/2024"),
    ]

    trainings.add_button.setFocus()
    press(Key.Key_Space)
    dialog = desk.dialog(TrainingDialog)
    choose(dialog.form.fields["training_kind"], TrainingKind.UPDATE)
    fill(dialog.form.fields["ended_on"], "2025")
    fill(dialog.form.fields["days"], "5")
    press(Key.Key_S, control=True)
    assert said(trainings) == [("Cập nhật kiến thức", "2025 · 5 ngày · Chỉ khai báo")]

    assert keyboard() is trainings.add_button
    posts.lines[1].setFocus()
    press(Key.Key_Return)
    dialog = desk.dialog(PostDialog)
    fill(dialog.form.fields["post"], "Công chức văn phòng")
    press(Key.Key_S, control=True)
    assert keyboard() is posts.lines[1]
    assert said(posts)[1][0] == "Công chức văn phòng"
    press(Key.Key_Delete)
    assert "Đã bỏ chức vụ của Nông Thị Ái" in desk.toast
    assert [title for title, _ in said(posts)] == ["Bí thư chi bộ"]
    assert keyboard() is posts.lines[0]
    press(Key.Key_Z, control=True)
    assert [title for title, _ in said(posts)] == ["Bí thư chi bộ", "Công chức văn phòng"]
    trainings.lines[0].setFocus()
    press(Key.Key_Return)
    desk.dialog(TrainingDialog).remove()
    assert said(trainings) == []
    assert desk.labels()[:2] == [
        "Bỏ bồi dưỡng đã qua của Nông Thị Ái",
        "Hoàn tác: Bỏ chức vụ của Nông Thị Ái",
    ]


def said(card: BackgroundCard) -> list[tuple[str, str]]:
    return [(line.figure.title, line.figure.sub) for line in card.lines]


def test_a_typed_post_offers_to_end_the_one_that_is_held(desk: Desk) -> None:
    screen = open_first(desk)
    posts = screen.background.posts
    posts.ask(None)
    dialog = desk.dialog(PostDialog)
    assert dialog.instead.box.text() == "Thay cho “Công chức Văn phòng xã”", "so says the record"
    fill(dialog.form.fields["post"], "Công chức Văn phòng xã")
    assert not dialog.instead.isVisible(), "it is the same"
    fill(dialog.form.fields["post"], "Công chức")
    fill(dialog.form.fields["valid_from"], "1/1/20")
    press(Key.Key_Return, control=True)  # and the next one
    assert dialog.instead.box.text() == "Thay cho “Công chức”"
    assert not dialog.instead.value(), "nobody has said from when"
    fill(dialog.form.fields["post"], "Chủ tịch xã")
    fill(dialog.form.fields["valid_from"], "5/3/24")
    assert dialog.instead.value()
    fill(dialog.form.fields["valid_to"], "4/3/25")
    assert not dialog.instead.isVisible(), "a post of the past takes no place"
    press(Key.Key_Backtab, Key.Key_Delete, Key.Key_Tab)
    assert dialog.instead.value()
    press(Key.Key_S, control=True)
    assert said(posts) == [
        ("Chủ tịch xã", "từ 05/03/2024"),
        ("Công chức", "từ 01/01/2020 đến 05/03/2024"),
    ]
    assert "Chủ tịch xã" in [label.text() for label in screen.findChildren(kit.Label)]
    posts.ask(None)
    dialog = desk.dialog(PostDialog)
    fill(dialog.form.fields["post"], "Bí thư chi bộ")
    fill(dialog.form.fields["valid_from"], "6/3/24")
    dialog.instead.focus()
    press(Key.Key_Space)  # held beside the other
    fill(dialog.form.fields["valid_from"], "7/3/24")
    assert not dialog.instead.value()
    press(Key.Key_S, control=True)
    assert [sub for _, sub in said(posts)] == [
        "từ 07/03/2024",
        "từ 05/03/2024",
        "từ 01/01/2020 đến 05/03/2024",
    ]
    desk.undo()
    desk.undo()
    assert said(posts) == [("Công chức", "từ 01/01/2020")]


def test_keyboard_goes_with_the_tab(desk: Desk) -> None:
    screen = open_first(desk)
    press(Key.Key_Tab, control=True)
    assert keyboard() is screen.changes.view
    press(Key.Key_Tab, control=True)
    assert keyboard() is screen.classes.lines[0]


def test_private_facts_open_by_a_key_are_counted_and_masked_again_on_leaving(desk: Desk) -> None:
    screen = open_first(desk)
    assert MASK in shown(screen)
    press(Key.Key_M, control=True)
    assert "Tày" in shown(screen)
    assert readings(desk) == 1
    press(Key.Key_M, control=True)
    assert readings(desk) == 1
    desk.window.go("people")
    screen = open_first(desk)
    assert "Tày" not in shown(screen)
    assert "Đã mở 1 lượt" in screen.private.hint.text()


def test_f2_corrects_the_person_and_the_changes_are_listed(desk: Desk) -> None:
    screen = open_first(desk)
    press(Key.Key_F2)
    dialog = desk.dialog(PersonDialog)
    assert readings(desk) == 1
    fill(dialog.form.fields["residence"], "Thôn Nà Sầm")
    fill(dialog.form.fields["party_card_no"], "2001234")
    remarks = [label.text() for label in dialog.findings.findChildren(kit.Label)]
    assert any(text.startswith("Số thẻ đảng thường có 8 chữ số") for text in remarks)
    fill(dialog.form.fields["party_card_no"], "20012345")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not dialog.findings.findChildren(kit.Label)
    phone, number = dialog.form.fields["phone"], dialog.form.fields["citizen_id"]
    kept = number.draft()
    fill(phone, "abc")
    assert phone.problem.startswith("“abc” không có chữ số nào.")
    fill(number, "123")
    assert number.problem.startswith("Số căn cước phải có 12 chữ số, ở đây có 3 ký tự.")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not dialog.findings.findChildren(kit.Label), "what stands beside is not said twice"
    fill(phone, "0983590697")
    fill(number, kept)
    assert (phone.problem, number.problem) == ("", "")
    press(Key.Key_S, control=True)
    assert "Đã cất hồ sơ Nông Thị Ái" in desk.toast
    facts = [label.text() for label in screen.facts.findChildren(kit.Label)]
    assert "Thôn Nà Sầm" in facts
    assert "20012345" in shown(screen), "what was opened before is shown as it is now"
    assert readings(desk) == 1
    desk.window.activateWindow()
    screen.bar.setFocus()
    QTest.keyClick(screen.bar, Key.Key_Right)
    rows = screen.changes.rows
    said = {(row.field, row.old, row.new) for row in (rows.row_at(n) for n in range(3))}
    assert ("Nơi ở", "–", "Thôn Nà Sầm") in said


def test_the_register_and_ctrl_k_lead_to_the_page(desk: Desk, database: Database) -> None:
    desk.window.go("certificates")
    screen = desk.screen(CertificatesScreen)
    screen.table.focus()
    line = screen.table.current()
    assert line is not None
    press(Key.Key_H, control=True)
    assert desk.screen(PersonScreen).head.title.text() == line.full_name
    with database.read() as session:
        person_id = session.scalars(select(Person.id).where(Person.full_name == line.full_name))
        found = find_anything(session, typed=line.serial_no[-4:], limit=8)
        assert ("person", person_id.one()) in [(one.page, one.argument) for one in found]


def test_the_page_of_somebody_who_is_gone_says_so(desk: Desk) -> None:
    desk.window.go("person", UUID(int=7))
    screen = desk.screen(PersonScreen)
    assert screen.gone.isVisible()
    assert screen.edit_button.reason

"""The check page under the clerk's hands: the last answer taken back, filters, order of columns."""

from uuid import UUID

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.models.people import Person
from app.models.values import PersonStatus
from app.services.classes.enrolments import list_learners
from app.services.lists.list_preview import RowKind
from app.ui import confirm, fonts, kit
from app.ui.screens.import_pages.check_delegate import FIRST
from app.ui.screens.import_pages.steps import Stage
from app.ui.screens.import_pages.twins_dialog import TwinsDialog
from app.ui.tables.delegate import PADDING
from app.ui.tokens import Icon, Weight
from tests.builders import make_person
from tests.ui.screens.desk_stage import Key, keyboard, press, type_text
from tests.ui.screens.import_desk import AN, BINH, CHAU, HEAD, ImportDesk, cells, click, open_dialog

WRONG = ("Lò Văn Tấn", "31/02/1990", "Nam", "", "Đảng bộ xã Na Sầm", "")
ASKED = ("Lò Thị Én", "01/05/1990", "", "", "Đảng bộ xã Na Sầm", "")


def place(desk: ImportDesk) -> tuple[int, str]:
    row = desk.table.current()
    assert row is not None
    return row.id, desk.table.field_at(desk.table.view.currentIndex().column())


def test_ctrl_z_takes_back_the_last_answer_and_never_reaches_what_was_written(
    desk: ImportDesk,
) -> None:
    screen = desk.screen
    assert not screen.take_back(), "with nothing in hand it is for the data"
    desk.take(cells(AN, ASKED), at=Stage.CHECK)
    click(screen.check.panel.groups[0].fixes[1])
    desk.wait()
    assert desk.kinds == {2: RowKind.NEW, 3: RowKind.NEW}

    assert screen.take_back()
    desk.wait()
    assert desk.kinds == {2: RowKind.NEW, 3: RowKind.QUESTION}

    for stage in (Stage.CHECK, Stage.COLUMNS):
        screen.go_to(stage)
        assert screen.take_back()
        assert screen.foot.hint.text() == "Chưa có câu trả lời nào để bỏ."

    screen.go_to(Stage.WRITE)
    desk.go_on()
    assert not screen.take_back()


def test_link_to_somebody_who_is_kept_is_taken_back_like_any_answer(desk: ImportDesk) -> None:
    with desk.database.action("Thêm người") as session:
        make_person(session, AN[0])
    desk.take(cells((AN[0], "1990", *AN[2:])), at=Stage.CHECK)
    click(desk.screen.check.panel.groups[0].compare)
    dialog = open_dialog(desk.qtbot, TwinsDialog)
    said = [label.text() for label in dialog.findChildren(kit.Label)]
    assert said.count("Đơn vị") == 2
    assert AN[4] in said
    click(dialog.joins[0])
    desk.wait()
    assert desk.kinds == {2: RowKind.UPDATE}

    click(desk.screen.check.panel.back)
    desk.wait()

    assert desk.kinds == {2: RowKind.QUESTION}


def test_answers_are_given_up_for_another_class_only_when_it_is_meant(
    desk: ImportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.take(cells(AN, ASKED), at=Stage.CHECK)
    assert desk.screen.unfinished() == ""
    click(desk.screen.check.panel.groups[0].fixes[1])
    desk.wait()
    assert "có 1 lần trả lời" in desk.screen.unfinished()
    for meant in (False, True):
        monkeypatch.setattr(confirm.answers, "ask", lambda _w, _q, meant=meant: meant)
        desk.screen.open("cadres")
        assert (desk.screen.work.source is None) is meant


def test_filter_moves_the_cursor_to_a_row_in_sight_and_f8_stays_among_them(
    desk: ImportDesk,
) -> None:
    late = (*WRONG[:1], "30/02/1990", *WRONG[2:])
    desk.take(cells(ASKED, WRONG, BINH, late), at=Stage.CHECK)
    assert place(desk) == (2, "gender")

    desk.screen.check.filter_kind(RowKind.ERROR)
    assert place(desk) == (3, "birth_date")
    QTest.keyClick(desk.table.view, Key.Key_F8)
    assert place(desk) == (5, "birth_date")
    QTest.keyClick(desk.table.view, Key.Key_F8)
    assert place(desk) == (3, "birth_date")

    desk.screen.check.filter_kind(RowKind.NEW)
    assert place(desk)[0] == 4
    QTest.keyClick(desk.table.view, Key.Key_F8)
    assert place(desk) == (5, "birth_date"), "no problem in sight: the filter goes"


def test_columns_that_nobody_filled_in_stand_last_and_stay_there(desk: ImportDesk) -> None:
    head = (*HEAD[:4], "Dân tộc", "Chức vụ", *HEAD[4:])
    people = [(*who[:3], "", "", *who[3:]) for who in (AN, CHAU)]
    desk.take(cells(*people, head=head), at=Stage.CHECK)
    keys = desk.table.keys
    assert keys[:5] == ("full_name", "gender", "birth_date", "citizen_id", "unit")
    assert keys[-2:] == ("position", "ethnicity")

    desk.table.go_to(2, "position")
    desk.table.view.setFocus()
    type_text("Bí thư")
    press(Key.Key_Return)
    desk.wait()

    assert desk.row(2).cell("position").text == "Bí thư"
    assert desk.table.keys == keys


def test_list_that_changes_nothing_says_why_there_is_nothing_to_write(desk: ImportDesk) -> None:
    foot = desk.screen.foot
    desk.take(cells(WRONG), at=Stage.CHECK)
    assert foot.next.reason.startswith("Chưa dòng nào ghi được: sửa lỗi")
    desk.screen.check.leave_out()
    desk.wait()
    assert foot.next.reason == "Không có gì để ghi: dòng nào cũng bỏ qua."

    desk.take(cells(AN), at=Stage.WRITE)
    desk.go_on()
    desk.screen.start_over(desk.screen.work.class_id)
    desk.take(cells(AN, head=[*HEAD[:-1], "Số điện thoại"]), at=Stage.CHECK)
    assert foot.next.reason == "Không có gì mới để ghi: dữ liệu đã đúng như danh sách."


def test_bad_value_stands_as_it_was_typed_and_what_the_file_has_can_be_typed_again(
    desk: ImportDesk,
) -> None:
    desk.take(cells(AN), at=Stage.CHECK)
    desk.table.view.setFocus()
    for typed, kind in (("abc", RowKind.ERROR), (AN[3], RowKind.NEW)):
        desk.table.go_to(2, "citizen_id")
        type_text(typed)
        press(Key.Key_Return)
        desk.wait()
        assert desk.row(2).cell("citizen_id").text == typed
        assert desk.kinds == {2: kind}


def test_cleared_unit_is_taken_like_a_blank_cell_and_said_in_its_place(
    desk: ImportDesk, class_id: UUID
) -> None:
    desk.take(cells(AN, (*BINH[:4], "", BINH[5])), at=Stage.CHECK)
    desk.table.view.setFocus()
    desk.table.go_to(2, "unit")
    press(Key.Key_F2)
    editor = keyboard()
    assert isinstance(editor, QLineEdit)
    editor.clear()
    press(Key.Key_Return)
    desk.wait()

    assert desk.kinds == {2: RowKind.NEW, 3: RowKind.NEW}
    cleared, blank = desk.row(2).cell("unit"), desk.row(3).cell("unit")
    assert cleared == blank
    assert (blank.text, blank.is_hint) == ("chưa có đơn vị", True)
    desk.screen.go_to(Stage.WRITE)
    desk.go_on()
    with desk.database.read() as session:
        learners = list_learners(session, class_id=class_id)
    assert {row.sending_unit for row in learners} == {None}


def test_value_beside_a_sign_can_be_read(desk: ImportDesk) -> None:
    desk.take(cells(AN), at=Stage.CHECK)
    plain = width_of(desk, "gender")
    desk.take(cells(ASKED), at=Stage.CHECK)
    words = QFontMetrics(fonts.font(weight=Weight.STRONG)).horizontalAdvance("chưa rõ")
    assert desk.row(2).cell("gender").text == "chưa rõ"
    assert width_of(desk, "gender") >= words + 2 * PADDING + Icon.BADGE > plain


def test_values_for_the_whole_list_go_with_it_and_stand_in_the_order_of_tab(
    desk: ImportDesk,
) -> None:
    page = desk.screen.columns
    unit = HEAD.index("Đơn vị")
    desk.take(
        cells((*AN[: unit - 1], AN[unit]), head=(*HEAD[:unit], *HEAD[unit + 1 :])), at=Stage.COLUMNS
    )
    page.lines[-1].box.setFocus()
    for expected in (page.constants.editors["unit"], page.constants.more):
        press(Key.Key_Tab)
        assert keyboard() is expected
    press(Key.Key_Tab)
    if isinstance(keyboard(), kit.ScrollColumn):
        press(Key.Key_Tab)
    assert keyboard() is desk.screen.foot.back

    desk.take(cells(AN), at=Stage.COLUMNS)
    left = [one for one in page.constants.findChildren(QLineEdit) if one.isVisible()]
    assert left == [], "the list tells the unit"


def width_of(desk: ImportDesk, key: str) -> int:
    return desk.table.view.columnWidth(desk.table.keys.index(key) + FIRST)


def test_rows_of_which_nothing_is_to_be_said_have_the_whole_width(desk: ImportDesk) -> None:
    panel = desk.screen.check.panel
    desk.take(cells(AN, BINH), at=Stage.CHECK)
    assert panel.isHidden()
    desk.screen.check.leave_out()
    desk.wait()
    assert not panel.isHidden(), "the answer can be taken back there"
    click(panel.back)
    desk.wait()
    assert panel.isHidden()


def test_tab_goes_from_the_problems_and_the_figures_to_the_buttons_at_the_foot(
    desk: ImportDesk,
) -> None:
    screen, foot = desk.screen, desk.screen.foot
    desk.take(cells(AN, WRONG, ASKED), at=Stage.CHECK)
    desk.qtbot.waitUntil(screen.check.panel.groups[0].isVisible)
    assert tabbed(screen.check.panel.groups[-1].skip, 3) == [foot.marked, foot.back, foot.next]

    click(screen.check.panel.groups[1].fixes[0])  # the problems are shown anew
    desk.wait()
    desk.qtbot.waitUntil(screen.check.panel.groups[0].isVisible)
    assert tabbed(screen.check.panel.groups[-1].skip, 2) == [screen.check.panel.back, foot.marked]

    desk.go_on()
    *_, last = screen.write.outside.findChildren(kit.FigureRow)
    desk.qtbot.waitUntil(last.isVisible)
    assert tabbed(last, 1) == [foot.marked]
    desk.go_on()
    *_, last = screen.write.outside.findChildren(kit.FigureRow)
    desk.qtbot.waitUntil(last.isVisible)
    assert tabbed(last, 1) == [foot.marked]


def tabbed(start: QWidget, count: int) -> list[QWidget]:
    """Return where Tab goes from a part of the page."""
    start.setFocus()
    found = []
    for _ in range(count):
        press(Key.Key_Tab)
        found.append(keyboard())
    return found


def test_somebody_who_died_comes_in_only_by_the_clerks_word(
    desk: ImportDesk, class_id: UUID
) -> None:
    with desk.database.action("Thêm người") as session:
        person_id = make_person(session, AN[0], citizen_id=AN[3])
        session.get_one(Person, person_id).status = PersonStatus.DECEASED
    desk.take(cells(AN, BINH), at=Stage.CHECK)
    (group,) = desk.screen.check.panel.groups
    assert group.group.title == "Đã mất, đã chuyển đi hoặc đã nghỉ"
    click(next(fix for fix in group.fixes if fix.text() == "Đúng là người này"))
    desk.wait()
    assert desk.kinds == {2: RowKind.UPDATE, 3: RowKind.NEW}
    desk.go_on()
    desk.go_on()
    assert sorted(desk.names(class_id)) == sorted((AN[0], BINH[0]))


def test_what_no_paper_could_hold_is_refused_on_its_row(desk: ImportDesk) -> None:
    desk.take(cells(("Nông Thị " + "Ái " * 30, *AN[1:])), at=Stage.CHECK)
    assert desk.kinds == {2: RowKind.ERROR}
    assert desk.screen.check.panel.groups[0].group.title == "Họ tên quá dài"
    desk.take(cells((*AN[:4], "Chi bộ " * 300, AN[5]), BINH), at=Stage.CHECK)
    assert desk.kinds == {2: RowKind.ERROR, 3: RowKind.NEW}
    (group,) = desk.screen.check.panel.groups
    assert group.group.title == "Ô quá dài"

"""The import wizard driven by real clicks and keys, from a file to learners in the data file."""

import weakref
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.database import Database
from app.models.people import Person
from app.services.classes.enrolments import list_learners, remove
from app.services.lists.import_batches import list_batches
from app.services.lists.list_preview import RowKind
from app.services.people.people import details_of
from app.services.upkeep import history, undoing
from app.services.upkeep.stored_files import load
from app.ui import confirm, kit
from app.ui.screens.import_history.choice import ImportChoice
from app.ui.screens.import_pages import recent
from app.ui.screens.import_pages.check_rows import Mark
from app.ui.screens.import_pages.recent import RecentList
from app.ui.screens.import_pages.steps import Stage
from app.ui.screens.import_pages.twins_dialog import TwinsDialog
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from tests.builders import make_person
from tests.services.imports.sample_lists import SAMPLES
from tests.ui.screens.import_desk import (
    AN,
    BAD_LIST,
    BINH,
    CHAU,
    HEAD,
    ImportDesk,
    answer_with,
    cells,
    click,
    open_desk,
)
from tests.ui.unikey import press, type_as_unikey


def people_in(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


# The whole way


def test_list_goes_from_file_to_class_and_back_out_by_clicks(
    desk: ImportDesk, class_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = desk.screen
    answer_with(monkeypatch, BAD_LIST)
    click(screen.source.zone.choose)
    desk.wait()
    assert screen.stage is Stage.SHAPE
    for expected in (Stage.COLUMNS, Stage.CHECK, Stage.WRITE):
        click(screen.foot.next)
        assert screen.stage is expected
    assert people_in(desk.database) == 0
    assert "4 người mới" in screen.head.subtitle.text()

    desk.go_on()

    names = ["Hoàng Anh Kiên", "Đặng Bích Duyên", "Lộc Thùy Loan", "Lương Mai Như Tâm"]
    assert sorted(desk.names(class_id)) == sorted(names)
    assert "4 người mới" in screen.write.result.title.text()
    assert desk.said.toasts == [f"Đã nhập 4 người vào lớp {screen.work.class_code}"]
    assert screen.rail.words.text().startswith("Đã ghi vào dữ liệu")
    assert screen.work.result is not None
    wrong = screen.write.outside.findChildren(kit.FigureRow)[1]
    assert wrong.accessibleName().endswith("thiếu họ tên, ngày sinh ở tương lai và 2 vấn đề nữa")
    QTest.keyClick(wrong, Qt.Key.Key_Return)
    choice = ImportChoice(screen.work.result.batch_id, RowKind.ERROR)
    assert desk.said.pages == [("imports", choice)]

    desk.take_back()
    assert desk.names(class_id) == []
    assert people_in(desk.database) == 0
    assert screen.write.result.title.text().startswith("Đã lấy lại: lớp ")
    assert screen.foot.next.isEnabled()


def test_original_file_is_kept_and_offered_again(desk: ImportDesk, class_id: UUID) -> None:
    desk.take_file(BAD_LIST, at=Stage.WRITE)
    desk.go_on()

    with desk.database.read() as session:
        (batch,) = list_batches(session, class_id=class_id)
    assert load(desk.database.paths.files, batch.sha256) == BAD_LIST.read_bytes()

    click(desk.screen.write.another)
    assert desk.screen.stage is Stage.SOURCE
    (entry,) = desk.screen.source.recent.rows.rows
    assert entry.name == BAD_LIST.name
    desk.screen.source.recent.opened.emit(entry)
    desk.wait()
    assert desk.screen.work.found is not None
    assert desk.screen.stage is Stage.SOURCE  # the same content: noticed before going on
    assert "đã nhập vào lớp" in desk.screen.source.earlier.words.text()


def test_same_list_goes_in_again_only_when_it_is_meant(desk: ImportDesk, class_id: UUID) -> None:
    desk.take(cells(AN), at=Stage.WRITE)
    desk.go_on()
    with desk.database.action("Xóa khỏi lớp") as session:
        (row,) = list_learners(session, class_id=class_id)
        remove(session, enrolment_id=row.enrolment_id)
    desk.screen.start_over(class_id)

    desk.take(cells(AN), at=Stage.WRITE)
    assert desk.screen.foot.next.reason.startswith("Danh sách này đã nhập")
    assert not desk.screen.write.earlier.isHidden()
    click(desk.screen.write.again)
    desk.go_on()

    assert desk.names(class_id) == ["Nguyễn Văn An"]
    assert desk.said.refusals == []


def test_class_list_is_opened_from_the_result(desk: ImportDesk, class_id: UUID) -> None:
    desk.take(cells(AN), at=Stage.WRITE)
    desk.go_on()

    click(desk.screen.write.to_class)

    assert desk.said.pages == [("class", class_id)]
    desk.screen.open(class_id)
    assert desk.screen.stage is Stage.SOURCE
    assert desk.screen.work.source is None


def test_undo_elsewhere_is_seen_on_the_result_page(desk: ImportDesk) -> None:
    desk.take(cells(AN), at=Stage.WRITE)
    desk.go_on()

    newest = desk.screen.runner.ask(history.next_to_undo)
    assert newest is not None
    desk.screen.runner.do("Hoàn tác", undoing.undo, seq=newest.seq)
    desk.wait()

    assert desk.screen.write.result.title.text().startswith("Đã lấy lại: lớp ")


def test_stopped_writing_leaves_the_data_as_it_was(desk: ImportDesk) -> None:
    desk.take(cells(AN, BINH, CHAU), at=Stage.WRITE)
    desk.screen.foot.next.click()
    assert not desk.screen.foot.back.isEnabled()
    desk.screen.write.line.stop.click()
    desk.wait()

    assert people_in(desk.database) == 0
    assert "Đã dừng" in desk.screen.write.line.words.text()
    desk.go_on()
    assert people_in(desk.database) == 3


# Step 1


def test_unreadable_file_says_why_and_loses_nothing(desk: ImportDesk, tmp_path: Path) -> None:
    desk.take(cells(AN), at=Stage.SOURCE)
    wrong = tmp_path / "bao-cao.xlsx"
    wrong.write_bytes(b"%PDF-1.7 not a spreadsheet")

    desk.take_file(wrong)

    assert desk.screen.stage is Stage.SOURCE
    assert "là tệp PDF" in desk.screen.source.refusal.title.text()
    assert "vẫn còn ở các bước sau" in desk.screen.source.refusal.words.text()
    assert desk.said.refusals == []
    desk.go_on()
    assert desk.screen.pages.currentWidget() is desk.screen.shape


def test_cells_are_pasted_with_the_keyboard(desk: ImportDesk) -> None:
    QGuiApplication.clipboard().setText(cells(AN, BINH))
    QTest.keyClick(
        desk.screen.source.zone.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    desk.wait()

    assert desk.screen.stage is Stage.SHAPE
    assert desk.screen.shape.legend.people.text() == "2 người"


def test_cells_are_pasted_wherever_the_keyboard_is_on_the_first_page_only(desk: ImportDesk) -> None:
    QGuiApplication.clipboard().setText(cells(AN))
    control = Qt.KeyboardModifier.ControlModifier
    for widget in (
        desk.screen.source.recent.view,
        desk.screen.rail.steps,
        desk.screen.source.classes,
    ):
        desk.screen.start_over(desk.screen.work.class_id)
        QTest.keyClick(widget, Qt.Key.Key_V, control)
        desk.wait()
        assert desk.screen.stage is Stage.SHAPE, widget

    QGuiApplication.clipboard().setText(cells(AN, BINH))
    QTest.keyClick(desk.screen.shape.table, Qt.Key.Key_V, control)
    desk.wait()
    assert desk.screen.shape.legend.people.text() == "1 người"


def test_nothing_to_paste_is_said_in_place(desk: ImportDesk) -> None:
    QGuiApplication.clipboard().clear()
    click(desk.screen.source.zone.paste)

    assert desk.screen.source.refusal.title.text() == "Chưa có gì để dán."


def test_template_is_saved_where_the_clerk_says_and_noticed_unfilled(
    desk: ImportDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "mau.xlsx"
    asked: list[confirm.FileQuestion] = []

    def answer(_window: object, question: confirm.FileQuestion) -> Path:
        asked.append(question)
        return out

    monkeypatch.setattr(confirm.answers, "new_file", answer)
    click(desk.screen.source.zone.template)
    assert desk.screen.source.chosen.title.text() == "Đã lưu mẫu “mau.xlsx”"
    code = desk.screen.work.class_code
    assert [f"{code}-mau-hoc-vien-vao-lop-" in str(question.start) for question in asked] == [True]

    desk.take_file(out, at=Stage.COLUMNS)
    assert "là mẫu chưa điền" in desk.screen.foot.next.reason
    assert "là mẫu chưa điền" in desk.screen.shape.refusal.title.text()


def test_template_that_cannot_be_saved_says_why(
    desk: ImportDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "không-có" / "mau.xlsx"
    monkeypatch.setattr(confirm.answers, "new_file", lambda _window, _question: out)

    click(desk.screen.source.zone.template)

    assert not out.exists()
    assert desk.screen.source.refusal.title.text()


def drop(desk: ImportDesk, *paths: Path, on: QWidget | None = None) -> None:
    zone, data = on or desk.screen.source.zone, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(zone, QDragEnterEvent(QPoint(20, 20), *how, none))
    QApplication.sendEvent(zone, QDropEvent(QPointF(20, 20), *how, none))
    desk.wait()


@pytest.mark.parametrize("anywhere", [False, True], ids=["on its place", "on the page"])
def test_dropped_file_is_read(desk: ImportDesk, *, anywhere: bool) -> None:
    drop(desk, BAD_LIST, on=desk.screen.source if anywhere else None)

    assert desk.screen.stage is Stage.SHAPE
    assert desk.screen.work.source is not None
    assert desk.screen.work.source.name == BAD_LIST.name


def test_several_files_at_once_are_refused(desk: ImportDesk) -> None:
    drop(desk, BAD_LIST, SAMPLES / "05-cap-nhat.csv")

    assert desk.screen.stage is Stage.SOURCE
    assert "từng danh sách một" in desk.screen.source.refusal.title.text()


def test_without_a_class_the_list_waits_for_one(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    desk = open_desk(qtbot, database, None)
    desk.take(cells(AN))
    assert desk.screen.foot.next.reason == "Chọn lớp sẽ nhận danh sách này."
    assert "Chọn lớp sẽ nhận danh sách này" in desk.screen.source.chosen.words.text()
    assert desk.screen.source.classes.hasFocus()

    desk.screen.source.classes.choose(class_id)
    desk.wait()

    assert desk.screen.stage is Stage.SHAPE


def test_newest_lists_of_folders_are_offered(tmp_path: Path) -> None:
    listed = {"cu.xlsx", "moi.csv", "Danh sách cử đi học.docx", "DS chi bo.docx"}
    for name in (*listed, "anh.png", "~$cu.xlsx", "Công văn 12.docx", "~$nh sách.docx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "moi.csv").touch()

    found = recent.files_in({tmp_path: "Tải về", tmp_path / "khong-co": "Tài liệu"})

    assert {entry.name for entry in found} == listed
    assert all(isinstance(entry, RecentList) and entry.where == "Tải về" for entry in found)


# Steps 2 and 3


def test_encoding_is_chosen_by_names_in_each_reading(desk: ImportDesk) -> None:
    desk.take_file(SAMPLES / "03-so-cap-tcvn3.xls")
    lines = desk.screen.shape.encodings.lines
    assert lines[""].isChecked()
    assert "Hoàng Thùy Nhung" in lines[""].candidate.samples
    assert "Hoµng Thïy Nhung" in lines["Unicode"].candidate.samples

    click(lines["Unicode"])
    desk.wait()

    found = desk.screen.work.found
    assert found is not None
    assert found.sighting.decoded.encoding == "Unicode"
    assert desk.screen.shape.encodings.lines["Unicode"].isChecked()


def test_list_without_name_column_is_put_right_by_hand(desk: ImportDesk) -> None:
    head = ("STT", "Người dự", "Ngày sinh", "Giới tính", "Số căn cước", "Đơn vị", "Điện thoại")
    desk.take(cells(("An", *AN[1:]), ("Bình", *BINH[1:]), head=head), at=Stage.COLUMNS)
    assert desk.screen.foot.next.reason.startswith("Không tìm thấy cột họ và tên")

    desk.screen.columns.lines[1].box.choose("full_name")
    desk.wait()

    assert desk.screen.foot.next.isEnabled()
    assert desk.screen.columns.needed.facts["full_name"][1].text() == "cột B"
    desk.go_on()
    assert [row.name for row in desk.table.rows.rows] == ["An", "Bình"]


def test_column_that_is_not_wanted_is_left_out(desk: ImportDesk) -> None:
    desk.take(cells(AN), at=Stage.COLUMNS)
    desk.screen.columns.lines[6].box.choose("")
    desk.wait()
    desk.go_on()

    assert "phone" not in desk.table.keys


# Step 4


def test_check_page_begins_at_the_first_problem_and_f8_goes_on(desk: ImportDesk) -> None:
    desk.take_file(BAD_LIST, at=Stage.CHECK)
    view = desk.table.view

    def here() -> tuple[int, str]:
        row = desk.table.current()
        assert row is not None
        return row.id, desk.table.field_at(view.currentIndex().column())

    assert here() == (6, "birth_date")
    assert view.horizontalScrollBar().maximum() == 0  # the columns of a usual list have room
    QTest.keyClick(view, Qt.Key.Key_F8)
    assert here() == (7, "full_name")
    QTest.keyClick(view, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert here()[0] == 14  # before the first comes the last


def test_typed_value_settles_a_cell(desk: ImportDesk) -> None:
    desk.take_file(BAD_LIST, at=Stage.CHECK)
    assert desk.kinds[6] is RowKind.ERROR

    QTest.keyClicks(desk.table.view, "2")
    editor = desk.table.editing.editor
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "8/02/1990")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.wait()

    assert desk.row(6).cell("birth_date").text == "28/02/1990"
    assert desk.row(6).cell("birth_date").mark is not Mark.WRONG


def test_typed_date_settles_one_whose_day_and_month_may_be_swapped(desk: ImportDesk) -> None:
    births = ("12/25/1990", "03/04/1991", "05/28/1992")
    people = [(who[0], born, *who[2:]) for who, born in zip((AN, BINH, CHAU), births, strict=True)]
    without_number = [(*who[:3], "", *who[4:]) for who in people]
    desk.take(cells(*without_number), at=Stage.CHECK)
    assert set(desk.kinds.values()) == {RowKind.QUESTION}

    desk.table.go_to(3, "birth_date")
    QTest.keyClick(desk.table.view, Qt.Key.Key_F2)
    editor = desk.table.editing.editor
    assert isinstance(editor, QLineEdit)
    editor.clear()
    QTest.keyClicks(editor, "04/03/1991")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.wait()
    assert desk.kinds[3] is RowKind.NEW
    assert desk.row(3).cell("birth_date").text == "04/03/1991"

    (card,) = desk.screen.check.panel.groups
    click(card.fixes[0])
    desk.wait()
    assert desk.row(2).cell("birth_date").text == "25/12/1990"
    assert set(desk.kinds.values()) == {RowKind.NEW}


def test_answer_is_taken_back(desk: ImportDesk) -> None:
    desk.take_file(BAD_LIST, at=Stage.CHECK)
    before = desk.kinds
    card = next(c for c in desk.screen.check.panel.groups if c.group.code == "invalid-date")
    click(card.skip)
    desk.wait()
    assert desk.kinds[6] is RowKind.SKIPPED

    click(desk.screen.check.panel.back)
    desk.wait()

    assert desk.kinds == before


def test_equal_questions_are_settled_by_one_answer(desk: ImportDesk) -> None:
    odd = [(name, birth, "gái út", *rest) for name, birth, _, *rest in (AN, BINH, CHAU)]
    odd = [(name, birth, word, "", unit, tel) for name, birth, word, _, unit, tel in odd]
    desk.take(cells(*odd), at=Stage.CHECK)
    (card,) = desk.screen.check.panel.groups
    assert card.group.title == "Chưa rõ giới tính: “gái út”"
    assert card.group.count == "3 dòng"

    found = desk.screen.work.found
    assert found is not None
    before = weakref.ref(found)
    del found
    female = next(button for button in card.fixes if button.text() == "Nữ")
    click(female)
    desk.wait()
    # What was understood before is let go: thousands of rows after each answer would add up.
    desk.qtbot.waitUntil(lambda: before() is None)

    assert set(desk.kinds.values()) == {RowKind.NEW}
    assert {row.cell("gender").text for row in desk.table.rows.rows} == {"Nữ"}
    assert desk.screen.foot.next.text() == "&Nhập 3 người"


def test_accepted_question_lets_its_row_in(desk: ImportDesk) -> None:
    desk.take_file(BAD_LIST, at=Stage.CHECK)
    code = "citizen-id-contradicts-gender"
    card = next(c for c in desk.screen.check.panel.groups if c.group.code == code)
    click(card.fixes[0])
    desk.wait()

    assert desk.kinds[10] is RowKind.NEW


def test_del_leaves_a_row_out_and_takes_it_in_again(desk: ImportDesk, class_id: UUID) -> None:
    desk.take(cells(AN, BINH), at=Stage.CHECK)
    desk.table.go_to(3)
    for expected in (RowKind.SKIPPED, RowKind.NEW, RowKind.SKIPPED):
        QTest.keyClick(desk.table.view, Qt.Key.Key_Delete)
        desk.wait()
        assert desk.kinds == {2: RowKind.NEW, 3: expected}

    desk.go_on()
    desk.go_on()
    assert desk.names(class_id) == ["Nguyễn Văn An"]


def test_chips_filter_and_f8_takes_the_filter_off(desk: ImportDesk) -> None:
    desk.take_file(BAD_LIST, at=Stage.CHECK)
    face = next(f for f in desk.screen.check.chips.faces if f.chip.key is RowKind.NEW)
    assert face.chip.count == 4
    click(face)
    assert [row.id for row in desk.table.rows.shown] == [2, 3, 4, 5]

    QTest.keyClick(desk.table.view, Qt.Key.Key_F8)

    assert len(desk.table.rows.shown) == 13
    current = desk.table.current()
    assert current is not None
    assert current.kind is RowKind.ERROR


def test_repaired_cells_are_told_and_can_be_looked_at(desk: ImportDesk) -> None:
    number = AN[3].removeprefix("0")
    desk.take(cells((*AN[:3], number, *AN[4:]), BINH), at=Stage.CHECK)

    cell = desk.row(2).cell("citizen_id")
    assert (cell.text, cell.before, cell.mark) == (AN[3], number, Mark.FIXED)
    desk.screen.check.panel.repairs_wanted.emit()
    assert [row.id for row in desk.table.rows.shown] == [2]


def test_lost_zeros_of_a_whole_column_are_shown_and_switched_off_and_on(desk: ImportDesk) -> None:
    lost = [(*who[:3], who[3].removeprefix("0"), *who[4:]) for who in (AN, BINH)]
    desk.take(cells(*lost, CHAU), at=Stage.CHECK)
    panel = desk.screen.check.panel
    assert panel.zeros is not None
    assert [button.text() for button in panel.zeros.findChildren(Button)] == [
        "Đã thêm lại ở 2 dòng: xem cột"
    ]

    click(panel.zeros.boxes["citizen_id"])
    desk.wait()
    assert desk.kinds == {2: RowKind.ERROR, 3: RowKind.ERROR, 4: RowKind.NEW}
    assert not panel.zeros.boxes["citizen_id"].isChecked()

    click(panel.zeros.boxes["citizen_id"])
    desk.wait()
    assert set(desk.kinds.values()) == {RowKind.NEW}
    assert desk.row(2).cell("citizen_id").text == AN[3]


def test_one_right_value_is_typed_for_all_equal_cells(desk: ImportDesk) -> None:
    head = (*HEAD, "Dân tộc")
    people = [
        (*who, word) for who, word in zip((AN, BINH, CHAU), ("Nungz", "Nungz", "Tàyz"), strict=True)
    ]
    desk.take(cells(*people, head=head), at=Stage.CHECK)
    card = next(c for c in desk.screen.check.panel.groups if c.group.text == "Nungz")
    assert card.group.count == "2 dòng"
    assert card.line is not None

    card.line.setFocus()
    type_as_unikey("Nùng")
    press("\r")
    desk.wait()

    assert [desk.row(n).cell("ethnicity").text for n in (2, 3)] == ["Nùng", "Nùng"]
    assert [c.group.code for c in desk.screen.check.panel.groups] == ["unknown-ethnicity"]
    assert desk.kinds[4] is RowKind.QUESTION


def test_old_and_new_value_stand_side_by_side_in_full(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    desk = open_desk(qtbot, database, class_id)
    desk.take(cells(AN), at=Stage.WRITE)
    desk.go_on()
    desk.screen.start_over(class_id)
    narrow = desk.table.view.columnWidth(desk.table.keys.index("birth_date") + 2)
    desk.take(cells((AN[0], "05/05/1990", *AN[2:])), at=Stage.CHECK)

    assert desk.row(2).cell("birth_date").shows_two
    assert desk.table.view.columnWidth(desk.table.keys.index("birth_date") + 2) > narrow


def test_known_person_shows_old_and_new_and_a_field_can_stay(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    desk = open_desk(qtbot, database, class_id)
    desk.take(cells(AN), at=Stage.WRITE)
    desk.go_on()
    desk.screen.start_over(class_id)
    moved = (*AN[:4], "Đảng bộ xã Hội Hoan", "0988777666")
    desk.take(cells(moved, BINH), at=Stage.CHECK)
    assert desk.kinds == {2: RowKind.UPDATE, 3: RowKind.NEW}
    cell = desk.row(2).cell("phone")
    assert (cell.before, cell.text, cell.mark) == (AN[5], "0988777666", Mark.CHANGED)

    desk.table.go_to(2, "phone")
    changes = desk.screen.check.panel.changes
    assert changes is not None
    click(changes.boxes["person.phone"])
    desk.go_on()
    desk.go_on()

    person_id = desk.row(2).row.person_id
    assert person_id is not None
    with database.read() as session:
        assert details_of(session, person_id=person_id).phone == AN[5]


def twin(desk: ImportDesk) -> TwinsDialog:
    """Open the comparison of the one row that may be somebody who is kept."""
    card = next(c for c in desk.screen.check.panel.groups if c.group.code == "possible-duplicate")
    click(card.compare)
    return next(each for each in desk.screen.window().findChildren(TwinsDialog))


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        (lambda dialog: dialog.joins[0], RowKind.UPDATE),
        (lambda dialog: dialog.other, RowKind.NEW),
    ],
    ids=["the same person", "somebody else"],
)
def test_possible_twin_is_looked_at_side_by_side(
    qtbot: QtBot,
    database: Database,
    class_id: UUID,
    which: Callable[[TwinsDialog], Button],
    expected: RowKind,
) -> None:
    with database.action("Thêm người") as session:
        kept = make_person(session, "Nguyễn Văn An")
        born = details_of(session, person_id=kept).birth_date
    assert born is not None
    desk = open_desk(qtbot, database, class_id)
    desk.take(cells((AN[0], str(born.year), "", "", *AN[4:])), at=Stage.CHECK)
    card = next(c for c in desk.screen.check.panel.groups if c.group.code == "missing-gender")
    click(card.fixes[0])
    desk.wait()

    dialog = twin(desk)
    said = [label.text() for label in dialog.findChildren(Label)]
    assert any(text.startswith("Cùng họ tên") for text in said)
    assert not any("khác ngày sinh" in text for text in said)
    click(which(dialog))
    desk.wait()

    assert desk.kinds == {2: expected}

"""What the clerk settles of a list, and that the next list of the same making is read alike."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.database import Database
from app.services.upkeep.history import list_actions
from app.ui.screens.import_pages.row_bounds import FIRST, LAST
from app.ui.screens.import_pages.steps import Stage
from tests.ui.screens.import_desk import AN, BINH, CHAU, HEAD, ImportDesk, cells, click
from tests.ui.unikey import type_as_unikey

ODD_HEAD = ("STT", "Người dự học", "Sinh", "Phái", "Mã số", "Nơi cử", "Gọi")
PARTLY_ODD = (*HEAD[:5], *ODD_HEAD[5:])


def labels(database: Database) -> list[str]:
    with database.read() as session:
        return [action.label for action in list_actions(session)]


# Memory


def test_columns_chosen_once_are_proposed_for_the_next_list_and_dropped_by_one_click(
    desk: ImportDesk, class_id: UUID
) -> None:
    desk.take(cells(AN, head=ODD_HEAD), at=Stage.COLUMNS)
    desk.screen.columns.lines[1].box.choose("full_name")
    desk.wait()
    desk.screen.columns.lines[5].box.choose("unit")
    desk.screen.columns.lines[6].box.choose("phone")
    desk.wait()
    desk.screen.go_to(Stage.WRITE)
    desk.go_on()
    desk.screen.start_over(class_id)

    desk.take("DANH SÁCH MỚI\n\n" + cells(BINH, head=ODD_HEAD), at=Stage.COLUMNS)
    columns = desk.screen.columns
    assert "như lần trước, ngày 22/11/2026" in columns.recalled.title.text()
    assert not desk.screen.shape.recalled.isHidden()
    assert (columns.lines[5].box.key, columns.lines[6].box.key) == ("unit", "phone")
    assert columns.lines[5].sure.accessibleName() == "Như lần trước"

    click(columns.recalled.drop)
    desk.wait()
    assert columns.recalled.isHidden()
    assert columns.lines[5].box.key == ""


def test_word_that_was_dropped_is_forgotten_with_the_next_import(
    desk: ImportDesk, database: Database, class_id: UUID
) -> None:
    for person in (AN, BINH):
        desk.take(cells(person, head=PARTLY_ODD))
        if person is AN:
            desk.screen.process.choose(desk.screen.work.choices.with_field(5, "unit"))
        else:
            click(desk.screen.shape.recalled.drop)
        desk.wait()
        desk.screen.go_to(Stage.WRITE)
        desk.go_on()
        desk.screen.start_over(class_id)

    desk.take(cells(CHAU, head=PARTLY_ODD))
    assert desk.screen.shape.recalled.isHidden()
    assert [label for label in labels(database) if "cách đọc" in label] == [
        "Bỏ cách đọc đã nhớ của danh sách “vùng vừa dán”",
        "Nhớ cách đọc danh sách “vùng vừa dán”",
    ]


def test_list_that_the_program_read_alone_leaves_nothing_to_remember(
    desk: ImportDesk, database: Database
) -> None:
    desk.take(cells(AN), at=Stage.WRITE)
    desk.go_on()

    assert not [label for label in labels(database) if "cách đọc" in label]
    desk.take_back()
    assert labels(database)[0].startswith("Lấy lại cả lần nhập")


# Rows


def test_chosen_row_becomes_first_last_or_header_and_can_be_left_to_the_program(
    desk: ImportDesk,
) -> None:
    desk.take(cells(AN, BINH, CHAU), at=Stage.SHAPE)
    shape = desk.screen.shape
    assert shape.first.reason.startswith("Chọn một dòng")

    shape.table.choose_rows(3, 3)
    click(shape.first)
    desk.wait()
    assert shape.legend.people.text() == "2 người"
    assert shape.table.chosen == [3]
    click(shape.last)
    desk.wait()
    assert shape.legend.people.text() == "1 người"

    shape.table.choose_rows(2, 2)
    click(shape.header)
    desk.wait()
    assert shape.legend.header.text() == "Tiêu đề: dòng 2"
    click(shape.found)
    desk.wait()
    assert (shape.legend.people.text(), shape.legend.header.text()) == (
        "3 người",
        "Tiêu đề: dòng 1",
    )
    assert shape.found.isHidden()

    shape.table.choose_rows(1, 4)
    assert shape.header.reason == "Tiêu đề có nhiều nhất 3 dòng."


@pytest.mark.parametrize(
    ("which", "rows", "people"), [(FIRST, 1, "2 người"), (LAST, -2, "1 người")]
)
def test_line_around_the_people_is_dragged(
    desk: ImportDesk, which: str, rows: int, people: str
) -> None:
    desk.take(cells(AN, BINH, CHAU), at=Stage.SHAPE)
    table = desk.screen.shape.table
    start = QPoint(300, table.bounds.y_of(which))
    tall = table.verticalHeader().defaultSectionSize()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    QTest.mousePress(table.viewport(), left, none, start)
    for step in range(1, abs(rows) + 1):
        QTest.mouseMove(table.viewport(), start + QPoint(0, step * tall * (1 if rows > 0 else -1)))
    QTest.mouseRelease(table.viewport(), left, none, start)
    desk.wait()

    assert desk.screen.shape.legend.people.text() == people


# Constants and zeros


def test_gender_and_unit_are_given_for_the_whole_list(desk: ImportDesk) -> None:
    head = ("STT", "Họ và tên", "Ngày sinh")
    desk.take(cells(AN[:2], BINH[:2], head=head), at=Stage.COLUMNS)
    card = desk.screen.columns.constants
    assert list(card.editors) == ["gender", "unit"]

    gender, unit = card.editors["gender"], card.editors["unit"]
    assert not isinstance(gender, QLineEdit)
    gender.choose("Nữ")
    desk.wait()
    assert isinstance(unit, QLineEdit)
    unit.setFocus()
    type_as_unikey("Xã Na Sầm")
    QTest.keyClick(unit, Qt.Key.Key_Return)
    desk.wait()
    assert desk.screen.columns.needed.facts["gender"][1].text() == "“Nữ”"

    desk.screen.go_to(Stage.CHECK)
    assert {row.cell("gender").text for row in desk.table.rows.rows} == {"Nữ"}
    assert {row.cell("unit").text for row in desk.table.rows.rows} == {"Xã Na Sầm"}


def test_field_that_few_lists_lack_can_be_added_to_the_constants(desk: ImportDesk) -> None:
    desk.take(cells(AN), at=Stage.COLUMNS)
    card = desk.screen.columns.constants
    assert list(card.editors) == []

    card.more.choose("ethnicity")
    people = card.editors["ethnicity"]
    assert not isinstance(people, QLineEdit)
    people.choose("Nùng")
    desk.wait()

    assert desk.row(2).cell("ethnicity").text == "Nùng"

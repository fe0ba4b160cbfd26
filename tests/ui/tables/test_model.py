"""The table model sorts, filters and ticks in Python, and keeps what the user was at."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.text.order import sort_key
from app.ui.tables import RowsModel
from tests.ui.tables.people import PEOPLE, Person, columns

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
NAME, BORN, MARK = 2, 3, 4


@pytest.fixture
def model() -> RowsModel[Person]:
    made = RowsModel(columns())
    made.set_rows(PEOPLE)
    return made


def ids(model: RowsModel[Person]) -> list[int]:
    return [person.id for person in model.shown]


def test_qt_finds_the_model_sound(model: RowsModel[Person], qtmodeltester: ModelTester) -> None:
    check: Callable[[object], None] = qtmodeltester.check
    check(model)
    model.sort(NAME)
    model.filter_text("an")
    check(model)


def test_names_sort_by_given_name_in_vietnamese_order(model: RowsModel[Person]) -> None:
    model.sort(NAME)
    assert [p.name for p in model.shown] == sorted((p.name for p in PEOPLE), key=sort_key)
    assert ids(model) == [2, 3, 1, 4, 5]


def test_third_way_of_sorting_is_the_order_given(model: RowsModel[Person]) -> None:
    model.sort(BORN, DOWN)
    assert ids(model) == [4, 5, 1, 2, 3]
    model.sort(-1)
    assert ids(model) == [1, 2, 3, 4, 5]


def test_equal_rows_keep_their_order_both_ways(model: RowsModel[Person]) -> None:
    model.sort(MARK, UP)
    assert ids(model) == [3, 2, 5, 1, 4]
    model.sort(MARK, DOWN)
    assert ids(model) == [4, 1, 2, 5, 3]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("an", [1, 3]),
        ("an hoang", [3]),
        ("AN HOÀNG", [3]),
        ("Dam", [5]),
        ("09/1987", [1]),
        ("hv-004", [4]),
        ("", [1, 2, 3, 4, 5]),
        ("không có ai", []),
    ],
)
def test_filter_finds_words_in_any_order_without_marks(
    model: RowsModel[Person], typed: str, found: list[int]
) -> None:
    model.filter_text(typed)
    assert ids(model) == found
    assert model.rowCount() == len(found)
    assert model.is_filtered == bool(typed)


def test_filters_combine(model: RowsModel[Person]) -> None:
    model.filter_rows(lambda person: person.mark == 70)
    assert ids(model) == [2, 5]
    model.filter_text("nong")
    assert ids(model) == [2]
    model.filter_rows(None)
    model.filter_text("")
    assert not model.is_filtered
    assert len(ids(model)) == 5


def test_filter_sees_the_new_rows(model: RowsModel[Person]) -> None:
    model.filter_text("an")
    model.set_rows([*PEOPLE, Person(6, "Lục Văn An")])
    assert ids(model) == [1, 3, 6]


def test_ticks_survive_new_rows_and_forget_those_that_left(model: RowsModel[Person]) -> None:
    model.tick([1, 3])
    model.set_rows([person for person in PEOPLE if person.id != 3])
    assert model.ticked == {1}
    assert [person.id for person in model.ticked_rows()] == [1]


def test_ticking_all_takes_only_what_is_shown(model: RowsModel[Person]) -> None:
    model.filter_text("an")
    model.tick_shown()
    model.filter_text("")
    assert model.ticked == {1, 3}
    model.tick([1], on=False)
    assert model.ticked == {3}


def test_place_of_a_row_follows_sorting(model: RowsModel[Person]) -> None:
    here = QPersistentModelIndex(model.index(0, NAME))
    gone = QPersistentModelIndex(model.index(3, NAME))
    model.sort(NAME)
    assert model.row_at(here.row()).id == 1
    model.filter_text("an")
    assert model.row_at(here.row()).id == 1
    assert not gone.isValid()
    assert model.line_of(1) == here.row()
    assert model.line_of(4) == -1


def test_screen_readers_hear_column_and_value(model: RowsModel[Person]) -> None:
    def spoken(column: int) -> object:
        return model.data(model.index(0, column), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken(NAME) == "Họ và tên: Lý Thị Lan Anh"
    assert spoken(0) == "chưa chọn"
    model.tick([1])
    assert spoken(0) == "đã chọn"
    model.set_rows([Person(9, "An")])
    assert spoken(BORN) == "Ngày sinh: để trống"


def test_model_answers_titles_tooltips_and_nothing_else(model: RowsModel[Person]) -> None:
    across, upright = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(NAME, across) == "Họ và tên"
    assert model.headerData(NAME, upright) is None
    assert model.headerData(99, across) is None
    tooltip = Qt.ItemDataRole.ToolTipRole
    assert model.data(model.index(0, NAME), tooltip) == "mã 1"
    assert model.data(model.index(0, BORN), tooltip) is None
    assert model.data(model.index(0, NAME), Qt.ItemDataRole.BackgroundRole) is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


def test_copied_rows_are_cells_parted_by_tabs(model: RowsModel[Person]) -> None:
    cells = model.copied(model.shown[1:2]).split("\t")
    assert cells[:3] == ["2", "Nông Thị Ái", "08/05/1981"]
    assert len(cells) == len(model.columns) - 1


@given(st.lists(st.integers(0, 30), unique=True), st.sampled_from(["", "1", "ghi chu 2"]))
def test_sorting_and_filtering_never_lose_or_double_a_row(numbers: list[int], typed: str) -> None:
    model = RowsModel(columns())
    people = [Person(number, f"An {number}") for number in numbers]
    model.set_rows(people)
    model.sort(1, DOWN)
    model.filter_text(typed)
    shown = ids(model)
    assert shown == sorted(shown, reverse=True)
    model.filter_text("")
    assert sorted(ids(model)) == sorted(numbers)

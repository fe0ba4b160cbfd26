"""Lists of thousands are sorted, searched and copied in slices: the window waits for none of it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.slices import SLICE, Slices
from app.ui.tables import Column, RowsModel, Table
from tests.ui.tables.people import Person

COUNT = 3 * SLICE + 1
MANY = tuple(Person(n, f"Nông Văn {n:05}") for n in range(COUNT))
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class Touched:
    """Columns that count the rows looked at since it was last asked."""

    def __init__(self) -> None:
        self._count = 0

    def columns(self) -> list[Column[Person]]:
        return [Column("TT", self._text, sort=self._key)]

    def take(self) -> int:
        taken, self._count = self._count, 0
        return taken

    def _text(self, person: Person) -> str:
        self._count += 1
        return f"{person.id} {person.name}"

    def _key(self, person: Person) -> int:
        self._count += 1
        return person.id % 7


@pytest.fixture
def touched() -> Touched:
    return Touched()


@pytest.fixture
def model(touched: Touched) -> RowsModel[Person]:
    made = RowsModel(touched.columns())
    made.set_rows(MANY)
    return made


def finish(qtbot: QtBot, model: RowsModel[Person]) -> None:
    with qtbot.waitSignal(model.layoutChanged):
        pass


def sorted_ids(*, down: bool = False) -> list[int]:
    return sorted(range(COUNT), key=lambda number: number % 7, reverse=down)


def ids(model: RowsModel[Person]) -> list[int]:
    return [person.id for person in model.shown]


def test_sorting_looks_at_one_slice_before_the_window_goes_on(
    model: RowsModel[Person], touched: Touched, qtbot: QtBot
) -> None:
    model.sort(0, UP)
    assert touched.take() == SLICE
    assert ids(model) == list(range(COUNT))
    finish(qtbot, model)
    assert ids(model) == sorted_ids()
    assert touched.take() == COUNT - SLICE
    model.sort(0, DOWN)  # the keys are there
    assert ids(model) == sorted_ids(down=True)
    assert touched.take() == 0


def test_typing_looks_at_one_slice_and_the_newest_word_holds(
    model: RowsModel[Person], touched: Touched, qtbot: QtBot
) -> None:
    model.filter_text("nong")
    model.filter_text("nong 00012")
    assert touched.take() == 2 * SLICE
    finish(qtbot, model)
    assert ids(model) == [12]
    assert touched.take() == COUNT - 2 * SLICE


def test_rows_read_again_stay_in_place_until_they_are_sorted(
    model: RowsModel[Person], touched: Touched, qtbot: QtBot
) -> None:
    model.sort(0, UP)
    finish(qtbot, model)
    touched.take()
    fresh = [replace(person, mark=70) for person in MANY if person.id != 14]
    model.set_rows([*fresh, Person(COUNT, "Người mới")])
    assert touched.take() == SLICE
    assert ids(model) == [*(one for one in sorted_ids() if one != 14), COUNT]
    assert model.row_at(0).mark == 70
    finish(qtbot, model)
    assert ids(model) == sorted((one for one in range(COUNT + 1) if one != 14), key=lambda n: n % 7)


def test_a_whole_list_is_copied_in_slices_and_stays_selected(
    touched: Touched, qtbot: QtBot
) -> None:
    table: Table[Person] = Table(touched.columns())
    qtbot.addWidget(table)
    table.show_rows(MANY)
    table.select(3)
    table.view.selectAll()
    touched.take()
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert touched.take() == SLICE

    def is_copied() -> bool:
        return QGuiApplication.clipboard().text().count("\n") == COUNT - 1

    qtbot.waitUntil(is_copied)
    assert touched.take() == COUNT - SLICE
    table.show_rows([person for person in MANY if person.id != 5])
    assert table.view.selected_lines() == list(range(COUNT - 1))
    assert table.current() == MANY[3]


def test_work_of_one_step_is_done_at_once_and_stopped_work_never_ends(qtbot: QtBot) -> None:
    done: list[str] = []

    def two_steps() -> Iterator[None]:
        yield
        done.append("second")

    slices = Slices()
    slices.begin(iter(()), lambda: done.append("small"))
    assert done == ["small"]
    slices.begin(two_steps(), lambda: done.append("never"))
    slices.stop()
    assert slices.is_done
    slices.begin(two_steps(), lambda: done.append("end"))
    qtbot.waitUntil(lambda: slices.is_done)
    assert done == ["small", "second", "end"]


def test_columns_of_a_long_list_fit_words_far_down_once_all_were_looked_at(qtbot: QtBot) -> None:
    looked: list[int] = []

    def said(person: Person) -> str:
        looked.append(person.id)
        return "Ủy viên Ban Chấp hành" if person.id == COUNT - 1 else "x"

    post = Column("Chức vụ", said, width=240, fit=True)
    table: Table[Person] = Table([Column("Họ và tên", lambda p: p.name), post])
    qtbot.addWidget(table)
    table.show_rows(MANY[:1])
    narrow = table.view.columnWidth(1)
    looked.clear()
    table.show_rows(MANY)
    assert looked == []
    qtbot.waitUntil(lambda: len(looked) == COUNT)
    assert narrow < 120 < table.view.columnWidth(1) <= 240

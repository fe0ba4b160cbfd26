"""The grid of the roll call under real keys and clicks."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from app.models.values import AttendanceMark
from app.ui.grids.roll_grid import Change, RollGrid
from app.ui.grids.sheet import BARRED
from tests.ui.grids.rolls import Writer, make_grid, make_sheet

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def writer() -> Writer:
    """What takes the changes."""
    return Writer()


@pytest.fixture
def grid(qtbot: QtBot, writer: Writer) -> RollGrid:
    """A shown grid of five people and four half-days with the keyboard."""
    made = make_grid(writer)
    qtbot.addWidget(made)
    made.show()
    made.focus()
    return made


def press(grid: RollGrid, *keys: Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press keys in the cells."""
    for key in keys:
        QTest.keyClick(grid.body, key, modifier or Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        (Key.Key_1, AttendanceMark.PRESENT),
        (Key.Key_2, AttendanceMark.LATE),
        (Key.Key_3, AttendanceMark.EXCUSED),
        (Key.Key_4, AttendanceMark.UNEXCUSED),
        (Key.Key_5, AttendanceMark.MADE_UP),
    ],
)
def test_a_digit_marks_and_goes_down(
    grid: RollGrid, writer: Writer, key: Key, mark: AttendanceMark
) -> None:
    press(grid, key)
    assert writer.written == [[Change(0, 0, mark)]]
    assert grid.current.place == (1, 0)


def test_a_digit_that_is_refused_stays_where_it_is(grid: RollGrid, writer: Writer) -> None:
    writer.refuses = True
    press(grid, Key.Key_1)
    assert grid.current.place == (0, 0)


def test_the_number_pad_marks_too(grid: RollGrid, writer: Writer) -> None:
    QTest.keyClick(grid.body, Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert writer.sheet.cells[0][0] == "excused"


def test_space_goes_round_the_marks_without_moving(grid: RollGrid, writer: Writer) -> None:
    seen = []
    for _ in range(6):
        press(grid, Key.Key_Space)
        seen.append(writer.sheet.cells[0][0])
    assert seen == ["present", "late", "excused", "unexcused", "made_up", "present"]
    assert grid.current.place == (0, 0)


def test_delete_takes_a_mark_away(grid: RollGrid, writer: Writer) -> None:
    press(grid, Key.Key_1, Key.Key_Up, Key.Key_Delete)
    assert writer.sheet.cells[0][0] == ""


def test_zero_asks_to_fill_the_half_day(grid: RollGrid, qtbot: QtBot) -> None:
    press(grid, Key.Key_Right)
    with qtbot.waitSignal(grid.fill_wanted) as asked:
        press(grid, Key.Key_0)
    assert asked.args == [1]


def test_a_block_is_marked_by_one_digit_in_one_act(grid: RollGrid, writer: Writer) -> None:
    press(grid, Key.Key_Down, Key.Key_Down, modifier=SHIFT)
    press(grid, Key.Key_4)
    assert len(writer.written) == 1
    assert [writer.sheet.cells[row][0] for row in range(5)] == ["unexcused"] * 3 + ["", ""]
    assert grid.current.rows == range(0, 3)


def test_control_d_copies_the_mark_above_down(grid: RollGrid, writer: Writer) -> None:
    writer.sheet.cells[0][0] = "late:3"
    press(grid, Key.Key_Down)
    press(grid, Key.Key_D, Key.Key_D, modifier=CONTROL)
    assert [writer.sheet.cells[row][0] for row in range(4)] == ["late:3", "late:3", "late:3", ""]
    assert grid.current.place == (3, 0)


def test_control_d_in_a_block_copies_its_first_mark(grid: RollGrid, writer: Writer) -> None:
    writer.sheet.cells[1][0] = "excused"
    press(grid, Key.Key_Down)
    press(grid, Key.Key_Down, Key.Key_Down, modifier=SHIFT)
    press(grid, Key.Key_D, modifier=CONTROL)
    assert [writer.sheet.cells[row][0] for row in range(5)] == ["", *["excused"] * 3, ""]


def test_f8_goes_through_what_waits_and_round_the_end(qtbot: QtBot, writer: Writer) -> None:
    marks = [["present", "", "", ""], ["", "present", "", ""], ["present", "", "", ""]]
    grid = make_grid(writer, make_sheet(3, 4, cells=marks, later=(3,), closed=(2,)))
    qtbot.addWidget(grid)
    places = []
    for _ in range(4):
        press(grid, Key.Key_F8)
        places.append(grid.current.place)
    assert places == [(1, 0), (0, 1), (2, 1), (1, 0)]
    press(grid, Key.Key_F8, modifier=SHIFT)
    assert grid.current.place == (2, 1)


def test_moving_keys_stay_inside_the_grid(grid: RollGrid) -> None:
    press(grid, Key.Key_Up, Key.Key_Left)
    assert grid.current.place == (0, 0)
    press(grid, Key.Key_End)
    assert grid.current.place == (0, 3)
    press(grid, Key.Key_End, modifier=CONTROL)
    assert grid.current.place == (4, 3)
    press(grid, Key.Key_PageUp, Key.Key_Home)
    assert grid.current.place == (0, 0)
    press(grid, Key.Key_Down, modifier=CONTROL)
    assert grid.current.place == (4, 0)


def test_tab_leaves_the_grid(grid: RollGrid) -> None:
    press(grid, Key.Key_Tab)
    assert grid.current.place == (0, 0)


def test_a_barred_cell_takes_no_mark_and_says_so(
    grid: RollGrid, writer: Writer, qtbot: QtBot
) -> None:
    writer.sheet.cells[0][0] = BARRED
    with qtbot.waitSignal(grid.barred_hit) as hit:
        press(grid, Key.Key_1)
    assert hit.args == [0, 0]
    press(grid, Key.Key_Space, Key.Key_Delete, Key.Key_F2)
    assert writer.written == []
    assert writer.sheet.cells[0][0] == BARRED


def test_f2_asks_for_the_periods_attended(grid: RollGrid, writer: Writer) -> None:
    press(grid, Key.Key_F2)
    assert grid.popup is not None
    QTest.keyClick(grid.popup, Key.Key_3)
    assert writer.sheet.cells[0][0] == "late:3"
    assert grid.current.place == (1, 0)


def test_somebody_excused_for_part_of_a_half_day_stays_excused(
    grid: RollGrid, writer: Writer
) -> None:
    press(grid, Key.Key_3, Key.Key_Up, Key.Key_F2)
    assert grid.popup is not None
    grid.popup.buttons[2].click()
    assert writer.sheet.cells[0][0] == "excused:2"


def test_esc_closes_the_question_and_changes_nothing(grid: RollGrid, writer: Writer) -> None:
    press(grid, Key.Key_F2)
    assert grid.popup is not None
    QTest.keyClick(grid.popup, Key.Key_Escape)
    assert writer.written == []


def centre(grid: RollGrid, row: int, column: int) -> QPoint:
    """Return the middle of a cell in the viewport."""
    return grid.body.cell_area(row, column).center()


def test_a_click_goes_to_a_cell_and_a_double_click_marks(grid: RollGrid, writer: Writer) -> None:
    QTest.mouseClick(grid.body.viewport(), Qt.MouseButton.LeftButton, pos=centre(grid, 2, 1))
    assert grid.current.place == (2, 1)
    assert writer.written == []
    QTest.mouseDClick(grid.body.viewport(), Qt.MouseButton.LeftButton, pos=centre(grid, 3, 2))
    assert grid.current.place == (3, 2)
    assert writer.sheet.cells[3][2] == "present"


def test_a_click_on_a_name_keeps_the_half_day(grid: RollGrid) -> None:
    grid.go_to(0, 2)
    QTest.mouseClick(grid.body.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, 60))
    assert grid.current.place == (2, 2)


def test_a_click_with_shift_spreads_the_block(grid: RollGrid) -> None:
    grid.go_to(1, 1)
    viewport, button = grid.body.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, button, SHIFT, centre(grid, 3, 1))
    assert grid.current.rows == range(1, 4)
    assert grid.current.columns == range(1, 2)


def test_a_click_on_a_half_day_goes_to_the_first_who_waits(grid: RollGrid, writer: Writer) -> None:
    writer.sheet.cells[0][2] = "present"
    x = grid.body.cell_area(0, 2).center().x()
    QTest.mouseClick(grid.head, Qt.MouseButton.LeftButton, pos=QPoint(x, 30))
    assert grid.current.place == (1, 2)


def test_the_menu_offers_the_marks_to_the_mouse(grid: RollGrid, writer: Writer) -> None:
    grid.go_to(1, 1)
    grid.show_menu(1, 1, None)
    assert grid.menu is not None
    texts = [action.text().partition("\t")[0] for action in grid.menu.actions()]
    assert texts[:5] == ["Có mặt", "Muộn", "Vắng có phép", "Vắng không phép", "Học bù"]
    grid.menu.actions()[3].trigger()
    assert writer.sheet.cells[1][1] == "unexcused"


def test_screen_readers_hear_who_and_what(grid: RollGrid) -> None:
    press(grid, Key.Key_3, Key.Key_Up)
    assert grid.body.accessibleName() == "Nguyễn Văn A"
    assert grid.body.accessibleDescription() == "vắng có phép"
    press(grid, Key.Key_Down)
    assert grid.body.accessibleDescription() == "chưa ghi"


def test_the_mouse_shows_what_a_cell_is(grid: RollGrid, qtbot: QtBot) -> None:
    at = centre(grid, 1, 2)
    event = QHelpEvent(QEvent.Type.ToolTip, at, grid.body.viewport().mapToGlobal(at))
    grid.body.viewportEvent(event)
    qtbot.waitUntil(lambda: QToolTip.text() == "1:2")
    QToolTip.hideText()


def test_the_cell_in_hand_stays_in_sight_when_the_window_becomes_small(
    qtbot: QtBot, writer: Writer
) -> None:
    grid = make_grid(writer, make_sheet(40, 20))
    qtbot.addWidget(grid)
    grid.show()
    grid.go_to(30, 15)
    grid.resize(500, 260)
    area, shape = grid.body.cell_area(30, 15), grid.body.shape
    assert shape.left_width < area.left()
    assert area.right() < shape.view_end
    assert area.top() >= 0
    assert area.bottom() < grid.body.viewport().height()


def test_the_cell_of_the_keyboard_is_told_to_what_may_not_cover_it(grid: RollGrid) -> None:
    press(grid, Key.Key_Down, Key.Key_Right)
    told = grid.body.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert told == grid.body.cell_area(1, 1).translated(grid.body.viewport().pos())

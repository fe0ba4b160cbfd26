"""What the grid draws: grounds, ring, frozen parts, sharp at every scale, quick at 200 × 60."""

import time
from collections.abc import Callable
from statistics import median

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.grids.faces import draw_face
from app.ui.grids.roll_grid import RollGrid
from app.ui.grids.roll_marks import face_of
from app.ui.grids.sheet import BARRED
from app.ui.monitor import monitor_of
from tests.ui.grids.rolls import Writer, make_grid, make_sheet


@pytest.fixture
def grid(qtbot: QtBot) -> RollGrid:
    """A shown grid whose last half-day is to come; the cursor is in the second."""
    marks = [["present", "", "", ""] for _ in range(5)]
    made = make_grid(Writer(), make_sheet(cells=marks, later=(3,)))
    qtbot.addWidget(made)
    made.show()
    made.go_to(2, 1)
    return made


def colour_in(grid: RollGrid, row: int, column: int, *, corner: bool = True) -> str:
    """Return the colour in the corner or the middle of a cell."""
    area = grid.body.cell_area(row, column)
    at = area.topLeft() + QPoint(4, 4) if corner else area.center()
    return grid.body.viewport().grab().toImage().pixelColor(at).name().upper()


def test_the_half_day_in_hand_is_tinted_and_those_to_come_stand_back(grid: RollGrid) -> None:
    colours = theme.colours()
    assert colour_in(grid, 0, 0) == colours.surface
    assert colour_in(grid, 0, 1) == colours.accent_soft
    assert colour_in(grid, 0, 3) == colours.window


def test_the_head_of_the_half_day_in_hand_is_filled(grid: RollGrid) -> None:
    image = grid.head.grab().toImage()
    at = QPoint(grid.body.cell_area(0, 1).left() + 3, grid.head.height() - 4)
    assert image.pixelColor(at).name().upper() == theme.colours().accent


def test_a_mark_is_drawn_in_the_middle_of_its_cell(grid: RollGrid) -> None:
    assert colour_in(grid, 0, 0, corner=False) == theme.colours().text3
    assert colour_in(grid, 0, 2, corner=False) == theme.colours().surface


def test_a_barred_cell_stands_back(grid: RollGrid) -> None:
    grid.sheet.cells[1][1] = BARRED
    grid.cell_changed(1, 1)
    assert colour_in(grid, 1, 1) == theme.colours().window


def test_the_ring_is_shown_for_the_keyboard(grid: RollGrid, qtbot: QtBot) -> None:
    area = grid.body.cell_area(2, 1)
    edge = QPoint(area.center().x(), area.top())
    grid.body.clearFocus()
    without = grid.body.viewport().grab().toImage().pixelColor(edge).name().upper()
    assert without != theme.colours().accent_text
    grid.focus()
    qtbot.waitUntil(grid.body.hasFocus)
    found = grid.body.viewport().grab().toImage().pixelColor(edge).name().upper()
    assert found == theme.colours().accent_text


def test_the_dark_theme_reaches_what_was_drawn_before(grid: RollGrid, qapp: QApplication) -> None:
    assert colour_in(grid, 0, 0, corner=False) == theme.colours().text3
    theme.apply_theme(qapp, dark=True)
    assert colour_in(grid, 0, 0) == theme.colours().surface
    assert colour_in(grid, 0, 0, corner=False) == theme.colours().text3


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_marks_are_drawn_in_the_pixels_of_the_screen(ratio: float) -> None:
    left, top, image = draw_face(face_of("unexcused"), ratio)
    assert image.devicePixelRatio() == 1.0
    assert (image.width(), image.height()) == (round(23 * ratio), round(20 * ratio))
    assert (left, top) == (-image.width() // 2, -image.height() // 2)


def test_a_part_of_a_half_day_shows_its_figure() -> None:
    whole = draw_face(face_of("late"), 1.0)[2].toImage()
    part = draw_face(face_of("late:3"), 1.0)[2].toImage()
    assert part != whole


def test_all_lines_are_equally_thin_at_125_per_cent(grid: RollGrid) -> None:
    body = grid.body
    body.view.ratio = 1.25
    image = QImage(900, 240, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1.25)
    painter = QPainter(image)
    body._painter.paint(painter, QRect(0, 0, 720, 190), body.shape, body.view)
    painter.end()
    x = round((body.cell_area(0, 2).left() + 4) * 1.25)
    line = QColor(theme.colours().line2)
    inked = [y for y in range(round(5 * body.shape.row * 1.25)) if image.pixelColor(x, y) == line]
    assert len(inked) == 5


class Floor(QWidget):
    """The least that any grid must do: copy one picture for each cell in sight (performance §6)."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures = [QPixmap(25, 21) for _ in range(4)]
        for picture in self._pictures:
            picture.fill(QColor("#d5f5d5"))

    def paintEvent(self, event: object) -> None:
        """Copy a picture for every cell of 26 × 22 px."""
        painter = QPainter(self)
        for row in range(self.height() // 22 + 1):
            for column in range(self.width() // 26 + 1):
                painter.drawPixmap(column * 26, row * 22, self._pictures[(row + column) % 4])


def cost(act: Callable[[], object]) -> float:
    """Return the processor time of an act in ms, the middle of fifteen."""
    found = []
    for _ in range(15):
        start = time.process_time()
        act()
        found.append((time.process_time() - start) * 1000)
    return median(found)


@pytest.mark.long
def test_two_hundred_people_and_sixty_half_days_paint_as_quickly_as_bare_pictures(
    qtbot: QtBot,
) -> None:
    keys = ("present", "present", "late", "excused", "unexcused", "made_up", "late:3")
    cells = [[keys[(row * 7 + at * 3) % 7] for at in range(60)] for row in range(200)]
    grid, floor = make_grid(Writer(), make_sheet(200, 60, cells=cells)), Floor()
    for widget in (grid, floor):
        qtbot.addWidget(widget)
        widget.resize(1600, 900)
        widget.show()
    ratio = cost(grid.body.viewport().grab) / cost(floor.grab)
    assert ratio <= 1.5


def test_what_is_scrolled_looks_as_if_it_had_been_painted(qtbot: QtBot) -> None:
    marks = [
        [("present", "excused", "", "late")[(row + at) % 4] for at in range(4)] for row in range(60)
    ]
    grid = make_grid(Writer(), make_sheet(60, cells=marks))
    qtbot.addWidget(grid)
    grid.resize(700, 400)
    grid.show()
    grid.focus()
    for row in (0, 30, 31, 32, 45, 20, 19):
        grid.go_to(row, 1)
        QApplication.processEvents()
        seen = monitor_of(grid).grabWindow(grid.winId()).toImage()
        painted = grid.grab().toImage()
        assert seen.convertToFormat(painted.format()) == painted, row

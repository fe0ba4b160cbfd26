"""Paints the cells and frozen parts of a grid into a rectangle, from pictures that are kept."""

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from app.ui import paint, theme
from app.ui.grids.cursor import Cursor
from app.ui.grids.faces import Picture, draw_barred, draw_face
from app.ui.grids.geometry import Geometry
from app.ui.grids.sheet import BARRED, Sheet
from app.ui.grids.strips import Strips


class View:
    """What is in sight: the scroll offsets, the cursor, the row under the mouse."""

    def __init__(self) -> None:
        self.x = 0
        self.y = 0
        self.cursor = Cursor()
        self.hovered = -1
        self.focused = False
        self.ratio = 1.0


class GridPainter:
    """Paints one sheet; the widget tells it when values or the look have changed."""

    def __init__(self) -> None:
        self.sheet: Sheet[Any] = Sheet()
        self._faces: dict[str, Picture] = {}
        self._left = Strips()
        self._right = Strips()
        self._ratio = 1.0

    def forget(self) -> None:
        """Draw everything anew: another sheet, another look, another screen."""
        self._faces.clear()
        self._left.clear()
        self._right.clear()

    def forget_row(self, line: int) -> None:
        """Draw the frozen parts of one row anew."""
        self._left.forget(line)
        self._right.forget(line)

    def paint(self, painter: QPainter, dirty: QRect, shape: Geometry, view: View) -> None:
        """Paint what lies in `dirty`."""
        if view.ratio != self._ratio:
            self._ratio = view.ratio
            self.forget()
        painter.fillRect(dirty, QColor(theme.colours().surface))
        if not self.sheet.rows:
            return
        rows = self._rows_in(dirty, shape, view)
        columns = shape.columns_between(dirty.left(), dirty.right(), view.x)
        self._paint_grounds(painter, rows, columns, shape, view)
        # Pictures and lines are painted in whole pixels of the screen, whatever its scale, so that
        # nothing is stretched and all lines are equally thin.
        painter.save()
        painter.scale(1 / view.ratio, 1 / view.ratio)
        self._paint_cells(painter, rows, columns, shape, view)
        self._paint_lines(painter, rows, columns, shape, view)
        self._paint_sides(painter, dirty, rows, shape, view)
        painter.restore()
        self._paint_ring(painter, shape, view)

    def _rows_in(self, dirty: QRect, shape: Geometry, view: View) -> range:
        first = (dirty.top() + view.y) // shape.row
        last = (dirty.bottom() + view.y) // shape.row
        return range(max(0, first), min(len(self.sheet.rows), last + 1))

    def _paint_grounds(
        self, painter: QPainter, rows: range, columns: range, shape: Geometry, view: View
    ) -> None:
        colours = theme.colours()
        top, tall = rows.start * shape.row - view.y, len(rows) * shape.row
        for column in columns:
            ground = ""
            if column == view.cursor.column:
                ground = colours.accent_soft
            elif self.sheet.heads[column].later:
                ground = colours.window
            if ground:
                area = QRect(shape.cell_x(column, view.x), top, shape.cell, tall)
                painter.fillRect(area, QColor(ground))
        if view.cursor.is_block:
            block, across = view.cursor.rows, view.cursor.columns
            left = shape.cell_x(across.start, view.x)
            upper = block.start * shape.row - view.y
            area = QRect(left, upper, len(across) * shape.cell, len(block) * shape.row)
            painter.fillRect(area, QColor(colours.sel))

    def _paint_cells(
        self, painter: QPainter, rows: range, columns: range, shape: Geometry, view: View
    ) -> None:
        ratio, faces, cells = view.ratio, self._faces, self.sheet.cells
        hints = self.sheet.hints
        draw = painter.drawPixmap
        middles = [
            (column, round((shape.cell_x(column, view.x) + (shape.cell + 1) / 2) * ratio))
            for column in columns
        ]
        for row in rows:
            line = cells[row]
            middle = round((row * shape.row - view.y + (shape.row - 1) / 2) * ratio)
            for column, x in middles:
                key = line[column] or (hints and hints.get((row, column)))
                if key:
                    picture = faces.get(key)
                    if picture is None:
                        picture = faces[key] = self._drawn(key, shape)
                    draw(x + picture[0], middle + picture[1], picture[2])

    def _paint_lines(
        self, painter: QPainter, rows: range, columns: range, shape: Geometry, view: View
    ) -> None:
        ratio, thin = view.ratio, QColor(theme.colours().line2)
        wide = round(shape.width * ratio)
        one = _thinnest(ratio)
        for row in rows:
            painter.fillRect(0, _row_end(row, shape, view) - one, wide, one, thin)
        line = QColor(theme.colours().line)
        top, tall = self._upright(rows, shape, view)
        for column in columns:
            if self.sheet.group_start(column):
                left = round(shape.cell_x(column, view.x) * ratio)
                painter.fillRect(left, top, one, tall, line)

    def _drawn(self, key: str, shape: Geometry) -> Picture:
        if key == BARRED:
            return draw_barred(shape.cell, shape.row, self._ratio)
        return draw_face(self.sheet.face(key), self._ratio)

    def _paint_sides(
        self, painter: QPainter, dirty: QRect, rows: range, shape: Geometry, view: View
    ) -> None:
        right_x = shape.right_x(view.x)
        ends = min(shape.width, right_x + shape.right_width)
        if dirty.right() >= right_x and ends > shape.left_width:
            self._paint_side(painter, self._right, rows, right_x, shape, view)
        if dirty.left() <= shape.left_width:
            self._paint_side(painter, self._left, rows, 0, shape, view)
        if not shape.columns:
            return
        top, tall = self._upright(rows, shape, view)
        one, line = _thinnest(view.ratio), QColor(theme.colours().line)
        for x in {shape.left_width, max(right_x, shape.left_width)}:
            painter.fillRect(round(x * view.ratio), top, one, tall, line)

    def _paint_side(
        self, painter: QPainter, strips: Strips, rows: range, x: int, shape: Geometry, view: View
    ) -> None:
        colours, ratio, sheet = theme.colours(), view.ratio, self.sheet
        columns = shape.left if strips is self._left else shape.right
        width = shape.left_width if strips is self._left else shape.right_width
        surface, hover = QColor(colours.surface), QColor(colours.hover)
        thin, one = QColor(colours.line2), _thinnest(ratio)
        left, wide = round(x * ratio), round(width * ratio)
        for row in rows:
            top, end = _row_end(row - 1, shape, view), _row_end(row, shape, view)
            lit = row in (view.hovered, view.cursor.row)
            painter.fillRect(left, top, wide, end - top - one, hover if lit else surface)
            painter.fillRect(left, end - one, wide, one, thin)
            item = sheet.rows[row]
            image = strips.picture(row, item, columns, shape.row, ratio, grey=sheet.greyed(item))
            painter.drawPixmap(left, top, image)

    def _upright(self, rows: range, shape: Geometry, view: View) -> tuple[int, int]:
        """Return top and height of lines along these rows, in pixels of the screen."""
        top = _row_end(rows.start - 1, shape, view)
        return top, _row_end(rows.stop - 1, shape, view) - top

    def _paint_ring(self, painter: QPainter, shape: Geometry, view: View) -> None:
        if not self.sheet.has_cells:
            return
        cell = cell_rect(shape, view, *view.cursor.place)
        area = QRect(shape.left_width, 0, shape.view_end - shape.left_width, cell.bottom() + 9)
        painter.setClipRect(area.adjusted(-1, 0, 1, 0))
        if view.focused:
            paint.focus_ring(painter, cell.adjusted(0, -1, 0, 0).toRectF())
        else:
            edge = theme.colours().field_edge
            paint.box(painter, cell.toRectF(), 4, edge=edge)
        painter.setClipping(False)


def _row_end(row: int, shape: Geometry, view: View) -> int:
    """Return where a row ends, in pixels of the screen."""
    return round(((row + 1) * shape.row - view.y) * view.ratio)


def _thinnest(ratio: float) -> int:
    """Return the width of a line of 1 px, in pixels of the screen."""
    return max(1, int(ratio))


def cell_rect(shape: Geometry, view: View, row: int, column: int) -> QRect:
    """Return where a cell stands in the viewport, without its lines."""
    left = shape.cell_x(column, view.x)
    return QRect(left + 1, row * shape.row - view.y, shape.cell - 1, shape.row - 1)

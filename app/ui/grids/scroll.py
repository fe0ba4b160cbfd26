"""The part of a grid that scrolls: lays out, paints and repaints the cells of a sheet."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from app.ui import theme
from app.ui.grids.geometry import Geometry
from app.ui.grids.painter import GridPainter, View, cell_rect
from app.ui.grids.sheet import Place, Sheet


class GridScroll(QAbstractScrollArea):
    """A sheet in sight. `scrolled` comes when head and foot must follow sideways."""

    scrolled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet[Any] = Sheet()
        self.view = View()
        self.shape = Geometry.of(self.sheet, 0)
        self._painter = GridPainter()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.announcer.changed.connect(self._look_changed)

    def show_sheet(self, sheet: Sheet[Any]) -> None:
        """Show a sheet."""
        self.sheet = self._painter.sheet = sheet
        self._lay_out()

    def bring_into_sight(self, row: int, column: int) -> None:
        """Scroll as little as needed so that a cell is wholly seen."""
        rect = cell_rect(self.shape, self.view, row, column)
        across, upright = self.horizontalScrollBar(), self.verticalScrollBar()
        if rect.left() <= self.shape.left_width:
            across.setValue(across.value() - (self.shape.left_width + 1 - rect.left()))
        elif rect.right() >= self.shape.view_end:
            across.setValue(across.value() + rect.right() - self.shape.view_end + 1)
        below = rect.bottom() + 2 - self.viewport().height()
        if rect.top() < 0:
            upright.setValue(upright.value() + rect.top())
        elif below > 0:
            upright.setValue(upright.value() + below)

    def cell_area(self, row: int, column: int) -> QRect:
        """Return where a cell stands in the viewport."""
        return cell_rect(self.shape, self.view, row, column)

    def cell_changed(self, row: int, column: int, *, at_once: bool = False) -> None:
        """Paint a cell anew, before anything else happens where `at_once` asks for it."""
        area = self.cell_area(row, column)
        if at_once:
            self.viewport().repaint(area)
        else:
            self.viewport().update(area)

    def row_changed(self, row: int) -> None:
        """Paint the frozen parts of a row anew."""
        self._painter.forget_row(row)
        self.update_rows(range(row, row + 1))

    def place_at(self, point: QPoint) -> Place | None:
        """Return the cell at a point of the viewport; the column is -1 in the frozen parts."""
        row = (point.y() + self.view.y) // self.shape.row
        if point.y() < 0 or not 0 <= row < len(self.sheet.rows):
            return None
        return row, self.shape.column_at(point.x(), self.view.x)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has to be painted."""
        self.view.ratio = self.devicePixelRatioF()
        self.view.focused = self.hasFocus()
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event.rect(), self.shape, self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bars."""
        self.view.x = self.horizontalScrollBar().value()
        self.view.y = self.verticalScrollBar().value()
        if dx or not self.view.ratio.is_integer():
            self.viewport().update()
        else:
            # Up and down everything moves alike: what is painted already is moved, not painted.
            self.viewport().scroll(0, dy)
        if dx:
            self.scrolled.emit()

    # Inside

    def _lay_out(self) -> None:
        size = self.viewport().size()
        self.shape = Geometry.of(self.sheet, size.width())
        self._painter.forget()
        upright, across = self.verticalScrollBar(), self.horizontalScrollBar()
        upright.setSingleStep(self.shape.row)
        upright.setPageStep(size.height())
        upright.setRange(0, max(0, len(self.sheet.rows) * self.shape.row - size.height()))
        across.setSingleStep(self.shape.cell)
        across.setPageStep(max(self.shape.cell, self.shape.view_end - self.shape.left_width))
        across.setRange(0, self.shape.overflow)
        self.viewport().update()
        self.scrolled.emit()

    def update_rows(self, rows: range) -> None:
        """Paint these rows anew."""
        top = rows.start * self.shape.row - self.view.y - 2
        self.viewport().update(0, top, self.viewport().width(), len(rows) * self.shape.row + 4)

    def hover(self, row: int) -> None:
        """Light a row; -1 lights none."""
        before, self.view.hovered = self.view.hovered, row
        for changed in {before, row} - {-1} if before != row else set():
            self.update_rows(range(changed, changed + 1))

    def _look_changed(self) -> None:
        self._painter.forget()
        self._lay_out()

"""The scrolling part of a grid: one widget that paints every cell and is moved through."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from app.ui import theme
from app.ui.grids.cursor import Cursor
from app.ui.grids.geometry import Geometry
from app.ui.grids.moves import moved
from app.ui.grids.painter import GridPainter, View, cell_rect
from app.ui.grids.sheet import Place, Sheet
from app.ui.grids.speech import say

KeyTaker = Callable[[QKeyEvent], bool]


class GridBody(QAbstractScrollArea):
    """Cells and frozen columns of a sheet.

    `take_key` is asked before the grid's own keys. `moved` carries the new place of the cursor,
    `scrolled` comes when head and foot must follow sideways, `double_clicked` and `menu_asked`
    carry a cell.
    """

    moved = Signal(int, int)
    scrolled = Signal()
    double_clicked = Signal(int, int)
    menu_asked = Signal(int, int, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.take_key: KeyTaker = _take_none
        self.sheet: Sheet[Any] = Sheet()
        self.view = View()
        self.shape = Geometry.of(self.sheet, 0)
        self._painter = GridPainter()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.announcer.changed.connect(self._look_changed)

    # For the grid

    def show_sheet(self, sheet: Sheet[Any]) -> None:
        """Show a sheet; the cursor stays on its person and column where they are still there."""
        before, cursor = self.sheet, self.view.cursor
        row, column = cursor.place
        if before.has_cells:
            row = _index(sheet, before.identity(before.rows[row]), row)
            keys = [head.key for head in sheet.heads]
            key = before.heads[column].key
            column = keys.index(key) if key in keys else column
        self.sheet = self._painter.sheet = sheet
        kept = cursor if (row, column) == cursor.place else cursor.at(row, column)
        self.view.cursor = kept.within(len(sheet.rows), len(sheet.heads))
        self._painter.forget()
        self._lay_out()
        self._tell()

    @property
    def current(self) -> Cursor:
        """Return where the keyboard stands."""
        return self.view.cursor

    def go_to(self, row: int, column: int, *, spread: bool = False) -> None:
        """Put the cursor on a cell and bring it into sight."""
        if not self.sheet.has_cells:
            return
        row = max(0, min(row, len(self.sheet.rows) - 1))
        column = max(0, min(column, len(self.sheet.heads) - 1))
        before = self.view.cursor
        self.view.cursor = before.at(row, column, spread=spread)
        if self.view.cursor == before:
            return
        self._show_move(before)
        self.bring_into_sight(row, column)
        self._tell()
        self.moved.emit(row, column)

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
        self._update_rows(range(row, row + 1))
        self._tell()

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
        self.viewport().update()
        if dx:
            self.scrolled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys of the sheet act, else move."""
        if self.sheet.has_cells and self.take_key(event):
            return
        step = moved(event, self) if self.sheet.has_cells else None
        if step is None:
            QWidget.keyPressEvent(self, event)
            return
        self.go_to(*step, spread=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor where the mouse is pressed."""
        place = self.place_at(event.position().toPoint())
        if place is not None:
            row, column = place
            spread = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go_to(row, column if column >= 0 else self.current.column, spread=spread)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the mouse; spread the block while the button is down."""
        place = self.place_at(event.position().toPoint())
        self._hover(place[0] if place is not None else -1)
        if place is not None and event.buttons() & Qt.MouseButton.LeftButton and place[1] >= 0:
            self.go_to(*place, spread=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell which cell was double-clicked."""
        place = self.place_at(event.position().toPoint())
        if place is not None and place[1] >= 0:
            self.double_clicked.emit(*place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tell for which cell a menu is wanted."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        place = self.place_at(event.pos()) if by_mouse else self.current.place
        if place is None or place[1] < 0 or not self.sheet.has_cells:
            return
        if place[0] not in self.current.rows or place[1] not in self.current.columns:
            self.go_to(*place)
        corner = self.cell_area(*place).bottomLeft()
        self.menu_asked.emit(*place, self.viewport().mapToGlobal(corner))

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what stands under the mouse in words; put the light out when it leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._update_rows(self.current.rows)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show a thin edge instead of the ring."""
        super().focusOutEvent(event)
        self._update_rows(self.current.rows)

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

    def _show_move(self, before: Cursor) -> None:
        now = self.view.cursor
        if now.column != before.column:
            self.viewport().update()
            return
        rows = sorted((*before.rows, *now.rows))
        self._update_rows(range(rows[0], rows[-1] + 1))

    def _update_rows(self, rows: range) -> None:
        top = rows.start * self.shape.row - self.view.y - 2
        self.viewport().update(0, top, self.viewport().width(), len(rows) * self.shape.row + 4)

    def _hover(self, row: int) -> None:
        before, self.view.hovered = self.view.hovered, row
        for changed in {before, row} - {-1} if before != row else set():
            self._update_rows(range(changed, changed + 1))

    def _show_tip(self, event: QHelpEvent) -> None:
        place = self.place_at(event.pos())
        text = self.sheet.tooltip(*place) if place is not None else ""
        QToolTip.showText(event.globalPos(), text, self.viewport())

    def _tell(self) -> None:
        if self.sheet.has_cells:
            row, column = self.current.place
            named = self.sheet.named(self.sheet.rows[row])
            say(self, named, self.sheet.spoken(row, column) or "trống")

    def _look_changed(self) -> None:
        self._painter.forget()
        self._lay_out()


def _take_none(_event: QKeyEvent) -> bool:
    return False


def _index(sheet: Sheet[Any], key: object, otherwise: int) -> int:
    """Return the row of a person; where they are gone, the row that took their place."""
    keys = (sheet.identity(row) for row in sheet.rows)
    return next((at for at, each in enumerate(keys) if each == key), otherwise)

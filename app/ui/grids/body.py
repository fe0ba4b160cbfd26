"""The cells of a grid under keys and mouse: where the cursor goes, what is asked of a cell."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui.grids.cursor import Cursor
from app.ui.grids.moves import moved
from app.ui.grids.scroll import GridScroll
from app.ui.grids.sheet import Sheet
from app.ui.grids.speech import say

KeyTaker = Callable[[QKeyEvent], bool]


class GridBody(GridScroll):
    """Cells and frozen columns of a sheet.

    `take_key` is asked before the grid's own keys. `moved` carries the new place of the cursor,
    `double_clicked` and `menu_asked` carry a cell.
    """

    moved = Signal(int, int)
    double_clicked = Signal(int, int)
    menu_asked = Signal(int, int, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.take_key: KeyTaker = _take_none
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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
        kept = cursor if (row, column) == cursor.place else cursor.at(row, column)
        self.view.cursor = kept.within(len(sheet.rows), len(sheet.heads))
        super().show_sheet(sheet)
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

    def row_changed(self, row: int) -> None:
        """Paint the frozen parts of a row anew, and say what its current cell holds now."""
        super().row_changed(row)
        self._tell()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cell that is worked on in sight."""
        super().resizeEvent(event)
        if self.sheet.has_cells:
            self.bring_into_sight(*self.current.place)

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
        self.hover(place[0] if place is not None else -1)
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
            self.hover(-1)
        return super().viewportEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Say where the cell of the keyboard stands, as a table of Qt does."""
        if query is Qt.InputMethodQuery.ImCursorRectangle and self.sheet.has_cells:
            area = self.cell_area(*self.current.place)
            return area.translated(self.viewport().pos())
        return super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update_rows(self.current.rows)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show a thin edge instead of the ring."""
        super().focusOutEvent(event)
        self.update_rows(self.current.rows)

    # Inside

    def _show_move(self, before: Cursor) -> None:
        now = self.view.cursor
        if now.column != before.column:
            self.viewport().update()
            return
        rows = sorted((*before.rows, *now.rows))
        self.update_rows(range(rows[0], rows[-1] + 1))

    def _show_tip(self, event: QHelpEvent) -> None:
        place = self.place_at(event.pos())
        text = self.sheet.tooltip(*place) if place is not None else ""
        QToolTip.showText(event.globalPos(), text, self.viewport())

    def _tell(self) -> None:
        if self.sheet.has_cells:
            row, column = self.current.place
            named = self.sheet.named(self.sheet.rows[row])
            say(self, named, self.sheet.spoken(row, column) or "trống")


def _take_none(_event: QKeyEvent) -> bool:
    return False


def _index(sheet: Sheet[Any], key: object, otherwise: int) -> int:
    """Return the row of a person; where they are gone, the row that took their place."""
    keys = (sheet.identity(row) for row in sheet.rows)
    return next((at for at, each in enumerate(keys) if each == key), otherwise)

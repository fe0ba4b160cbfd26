"""The grid as screens use it: a card with head, cells and foot, and what a key or click means."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import paint
from app.ui.grids.body import GridBody
from app.ui.grids.cursor import Cursor
from app.ui.grids.finder import GridFinder
from app.ui.grids.foot_band import GridFoot
from app.ui.grids.head_band import GridHead
from app.ui.grids.sheet import Head, Sheet
from app.ui.grids.waiting import first_waiting


class Grid(QWidget):
    """A painted grid in a card; subclasses say what keys and clicks do to its cells.

    `current_changed` carries row and column of the cursor.
    """

    current_changed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.body = GridBody()
        self.head = GridHead(self.body)
        self.foot = GridFoot(self.body)
        self.finder = GridFinder(self.body, self.head)
        self.empty: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.body, 1)
        self._column.addWidget(self.foot)
        self.setFocusProxy(self.body)
        self.body.take_key = self.take_key
        self.body.moved.connect(self.current_changed)
        self.body.double_clicked.connect(self.cell_activated)
        self.body.menu_asked.connect(self.show_menu)
        self.head.clicked.connect(self._choose_column)

    # For screens

    @property
    def sheet(self) -> Sheet[Any]:
        """Return what is shown."""
        return self.body.sheet

    @property
    def current(self) -> Cursor:
        """Return where the keyboard stands."""
        return self.body.current

    def show_sheet(self, sheet: Sheet[Any]) -> None:
        """Show a sheet instead of the one before."""
        self.body.show_sheet(sheet)
        self.foot.setVisible(bool(sheet.foot))
        for band in (self.head, self.foot):
            band.updateGeometry()
            band.update()
        self._show_emptiness()

    def when_empty(self, widget: QWidget) -> None:
        """Show `widget` (an `EmptyState`) while the sheet has no cells."""
        if self.empty is not None:
            self._column.removeWidget(self.empty)
            self.empty.hide()
            self.empty.deleteLater()
        self.empty = widget
        self._column.insertWidget(0, widget, 1)
        self._show_emptiness()

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.body.go_to(row, column)

    def focus(self) -> None:
        """Give the cells the keyboard."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def cell_changed(self, row: int, column: int, *, at_once: bool = False) -> None:
        """Paint a cell anew."""
        self.body.cell_changed(row, column, at_once=at_once)

    def row_changed(self, row: int) -> None:
        """Paint a row and its totals anew."""
        self.body.row_changed(row)

    def show_totals(self, foot: list[str], heads: Sequence[Head]) -> None:
        """Show other totals and titles of the same columns."""
        for column, (before, now) in enumerate(zip(self.sheet.foot, foot, strict=True)):
            if before != now:
                self.foot.column_changed(column)
        self.sheet.foot = foot
        if list(heads) != list(self.sheet.heads):
            self.sheet.heads = heads
            self.head.update()
            self.body.viewport().update()

    # For subclasses

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key; False leaves it to moving."""
        return False

    def cell_activated(self, row: int, column: int) -> None:
        """Act on a double click."""

    def show_menu(self, row: int, column: int, at: object) -> None:
        """Show the acts on a cell."""

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        paint.card(self)

    # Inside

    def _choose_column(self, column: int) -> None:
        row = first_waiting(self.sheet, column)
        self.body.go_to(self.current.row if row is None else row, column)
        self.focus()

    def _show_emptiness(self) -> None:
        if self.empty is None:
            return
        empty = not self.sheet.has_cells
        self.empty.setVisible(empty)
        self.head.setVisible(not empty)
        self.body.setVisible(not empty)
        self.foot.setVisible(not empty and bool(self.sheet.foot))

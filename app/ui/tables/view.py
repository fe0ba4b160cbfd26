"""The table view: rows chosen as wholes, driven by the keyboard, drawn by one delegate."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.ui import paint, theme
from app.ui.slices import SLICE, Slices
from app.ui.tables.columns import Kind
from app.ui.tables.delegate import CellDelegate
from app.ui.tables.header import Head
from app.ui.tables.model import Index, RowsModel
from app.ui.tables.place import Place, runs
from app.ui.tables.widths import ColumnWidths, WidthMemory
from app.ui.tokens import Row

_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TableView(QTableView):
    """A table over a `RowsModel`.

    `opened` (Enter, double click), `edited` (F2) carry a row; `typed` a character that starts a
    filter; `current_changed` the row under the cursor or None.
    """

    opened = Signal(object)
    edited = Signal(object)
    typed = Signal(str)
    current_changed = Signal(object)

    def __init__(
        self, model: RowsModel[Any], *, row_height: int = Row.NORMAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._usual_height = row_height
        self._by_keys = False
        self._cells = CellDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(Head(model, self))
        self._dress()
        self._widths = ColumnWidths(self, model)
        self._place = Place(self, model)
        self._copying = Slices(self)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.row_at(index.row())))
        model.modelAboutToBeReset.connect(self._place.keep)
        model.modelReset.connect(self._place.restore)
        model.modelReset.connect(self._widths.fit)
        model.shown_changed.connect(self.viewport().update)
        theme.announcer.changed.connect(self._set_heights)

    # For screens

    def current_row(self) -> object | None:
        """Return the row under the cursor."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    def selected_lines(self) -> list[int]:
        """Return the lines that are selected, from top to bottom."""
        # Rows are chosen as wholes: Qt's own list of them takes long where all are.
        spans = self.selectionModel().selection().toList()
        return sorted({line for each in spans for line in range(each.top(), each.bottom() + 1)})

    def select_lines(self, lines: Iterable[int]) -> None:
        """Select these lines besides those that are selected already."""
        chosen, last = QItemSelection(), self._rows.columnCount() - 1
        for top, end in runs(sorted(lines)):
            chosen.select(self._rows.index(top, 0), self._rows.index(end, last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def select_id(self, row_id: object) -> bool:
        """Move the cursor to the row with this identity; False when it is not shown."""
        line = self._rows.line_of(row_id)
        if line < 0:
            return False
        self.go_to(line)
        return True

    def remember_widths(self, table: str, memory: WidthMemory) -> None:
        """Take the user's widths from `memory` and keep there what the user changes."""
        self._widths.remember(table, memory)

    def copy(self) -> None:
        """Put the chosen rows (ticked, else selected) on the clipboard as cells."""
        copied: list[str] = []
        self._copying.begin(
            self._copied_into(copied, self._chosen_rows()),
            lambda: QGuiApplication.clipboard().setText("\n".join(copied)),
        )

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drive the table: Space ticks, Enter opens, F2 edits, Ctrl+C copies, typing filters."""
        self._by_keys = True
        self.viewport().update()
        if not self._take_key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where a check box is pressed; else choose the row."""
        self._by_keys = False
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        is_check = index.isValid() and self._rows.columns[index.column()].kind is Kind.CHECK
        if is_check and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard brought the focus; put the cursor on a row."""
        super().focusInEvent(event)
        self._by_keys = self._by_keys or event.reason() in _BY_KEYS
        if not self.selectionModel().hasSelection() and self._rows.rowCount():
            self.go_to(max(0, self.currentIndex().row()))  # Qt moves the cursor, selects nothing

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer sorting and copying to the keyboard too (menu key), after the screen's own acts."""
        menu = self.make_menu()
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def make_menu(self) -> QMenu:
        """Return the menu: acts added with `addAction`, then copying, then sorting."""
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.addSeparator()
        menu.addAction("Chép\tCtrl+C").triggered.connect(self.copy)
        order = menu.addMenu("Xếp theo")
        head = self.horizontalHeader()
        for at, column in enumerate(self._rows.columns):
            if column.title and isinstance(head, Head):
                order.addAction(column.title).triggered.connect(partial(_sort, head, at))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that need a wide table, give the rest to the columns that stretch."""
        super().resizeEvent(event)
        self._widths.hide_where_narrow()
        self._widths.share()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the focus ring of the current one."""
        self._cells.flags.current = self.currentIndex().row()
        super().paintEvent(event)
        index = self.currentIndex()
        if self._by_keys and self.hasFocus() and index.isValid():
            rect = self.visualRect(index)
            rect.setLeft(0)
            rect.setRight(min(self.viewport().width(), self.horizontalHeader().length()) - 1)
            painter = QPainter(self.viewport())
            paint.focus_ring(painter, rect.toRectF())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row the cursor is on."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.row() != previous.row():
            row = self._rows.row_at(current.row()) if current.isValid() else None
            self.current_changed.emit(row)

    # Inside

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().hide()
        self._set_heights()

    def _set_heights(self) -> None:
        upright = self.verticalHeader()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setMinimumSectionSize(16)
        upright.setDefaultSectionSize(theme.current().row_height(self._usual_height))
        self.verticalScrollBar().setSingleStep(upright.defaultSectionSize())

    def _take_key(self, event: QKeyEvent) -> bool:
        row = self.current_row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Space and self._rows.has_ticks and row is not None:
            self._toggle(self.currentIndex().row())
            self.go_to(min(self.currentIndex().row() + 1, self._rows.rowCount() - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_F2 and row is not None:
            self.edited.emit(row)
        elif _is_typing(event):
            self.typed.emit(event.text())
        else:
            return False
        return True

    def _toggle(self, line: int) -> None:
        if self._rows.has_ticks:
            row_id = self._rows.identity(self._rows.row_at(line))
            self._rows.tick([row_id], on=not self._rows.is_ticked(line))

    def _chosen_rows(self) -> list[Any]:
        ticked = self._rows.ticked
        if ticked:
            return [row for row in self._rows.shown if self._rows.identity(row) in ticked]
        return [self._rows.row_at(line) for line in self.selected_lines()]

    def _copied_into(self, copied: list[str], rows: Sequence[Any]) -> Iterator[None]:
        """Write rows out; a step for each slice but the last."""
        for start in range(0, len(rows), SLICE):
            if start:
                yield
            copied.append(self._rows.copied(rows[start : start + SLICE]))

    def go_to(self, line: int, column: int | None = None) -> None:
        """Move the cursor to a line and choose it alone; its column stays if none is said."""
        here = self.currentIndex().column() if column is None else column
        index = self._rows.index(line, max(0, here))
        flags = (
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows
        )
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _hover(self, line: int) -> None:
        if line != self._cells.flags.hovered:
            self._cells.flags.hovered = line
            self.viewport().update()


def _sort(head: Head, column: int, _checked: bool = False) -> None:
    head.sort_by(column)


def _is_typing(event: QKeyEvent) -> bool:
    with_command = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    return not with_command and event.text().isprintable() and event.text().strip() != ""

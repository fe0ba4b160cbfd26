"""The grid of marks: figures typed into the cell, Enter for the next person."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from app.ui.grids.cell_editor import CellEditor
from app.ui.grids.grid import Grid
from app.ui.grids.waiting import is_waiting, next_waiting

Writer = Callable[[int, int, str], bool]
_BEGINS = "0123456789,.-"
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MOVES = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class MarkGrid(Grid):
    """Marks of people by attempts.

    `write(row, column, text)` saves what was typed and says whether it could; while it could not,
    the cell stays open with what was typed. "" takes a mark away. `barred_hit` carries a cell that
    takes no mark.
    """

    barred_hit = Signal(int, int)

    def __init__(self, write: Writer) -> None:
        super().__init__()
        self._write = write
        self.editor = CellEditor(self.body.viewport())
        self.editor.installEventFilter(self)
        self.body.verticalScrollBar().valueChanged.connect(self._follow)
        self.body.horizontalScrollBar().valueChanged.connect(self._follow)

    @property
    def is_editing(self) -> bool:
        """Say whether something is being typed into a cell."""
        return self.editor.isVisibleTo(self)

    def edit(self, typed: str | None = None) -> None:
        """Open the current cell, with `typed` in place of its mark, or with the mark."""
        row, column = self.current.place
        if self.sheet.is_barred(row, column):
            self.barred_hit.emit(row, column)
            return
        shown = self.sheet.face(self.sheet.cells[row][column]).letter.strip()
        self.editor.open_at(self.body.cell_area(row, column), shown if typed is None else typed)
        if typed is None:
            self.editor.selectAll()

    def finish(self) -> bool:
        """Save what stands in the open cell and close it; False: refused, it stays open."""
        if not self.is_editing:
            return True
        if not self._write(*self.current.place, self.editor.text()):
            self.editor.show_wrong(True)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self._close()
        return True

    def give_up(self) -> None:
        """Close the open cell and leave its mark as it was."""
        self._close()
        self.current_changed.emit(*self.current.place)

    def next_empty(self, step: int) -> None:
        """Go to the next cell (1) or the one before (-1) that waits for a mark."""
        columns = range(len(self.sheet.heads))
        found = next_waiting(self.sheet, self.current.place, step, columns)
        if found is not None:
            self.body.go_to(*found)

    def go_to_waiting(self) -> None:
        """Stay where a mark is waited for, else go to the next cell that waits."""
        row, column = self.current.place
        if self.sheet.rows and not is_waiting(self.sheet, row, column):
            self.next_empty(1)

    # Grid

    def take_key(self, event: QKeyEvent) -> bool:
        """Open the cell by typing, F2 or Enter; Del takes a mark away."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_F8 and modifiers in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            self.next_empty(-1 if modifiers == _SHIFT else 1)
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        elif text and text in _BEGINS:
            self.edit(text)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_away()
        else:
            return False
        return True

    def cell_activated(self, row: int, column: int) -> None:
        """Open a cell by a double click."""
        self.body.go_to(row, column)
        self.edit()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save by Enter and the arrows, give up by Esc, save on leaving."""
        if watched is self.editor and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._take_editor_key(event)
        if watched is self.editor and event.type() == QEvent.Type.FocusOut and self.is_editing:
            if not self._write(*self.current.place, self.editor.text()):
                self.give_up()
            else:
                self._close(focus=False)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the open cell in its place."""
        super().resizeEvent(event)
        self._follow()

    # Inside

    def _take_editor_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.give_up()
        elif key in _MOVES:
            row, column = self.current.place
            if self.finish():
                self.body.go_to(self._next_row(row, column, _MOVES[key]), column)
        else:
            return False
        return True

    def _next_row(self, row: int, column: int, step: int) -> int:
        """Return the next person who may have a mark here; the same one at the end."""
        rows = range(row + step, len(self.sheet.rows) if step > 0 else -1, step)
        return next((at for at in rows if not self.sheet.is_barred(at, column)), row)

    def _take_away(self) -> None:
        row, column = self.current.place
        if self.sheet.is_barred(row, column):
            self.barred_hit.emit(row, column)
        elif self.sheet.cells[row][column].strip():
            self._write(row, column, "")

    def _close(self, *, focus: bool = True) -> None:
        self.editor.hide()
        if focus:
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        if self.sheet.has_cells:
            self.editor.follow(self.body.cell_area(*self.current.place))

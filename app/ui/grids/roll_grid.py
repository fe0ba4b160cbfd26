"""The grid of the roll call: digits, Space and the mouse set marks, one act per key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from app.models.values import AttendanceMark
from app.text.capital import capital
from app.ui.grids.grid import Grid
from app.ui.grids.periods_popup import PeriodsPopup
from app.ui.grids.roll_marks import CYCLE, DIGITS, cycled, mark_of, with_periods
from app.ui.grids.sheet import Head, Place
from app.ui.grids.waiting import next_waiting

_PLAIN = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Change:
    """A cell that is to carry another mark; None takes it away, periods of None are the usual."""

    row: int
    column: int
    mark: AttendanceMark | None
    periods: int | None = None


class RollGrid(Grid):
    """Marks of people by half-days.

    `write` saves changes and says whether it could; the screen shows them. `periods` says how long
    a half-day is. `fill_wanted` (0) carries a column, `today_wanted` comes with Ctrl+;, and
    `barred_hit` carries a cell that takes no marks. `paste_wanted` comes with Ctrl+V, and
    `make_up_wanted` (Ctrl+B) carries the cell of somebody who made it up in another class.
    """

    fill_wanted = Signal(int)
    today_wanted = Signal()
    barred_hit = Signal(int, int)
    paste_wanted = Signal()
    make_up_wanted = Signal(int, int)

    def __init__(
        self, write: Callable[[Sequence[Change]], bool], periods: Callable[[int], int]
    ) -> None:
        super().__init__()
        self._write = write
        self._periods = periods
        self.popup: PeriodsPopup | None = None
        self.menu: QMenu | None = None

    # Acts

    def mark(self, mark: AttendanceMark | None) -> bool:
        """Set or clear the mark of the chosen cells; False when nothing was saved."""
        changes = [Change(*place, mark) for place in self._free_places()]
        return bool(changes) and self._write(changes)

    def cycle(self) -> None:
        """Set the next mark in the chosen cells, the one after the current cell's."""
        row, column = self.current.place
        if not self.sheet.is_barred(row, column):
            self.mark(cycled(self.sheet.cells[row][column]))
        else:
            self.barred_hit.emit(row, column)

    def fill_down(self) -> None:
        """Copy the mark at the top of the chosen block down; of one cell, the mark above it."""
        rows, column = self.current.rows, self.current.column
        source = rows.start if self.current.is_block else rows.start - 1
        if source < 0 or self.sheet.is_barred(source, column):
            return
        mark, periods = mark_of(self.sheet.cells[source][column])
        changes = [
            Change(row, at, mark, periods) for row, at in self._free_places() if row != source
        ]
        if changes and self._write(changes) and not self.current.is_block:
            self.body.go_to(rows.start + 1, column)

    def next_empty(self, step: int) -> None:
        """Go to the next cell (1) or the one before (-1) that waits, in half-days that may."""
        columns = [at for at, head in enumerate(self.sheet.heads) if self._may_wait(at, head)]
        found = next_waiting(self.sheet, self.current.place, step, columns)
        if found is not None:
            self.body.go_to(*found)

    def ask_periods(self) -> None:
        """Ask how many periods somebody attended."""
        row, column = self.current.place
        if self.sheet.is_barred(row, column):
            self.barred_hit.emit(row, column)
            return
        periods = self._periods(column)
        key = self.sheet.cells[row][column]
        mark, attended = mark_of(key)
        usual = 0 if key and mark not in CYCLE[:2] else periods
        now = attended if attended is not None else usual
        popup = PeriodsPopup(self, f"Dự mấy tiết (0–{periods})?", periods, now)
        popup.chosen.connect(self._take_periods)
        popup.open_under(
            self.body.viewport().mapToGlobal(self.body.cell_area(row, column).bottomLeft())
        )
        self.popup = popup

    def ask_make_up(self) -> None:
        """Ask where somebody made the half-day up."""
        row, column = self.current.place
        barred = self.sheet.is_barred(row, column)
        (self.barred_hit if barred else self.make_up_wanted).emit(row, column)

    # Grid

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on the keys of the roll call."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if modifiers == _PLAIN:
            return self._take_digit(event) or self._take_plain(key)
        if modifiers == _SHIFT and key == Qt.Key.Key_F8:
            self.next_empty(-1)
        elif modifiers == _CONTROL and key == Qt.Key.Key_D:
            self.fill_down()
        elif modifiers == _CONTROL and key == Qt.Key.Key_Semicolon:
            self.today_wanted.emit()
        elif modifiers == _CONTROL and key == Qt.Key.Key_V:
            self.paste_wanted.emit()
        elif modifiers == _CONTROL and key == Qt.Key.Key_B:
            self.ask_make_up()
        else:
            return False
        return True

    def cell_activated(self, row: int, column: int) -> None:
        """Go round the marks by double clicks."""
        self.body.go_to(row, column)
        self.cycle()

    def show_menu(self, row: int, column: int, at: object) -> None:
        """Offer the marks to the mouse."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for digit, mark in DIGITS.items():
            action = menu.addAction(f"{capital(mark.label)}\t{digit}")
            action.triggered.connect(lambda _on=False, mark=mark: self.mark(mark))
        menu.addSeparator()
        menu.addAction("Số tiết dự…\tF2").triggered.connect(self.ask_periods)
        menu.addAction("Học bù ở lớp khác…\tCtrl+B").triggered.connect(self.ask_make_up)
        menu.addAction("Dán từ Excel\tCtrl+V").triggered.connect(self.paste_wanted)
        menu.addAction("Bỏ ghi\tDel").triggered.connect(lambda: self.mark(None))
        if isinstance(at, QPoint):
            menu.popup(at)
        self.menu = menu

    # Inside

    def _take_digit(self, event: QKeyEvent) -> bool:
        text = event.text()
        if len(text) != 1 or not text.isascii() or not text.isdigit():
            return False
        if text == "0":
            self.fill_wanted.emit(self.current.column)
        elif int(text) in DIGITS and self.mark(DIGITS[int(text)]) and not self.current.is_block:
            self.body.go_to(self.current.row + 1, self.current.column)
        return True

    def _take_plain(self, key: Qt.Key) -> bool:
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Space: self.cycle,
            Qt.Key.Key_Delete: lambda: self.mark(None),
            Qt.Key.Key_Backspace: lambda: self.mark(None),
            Qt.Key.Key_F2: self.ask_periods,
            Qt.Key.Key_F8: lambda: self.next_empty(1),
            Qt.Key.Key_Return: lambda: self.next_empty(1),
            Qt.Key.Key_Enter: lambda: self.next_empty(1),
        }
        act = acts.get(key)
        if act is not None:
            act()
        return act is not None

    def _take_periods(self, attended: int) -> None:
        row, column = self.current.place
        key = self.sheet.cells[row][column]
        mark, periods = with_periods(key, attended, self._periods(column))
        if self._write([Change(row, column, mark, periods)]):
            self.body.go_to(row + 1, column)

    def _free_places(self) -> list[Place]:
        places = [place for place in self.current.places() if not self.sheet.is_barred(*place)]
        if not places:
            self.barred_hit.emit(*self.current.place)
        return places

    def _may_wait(self, column: int, head: Head) -> bool:
        return not head.closed and (not head.later or column == self.current.column)

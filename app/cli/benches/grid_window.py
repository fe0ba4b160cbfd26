"""The grid of the roll call beside a bare widget and a QTableWidget, and marks beside raw commits.

The only benchmark with a window; `grid` imports it when it is asked for.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import quantiles
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem, QWidget

from app.backup import make_backup
from app.cli.benches.measured import BenchOptions, Measured, Turn, measured
from app.database import Database
from app.datafile import connect
from app.models.base import new_id
from app.models.values import AttendanceMark
from app.services.attendance.attendance import fill_unmarked
from app.services.timetable.session_rows import list_sessions
from app.ui import theme
from app.ui.grids.body import GridBody
from app.ui.preferences import Preferences
from app.ui.runner import Runner
from app.ui.screens.class_tabs.attendance import AttendanceTab

_SIZE = (1600, 900)
_CELL, _ROW = 26, 22
_MARKS = 25  # marks for each round, alternating with as many raw commits
_LINE = 210  # letters of a mark as the journal writes it
_SIGNS = ("x", "M", "P", "K")


class _Bare(QWidget):
    """The floor of painting: one picture for each cell in sight, and nothing else."""

    def __init__(self, pictures: Sequence[QPixmap], rows: int, columns: int) -> None:
        super().__init__()
        self._pictures, self._rows, self._columns = pictures, rows, columns

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the pictures."""
        painter = QPainter(self)
        count = len(self._pictures)
        for row in range(self._rows):
            for column in range(self._columns):
                picture = self._pictures[(row + column) % count]
                painter.drawPixmap(column * _CELL, row * _ROW, picture)


class _Quiet:
    """A shell and teller for a tab that stands alone."""

    preferences = Preferences()

    def go(self, page: str, argument: object = None) -> None:
        """Go nowhere."""

    def back(self) -> None:
        """Stay."""

    def toast(self, text: str, *, undo: bool = True) -> None:
        """Say nothing."""

    def set_count(self, section: str, count: int) -> None:
        """Count nothing."""

    def crumbs_changed(self) -> None:
        """Leave the path."""

    def restore(self, backup: Path) -> None:
        """Bring nothing back."""

    def refused(self, label: str, error: Exception) -> None:
        """Fail: what is measured must be done."""
        raise RuntimeError(label) from error

    def broke(self, label: str, error: BaseException) -> None:
        """Fail."""
        raise RuntimeError(label) from error


def measure_grid(options: BenchOptions, database: Database, class_id: UUID) -> tuple[Measured, ...]:
    """Measure painting and marking; the contenders take turns in every round."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication([])
    theme.apply_theme(app)
    with database.action("Điểm danh để đo") as session:
        for half_day in list_sessions(session, class_id=class_id)[:-1]:
            fill_unmarked(session, session_id=half_day.id)
    quiet = _Quiet()
    tab = AttendanceTab(Runner(database, quiet), quiet, class_id)
    tab.resize(*_SIZE)
    tab.show()
    app.processEvents()
    paints = _paints(options, app, tab)
    marks = _marks(options, app, tab, database)
    tab.close()
    return (*paints, *marks)


def _paints(options: BenchOptions, app: QApplication, tab: AttendanceTab) -> tuple[Measured, ...]:
    body = tab.grid.body
    bare = _bare_like(body)
    table = _table_like(tab)
    for widget in (bare, table):
        widget.resize(*_SIZE)
        widget.show()
    app.processEvents()
    contenders: dict[str, Callable[[], None]] = {
        "bare paint": bare.repaint,
        "giaovu paint": body.viewport().repaint,
        "QTableWidget paint": table.viewport().repaint,
    }
    rows: dict[str, list[Turn]] = {name: [] for name in contenders}
    for _ in range(max(5, options.rounds)):
        for name, repaint in contenders.items():
            rows[name].append(_time(repaint, times=5))
    for widget in (bare, table):
        widget.close()
    return tuple(measured(name, rows[name], rows["bare paint"]) for name in contenders)


def _marks(
    options: BenchOptions, app: QApplication, tab: AttendanceTab, database: Database
) -> tuple[Measured, ...]:
    """Mark the last half-day, each mark beside a raw transaction of the same mark in a copy.

    A mark is painted and on the disk when its key returns; sums and words around it are painted
    after that, which is measured by itself.
    """

    def paint_the_rest() -> None:
        """Do what waits for the event loop; one repainted point paints all that waits for it."""
        app.processEvents()
        tab.grid.body.viewport().repaint(0, 0, 1, 1)

    raw = _raw_commits(database)
    roll, column = tab.roll, len(tab.grid.sheet.heads) - 1
    if roll is None:
        raise RuntimeError("the roll was not read")
    turns: dict[str, list[Turn]] = {"raw commit": [], "giaovu mark": [], "giaovu sums": []}
    marks = (AttendanceMark.PRESENT, AttendanceMark.UNEXCUSED)
    for number in range(max(2, options.rounds) * _MARKS):
        again, row = divmod(number, len(roll.rows))
        tab.grid.go_to(row, column)
        paint_the_rest()
        mark = marks[(row + again) % 2]
        place = (roll.sessions[column].id, roll.rows[row].learner.enrolment_id)

        def press(mark: AttendanceMark = mark) -> None:
            if not tab.grid.mark(mark):
                raise RuntimeError("the mark was not taken")

        turns["raw commit"].append(_time(partial(raw, *place, mark)))
        turns["giaovu mark"].append(_time(press))
        turns["giaovu sums"].append(_time(paint_the_rest))
    p95 = {name: _p95(found) for name, found in turns.items()}
    return tuple(
        replace(
            measured(name, found, turns["raw commit"]),
            more={"p95 ms": 1000 * p95[name], "x p95": p95[name] / p95["raw commit"]},
        )
        for name, found in turns.items()
    )


def _raw_commits(database: Database) -> Callable[[UUID, UUID, AttendanceMark], None]:
    """Return a transaction of two rows, a mark and its line, in a copy beside the data file."""
    copy = database.paths.folder / "floor.db"
    make_backup(database.paths.database, copy)
    connection = connect(copy)

    def commit(session_id: UUID, enrolment_id: UUID, mark: AttendanceMark) -> None:
        key = new_id()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO attendances (id, session_id, enrolment_id, mark, periods_attended)"
            " VALUES (?, ?, ?, ?, 4)"
            " ON CONFLICT (session_id, enrolment_id) DO UPDATE SET mark = excluded.mark",
            (key.bytes, session_id.bytes, enrolment_id.bytes, mark.value),
        )
        connection.execute(
            "INSERT INTO changes (action_seq, table_name, row_id, operation, after)"
            " VALUES (1, 'attendances', ?, 'I', ?)",
            (key.hex, "x" * _LINE),
        )
        connection.execute("COMMIT")

    return commit


def _bare_like(body: GridBody) -> _Bare:
    """Return a bare widget with as many cells as the grid has in sight."""
    pictures = []
    for sign in _SIGNS:
        picture = QPixmap(_CELL - 1, _ROW - 1)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, sign)
        painter.end()
        pictures.append(picture)
    rows = min(len(body.sheet.rows), _SIZE[1] // _ROW)
    return _Bare(pictures, rows, min(len(body.sheet.heads), _SIZE[0] // _CELL))


def _table_like(tab: AttendanceTab) -> QTableWidget:
    """Return the peer: every cell an item of Qt's own table."""
    cells = tab.grid.sheet.cells
    table = QTableWidget(len(cells), len(cells[0]))
    for head, size in ((table.horizontalHeader(), _CELL), (table.verticalHeader(), _ROW)):
        head.setMinimumSectionSize(10)
        head.setDefaultSectionSize(size)
    for row, line in enumerate(cells):
        for column, key in enumerate(line):
            item = QTableWidgetItem(_SIGNS[len(key) % len(_SIGNS)])
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setBackground(QColor("white"))
            table.setItem(row, column, item)
    return table


def _time(act: Callable[[], None], times: int = 1) -> Turn:
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(times):
        act()
    return (time.perf_counter() - wall) / times, (time.process_time() - cpu) / times


def _p95(turns: Sequence[Turn]) -> float:
    return quantiles([wall for wall, _cpu in turns], n=20)[-1]

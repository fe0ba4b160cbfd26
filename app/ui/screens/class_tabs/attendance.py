"""The roll call of a class: a grid driven by digits, each mark saved at once."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from app import clock
from app.errors import UserError
from app.models.values import ClassStatus
from app.services.attendance import attendance
from app.services.classes.class_overview import class_overview
from app.services.results.rules import rules_of_class
from app.ui import kit
from app.ui.dialogs.paper import OfferedForm, PaperDialog
from app.ui.grids.cell_note import CellNote
from app.ui.grids.hints import GridHints
from app.ui.grids.roll_grid import Change, RollGrid
from app.ui.grids.waiting import first_waiting
from app.ui.screens.class_tabs.attendance_acts import ReopenDialog, finish_teaching, lock_session
from app.ui.screens.class_tabs.attendance_extras import RollExtras
from app.ui.screens.class_tabs.attendance_line import SessionLine
from app.ui.screens.class_tabs.attendance_marks import act_label, mark_input
from app.ui.screens.class_tabs.attendance_next import Next, next_of
from app.ui.screens.class_tabs.attendance_roll import Roll
from app.ui.screens.class_tabs.attendance_scan import ScanLine
from app.ui.screens.class_tabs.attendance_sheet import heads_after, roll_foot, roll_sheet
from app.ui.screens.class_tabs.attendance_words import half_day
from app.ui.screens.class_tabs.base import ClassTab

HINTS = (
    ("1", "có mặt"),
    ("2", "M muộn"),
    ("3", "P có phép"),
    ("4", "K không phép"),
    ("5", "B học bù"),
    ("Space", "đổi"),
    ("↓", "người kế"),
    ("F8", "chưa ghi kế tiếp"),
    ("0", "người còn lại có mặt"),
)
_MORE_KEYS = (
    ("Del", "bỏ ghi"),
    ("Ctrl+V", "dán một cột hay cả khối từ Excel"),
    ("Ctrl+P", "in bảng điểm danh"),
    ("Ctrl+Q", "điểm danh bằng thẻ"),
    ("Ctrl+B", "học bù ở lớp khác"),
    ("Ctrl+Enter", "bước kế tiếp: khóa buổi, sang buổi sau"),
    ("F2", "số tiết dự, khi chỉ dự một phần buổi"),
    ("Shift+↓ ↑", "chọn nhiều người rồi gõ một số"),
    ("Ctrl+D", "chép dấu ở trên xuống"),
    ("← →", "buổi trước, buổi sau"),
    ("Shift+F8", "chưa ghi trước đó"),
    ("Ctrl+;", "về buổi hôm nay"),
)


class AttendanceTab(ClassTab):
    """The roll call."""

    key: ClassVar[str] = "attendance"
    title: ClassVar[str] = "Điểm danh"
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "attendances",
            "class_sessions",
            "enrolments",
            "leave_requests",
            "persons",
            "training_classes",
        }
    )

    def build(self) -> None:
        """Build line, grid and keys."""
        self.roll: Roll | None = None
        self.extras = RollExtras(self)
        self._status = ClassStatus.PLANNED
        self._next: Next | None = None
        self._refusal: UserError | None = None
        self._shown = -1
        self._unsettled: list[Change] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.settle)
        self._button = self.writes(kit.Button("", "primary"))
        self._button.clicked.connect(self._take_next_step)
        self.line = SessionLine()
        self.writes(self.line.lock).clicked.connect(self._lock_or_unlock)
        self.line.print.clicked.connect(self.show_paper)
        self.line.slips.clicked.connect(self.extras.show_slips)
        self.line.scan.clicked.connect(self.extras.scan)
        self.writes(self.line.take_in).clicked.connect(self.extras.take_in)
        self.scan_line = ScanLine(self.extras.mark_card)
        self.scan_line.left.connect(self.extras.end_scan)
        self.grid = RollGrid(self.write, self._periods)
        self.note = CellNote(self.grid)
        self.hints = GridHints(HINTS, ("Ctrl+Z", "hoàn tác"))
        for part in (self.line, self.scan_line, self.grid, self.hints):
            self.main.addWidget(part, 1 if part is self.grid else 0)
        self.grid.current_changed.connect(self._follow_cursor)
        self.grid.fill_wanted.connect(self.fill)
        self.grid.today_wanted.connect(self._go_to_today)
        self.grid.barred_hit.connect(self._say_barred)
        self.grid.paste_wanted.connect(self.extras.paste)
        self.grid.make_up_wanted.connect(self.extras.make_up)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.line.scan.click)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.line.print.click)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._take_next_step)

    # What the tab says

    def refresh(self) -> None:
        """Read the roll; at first, and on a new day, go to the half-day that is to be taken."""
        taken = self.runner.ask(attendance.grid, class_id=self.class_id)
        rules = self.runner.ask(rules_of_class, self.class_id)
        self._status = self.runner.ask(class_overview, class_id=self.class_id).status
        before = self.roll
        first = before is None or not self.grid.sheet.has_cells or before.today != clock.today()
        self.roll = Roll(taken, rules, clock.today())
        self._unsettled = []
        self.note.hide()
        self._explain_emptiness(self.roll)
        self.grid.show_sheet(roll_sheet(self.roll))
        if first:
            self.go_to_current()
        self._show_session()

    def focus_first(self) -> None:
        """Go to the cells."""
        self.grid.focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return all keys of the roll call."""
        return tuple(kit.KeyHint(key, does) for key, does in (*HINTS, *_MORE_KEYS))

    def primary(self) -> kit.Button | None:
        """Return the next step of the roll call."""
        return self._button if self._next is not None else None

    def count(self) -> str:
        """Return "6/10", the half-days taken of all."""
        if self.roll is None or not self.roll.sessions:
            return ""
        return f"{self.roll.taken_count}/{len(self.roll.sessions)}"

    # Acts

    def write(self, changes: Sequence[Change]) -> bool:
        """Save changes at once, shown before they are saved and taken back when refused.

        Sums and words around them follow when the key has returned.
        """
        roll = self.roll
        if roll is None:
            return False
        before = roll.apply(changes)
        for change in changes[:1]:
            self.grid.cell_changed(change.row, change.column, at_once=True)
        marks = [mark_input(roll, change) for change in changes]
        self._refusal = None
        with self.deaf(), self.runner.telling(self._keep_refusal):
            done = self.runner.do(act_label(roll, changes), attendance.set_marks, marks=marks)
        if done is None:
            roll.take_back(changes, before)
        self.note.hide()
        self._unsettled += changes
        self._soon.start()
        if done is None:
            self.settle()
            self.note.refuse(self._refusal, changes[0].row, changes[0].column)
        return done is not None

    def settle(self) -> None:
        """Show what follows from the last marks: sums, counts and the next step."""
        changes, self._unsettled = self._unsettled, []
        if self.roll is None or not changes:
            return
        for change in changes:
            self.grid.cell_changed(change.row, change.column)
        for row in {change.row for change in changes}:
            self.grid.row_changed(row)
        self.grid.show_totals(roll_foot(self.roll), heads_after(self.grid.sheet.heads, self.roll))
        self._show_session()

    def fill(self, column: int) -> None:
        """Mark everybody who has no mark yet as present; with nobody left, ask about the others."""
        roll = self.roll
        if roll is None:
            return
        if not roll.unmarked(column):
            self.extras.offer_all_present(roll, column)
            return
        name = half_day(roll.sessions[column])
        away = roll.away(column)
        if roll.is_to_come(column):
            self.note.say(
                f"Buổi {name} chưa diễn ra nên chưa ghi có mặt cho cả lớp. Nếu buổi học đã dời lên "
                "sớm hơn, sửa ngày ở thẻ Lịch học.",
                self.grid.current.row,
                column,
            )
            return
        self._refusal = None
        with self.runner.telling(self._keep_refusal):
            done = self.runner.do(
                f"Ghi người còn lại có mặt, {name}",
                attendance.fill_unmarked,
                session_id=roll.sessions[column].id,
            )
        if done is None:
            self.note.refuse(self._refusal, self.grid.current.row, column)
            return
        excused = f", {away} người vắng có phép theo giấy" if away else ""
        self.shell.toast(f"Đã ghi {done.value - away} người có mặt{excused}, {name}")
        self.grid.focus()

    def go_to_current(self) -> None:
        """Go to the half-day that is to be taken."""
        if self.roll is not None and self.grid.sheet.has_cells:
            self._go_to_column(self.roll.current_column())

    def show_paper(self) -> None:
        """Show the sheet F12, to print or save."""
        offered = [OfferedForm("F12", "Bảng điểm danh")]
        PaperDialog(self.window(), self.runner, "Bảng điểm danh", self.class_id, offered).open()

    # Inside

    def _take_next_step(self) -> None:
        self.settle()
        if self._next is None or self._button.reason:
            return
        if self._next is Next.FILL:
            self.fill(self.grid.current.column)
        elif self._next is Next.LOCK:
            self._lock_or_unlock()
        elif self._next is Next.GO_ON:
            self.go_to_current()
            self.grid.focus()
        elif self._next is Next.FINISH:
            finish_teaching(self)
        else:
            self.tab_wanted.emit("assessment")

    def _go_to_today(self) -> None:
        if self.roll is not None:
            self._go_to_column(self.roll.today_column())

    def _go_to_column(self, column: int) -> None:
        """Go to the first person without a mark in a half-day."""
        self.grid.go_to(first_waiting(self.grid.sheet, column) or 0, column)

    def _lock_or_unlock(self) -> None:
        if self.roll is None:
            return
        session = self.roll.sessions[self.grid.current.column]
        if session.closed_at is not None:
            dialog = ReopenDialog(self.window(), self.runner, session)
            dialog.accepted.connect(self.grid.focus)  # what was wrong is mended there
            dialog.start()
        elif lock_session(self, session):
            self.grid.focus()

    def _follow_cursor(self, _row: int, column: int) -> None:
        """Show the half-day that the cursor came into; along a column it stays the same."""
        if column != self._shown:
            self._show_session()

    def _show_session(self) -> None:
        """Show the half-day that the cursor is in, and what comes next for it."""
        roll, column = self.roll, self.grid.current.column
        self._shown = column
        shown = roll is not None and self.grid.sheet.has_cells
        self.line.setVisible(shown)
        if not shown:
            self.scan_line.hide()
        self.hints.setVisible(shown)
        self._next = None
        if roll is not None and shown:
            self.line.show_session(roll, column)
            self._next = next_of(roll, column, self._status)
        if roll is not None and self._next is not None:
            self._button.setText(self._next.text(roll, column))
            self._button.set_icon(self._next.icon)
        self.head_changed.emit()

    def _keep_refusal(self, error: UserError) -> bool:
        self._refusal = error
        return True

    def _say_barred(self, row: int, column: int) -> None:
        if self.roll is not None:
            name = self.roll.rows[row].learner.full_name
            self.note.say(f"{name} đã thôi học nên không điểm danh buổi này.", row, column)

    def _explain_emptiness(self, roll: Roll) -> None:
        if roll.sessions and roll.rows:
            return
        wanted = "learners" if not roll.rows else "timetable"
        sentence, verb = {
            "learners": (
                "Lớp chưa có học viên nên chưa điểm danh được.",
                "Nhập danh sách học viên",
            ),
            "timetable": ("Lớp chưa có lịch học nên chưa điểm danh được.", "Lập lịch học"),
        }[wanted]
        button = kit.Button(verb, trailing="arrow-right")
        button.clicked.connect(lambda: self.tab_wanted.emit(wanted))
        self.grid.when_empty(kit.EmptyState(sentence, button))

    def _periods(self, column: int) -> int:
        return self.roll.sessions[column].periods if self.roll is not None else 0

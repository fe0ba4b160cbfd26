"""The tab Lịch học: lessons laid over half-days, each of them changed in its own cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app import clock
from app.models.values import ClassStatus, SessionState
from app.services.classes import class_programme
from app.services.classes.class_overview import ClassOverview, class_overview
from app.services.classes.class_programme import ClassProgramme
from app.services.timetable import clashes, class_days, timetable, timetable_warnings
from app.services.timetable.centre_timetable import CentreHalfDay
from app.services.timetable.clashes import Clash
from app.services.timetable.session_rows import SessionRow
from app.services.timetable.timetable_warnings import TimetableWarning, TooMuch
from app.ui import kit
from app.ui.dialogs.add_session import AddSessionDialog
from app.ui.dialogs.make_timetable import NOTHING_LEFT, MakeTimetableDialog
from app.ui.dialogs.paper import OfferedForm, PaperDialog
from app.ui.dialogs.timetable_findings import TimetableFindingsDialog, findings_of
from app.ui.screens.class_tabs import timetable_columns as shown
from app.ui.screens.class_tabs.base import ClassTab
from app.ui.screens.class_tabs.timetable_acts import HalfDayActs
from app.ui.screens.class_tabs.timetable_cells import TimetableCells
from app.ui.screens.classes.words import lock_reason
from app.ui.week.view import WeekView
from app.ui.widgets.segments import Segment, Segments

_EMPTY = (
    "Lớp chưa có lịch học. Lập lịch để đặt các bài của chương trình vào những ngày đã chọn, "
    "rồi ghi giảng viên cho từng buổi."
)
_PAPERS = (
    ("F09", "Lịch lớp"),
    ("F10", "Giảng viên"),
    ("F11", "Địa điểm"),
    ("F49", "Giờ giảng"),
)
LIST, WEEK, CENTRE = "list", "week", "centre"
_WAYS = (Segment(LIST, "Danh sách"), Segment(WEEK, "Tuần"), Segment(CENTRE, "Cả trung tâm"))


class TimetableTab(ClassTab):
    """The half-days of a class: cells are typed into, Del takes rows out."""

    key = "timetable"
    title = "Lịch học"
    watches = frozenset(
        {"training_classes", "class_sessions", "attendances", "enrolments", "persons"}
    )

    def build(self) -> None:
        """Make acts and table."""
        self._rows: tuple[SessionRow, ...] = ()
        self._overview: ClassOverview | None = None
        self._programme: ClassProgramme | None = None
        self._learners = 0
        self._clashes: Mapping[UUID, Sequence[Clash]] = {}
        self._warnings: Sequence[TimetableWarning] = ()
        self._build_top()
        self._build_table()
        bound: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+N", self.add),
            ("Del", self.delete),
            ("Ctrl+D", self.cells.fill_down),
            ("Ctrl+P", self.print.click),
        )
        for keys, act in bound:
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def refresh(self) -> None:
        """Read the timetable."""
        self._overview = self.runner.ask(class_overview, class_id=self.class_id)
        self._programme = self.runner.ask(
            class_programme.programme_of_class, class_id=self.class_id
        )
        self.cells.lessons = self._programme.lessons
        self._learners = self._overview.counts.learners
        self._rows = self.runner.ask(timetable.list_sessions, class_id=self.class_id)
        self._clashes = self.runner.ask(clashes.clashes_of_class, class_id=self.class_id)
        self._warnings = self.runner.ask(
            timetable_warnings.warnings_of_class, class_id=self.class_id
        )
        self.table.show_rows(self._rows)
        self._show_sum(self._programme)
        self._show_lock(self._overview.status)
        self.head_changed.emit()

    def focus_first(self) -> None:
        """Begin in the table, on the first cell that can be typed into."""
        if not self.table.isVisible():
            self.week.board.setFocus()
            return
        self.cells.editing.go_home()
        self.table.focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of the table."""
        return (
            kit.KeyHint("F2", "sửa ô"),
            kit.KeyHint("Enter", "cất ô, xuống dòng dưới"),
            kit.KeyHint("Tab", "cất ô, sang ô bên"),
            kit.KeyHint("Ctrl+D", "lấy giá trị dòng trên"),
            kit.KeyHint("Ctrl+N", "thêm buổi"),
            kit.KeyHint("Del", "xóa buổi"),
            kit.KeyHint("Ctrl+P", "in lịch"),
            kit.KeyHint("Alt+← → ↑ ↓", "dời buổi, khi xem theo tuần"),
        )

    def primary(self) -> kit.Button | None:
        """Return the act that lays the lessons, as long as there are none."""
        return self.lay if not self._rows and not self.lay.reason else None

    def count(self) -> str:
        """Return how many half-days there are."""
        held = sum(row.state is not SessionState.CANCELLED for row in self._rows)
        return f"{held}" if held else ""

    # Acts

    def make(self) -> None:
        """Ask on which days the lessons are laid."""
        if self._overview is None or self._programme is None:
            return
        dialog = MakeTimetableDialog(
            self.window(), self.runner, self._overview, self._programme, self._rows
        )
        dialog.accepted.connect(lambda: self.shell.toast(f"Đã lập {dialog.made} buổi học"))
        dialog.accepted.connect(self.focus_first)
        dialog.start()

    def add(self) -> None:
        """Ask for one more half-day."""
        if self._overview is None or self._programme is None or self.add_button.reason:
            return
        dialog = AddSessionDialog(
            self.window(), self.runner, self._overview, self._programme, self._rows
        )
        dialog.accepted.connect(lambda: self.table.select(dialog.made))
        dialog.accepted.connect(lambda: self.shell.toast("Đã thêm một buổi học"))
        dialog.start()

    def show_papers(self) -> None:
        """Show the timetables of the class, its lecturers and rooms, and the hours of the year."""
        offered = [OfferedForm(code, text) for code, text in _PAPERS]
        PaperDialog(self.window(), self.runner, "In lịch học", self.class_id, offered).open()

    def show_findings(self) -> None:
        """List what is to be looked at: clashes, rooms too small, loads too big."""
        found = findings_of(self._clashes, self._warnings)
        TimetableFindingsDialog(self.window(), found, self._go_to).open()

    def take_days(self) -> None:
        """Let the class open and close on the first and the last day of the timetable."""
        done = self.runner.do(
            "Lấy ngày khai giảng, bế giảng theo lịch học",
            class_days.take_days_from_timetable,
            class_id=self.class_id,
        )
        if done:
            self.shell.toast("Đã lấy ngày khai giảng, bế giảng theo lịch học")
            self.focus_first()

    def delete(self) -> None:
        """Take the chosen half-days out."""
        busy = self.cells.editing.is_open or not self.table.isVisible()
        if not self.add_button.reason and not busy:
            self.half_days.delete()

    # Inside

    def _build_top(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(kit.Space.SMALL)
        self.sum = kit.ElidedLabel("", "body", "text2")
        self.look = kit.Button("", "link", icon="triangle-alert")
        self.look.clicked.connect(self.show_findings)
        self.days = self.writes(kit.Button("Lấy ngày lớp theo lịch", "link"))
        self.days.setToolTip("Ghi ngày khai giảng, bế giảng theo buổi đầu, buổi cuối của lịch")
        self.days.clicked.connect(self.take_days)
        for widget in (self.sum, self.look, self.days):
            row.addWidget(widget)
        row.addStretch(1)
        self.lay = self.writes(kit.Button("Lập lịch học…", "primary", icon="calendar-days"))
        self.lay_more = self.writes(kit.Button("Lập lịch…", icon="calendar-days"))
        self.add_button = self.writes(kit.Button("Thêm buổi", icon="plus", tip="Ctrl+N"))
        for button, act in (
            (self.lay, self.make),
            (self.lay_more, self.make),
            (self.add_button, self.add),
        ):
            button.clicked.connect(act)
        self.lay.hide()
        self.ways = Segments(_WAYS, name="Cách xem lịch")
        self.ways.show_choice(LIST)
        self.ways.chosen.connect(self._show_way)
        row.addWidget(self.ways)
        self.print = kit.Button("In lịch…", icon="printer", tip="Ctrl+P")
        self.print.clicked.connect(self.show_papers)
        row.addWidget(self.print)
        row.addWidget(self.lay_more)
        row.addWidget(self.add_button)
        self.main.addLayout(row)

    def _build_table(self) -> None:
        self.table: kit.Table[SessionRow] = kit.Table(
            shown.columns(lambda: self._learners, clock.today, self._clashes_of, self._warned),
            row_height=kit.RowHeight.CLASS,
            count=shown.totals,
            hint="Space chọn buổi: ghi giảng viên, hủy, xóa, ghép lớp",
        )
        self.table.view.remember_widths("timetable", self.shell.preferences.widths)
        lay = self.writes(kit.Button("Lập lịch học…", icon="calendar-days"))
        lay.clicked.connect(self.make)
        self.table.when_empty(kit.EmptyState(_EMPTY, lay))
        self.half_days = HalfDayActs(self.table, self.runner, self.shell)
        self.acts = [
            self._foot_act("Ghi giảng viên…", self.half_days.set_lecturer),
            self._foot_act("Hủy buổi", self.half_days.cancel),
            self._foot_act("Xóa buổi", self.half_days.delete),
            self._foot_act("Ghép lớp…", self.half_days.join),
        ]
        self.cells = TimetableCells(self.table, self.runner, self.shell)
        self.main.addWidget(self.table, 1)
        self.week = WeekView(self.runner, self.shell, self.class_id)
        self.week.opened.connect(self._show_in_list)
        self.week.hide()
        self.main.addWidget(self.week, 1)

    def _foot_act(self, text: str, act: Callable[[], None]) -> kit.Button:
        button = self.writes(kit.Button(text, "link"))
        button.clicked.connect(act)
        return self.table.foot.add_act(button)

    def _show_sum(self, programme: ClassProgramme) -> None:
        held = [row for row in self._rows if row.state is not SessionState.CANCELLED]
        periods = sum(row.periods for row in held)
        missing = programme.total_periods - periods
        words = f"Đã xếp {periods}/{programme.total_periods} tiết"
        if missing > 0 and held:
            words += f", còn {missing} tiết"
        without = sum(not row.lecturer for row in held)
        if without and held:
            words += f" · {without} buổi chưa có giảng viên"
        self.sum.setText(words)
        self.look.setText(" · ".join(self._look_words()))
        self.look.setVisible(bool(self._clashes or self._warnings))
        self.days.setVisible(any(one.what is TooMuch.DAYS for one in self._warnings))
        more = f" Còn {missing} tiết không theo bài: bấm “Thêm buổi”." if missing > 0 else ""
        left = timetable.periods_left(programme.lessons, self._rows)
        self.lay_more.setVisible(bool(held))
        self.lay_more.set_reason("" if left else NOTHING_LEFT + more)

    def _look_words(self) -> Iterator[str]:
        if self._clashes:
            yield f"{len(self._clashes)} buổi trùng lịch"
        if self._warnings:
            yield f"{len(self._warnings)} lưu ý"

    def _go_to(self, session_id: UUID) -> None:
        """Go to a half-day in the list."""
        self.ways.choose(LIST)
        self.table.select(session_id)
        self.table.focus()

    def _show_way(self, way: str) -> None:
        """Show the half-days as a list, or as a week of the class or of the centre."""
        self.table.setVisible(way == LIST)
        self.week.setVisible(way != LIST)
        if way == LIST:
            self.focus_first()
            return
        row = self.table.current() or (self._rows[0] if self._rows else None)
        self.week.class_id = self.class_id if way == WEEK else None
        self.week.go_to(row.held_on if row else clock.today())
        if row is not None:
            self.week.board.select(row.id)
        self.week.board.setFocus()

    def _show_in_list(self, row: CentreHalfDay) -> None:
        """Go to a half-day of the class in the list; of another class, to that class."""
        if row.class_id != self.class_id:
            self.shell.go("class", (row.class_id, self.key))
            return
        self._go_to(row.session_id)

    def _clashes_of(self, row: SessionRow) -> Sequence[Clash]:
        return self._clashes.get(row.id, ())

    def _warned(self, row: SessionRow) -> Sequence[TimetableWarning]:
        return [one for one in self._warnings if row.id in one.session_ids]

    def _show_lock(self, status: ClassStatus) -> None:
        reason = lock_reason(status, "lịch học")
        for button in (self.lay, self.add_button, self.days, *self.acts):
            button.set_reason(reason)
        if reason:
            self.lay_more.set_reason(reason)
        self.cells.editing.enabled = not reason
        self.week.why_locked = reason

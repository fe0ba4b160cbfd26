"""The tab Lịch học: lessons laid over half-days, each of them changed in its own cell."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app import clock
from app.errors import UserError
from app.models.values import ClassStatus, SessionState, Slot
from app.services import class_programme, timetable, timetable_changes
from app.services.class_overview import ClassOverview, class_overview
from app.services.class_programme import ClassProgramme
from app.services.class_states import has_reached
from app.services.session_rows import SessionRow
from app.text.dates import format_date
from app.text.typed_dates import parse_day
from app.ui import kit
from app.ui.dialogs.session_acts import LecturerDialog
from app.ui.dialogs.timetable_form import AddSessionDialog, MakeTimetableDialog
from app.ui.screens.class_tabs import timetable_columns as shown
from app.ui.screens.class_tabs.base import ClassTab
from app.ui.screens.class_tabs.cell_editing import CellEditing, CellKind

_EMPTY = (
    "Lớp chưa có lịch học. Lập lịch để đặt các bài của chương trình vào những ngày đã chọn, "
    "rồi ghi giảng viên cho từng buổi."
)
_LOCKED = "Kết quả của lớp đã được công nhận nên lịch học không đổi nữa."
_CANCELLED = "Lớp đã hủy. Khôi phục lớp trước khi đổi lịch học."
_ALL_LAID = "Mọi bài của chương trình đã có trong lịch."


class TimetableTab(ClassTab):
    """The half-days of a class: cells are typed into, Del takes rows out."""

    key = "timetable"
    title = "Lịch học"
    watches = frozenset({"training_classes", "class_sessions", "attendances", "enrolments"})

    def build(self) -> None:
        """Make acts and table."""
        self._rows: tuple[SessionRow, ...] = ()
        self._overview: ClassOverview | None = None
        self._programme: ClassProgramme | None = None
        self._learners = 0
        self._build_top()
        self._build_table()
        bound: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+N", self.add),
            ("Del", self.delete),
            ("Ctrl+D", self.fill_down),
        )
        for keys, act in bound:
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def refresh(self) -> None:
        """Read the timetable."""
        self._overview = self.runner.ask(class_overview, class_id=self.class_id)
        self._programme = self.runner.ask(
            class_programme.programme_of_class, class_id=self.class_id
        )
        self._learners = self._overview.counts.learners
        self._rows = self.runner.ask(timetable.list_sessions, class_id=self.class_id)
        self.table.show_rows(self._rows)
        self._show_sum(self._programme)
        self._show_lock(self._overview.status)
        self.head_changed.emit()

    def focus_first(self) -> None:
        """Begin in the table, on the first cell that can be typed into."""
        self.cells.go_home()
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

    def delete(self) -> None:
        """Take the chosen half-days out."""
        rows = self.table.chosen()
        if not rows or self.add_button.reason or self.cells.is_open:
            return
        done = self.runner.do(
            f"Xóa {_which(rows)}", timetable_changes.delete_all, session_ids=_ids(rows)
        )
        if done:
            self.shell.toast(f"Đã xóa {_which(rows)}")

    def cancel(self) -> None:
        """Mark the chosen half-days as not held, or as planned again when all were cancelled."""
        rows = self.table.chosen()
        if not rows:
            return
        restores = all(row.state is SessionState.CANCELLED for row in rows)
        state = SessionState.PLANNED if restores else SessionState.CANCELLED
        what = "Khôi phục" if restores else "Hủy"
        done = self.runner.do(
            f"{what} {_which(rows)}",
            timetable_changes.change_all,
            session_ids=_ids(rows),
            state=state,
        )
        if done:
            self.shell.toast(f"Đã {what.lower()} {_which(rows)}")

    def set_lecturer(self) -> None:
        """Ask for lecturer and room of the chosen half-days."""
        rows = self.table.chosen()
        if rows:
            dialog = LecturerDialog(self.window(), self.runner, _which(rows), _ids(rows))
            dialog.accepted.connect(lambda: self.shell.toast(f"Đã ghi cho {_which(rows)}"))
            dialog.start()

    def fill_down(self) -> None:
        """Give the current cell the value of the one above."""
        index = self.table.view.currentIndex()
        names = {shown.LECTURER: "lecturer", shown.ROOM: "room", shown.PERIODS: "periods"}
        if self.cells.is_open or index.row() < 1 or index.column() not in names:
            return
        above = self.table.rows.row_at(index.row() - 1)
        name = names[index.column()]
        self._write(name, self.table.rows.row_at(index.row()), getattr(above, name))

    # Inside

    def _build_top(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(kit.Space.SMALL)
        self.sum = kit.ElidedLabel("", "body", "text2")
        row.addWidget(self.sum, 1)
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
        row.addWidget(self.lay_more)
        row.addWidget(self.add_button)
        self.main.addLayout(row)

    def _build_table(self) -> None:
        self.table: kit.Table[SessionRow] = kit.Table(
            shown.columns(lambda: self._learners, clock.today),
            row_height=kit.RowHeight.CLASS,
            count=shown.totals,
        )
        self.table.view.remember_widths("timetable", self.shell.preferences.widths)
        lay = self.writes(kit.Button("Lập lịch học…", icon="calendar-days"))
        lay.clicked.connect(self.make)
        self.table.when_empty(kit.EmptyState(_EMPTY, lay))
        self.acts = [
            self._foot_act("Ghi giảng viên…", self.set_lecturer),
            self._foot_act("Hủy buổi", self.cancel),
            self._foot_act("Xóa buổi", self.delete),
        ]
        self.cells = CellEditing(self.table, self._kinds(), home=shown.LECTURER)
        self.main.addWidget(self.table, 1)

    def _foot_act(self, text: str, act: Callable[[], None]) -> kit.Button:
        button = self.writes(kit.Button(text, "link"))
        button.clicked.connect(act)
        return self.table.foot.add_act(button)

    def _kinds(self) -> dict[int, CellKind[SessionRow]]:
        slots = [kit.Option(slot, slot.label) for slot in Slot]
        return {
            shown.DAY: CellKind(self._write_day, lambda r: format_date(r.held_on)),
            shown.SLOT: CellKind(
                partial(self._set, "slot"), chosen=lambda r: r.slot, options=lambda: slots
            ),
            shown.LESSON: CellKind(
                partial(self._set, "lesson_id"),
                chosen=lambda r: r.lesson_id,
                options=self._lessons,
            ),
            shown.PERIODS: CellKind(self._write_periods, lambda r: f"{r.periods}"),
            shown.LECTURER: CellKind(partial(self._set, "lecturer"), lambda r: r.lecturer or ""),
            shown.ROOM: CellKind(partial(self._set, "room"), lambda r: r.room or ""),
        }

    def _lessons(self) -> list[kit.Option]:
        lessons = self._programme.lessons if self._programme else ()
        found = [kit.Option(x.id, f"{x.code}. {x.title}") for x in lessons]
        return [kit.Option(None, "Không theo bài"), *found]

    def _write_day(self, row: SessionRow, value: object) -> bool:
        return self._write("held_on", row, parse_day(str(value)))

    def _write_periods(self, row: SessionRow, value: object) -> bool:
        if not str(value).isascii() or not str(value).isdigit():
            raise UserError(f"“{value}” không phải là số tiết.", "Chỉ gõ chữ số.")
        return self._write("periods", row, int(str(value)))

    def _set(self, name: str, row: SessionRow, value: object) -> bool:
        return self._write(name, row, value)

    def _write(self, name: str, row: SessionRow, value: object) -> bool:
        """Write one value of a half-day; True also when nothing changed."""
        details = self.runner.ask(timetable.details_of, session_id=row.id)
        if value in (getattr(details, name), getattr(details, name) or ""):
            return True
        changed: dict[str, Any] = {name: value}
        with self.runner.telling(self.cells.refuse):
            done = self.runner.do(
                f"Sửa {shown.name_of(row)}",
                timetable.update_session,
                session_id=row.id,
                details=replace(details, **changed),
            )
        return done is not None

    def _show_sum(self, programme: ClassProgramme) -> None:
        held = [row for row in self._rows if row.state is not SessionState.CANCELLED]
        periods = sum(row.periods for row in held)
        missing = programme.total_periods - periods
        words = f"Đã xếp {periods}/{programme.total_periods} tiết của chương trình"
        if missing > 0 and held:
            words += f", còn {missing} tiết"
        without = sum(not row.lecturer for row in held)
        if without and held:
            words += f" · {without} buổi chưa có giảng viên"
        self.sum.setText(words)
        laid = {row.lesson_id for row in held}
        left = [lesson for lesson in programme.lessons if lesson.id not in laid]
        self.lay_more.setVisible(bool(held))
        self.lay_more.set_reason("" if left or missing > 0 else _ALL_LAID)

    def _show_lock(self, status: ClassStatus) -> None:
        reason = ""
        if status is ClassStatus.CANCELLED:
            reason = _CANCELLED
        elif has_reached(status, ClassStatus.RECOGNISED):
            reason = _LOCKED
        for button in (self.lay, self.add_button, *self.acts):
            button.set_reason(reason)
        if reason:
            self.lay_more.set_reason(reason)
        self.cells.enabled = not reason


def _ids(rows: Sequence[SessionRow]) -> tuple[UUID, ...]:
    return tuple(row.id for row in rows)


def _which(rows: Sequence[SessionRow]) -> str:
    return shown.name_of(rows[0]) if len(rows) == 1 else f"{len(rows)} buổi học"

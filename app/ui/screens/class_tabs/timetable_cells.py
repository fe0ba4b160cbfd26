"""The cells of the timetable: how each column is read, shown in a list, and written."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from app.errors import UserError
from app.models.values import Slot
from app.services.programmes.programmes import LessonRow
from app.services.timetable import timetable
from app.services.timetable.session_rows import SessionRow, name_of
from app.text.dates import format_date
from app.text.typed_dates import parse_day
from app.ui import kit
from app.ui.dialogs.clash import attempt
from app.ui.runner import Runner
from app.ui.screens.class_tabs import timetable_columns as shown
from app.ui.screens.class_tabs.cell_editing import CellEditing, CellKind

_NAME = 170  # px in which a name can be typed, however narrow the column of none
_SHARED = ("held_on", "slot", "lecturer", "room")
_FILLED_DOWN = {shown.LECTURER: "lecturer", shown.ROOM: "room", shown.PERIODS: "periods"}


class TimetableCells:
    """Typing into the half-days; `lessons` are those of the class's programme."""

    def __init__(self, table: kit.Table[SessionRow], runner: Runner, shell: kit.Shell) -> None:
        self._table, self._runner, self._shell = table, runner, shell
        self.lessons: Sequence[LessonRow] = ()
        self.editing = CellEditing(table, self._kinds(), home=shown.LECTURER)

    def fill_down(self) -> None:
        """Give the current cell the value of the one above."""
        index = self._table.view.currentIndex()
        if self.editing.is_open or index.row() < 1 or index.column() not in _FILLED_DOWN:
            return
        above = self._table.rows.row_at(index.row() - 1)
        name = _FILLED_DOWN[index.column()]
        self._write(name, self._table.rows.row_at(index.row()), getattr(above, name))

    def _kinds(self) -> dict[int, CellKind[SessionRow]]:
        slots = [kit.Option(slot, slot.label) for slot in Slot]
        return {
            shown.DAY: CellKind(self._write_day, lambda r: format_date(r.held_on)),
            shown.SLOT: CellKind(
                partial(self._write, "slot"), chosen=lambda r: r.slot, options=lambda: slots
            ),
            shown.LESSON: CellKind(
                partial(self._write, "lesson_id"),
                chosen=lambda r: r.lesson_id,
                options=self._lessons,
            ),
            shown.PERIODS: CellKind(self._write_periods, lambda r: f"{r.periods}"),
            shown.LECTURER: CellKind(
                partial(self._write, "lecturer"), lambda r: r.lecturer or "", least_width=_NAME
            ),
            shown.ROOM: CellKind(
                partial(self._write, "room"), lambda r: r.room or "", least_width=_NAME
            ),
        }

    def _lessons(self) -> list[kit.Option]:
        found = [kit.Option(x.id, f"{x.code}. {x.title}") for x in self.lessons]
        return [kit.Option(None, "Không theo bài"), *found]

    def _write_day(self, row: SessionRow, value: object) -> bool:
        return self._write("held_on", row, parse_day(str(value)))

    def _write_periods(self, row: SessionRow, value: object) -> bool:
        if not str(value).isascii() or not str(value).isdigit():
            raise UserError(
                f"“{value}” không phải là số tiết.", "Chỉ gõ chữ số.", "number-not-understood"
            )
        return self._write("periods", row, int(str(value)))

    def _write(self, name: str, row: SessionRow, value: object) -> bool:
        """Write one value of a half-day; True also when nothing changed."""
        details = self._runner.ask(timetable.details_of, session_id=row.id)
        before = getattr(details, name)
        if value in (before, before or ""):
            return True
        changed: dict[str, Any] = {name: value}
        with self._runner.telling(self.editing.refuse):
            return attempt(
                self._table.window(),
                self._runner,
                f"Sửa {name_of(row)}",
                timetable.update_session,
                {"session_id": row.id, "details": replace(details, **changed)},
                lambda _done: self._tell_of_others(name, row),
            )

    def _tell_of_others(self, name: str, row: SessionRow) -> None:
        """Say that the classes held as one with a half-day were changed with it."""
        if row.joined_with and name in _SHARED:
            codes = ", ".join(row.joined_with)
            self._shell.toast(f"Đã sửa {name_of(row)} cho cả lớp {codes} học ghép")

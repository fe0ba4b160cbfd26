"""Acts on the half-days chosen in the timetable: lecturer, cancelled, taken out."""

from collections.abc import Sequence
from uuid import UUID

from app.models.values import SessionState
from app.services.timetable import joined_sessions, timetable_changes
from app.services.timetable.session_rows import SessionRow, name_of
from app.ui.dialogs.clash import attempt
from app.ui.dialogs.join_sessions import JoinDialog
from app.ui.dialogs.session_acts import LecturerDialog
from app.ui.screens.class_tabs.row_acts import RowActs


class HalfDayActs(RowActs[SessionRow]):
    """Acts on half-days of the timetable."""

    def delete(self) -> None:
        """Take the chosen half-days out."""
        rows = self._table.chosen()
        if not rows:
            return
        done = self._runner.do(
            f"Xóa {_which(rows)}", timetable_changes.delete_all, session_ids=_ids(rows)
        )
        if done:
            self._tell(f"Đã xóa {_which(rows)}")

    def cancel(self) -> None:
        """Mark the chosen half-days as not held, or as planned again when all were cancelled."""
        rows = self._table.chosen()
        if not rows:
            return
        restores = all(row.state is SessionState.CANCELLED for row in rows)
        what = "Khôi phục" if restores else "Hủy"
        state = SessionState.PLANNED if restores else SessionState.CANCELLED
        attempt(
            self._table.window(),
            self._runner,
            f"{what} {_which(rows)}",
            timetable_changes.change_all,
            {"session_ids": _ids(rows), "state": state},
            lambda _done: self._tell(f"Đã {what.lower()} {_which(rows)}"),
        )

    def set_lecturer(self) -> None:
        """Ask for lecturer and room of the chosen half-days."""
        rows = self._table.chosen()
        if not rows:
            return
        dialog = LecturerDialog(self._table.window(), self._runner, _which(rows), _ids(rows))
        dialog.accepted.connect(lambda: self._tell(f"Đã ghi cho {_which(rows)}"))
        dialog.start()

    def join(self) -> None:
        """Hold the half-day under the cursor together with another class, or by itself again."""
        rows = self._table.chosen()
        if not rows:
            return
        row = rows[0]
        if row.joined_with:
            self._part(row)
            return
        partners = self._runner.ask(joined_sessions.partners_of, session_id=row.id)
        if not partners:
            self._shell.toast(
                f"Không lớp nào khác có buổi cùng giờ hoặc cùng bài với {name_of(row)}.",
                undo=False,
            )
            return
        dialog = JoinDialog(self._table.window(), self._runner, row, partners)
        dialog.accepted.connect(lambda: self._tell(f"Đã ghép lớp cho {name_of(row)}"))
        dialog.start()

    def _part(self, row: SessionRow) -> None:
        label = f"Thôi ghép {name_of(row)}"
        if self._runner.do(label, joined_sessions.part_session, session_id=row.id):
            self._tell(f"Đã thôi ghép {name_of(row)} với {', '.join(row.joined_with)}")


def _ids(rows: Sequence[SessionRow]) -> tuple[UUID, ...]:
    return tuple(row.id for row in rows)


def _which(rows: Sequence[SessionRow]) -> str:
    return name_of(rows[0]) if len(rows) == 1 else f"{len(rows)} buổi học"

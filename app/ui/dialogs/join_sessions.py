"""Holding a half-day together with another class: which of its half-days is joined."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.services.timetable import joined_sessions
from app.services.timetable.joined_sessions import Partner
from app.services.timetable.session_rows import SessionRow
from app.ui import kit
from app.ui.dialogs.clash import attempt
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner


class JoinDialog(FormDialog):
    """Offers half-days of other classes: at the same time, or with the same lesson near it."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        session: SessionRow,
        partners: Sequence[Partner],
    ) -> None:
        when = session.slot.on(session.held_on)
        note = (
            f"Buổi được chọn của lớp kia dời đến {when}, cùng giảng viên, cùng địa điểm. Mỗi lớp"
            " vẫn điểm danh riêng; giờ giảng tính một lần."
        )
        super().__init__(window, f"Học ghép buổi {when}", "Ghép", note=note, width=600)
        self._runner, self._session, self._when = runner, session, when
        self.form.add(
            kit.ChoiceField(
                "with_id",
                "Ghép với",
                [kit.Option(one.session_id, _words(one)) for one in partners],
                required="Cần chọn buổi của lớp khác.",
            )
        )
        self.form.read({"with_id": partners[0].session_id if len(partners) == 1 else None})

    def submit(self) -> None:
        """Join them; a clash of the other class is named and asks for a reason."""
        if not self.form.check():
            return
        with self._runner.telling(self.form.show_refusal):
            attempt(
                self,
                self._runner,
                f"Học ghép buổi {self._when}",
                joined_sessions.join_sessions,
                {"session_id": self._session.id, **self.form.values()},
                lambda _done: self.accept(),
            )


def _words(one: Partner) -> str:
    when = one.slot.on(one.held_on)
    return f"{one.class_code}, {when}{' (cùng giờ)' if one.is_same_time else ''}: {one.lesson}"

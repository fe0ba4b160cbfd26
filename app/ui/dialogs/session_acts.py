"""What several half-days share, written at once: lecturer, room, kind, factor of the hours."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.models.values import SessionKind
from app.services.timetable import timetable_changes
from app.ui import kit
from app.ui.dialogs.clash import attempt
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner


class LecturerDialog(FormDialog):
    """Writes what the chosen half-days share; what is left empty stays as it is."""

    def __init__(
        self, window: QWidget | None, runner: Runner, which: str, session_ids: Sequence[UUID]
    ) -> None:
        note = f"Ghi cho {which}. Ô để trống thì giữ nguyên như đang có."
        super().__init__(window, "Giảng viên, địa điểm, hình thức", "Cất", note=note, width=520)
        self._runner, self._which, self._ids = runner, which, tuple(session_ids)
        self.form.add(kit.NameField("lecturer", "Giảng viên"))
        self.form.add(kit.TextField("room", "Địa điểm", width=280))
        kinds = [kit.Option(kind, kind.label) for kind in SessionKind]
        self.form.add(
            kit.ChoiceField(
                "session_kind", "Hình thức", [kit.Option(None, "Giữ nguyên"), *kinds], width=200
            ),
            kit.MarkField(
                "hours_factor",
                "Hệ số giờ",
                step=1,
                maximum=500,
                help="Ví dụ 1,5; trống: giữ nguyên.",
            ),
        )
        self.form.read({})

    def submit(self) -> None:
        """Write them."""
        if not self.form.check():
            return
        attempt(
            self,
            self._runner,
            f"Ghi giảng viên, địa điểm cho {self._which}",
            timetable_changes.change_all,
            {"session_ids": self._ids, **self.form.values()},
            lambda _done: self.accept(),
        )

"""One half-day added to a timetable by hand; day, half-day and lesson are proposed."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.models.values import Slot
from app.services.classes.class_overview import ClassOverview
from app.services.classes.class_programme import ClassProgramme
from app.services.timetable import timetable
from app.services.timetable.session_rows import SessionRow
from app.services.timetable.timetable import SessionDetails
from app.services.timetable.timetable_changes import next_free
from app.ui import kit
from app.ui.dialogs.clash import attempt
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner


class AddSessionDialog(FormDialog):
    """Adds one half-day; day, half-day and lesson are proposed."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        overview: ClassOverview,
        programme: ClassProgramme,
        kept: Sequence[SessionRow],
    ) -> None:
        super().__init__(window, f"Thêm buổi học {overview.code}", "Thêm buổi", width=620)
        self._runner, self._class_id = runner, overview.id
        self.made: UUID | None = None
        lessons = [kit.Option(x.id, f"{x.code}. {x.title}") for x in programme.lessons]
        self.form.add(
            kit.DateField("held_on", "Ngày", required="Cần ngày học."),
            kit.ChoiceField(
                "slot", "Buổi", [kit.Option(s, s.label) for s in Slot], width=110, required="Chọn."
            ),
            kit.NumberField("periods", "Số tiết", least=1, most=12, required="Cần số tiết."),
        )
        self.form.add(
            kit.ChoiceField("lesson_id", "Bài", [kit.Option(None, "Không theo bài"), *lessons])
        )
        self.form.add(kit.NameField("lecturer", "Giảng viên"), kit.TextField("room", "Địa điểm"))
        day, slot = next_free(kept, overview.opened_on or clock.today())
        self.form.read(
            {
                "held_on": day,
                "slot": slot,
                "periods": programme.periods_per_slot,
                "lesson_id": _next_lesson(programme, kept),
                "room": overview.place,
            }
        )

    def submit(self) -> None:
        """Add the half-day."""
        if not self.form.check():
            return
        details = self.form.make(SessionDetails)
        with self._runner.telling(self.form.show_refusal):
            attempt(
                self,
                self._runner,
                f"Thêm buổi {details.slot.on(details.held_on)}",
                timetable.add_session,
                {"class_id": self._class_id, "details": details},
                self._added,
            )

    def _added(self, session_id: UUID) -> None:
        self.made = session_id
        self.accept()


def _next_lesson(programme: ClassProgramme, kept: Sequence[SessionRow]) -> UUID | None:
    scheduled = {row.lesson_id for row in kept}
    return next((x.id for x in programme.lessons if x.id not in scheduled), None)

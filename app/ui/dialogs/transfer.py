"""Moving learners to another running class of the same programme."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.classes import carrying_over
from app.services.classes.carrying_over import OtherClass
from app.text.dates import format_date
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner


class TransferDialog(FormDialog):
    """Asks for the class, the reason and the day, then moves the chosen learners."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        who: str,
        enrolment_ids: Sequence[UUID],
        classes: Sequence[OtherClass],
    ) -> None:
        note = (
            "Tên ở lớp này được giữ lại, ghi là đã chuyển; sang lớp mới điểm danh lại từ đầu,"
            " buổi đã dự thì ghi học bù."
        )
        super().__init__(window, f"Chuyển {who} sang lớp khác", "Chuyển lớp", note=note, width=560)
        self._label = f"Chuyển {who} sang lớp khác"
        self._runner, self._ids = runner, tuple(enrolment_ids)
        options = [kit.Option(each.id, _name(each)) for each in classes]
        self.form.add(
            kit.ChoiceField("into_class_id", "Sang lớp", options, required="Cần chọn lớp.")
        )
        self.form.add(
            kit.TextField(
                "reason",
                "Lý do",
                required="Cần ghi lý do.",
                help="Ví dụ: đi công tác, đơn vị xin đổi khóa.",
            )
        )
        self.form.add(kit.DateField("on", "Từ ngày", required="Cần ghi ngày."))
        only = classes[0].id if len(classes) == 1 else None
        self.form.read({"into_class_id": only, "on": clock.today()})

    def submit(self) -> None:
        """Move them; a refusal stays beside its field."""
        if self.form.run(self._runner, self._move):
            self.accept()

    def _move(self) -> Committed[None] | None:
        values = self.form.values()
        return self._runner.do_because(
            self._label,
            values["reason"],
            lambda session: carrying_over.transfer_all(session, enrolment_ids=self._ids, **values),
        )


def _name(found: OtherClass) -> str:
    opened = f", khai giảng {format_date(found.opened_on)}" if found.opened_on else ""
    return f"{found.code} · {found.name}{opened}"

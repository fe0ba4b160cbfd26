"""Writing down that certificates were handed over, when and to whom; or that this was wrong."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.certificates import certificates
from app.services.certificates.handover import take_handover_back
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner


class HandoverDialog(FormDialog):
    """Asks for the day and a proxy, then records the hand-over of the chosen certificates."""

    def __init__(self, window: QWidget | None, runner: Runner, chosen: list[UUID]) -> None:
        self._acts = f"Trao {len(chosen)} giấy chứng nhận"
        super().__init__(window, self._acts, "Ghi đã trao", width=520)
        self._runner = runner
        self._chosen = chosen
        self.form.add(kit.DateField("on", "Ngày trao", required="Cần ghi ngày trao."))
        self.form.add(
            kit.TextField(
                "received_by",
                "Người nhận thay",
                help="Chỉ ghi khi nhận thay có giấy ủy quyền; bỏ trống là chính người học nhận.",
            )
        )
        self.form.read({"on": clock.today()})

    def submit(self) -> None:
        """Record it; a refusal names the paper that cannot be handed over."""
        if self.form.run(self._runner, self._record):
            self.accept()

    def _record(self) -> Committed[None] | None:
        values = self.form.values()
        return self._runner.do(
            self._acts,
            certificates.record_handover,
            certificate_ids=self._chosen,
            on=values["on"],
            received_by=values["received_by"] or "",
        )


class HandoverBackDialog(FormDialog):
    """Asks why, then notes that the chosen certificates were not handed over after all."""

    def __init__(self, window: QWidget | None, runner: Runner, chosen: list[UUID]) -> None:
        self._acts = f"Bỏ ghi đã trao {len(chosen)} giấy chứng nhận"
        note = "Giấy trở lại như trước khi ghi trao; nhật ký giữ cả hai lần ghi và lý do."
        super().__init__(window, self._acts, "Bỏ ghi đã trao", note=note, width=520)
        self._runner = runner
        self._chosen = chosen
        self.form.add(
            kit.TextField(
                "reason", "Lý do", required="Cần ghi lý do.", help="Ví dụ: ghi nhầm cả lớp."
            )
        )

    def submit(self) -> None:
        """Note it."""
        if self.form.run(self._runner, self._take_back):
            self.accept()

    def _take_back(self) -> Committed[None] | None:
        return self._runner.do_because(
            self._acts,
            self.form.values()["reason"],
            take_handover_back,
            certificate_ids=self._chosen,
        )

"""Giving a paper of a class its number: day, signer, and the number where it is not the next."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.errors import UserError
from app.services import numbering, signers
from app.services.papers import issuing
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner

_CONSEQUENCE = (
    "Số đã lấy không lấy lại được: văn bản sai thì thu hồi, số vẫn coi là đã dùng. Nội dung còn "
    "theo dữ liệu của lớp cho đến khi ghi đã ký."
)


class TakeNumberDialog(FormDialog):
    """Asks for day and signer, proposes the next number, and enters the paper in the book."""

    def __init__(
        self, window: QWidget | None, runner: Runner, class_id: UUID, form: str, name: str
    ) -> None:
        super().__init__(window, f"Lấy số: {name}", "Lấy số", note=_CONSEQUENCE, width=620)
        self._runner, self._class_id, self._form = runner, class_id, form
        self.day = kit.DateField("issued_on", "Ngày văn bản", required="Cần ngày văn bản.")
        self.number = kit.NumberField("number", "Số", least=1, help=" ")
        self.signer = kit.ChoiceField("signer_id", "Người ký", required="Cần chọn người ký.")
        self.form.add(self.day, self.number)
        self.form.add(self.signer)
        self.form.read({"issued_on": clock.today()})
        self.day.changed.connect(self._follow_day)
        self._follow_day()
        self.form.read({"issued_on": clock.today(), "signer_id": self.signer.value()})

    def submit(self) -> None:
        """Enter the paper in the book."""
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Lấy số {self._form}",
                issuing.issue_paper,
                form=self._form,
                class_id=self._class_id,
                **self.form.values(),
            ),
        )
        if done is not None:
            self.accept()

    def _follow_day(self) -> None:
        try:
            day = self.day.value()
        except UserError:
            return
        if not isinstance(day, date):
            return
        people = self._runner.ask(signers.list_signers, on=day)
        self.signer.set_options(
            [kit.Option(one.id, f"{one.full_name} · {one.capacity}") for one in people]
        )
        if self.signer.value() is None and people:
            self.signer.set_value(people[0].id)
        kind = issuing.kind_of(self._form)
        number = self._runner.ask(numbering.next_number, scope=kind, year=day.year)
        self.number.say_help(f"Để trống: {number:02}-{kind}")

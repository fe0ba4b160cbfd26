"""The base of dialogs that give a paper its number: day, signer, and a number that is not next."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.number_field import PaperNumberField
from app.ui.runner import Committed, Runner
from app.ui.signer_field import SignerField

_AHEAD = "Ngày này chưa tới: số lấy trước cho văn bản sẽ ký hôm đó."
NUMBER_IS_FINAL = "Số đã lấy không lấy lại được: văn bản sai thì thu hồi, số vẫn coi là đã dùng."


class PaperNumberDialog(FormDialog):
    """Asks for day and signer, and proposes the next number of a kind; `enter` takes it.

    `name` is what the paper is called, `kind` that of its number: QĐ, TB or KH. A day to come is
    warned of and not refused: papers are numbered ahead for those who sign them tomorrow.
    """

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        name: str,
        *,
        kind: str,
        note: str = NUMBER_IS_FINAL,
    ) -> None:
        super().__init__(window, f"Lấy số: {name}", "Lấy số", note=note, width=620)
        self._runner, self._kind = runner, kind
        self.day = kit.DateField(
            "issued_on", "Ngày văn bản", required="Cần ngày văn bản.", ahead=_AHEAD
        )
        self.number = PaperNumberField()
        self.signer = SignerField()
        self.add_fields()
        self.form.add(self.day, self.number)
        self.form.add(self.signer)
        self.day.set_value(clock.today())
        self._follow_day()
        self.form.read(self.form.values())
        self.day.changed.connect(self._follow_day)

    def submit(self) -> None:
        """Enter the paper in the book."""
        if self.form.run(self._runner, self._enter) is not None:
            self.accept()

    @property
    def paper(self) -> tuple[str, str]:
        """The form, whose style the number has, and the sign in it where it is not the kind."""
        raise NotImplementedError

    def add_fields(self) -> None:
        """Add what is asked for before day, number and signer; nothing unless overridden."""

    def enter(
        self, *, issued_on: date, signer_id: UUID, number: int | None
    ) -> Committed[UUID] | None:
        """Give the paper its number; override."""
        raise NotImplementedError

    def _enter(self) -> Committed[UUID] | None:
        values = self.form.values()
        return self.enter(
            issued_on=values["issued_on"], signer_id=values["signer_id"], number=values["number"]
        )

    def _follow_day(self) -> None:
        day = self.day.day
        if day is None:
            return
        self.signer.offer(self._runner, day)
        form, sign = self.paper
        self.number.offer(self._runner, day, form=form, kind=self._kind, sign=sign)

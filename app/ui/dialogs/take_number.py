"""Giving a paper of a class its number."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.papers import issuing
from app.ui.dialogs.paper_number import NUMBER_IS_FINAL, PaperNumberDialog
from app.ui.runner import Committed, Runner

_CONSEQUENCE = f"{NUMBER_IS_FINAL} Nội dung còn theo dữ liệu của lớp cho đến khi ghi đã ký."


class TakeNumberDialog(PaperNumberDialog):
    """Enters a paper of a class in the book of outgoing papers."""

    def __init__(
        self, window: QWidget | None, runner: Runner, class_id: UUID, form: str, name: str
    ) -> None:
        self._class_id, self._form = class_id, form
        super().__init__(window, runner, name, kind=issuing.kind_of(form), note=_CONSEQUENCE)

    @property
    def paper(self) -> tuple[str, str]:
        """The form, whose number carries its kind."""
        return self._form, ""

    def enter(
        self, *, issued_on: date, signer_id: UUID, number: int | None
    ) -> Committed[UUID] | None:
        """Give the paper its number; its content still follows the class."""
        return self._runner.do(
            f"Lấy số {self._form}",
            issuing.issue_paper,
            form=self._form,
            class_id=self._class_id,
            issued_on=issued_on,
            signer_id=signer_id,
            number=number,
        )

"""A half-day that a learner made up in another class: which one, and how many periods count."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.attendance import makeups
from app.services.attendance.makeups import MakeUpOffer
from app.services.timetable.session_rows import SessionRow
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner


class MakeUpDialog(FormDialog):
    """Offers the half-days of other classes with the same lesson."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        session: SessionRow,
        learner: tuple[UUID, str],
        offers: Sequence[MakeUpOffer],
    ) -> None:
        lesson = f" ({session.lesson_code}. {session.lesson_title})" if session.lesson_title else ""
        note = (
            f"{learner[1]} học bù buổi {session.slot.on(session.held_on)}"
            f"{lesson} ở lớp khác cùng bài. Mỗi buổi chỉ được tính một lần."
        )
        super().__init__(window, "Học bù ở lớp khác", "Ghi học bù", note=note, width=560)
        self._runner, self._session = runner, session
        self._enrolment_id, self._name = learner
        self.form.add(
            kit.ChoiceField(
                "in_session_id",
                "Đã học ở",
                [kit.Option(offer.session_id, offer.label) for offer in offers],
                required="Cần chọn buổi học bù.",
            ),
            kit.NumberField(
                "periods", "Số tiết tính", least=1, most=session.periods, required="Cần số tiết."
            ),
        )
        first = offers[0]
        self.form.read(
            {
                "in_session_id": first.session_id,
                "periods": min(session.periods, first.periods),
            }
        )

    def submit(self) -> None:
        """Credit it."""
        if self.form.run(self._runner, self._write):
            self.accept()

    def _write(self) -> Committed[None] | None:
        return self._runner.do(
            f"Ghi {self._name} học bù",
            makeups.make_up,
            session_id=self._session.id,
            enrolment_id=self._enrolment_id,
            **self.form.values(),
        )

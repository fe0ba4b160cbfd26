"""The form of a training that a person has behind them, with the paper that shows it."""

from typing import Any
from uuid import UUID

from app.models.values import Evidence, TrainingKind
from app.services.cadres import typed_trainings
from app.services.cadres.typed_trainings import TrainingEntry
from app.services.centre.entry_lists import THEORY
from app.ui import kit
from app.ui.dialogs.background_form import BackgroundDialog
from app.ui.dialogs.person_fields import names_in, offer_kept_values
from app.ui.runner import Committed, Runner


class TrainingDialog(BackgroundDialog):
    """Adds or corrects a training of a person."""

    thing = "bồi dưỡng đã qua"

    def build(self) -> None:
        """Put the fields into the form."""
        kinds = [kit.Option(kind, kind.label) for kind in TrainingKind]
        seen = [kit.Option(evidence, evidence.label) for evidence in Evidence]
        levels = names_in(THEORY)
        partial = "Chỉ biết năm thì gõ năm."
        self.form.add(
            kit.ChoiceField("training_kind", "Loại", kinds, width=230, required="Chọn loại."),
            kit.TextField("programme_name", "Chương trình, lớp"),
        )
        self.form.add(
            kit.TextField("institution", "Nơi đào tạo, bồi dưỡng", width=360),
            kit.ChoiceField("theory_level", "Trình độ LLCT đạt được", levels),
        )
        self.form.add(
            kit.DateField("began_on", "Học từ", needs="year", help=partial),
            kit.DateField("ended_on", "Học xong", needs="year"),
            kit.NumberField("days", "Số ngày", most=9_999),
            kit.NumberField("periods", "Số tiết", most=9_999),
        )
        self.form.add(
            kit.TextField("certificate_no", "Số giấy chứng nhận", width=150),
            kit.DateField("issued_on", "Ngày cấp", needs="year"),
            kit.DateField("expires_on", "Có giá trị đến"),
            kit.ChoiceField("evidence", "Giấy tờ", seen, required="Chọn đã xem giấy tờ nào."),
        )
        self.form.add(kit.TextField("note", "Ghi chú"))

    def read(self) -> None:
        """Show what is kept, or an empty form of which nobody has shown a paper yet."""
        if self.row_id is None:
            self.form.read({"evidence": Evidence.DECLARED})
            return
        entry = self.runner.ask(typed_trainings.training_entry, training_id=self.row_id)
        offer_kept_values(self.form, {"theory_level": entry.theory_level})
        self.form.read(entry)

    def keep(self, label: str) -> Committed[Any] | None:
        """Write the training."""
        entry = self.form.make(TrainingEntry)
        if self.row_id is None:
            person_id = self.whose.person_id
            return self.runner.do(
                label, typed_trainings.add_training, person_id=person_id, entry=entry
            )
        return self.runner.do(
            label, typed_trainings.correct_training, training_id=self.row_id, entry=entry
        )

    @staticmethod
    def take_out(runner: Runner, row_id: UUID, label: str) -> Committed[None] | None:
        """Take it out."""
        return runner.do(label, typed_trainings.remove_training, training_id=row_id)

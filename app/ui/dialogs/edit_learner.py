"""Correcting a learner of a class: the person and what they were on the day of coming."""

from PySide6.QtWidgets import QWidget

from app.services.classes import learner_entry
from app.services.classes.learner_rows import LearnerRow
from app.ui.dialogs.learner_form import LearnerDialog
from app.ui.dialogs.person_fields import offer_kept_values
from app.ui.runner import Committed, Runner


class EditLearnerDialog(LearnerDialog):
    """Corrects a learner of a class."""

    def __init__(self, window: QWidget | None, runner: Runner, learner: LearnerRow) -> None:
        remarks = " · ".join(remark.label for remark in learner.remarks)
        note = f"Cần xem: {remarks}." if remarks else ""
        super().__init__(window, runner, learner.full_name, "Cất", note)
        self._learner = learner
        self.person_id = learner.person_id
        entry = runner.ask(learner_entry.entry_of, enrolment_id=learner.enrolment_id)
        offer_kept_values(self.form, {n: getattr(entry, n) for n in self.form.fields})
        self.form.read(entry)
        self.show_findings()

    def submit(self) -> None:
        """Write what was changed."""
        done = self.form.run(self.runner, self._write)
        if done:
            self.written.emit(self._learner.enrolment_id, self.entry().full_name)
            self.accept()

    def _write(self) -> Committed[None] | None:
        entry = self.entry()
        return self.runner.do(
            f"Sửa hồ sơ {entry.full_name}",
            learner_entry.update_learner,
            enrolment_id=self._learner.enrolment_id,
            entry=entry,
        )

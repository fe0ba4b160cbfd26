"""Adding learners by hand, one after the other; who is kept already is only enrolled."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.classes import learner_entry
from app.ui.dialogs.learner_form import LearnerDialog
from app.ui.runner import Committed, Runner

# What the next person of the same sheet most likely has as well.
_PINNED = ("sending_unit", "commune_code", "party_status", "admitted_on", "ethnicity")


class AddLearnerDialog(LearnerDialog):
    """Adds people one after the other; somebody who is kept already is only enrolled."""

    def __init__(
        self, window: QWidget | None, runner: Runner, class_id: UUID, class_code: str
    ) -> None:
        super().__init__(window, runner, f"Thêm học viên vào lớp {class_code}", "Cất")
        self._class_id = class_id
        self.added: list[str] = []
        self.again = self.offer_next()
        self.findings.chosen.connect(self._enrol_known)
        self.form.read({})

    def submit(self) -> None:
        """Add this person and close."""
        if self._add():
            self.accept()

    def submit_next(self) -> None:
        """Add this person and begin with the next; unit, commune and Party standing stay."""
        if self._add():
            kept = {name: self.form.value_of(name) for name in _PINNED}
            self.form.read(kept)
            self.findings.show_findings(())
            self.say(f"Đã thêm {len(self.added)} người, vừa rồi là {self.added[-1]}.")
            self.form.fields["full_name"].focus()

    def show_findings(self) -> None:
        """Offer to enrol the one who is kept already."""
        self.findings.show_findings(self.found(), "Ghi danh người này")

    def _add(self) -> bool:
        done = self.form.run(self.runner, self._write)
        return self._tell(done)

    def _write(self) -> Committed[UUID] | None:
        entry = self.entry()
        return self.runner.do(
            f"Thêm {entry.full_name} vào lớp",
            learner_entry.add_learner,
            class_id=self._class_id,
            entry=entry,
        )

    def _enrol_known(self, person_id: UUID) -> None:
        """Take in the person who is kept already; what is typed of this class goes with it."""
        done = self.form.run(self.runner, partial(self._write_known, person_id))
        if self._tell(done):
            self.accept()

    def _write_known(self, person_id: UUID) -> Committed[UUID] | None:
        entry = self.entry()
        return self.runner.do(
            f"Ghi danh {entry.full_name} vào lớp",
            learner_entry.add_known_learner,
            class_id=self._class_id,
            person_id=person_id,
            entry=entry,
        )

    def _tell(self, done: Committed[UUID] | None) -> bool:
        if done is None:
            return False
        name = self.entry().full_name
        self.added.append(name)
        self.written.emit(done.value, name)
        return True

"""The form of a learner: added by hand, one after the other, or corrected."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services import entry_lists, learner_entry
from app.services.commune_finder import communes_by_name, find_commune
from app.services.learner_entry import LearnerEntry
from app.services.learner_rows import LearnerRow
from app.services.person_checks import Finding, check_person
from app.ui import kit
from app.ui.dialogs.findings import Findings
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.person_fields import add_person_fields, offer_kept_values
from app.ui.forms import LineField
from app.ui.runner import Committed, Runner

_CHECKED = ("full_name", "birth_date", "citizen_id", "gender")
# What the next person of the same sheet most likely has as well.
_PINNED = ("sending_unit", "commune_code", "party_status", "admitted_on", "ethnicity")
_WIDTH = 780


class LearnerDialog(FormDialog):
    """A learner's form: says at once when the person may be kept already.

    `written` carries the id of the enrolment and the name, each time somebody was saved.
    """

    written = Signal(object, str)

    def __init__(
        self, window: QWidget | None, runner: Runner, title: str, verb: str, note: str = ""
    ) -> None:
        super().__init__(window, title, verb, note=note, width=_WIDTH)
        self.runner = runner
        self.findings = Findings()
        communes = runner.ask(entry_lists.offered_communes)
        add_person_fields(self.form, communes, self.findings)
        self._communes = runner.ask(communes_by_name)
        for name in _CHECKED:
            self._on_left(name, self.show_findings)
        self._on_left("sending_unit", self._propose_commune)

    def entry(self) -> LearnerEntry:
        """Return what the form holds; raises for the first field that cannot be read."""
        return self.form.make(LearnerEntry)

    def found(self) -> tuple[Finding, ...]:
        """Return what speaks against the person as far as filled in; override."""
        return ()

    def show_findings(self) -> None:
        """Say what speaks against what was typed."""
        self.findings.show_findings(self.found())

    def described(self) -> LearnerEntry | None:
        """Return the person as far as the form says who it is."""
        read: dict[str, Any] = {name: self._value(name) for name in _CHECKED}
        return LearnerEntry(**read) if read["full_name"] else None

    def _value(self, name: str) -> object:
        """Return what a field holds, None where it cannot be read yet."""
        try:
            return self.form.fields[name].value()
        except UserError:
            return None

    def _on_left(self, name: str, act: Callable[[], None]) -> None:
        field = self.form.fields[name]
        left = field.line.editingFinished if isinstance(field, LineField) else field.changed
        left.connect(act)

    def _propose_commune(self) -> None:
        unit = self._value("sending_unit")
        if self._value("commune_code") is None and isinstance(unit, str):
            self.form.fields["commune_code"].set_value(find_commune(unit, self._communes))


class AddLearnerDialog(LearnerDialog):
    """Adds people one after the other; somebody who is kept already is only enrolled."""

    def __init__(
        self, window: QWidget | None, runner: Runner, class_id: UUID, class_code: str
    ) -> None:
        super().__init__(window, runner, f"Thêm học viên vào lớp {class_code}", "Cất")
        self._class_id = class_id
        self.added: list[str] = []
        self.again = kit.Button("Cất và thêm", tip="Ctrl+Enter")
        self.foot.insertWidget(self.foot.indexOf(self.save), self.again)
        self.again.clicked.connect(self.submit_next)
        self.findings.chosen.connect(self._enrol_known)
        self.form.read({})

    def submit(self) -> None:
        """Add this person and close."""
        if self._add():
            self.accept()

    def submit_next(self) -> None:
        """Add this person and begin with the next; unit, commune and Party standing stay."""
        if self._add():
            kept = {name: self._value(name) for name in _PINNED}
            self.form.read(kept)
            self.findings.show_findings(())
            self.say(f"Đã thêm {len(self.added)} người, vừa rồi là {self.added[-1]}.")
            self.form.fields["full_name"].focus()

    def found(self) -> tuple[Finding, ...]:
        """Return remarks on a new person."""
        described = self.described()
        return self.runner.ask(check_person, details=described) if described else ()

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


class EditLearnerDialog(LearnerDialog):
    """Corrects a learner of a class."""

    def __init__(self, window: QWidget | None, runner: Runner, learner: LearnerRow) -> None:
        remarks = " · ".join(remark.label for remark in learner.remarks)
        note = f"Cần xem: {remarks}." if remarks else ""
        super().__init__(window, runner, learner.full_name, "Cất", note)
        self._learner = learner
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

    def found(self) -> tuple[Finding, ...]:
        """Return remarks on this person."""
        described = self.described()
        if described is None:
            return ()
        return self.runner.ask(check_person, details=described, person_id=self._learner.person_id)

    def _write(self) -> Committed[None] | None:
        entry = self.entry()
        return self.runner.do(
            f"Sửa hồ sơ {entry.full_name}",
            learner_entry.update_learner,
            enrolment_id=self._learner.enrolment_id,
            entry=entry,
        )

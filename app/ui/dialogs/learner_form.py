"""The form of a learner: it says at once what speaks against the person typed."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.centre import entry_lists
from app.services.centre.commune_finder import commune_finder
from app.services.classes.learner_entry import LearnerEntry
from app.services.people.entry_remarks import remarks_on
from app.services.people.person_checks import check_person
from app.services.people.person_findings import Finding
from app.ui.dialogs.findings import Findings, not_beside
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.person_fields import add_person_fields
from app.ui.runner import Runner

_WHO = ("full_name", "birth_date", "citizen_id", "gender")
_CHECKED = (*_WHO, "phone", "party_status", "admitted_on", "official_on")
_WIDTH = 780


class LearnerDialog(FormDialog):
    """A learner's form: says at once when the person may be kept already.

    `person_id` is whose details they are, None of somebody new; `written` carries the id of the
    enrolment and the name, each time somebody was saved.
    """

    written = Signal(object, str)

    def __init__(
        self, window: QWidget | None, runner: Runner, title: str, verb: str, note: str = ""
    ) -> None:
        super().__init__(window, title, verb, note=note, width=_WIDTH)
        self.runner = runner
        self.person_id: UUID | None = None
        self.findings = Findings()
        communes = runner.ask(entry_lists.offered_communes)
        add_person_fields(self.form, communes, self.findings)
        self._communes = runner.ask(commune_finder)
        for name in _CHECKED:
            self.on_left(name, self.show_findings)
        self.on_left("sending_unit", self._propose_commune)

    def entry(self) -> LearnerEntry:
        """Return what the form holds; raises for the first field that cannot be read."""
        return self.form.make(LearnerEntry)

    def found(self) -> tuple[Finding, ...]:
        """Return what speaks against the person as far as filled in."""
        entry = self.described()
        if entry is None:
            return ()
        found = self.runner.ask(check_person, details=entry, person_id=self.person_id)
        return not_beside((*found, *remarks_on(entry)), self.form)

    def show_findings(self) -> None:
        """Say what speaks against what was typed."""
        self.findings.show_findings(self.found())

    def described(self) -> LearnerEntry | None:
        """Return the person as far as the form says who it is."""
        read: dict[str, Any] = {name: self.form.value_of(name) for name in _CHECKED}
        return LearnerEntry(**read) if read["full_name"] else None

    def _propose_commune(self) -> None:
        unit = self.form.value_of("sending_unit")
        if self.form.value_of("commune_code") is None and isinstance(unit, str):
            self.form.fields["commune_code"].set_value(self._communes.code_of(unit))

"""Choosing the committee of a class: its monitor, and as many deputies as the rules allow."""

from itertools import zip_longest
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.models.values import CommitteeRole
from app.services.classes import committee, enrolments
from app.services.classes.enrolments import LearnerRow
from app.services.results.rules import rules_of_class
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner


class CommitteeDialog(FormDialog):
    """Asks who leads the class; the lists hold those who are in it."""

    def __init__(self, window: QWidget | None, runner: Runner, class_id: UUID) -> None:
        note = "In trên quyết định ban cán sự. Để trống mọi ô là lớp chưa có ban cán sự."
        super().__init__(window, "Ban cán sự lớp", "Cất", note=note, width=560)
        self._runner, self._class_id = runner, class_id
        learners = runner.ask(enrolments.list_learners, class_id=class_id)
        options = [kit.Option(None, "Không có")]
        options += [kit.Option(x.enrolment_id, _named(x)) for x in learners if not x.has_left]
        self.form.add(kit.ChoiceField("monitor", "Lớp trưởng", options))
        most = runner.ask(rules_of_class, class_id).max_deputies
        self._deputies = [f"deputy_{number}" for number in range(1, most + 1)]
        for number, name in enumerate(self._deputies, start=1):
            self.form.add(kit.ChoiceField(name, f"Lớp phó {number}", options))
        self.form.read(self._now())

    def submit(self) -> None:
        """Write the committee."""
        values = self.form.values()
        deputies = [values[name] for name in self._deputies if values[name] is not None]
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                "Chọn ban cán sự lớp",
                committee.choose_committee,
                class_id=self._class_id,
                monitor=values["monitor"],
                deputies=deputies,
            ),
        )
        if done is not None:
            self.accept()

    def _now(self) -> dict[str, object]:
        rows = self._runner.ask(committee.committee_of, class_id=self._class_id)
        monitor = [row.enrolment_id for row in rows if row.role is CommitteeRole.MONITOR]
        others = [row.enrolment_id for row in rows if row.role is not CommitteeRole.MONITOR]
        chosen: list[UUID | None] = [*monitor, *others] if monitor else [None, *others]
        names = ("monitor", *self._deputies)
        return dict(zip_longest(names, chosen[: len(names)]))


def _named(learner: LearnerRow) -> str:
    unit = f" · {learner.sending_unit}" if learner.sending_unit else ""
    return f"{learner.full_name}{unit}"

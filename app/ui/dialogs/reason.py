"""Acts that need a day and a reason: cancelling a class, going back a step, leaving a class."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app import clock
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner

Act = Callable[[str, date], Committed[None] | None]


class ReasonDialog(FormDialog):
    """Asks for reason and day, then runs `act(reason, on)`; closes when it was written."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        title: str,
        consequence: str,
        verb: str,
        act: Act,
        *,
        day_label: str = "Từ ngày",
        examples: str = "",
    ) -> None:
        super().__init__(window, title, verb, note=consequence, width=520)
        self._runner = runner
        self._act = act
        self.form.add(
            kit.TextField("reason", "Lý do", required="Cần ghi lý do.", help=examples),
        )
        self.form.add(kit.DateField("on", day_label, required="Cần ghi ngày."))
        self.form.read({"on": clock.today()})

    def submit(self) -> None:
        """Run the act; a refusal stays beside its field."""
        if self.form.run(self._runner, self._run):
            self.accept()

    def _run(self) -> Committed[None] | None:
        values = self.form.values()
        return self._act(values["reason"], values["on"])

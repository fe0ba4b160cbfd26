"""Where a class that is there comes from: moved into an item of the plan, or outside of it."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.plans import plan_classes
from app.services.plans.plan_classes import FromPlan
from app.ui.dialogs.class_plan_line import PlanLine
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner


class ClassSourceDialog(FormDialog):
    """Asks for an item of the year's plan, or for the reason of a class outside it."""

    def __init__(self, window: QWidget | None, runner: Runner, class_id: UUID) -> None:
        before = runner.ask(plan_classes.place_in_plan, class_id=class_id)
        super().__init__(window, f"Lớp {before.code} và kế hoạch", "Cất", width=720)
        self._runner, self._class_id, self._code = runner, class_id, before.code
        self._plan = PlanLine(runner)
        self.form.add(*self._plan.fields)
        self._plan.show_year(before.year)
        self.form.read({"outside_plan_reason": before.source.outside_reason})
        self._plan.choose(before.source.item_id)
        self._plan.follow_programme(before.programme_code)
        self.form.read(self.form.values())  # what is proposed is nothing that the clerk typed

    def submit(self) -> None:
        """Write where the class comes from."""
        values = self.form.values()
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Ghi lớp {self._code} vào kế hoạch",
                plan_classes.move_class,
                class_id=self._class_id,
                source=FromPlan(values["plan_item_id"], values["outside_plan_reason"]),
            ),
        )
        if done is not None:
            self.accept()

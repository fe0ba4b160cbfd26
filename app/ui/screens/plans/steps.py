"""The way of a plan through its year, from its beginning to the year that it is carried into."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.plans import plan_rows
from app.services.plans.plan_rows import PlanItemRow
from app.ui.dialogs.plan_steps import ApprovePlanDialog, ClosePlanDialog, SubmitPlanDialog
from app.ui.runner import Runner
from app.ui.screens.plans.acts import PlanActs
from app.ui.screens.plans.words import PlanStep, next_step


class PlanSteps:
    """Knows the one thing to do next with the plan of `acts`, and does it.

    `current` returns the item under the cursor, `go_to` shows another year.
    """

    def __init__(
        self,
        place: QWidget,
        runner: Runner,
        acts: PlanActs,
        *,
        current: Callable[[], PlanItemRow | None],
        go_to: Callable[[int], None],
    ) -> None:
        self._place, self._runner, self._acts = place, runner, acts
        self._current, self._go_to = current, go_to
        self._items: tuple[PlanItemRow, ...] = ()
        self.next = PlanStep("", "", "")

    def read(self, items: tuple[PlanItemRow, ...]) -> None:
        """Take the items of the plan, and find out what comes next."""
        self._items = items
        acts, today = self._acts, clock.today()
        self.next = next_step(
            acts.plan, items, current=self._current(), year=acts.year, today=today
        )

    def take(self) -> None:
        """Do what comes next."""
        window, plan = self._place.window(), self._acts.plan
        simple: dict[str, Callable[[], object]] = {
            "create": self._acts.create,
            "add": self._acts.add_item,
            "close": self.close,
            "make-class": partial(self._acts.make_class, self.next.item),
            "see-classes": partial(self._acts.see_classes, self.next.item),
            "carry-on": self.carry_on,
        }
        if self.next.key in simple:
            simple[self.next.key]()
        elif plan is not None and self.next.key == "submit":
            SubmitPlanDialog(window, self._runner, plan).start()
        elif plan is not None:
            ApprovePlanDialog(window, self._runner, plan).start()

    def close(self) -> None:
        """Close the year."""
        plan = self._acts.plan
        if plan is not None:
            total = plan_rows.totals_of(self._items)
            words = (
                f"Đã mở {total.opened}/{total.classes} lớp, {total.learners_done}/{total.learners} "
                f"học viên, {total.completed} người hoàn thành."
            )
            ClosePlanDialog(self._place.window(), self._runner, plan, words).start()

    def carry_here(self) -> None:
        """Show what the year before would bring into this one."""
        self._acts.carry(from_year=self._acts.year - 1, to_year=self._acts.year)

    def carry_on(self) -> None:
        """Show what this year would bring into the next, and go there when it is done."""
        following = self._acts.year + 1
        dialog = self._acts.carry(from_year=self._acts.year, to_year=following)
        if dialog is not None:
            dialog.accepted.connect(partial(self._go_to, following))

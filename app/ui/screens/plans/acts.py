"""What can be done with a plan: its steps, its items, its classes, its papers."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.errors import UserError
from app.services.papers.plan_frame import PlanRequest
from app.services.plans import (
    needs_uncovered,
    plan_adjustments,
    plan_carrying,
    plan_classes,
    plan_items,
    plans,
)
from app.services.plans.plan_adjustments import AdjustmentRow, Grounds
from app.services.plans.plan_items import ItemDetails
from app.services.plans.plan_rows import PlanItemRow
from app.services.plans.plans import PlanRow
from app.text.dates import format_date
from app.ui import kit
from app.ui.dialogs.carry_plan import CarryPlanDialog
from app.ui.dialogs.class_form import ClassDialog
from app.ui.dialogs.class_source import ClassSourceDialog
from app.ui.dialogs.plan_item import AdjustItemDialog, ItemDialog
from app.ui.dialogs.plan_paper import OfferedPaper, PlanPaperDialog
from app.ui.dialogs.plan_steps import PlanBasisDialog, PlanDatesDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.received_copies import ReceivedCopiesDialog
from app.ui.runner import Committed, Runner
from app.ui.screen import Shell
from app.ui.screens.classes.columns import ClassChoice
from app.ui.screens.plans.year_acts import YearActs

NO_PLAN = "Năm này chưa có kế hoạch."


class PlanActs(YearActs):
    """Runs the acts of the plan of one year; the screen says which plan it shows."""

    def __init__(
        self, place: QWidget, runner: Runner, shell: Shell, show_written: Callable[[UUID], None]
    ) -> None:
        super().__init__(place, runner, shell, show_written)
        self.plan: PlanRow | None = None

    def create(self) -> None:
        """Begin the plan of the year."""
        label = f"Lập kế hoạch năm {self.year}"
        if self._runner.do(label, plans.create_plan, year=self.year):
            self._shell.toast(label)

    def withdraw(self) -> None:
        """Take the submitted plan back."""
        if self.plan is not None:
            label = f"Rút lại kế hoạch năm {self.plan.year}"
            if self._runner.do(label, plans.withdraw_plan, plan_id=self.plan.id):
                self._shell.toast(label)

    def describe(self) -> None:
        """Write grounds and note of the plan."""
        if self.plan is not None:
            PlanBasisDialog(self._window, self._runner, self.plan).start()

    def set_dates(self) -> None:
        """Say until when units answer and the plan is submitted."""
        PlanDatesDialog(self._window, self._runner, self.year).start()

    def carry(self, *, from_year: int, to_year: int) -> CarryPlanDialog | None:
        """Show what would be carried from one year into another."""
        try:
            preview = self._runner.ask(
                plan_carrying.preview_carrying, from_year=from_year, to_year=to_year
            )
        except UserError as refusal:
            self._runner.tell(f"Chuyển kế hoạch năm {from_year} sang năm {to_year}", refusal)
            return None
        dialog = CarryPlanDialog(self._window, self._runner, preview)
        dialog.open()
        return dialog

    def add_item(self) -> None:
        """Put an item into the draft, or by adjustment into the approved plan."""
        if self.plan is None:
            return
        if self.plan.is_locked:
            adding = "Bổ sung dòng kế hoạch"
            AdjustItemDialog(
                self._window, self._runner, adding, partial(self._adjust_by_adding, self.plan.id)
            ).start()
        else:
            write = partial(self._add, self.plan.id)
            wanted = self._runner.ask(needs_uncovered.uncovered_by_commune, year=self.year)
            adding = "Thêm dòng kế hoạch"
            ItemDialog(self._window, self._runner, adding, write, needs=wanted).start()

    def change_item(self, item: PlanItemRow) -> None:
        """Change an item of the draft, or adjust one of the approved plan."""
        if self.plan is None:
            return
        details = self._runner.ask(plan_items.details_of_item, item_id=item.id)
        if self.plan.is_locked:
            title = f"Điều chỉnh dòng {item.order_no}: {item.title}"
            write = partial(self._adjust, item)
            AdjustItemDialog(self._window, self._runner, title, write, details=details).start()
        else:
            title = f"Dòng {item.order_no}: {item.title}"
            change = partial(self._change, item)
            ItemDialog(self._window, self._runner, title, change, details=details).start()

    def remove_item(self, item: PlanItemRow) -> None:
        """Take an item out of the draft, or drop one of the approved plan with a reason."""
        if self.plan is None or item.is_dropped:
            return
        if not self.plan.is_locked:
            label = f"Bỏ dòng kế hoạch {item.title}"
            if self._runner.do(label, plan_items.remove_item, item_id=item.id):
                self._shell.toast(label)
            return
        ReasonDialog(
            self._window,
            self._runner,
            f"Điều chỉnh bỏ dòng {item.order_no}: {item.title}",
            "Dòng ở lại trong bảng với số lớp 0, kèm lý do.",
            "Bỏ dòng",
            partial(self._drop, item),
            day_label="Ngày điều chỉnh",
        ).start()

    def make_class(self, item: PlanItemRow | None) -> None:
        """Plan a class of the year from an item, or outside the plan."""
        offered = self._runner.ask(plan_classes.offered_items, year=self.year)
        chosen = next((one for one in offered if item and one.id == item.id), None)
        dialog = ClassDialog(self._window, self._runner, item=chosen, year=self.year)
        dialog.accepted.connect(lambda: self._show_planned(dialog.form.values()))
        dialog.start()

    def see_classes(self, item: PlanItemRow | None) -> None:
        """Go to the class made from an item that is not opened yet; to their list if several."""
        made = item.done.unopened if item is not None else ()
        if len(made) == 1:
            self._shell.go("class", made[0])
        elif item is not None:
            self.list_classes(f"Lớp đã lập từ dòng {item.order_no}, chưa mở", made)

    def show_papers(self, row: object = None) -> None:
        """Show the papers of the plan, and of the item or the adjustment that is chosen."""
        if self.plan is None:
            return
        day, plan_id = clock.today(), self.plan.id
        offered = [OfferedPaper("F02", "Kế hoạch năm", PlanRequest(plan_id, day))]
        of_adjustments = self._papers_of_adjustments(plan_id, row)
        if isinstance(row, AdjustmentRow):
            offered = [*of_adjustments, *offered]
        else:
            offered += of_adjustments
        item = row if isinstance(row, PlanItemRow) else None
        if item is not None and not item.is_dropped:
            request = PlanRequest(plan_id, day, item.id.hex)
            offered.append(OfferedPaper("F04", f"Chiêu sinh: {item.title}", request))
        PlanPaperDialog(self._window, self._runner, "Văn bản của kế hoạch", offered).open()

    def copy_received(self) -> None:
        """Show the copies of papers that came from elsewhere, as those which a plan carries out."""
        ReceivedCopiesDialog(self._window, self._runner).open()

    def move_class(self, class_id: UUID) -> None:
        """Put a class that is there into an item, or say why it stands outside."""
        ClassSourceDialog(self._window, self._runner, class_id).start()

    def list_classes(self, why: str, class_ids: tuple[UUID, ...]) -> None:
        """Show some classes by themselves."""
        self._shell.go("classes", ClassChoice(why, class_ids))

    def _show_planned(self, planned: Mapping[str, object]) -> None:
        """Go to the line of the class: the keyboard on "Lập lớp…" would make a second one."""
        self._shell.toast(f"Đã lập lớp {planned['code']}")
        item_id = planned["plan_item_id"]
        if isinstance(item_id, UUID):
            self._show_written(item_id)

    def _papers_of_adjustments(self, plan_id: UUID, row: object) -> list[OfferedPaper]:
        """Offer F03 for each day with adjustments: that of the row, or else the newest, first."""
        made = self._runner.ask(plan_adjustments.list_adjustments, plan_id=plan_id)
        if not made:
            return []
        counts = Counter(one.adjusted_on for one in made)
        days = tuple(
            kit.Option(day.isoformat(), f"Ngày {format_date(day)}", f"{count} nội dung")
            for day, count in counts.items()
        )
        chosen = row if isinstance(row, AdjustmentRow) else made[0]
        request = PlanRequest(plan_id, clock.today(), chosen.adjusted_on.isoformat())
        return [
            OfferedPaper("F03", "Thông báo điều chỉnh", request, days),
            OfferedPaper("F03-QD", "Quyết định điều chỉnh", request, days),
        ]

    def _add(self, plan_id: UUID, details: ItemDetails) -> Committed[UUID] | None:
        label = f"Thêm dòng kế hoạch {details.programme_code}"
        done = self._runner.do(label, plan_items.add_item, plan_id=plan_id, details=details)
        if done:
            self._show_written(done.value)
        return done

    def _change(self, item: PlanItemRow, details: ItemDetails) -> Committed[None] | None:
        label = f"Sửa dòng kế hoạch {details.programme_code}"
        return self._runner.do(label, plan_items.change_item, item_id=item.id, details=details)

    def _adjust(
        self, item: PlanItemRow, details: ItemDetails, grounds: Grounds
    ) -> Committed[UUID] | None:
        return self._runner.do_because(
            f"Điều chỉnh kế hoạch {details.programme_code}",
            grounds.reason,
            plan_adjustments.adjust_item,
            item_id=item.id,
            details=details,
            grounds=grounds,
        )

    def _adjust_by_adding(
        self, plan_id: UUID, details: ItemDetails, grounds: Grounds
    ) -> Committed[UUID] | None:
        return self._runner.do_because(
            f"Bổ sung kế hoạch {details.programme_code}",
            grounds.reason,
            plan_adjustments.adjust_by_adding,
            plan_id=plan_id,
            details=details,
            grounds=grounds,
        )

    def _drop(self, item: PlanItemRow, reason: str, on: date) -> Committed[None] | None:
        done = self._runner.do_because(
            f"Điều chỉnh bỏ {item.title}",
            reason,
            plan_adjustments.drop_item,
            item_id=item.id,
            grounds=Grounds(reason, on),
        )
        return Committed(None) if done is not None else None

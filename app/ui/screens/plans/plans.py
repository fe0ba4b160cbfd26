"""The yearly plan: needs, items of both sides, their way to approval, adjustments, what is done."""

from collections.abc import Hashable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app import clock
from app.models.values import PlanStatus
from app.services.classes import class_rows
from app.services.classes.class_rows import ClassRow
from app.services.plans import (
    needs,
    needs_totals,
    no_needs,
    plan_adjustments,
    plan_classes,
    plan_rows,
    plan_work,
    plans,
)
from app.services.plans.needs import NeedRow
from app.services.plans.no_needs import NoNeed
from app.services.plans.plan_adjustments import AdjustmentRow
from app.services.plans.plan_progress import done_outside
from app.services.plans.plan_rows import PlanItemRow
from app.services.plans.plans import PlanRow
from app.ui import kit
from app.ui.screens.plans.acts import NO_PLAN, PlanActs
from app.ui.screens.plans.need_acts import NeedActs
from app.ui.screens.plans.need_bar import NeedBar
from app.ui.screens.plans.panel import PlanPanel
from app.ui.screens.plans.steps import PlanSteps
from app.ui.screens.plans.tables import ITEMS, NEEDS, PlanChoice, PlanTables
from app.ui.screens.plans.words import plan_line, plan_steps, why_not

_YEARS_AHEAD = 1


class PlansScreen(kit.Screen):
    """One year: its plan against what is done, its needs, its adjustments, classes outside it."""

    title = "Kế hoạch"
    watches = frozenset(
        {"annual_plans", "plan_items", "plan_item_communes", "plan_adjustments", "training_needs"}
        | {"training_classes", "enrolments", "results"}
    )

    def build(self) -> None:
        """Make the head, the year, the tabs with their tables, and the panel."""
        self.acts = PlanActs(self, self.runner, self.shell, self._show_written)
        self.need_acts = NeedActs(self, self.runner, self.shell, self._show_written)
        self.way = PlanSteps(
            self,
            self.runner,
            self.acts,
            current=lambda: self.tables.items.current(),
            go_to=self._choose_year,
        )
        self._build_head()
        self._build_top()
        self._build_tables()
        self.panel = PlanPanel()
        self.panel.classes_asked.connect(self.acts.list_classes)
        self.change = self.writes(
            self.panel.add_button(kit.Button("Sửa…", icon="pencil", tip="F2"))
        )
        self.change.clicked.connect(self._edit)
        self.make = self.writes(self.panel.add_button(kit.Button("Lập lớp…", "quiet", tip="F7")))
        self.make.clicked.connect(self._make_class)
        self.set_side(self.panel)
        for keys, act in (
            ("Ctrl+N", self._add),
            ("F7", self._make_class),
            ("Delete", self._remove),
            ("Ctrl+P", self.papers.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def open(self, argument: Hashable) -> None:
        """Show a year, or a choice of its lines."""
        if isinstance(argument, PlanChoice):
            self._year = argument.year
            self.tables.show_choice(argument)
            self.make_stale()

    def refresh(self) -> None:
        """Read the plan of the year with all that belongs to it."""
        self._show_years()
        year = self._year
        self.plan = self.runner.ask(plans.plan_of_year, year=year)
        self.acts.year = self.need_acts.year = year
        self.acts.plan = self.plan
        self.items = (
            self.runner.ask(plan_rows.list_items, plan_id=self.plan.id) if self.plan else ()
        )
        self._show_silent(year)
        self._totals = {
            total.programme_code: total
            for total in self.runner.ask(needs_totals.needs_by_programme, year=year)
        }
        self.tables.show_year(
            self.items,
            (
                *self.runner.ask(needs.list_needs, year=year),
                *self.runner.ask(no_needs.list_no_needs, year=year),
            ),
            self.runner.ask(plan_adjustments.list_adjustments, plan_id=self.plan.id)
            if self.plan
            else (),
            self._outside(year),
        )
        self._show_head()
        self._show_panel()

    def focus_first(self) -> None:
        """Begin in the table in sight."""
        self.tables.focus()

    def table_name(self) -> tuple[str, ...]:
        """Return the year and what the tab shows."""
        return (f"{self.title} {self._year}", self.tables.title)

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of the plan."""
        return (
            kit.KeyHint("Enter", "xem, sửa dòng"),
            kit.KeyHint("Ctrl+N", "thêm dòng, thêm nhu cầu"),
            kit.KeyHint("F7", "lập lớp từ dòng"),
            kit.KeyHint("Delete", "bỏ dòng"),
            kit.KeyHint("Ctrl+P", "văn bản"),
            kit.KeyHint("Ctrl+Tab", "thẻ kế tiếp"),
        )

    # Inside

    plan: PlanRow | None = None
    items: tuple[PlanItemRow, ...] = ()
    _year = 0

    def _build_head(self) -> None:
        self.papers = kit.Button("Văn bản…", icon="file-text", tip="Ctrl+P")
        self.papers.clicked.connect(self._show_papers)
        self.add = self.writes(kit.Button("Thêm dòng…", icon="plus", tip="Ctrl+N"))
        self.add.clicked.connect(self._add)
        for button in (self.add, self.papers):
            self.head.add_act(button)
        self.step = self.set_primary(self.writes(kit.Button("", "primary")))
        self.step.clicked.connect(self.way.take)
        self.rare = {
            name: self.head.add_rare(text)
            for name, text in (
                ("carry", "Chuyển từ năm trước…"),
                ("basis", "Căn cứ, ghi chú…"),
                ("dates", "Hạn trả lời, hạn trình…"),
                ("withdraw", "Rút lại kế hoạch đã trình"),
                ("close", "Tổng kết năm…"),
                ("received", "Sao văn bản nhận được…"),
            )
        }
        self.rare["received"].triggered.connect(self.acts.copy_received)
        self.head.acts.menu.setToolTipsVisible(True)
        self.rare["carry"].triggered.connect(self.way.carry_here)
        self.rare["basis"].triggered.connect(self.acts.describe)
        self.rare["dates"].triggered.connect(self.acts.set_dates)
        self.rare["withdraw"].triggered.connect(self.acts.withdraw)
        self.rare["close"].triggered.connect(self.way.close)

    def _build_top(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(kit.Space.LARGE)
        self.year = kit.ChoiceBox(prompt="Năm")
        self.year.setAccessibleName("Năm kế hoạch")
        self.year.chosen.connect(self._choose_year)
        self.steps = kit.Stepper()
        policy = self.steps.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the choice of the year keeps its width
        self.steps.setSizePolicy(policy)
        row.addWidget(self.year)
        row.addWidget(self.steps, 1)
        self.main.addLayout(row)

    def _build_need_bar(self) -> NeedBar:
        bar = NeedBar()
        bar.forms.clicked.connect(self.need_acts.show_need_forms)
        bar.answer.clicked.connect(self.need_acts.take_answer)
        bar.drop.clicked.connect(self._drop_need)
        bar.asked.connect(self.need_acts.show_forms_of)
        bar.none_told.connect(self.need_acts.tell_none)
        for button in (bar.answer, bar.drop, bar.none):
            self.writes(button)
        return bar

    def _build_tables(self) -> None:
        self.needs_bar = self._build_need_bar()
        self.tables = PlanTables(self.shell.preferences, self.needs_bar)
        self.tables.moved.connect(self._show_panel)
        self.tables.edited.connect(self._edit)
        self.tables.class_opened.connect(lambda row: self.shell.go("class", row.id))
        self._say_what_is_empty()
        self.main.addWidget(self.tables, 1)

    def _say_what_is_empty(self) -> None:
        self._begin = self.writes(kit.Button("", icon="plus"))
        self._begin.clicked.connect(self.way.take)
        carry = self.writes(kit.Button("Chuyển từ năm trước…", icon="copy"))
        carry.clicked.connect(self.way.carry_here)
        self.tables.items.when_empty(
            kit.EmptyState("Kế hoạch của năm chưa có dòng nào.", self._begin, carry)
        )
        forms = kit.Button("Phiếu F01…", icon="file-spreadsheet")
        forms.clicked.connect(self.need_acts.show_need_forms)
        by_hand = self.writes(kit.Button("Ghi tay…", icon="plus"))
        by_hand.clicked.connect(self._add)
        self.tables.needs.when_empty(
            kit.EmptyState(
                "Chưa có đơn vị nào đăng ký. Gửi phiếu F01, rồi nhập lại khi đơn vị trả lời.",
                forms,
                by_hand,
            )
        )

    def _show_years(self) -> None:
        this_year = clock.today().year
        known = {*self.runner.ask(plans.list_plan_years), *self.runner.ask(needs.list_need_years)}
        years = sorted({*known, this_year, this_year + _YEARS_AHEAD}, reverse=True)
        self._year = self._year or this_year
        self.year.set_options([kit.Option(year, f"Năm {year}") for year in {*years, self._year}])
        self.year.set_key(self._year)

    def _choose_year(self, year: Hashable) -> None:
        if isinstance(year, int):
            self._year = year
            self.tables.drop_choice()
            self.make_stale()

    def _show_silent(self, year: int) -> None:
        """Name the communes without an answer while the plan can still take one up."""
        today = clock.today()
        waits = year >= today.year and (self.plan is None or self.plan.status is PlanStatus.DRAFT)
        silent = self.runner.ask(plan_work.unanswered, year=year, today=today) if waits else ()
        self.needs_bar.show_silent(silent)

    def _outside(self, year: int) -> list[ClassRow]:
        outside = set(self.runner.ask(done_outside, year=year).made)
        rows = self.runner.ask(class_rows.list_classes, year=year) if outside else ()
        return [row for row in rows if row.id in outside]

    def _show_head(self) -> None:
        self.head.set_title(self.title, plan_line(self.plan, self.items, self._year))
        steps = plan_steps(self.plan)
        self.steps.show_steps(steps)
        self.steps.setVisible(bool(steps))
        self.papers.set_reason("" if self.plan else NO_PLAN)
        self._show_rare()

    def _show_step(self) -> None:
        """Show what comes next, which follows the line under the cursor."""
        self.way.read(self.items)
        for button in (self.step, self._begin):
            button.setText(self.way.next.verb)
            button.set_icon(self.way.next.icon)

    def _show_rare(self) -> None:
        for name, why in why_not(self.plan).items():
            self.rare[name].setEnabled(not why)
            self.rare[name].setToolTip(why)

    def _show_written(self, row_id: UUID) -> None:
        self.tables.select(row_id)

    def _show_panel(self) -> None:
        row = self.tables.row
        self.show_side(filled=row is not None)
        self._show_step()
        self._show_buttons(row)
        if isinstance(row, PlanItemRow):
            self.panel.show_item(row)
        elif isinstance(row, NeedRow) and row.programme_code in self._totals:
            self.panel.show_need(self._totals[row.programme_code])
        elif isinstance(row, NoNeed):
            self.panel.show_no_need(row)
        elif isinstance(row, AdjustmentRow):
            self.panel.show_adjustment(row)
        elif isinstance(row, ClassRow):
            place = self.runner.ask(plan_classes.place_in_plan, class_id=row.id)
            self.panel.show_class(row, place.source.outside_reason)
        else:
            self.panel.show_nothing()

    def _show_buttons(self, row: object) -> None:
        self.needs_bar.drop.set_reason("" if isinstance(row, NeedRow) else "Chọn một dòng nhu cầu.")
        closed = self.plan is not None and self.plan.status is PlanStatus.CLOSED
        item = row if isinstance(row, PlanItemRow) else None
        locked = self.plan is not None and self.plan.is_locked
        self.change.setVisible(isinstance(row, PlanItemRow | NeedRow | NoNeed | ClassRow))
        self.change.setText("Điều chỉnh…" if item and locked else "Sửa…")
        self.change.set_reason(self._why_not_written() if item else "")
        if isinstance(row, ClassRow):
            self.change.setText("Đưa vào kế hoạch…")
            self.change.set_reason("" if locked else "Kế hoạch chưa được phê duyệt.")
        self.add.setText("Bổ sung dòng…" if locked and self.tables.tab != NEEDS else "Thêm dòng…")
        if self.tables.tab == NEEDS:
            self.add.setText("Ghi nhu cầu…")
        self.add.setVisible(self.way.next.key != "add" or self.tables.tab == NEEDS)
        self.add.set_reason("" if self.tables.tab == NEEDS else self._why_not_written())
        self.make.setVisible(item is not None)
        dropped = "Dòng đã điều chỉnh bỏ." if item is not None and item.is_dropped else ""
        why = dropped or ("" if locked else "Kế hoạch chưa được phê duyệt.")
        self.make.set_reason("Kế hoạch đã tổng kết." if closed else why)

    def _why_not_written(self) -> str:
        if self.plan is None:
            return NO_PLAN
        if self.plan.status is PlanStatus.SUBMITTED:
            return "Kế hoạch đã trình: rút lại rồi sửa."
        return "Kế hoạch đã tổng kết." if self.plan.status is PlanStatus.CLOSED else ""

    def _add(self) -> None:
        if not self.add.isEnabled():
            return
        if self.tables.tab == NEEDS:
            self.need_acts.add_need()
        else:
            self.acts.add_item()

    def _edit(self) -> None:
        row = self.tables.row
        if isinstance(row, NeedRow):
            self.need_acts.change_need(row)
        elif isinstance(row, NoNeed):
            self.need_acts.add_need(row)
        elif isinstance(row, PlanItemRow) and self.change.isEnabled():
            self.acts.change_item(row)
        elif isinstance(row, ClassRow) and self.change.isEnabled():
            self.acts.move_class(row.id)

    def _remove(self) -> None:
        row = self.tables.row
        if isinstance(row, NeedRow):
            self.need_acts.remove_need(row)
        elif isinstance(row, NoNeed):
            self.need_acts.forget_none(row)
        elif isinstance(row, PlanItemRow) and self.change.isEnabled():
            self.acts.remove_item(row)

    def _drop_need(self) -> None:
        row = self.tables.row
        if isinstance(row, NeedRow):
            self.need_acts.drop_need(row)

    def _make_class(self) -> None:
        row = self.tables.items.current() if self.tables.tab == ITEMS else None
        if row is not None and self.make.isEnabled():
            self.acts.make_class(row)

    def _show_papers(self) -> None:
        self.acts.show_papers(self.tables.row)

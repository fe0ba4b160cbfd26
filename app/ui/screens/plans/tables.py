"""The four tables of a year under their tabs: items, needs, adjustments, classes outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.services.classes.class_rows import ClassRow
from app.services.plans.needs import NeedRow
from app.services.plans.no_needs import NoNeed
from app.services.plans.plan_adjustments import AdjustmentRow
from app.services.plans.plan_rows import PlanItemRow
from app.text.numbers import format_int
from app.ui import kit
from app.ui.preferences import Preferences
from app.ui.screens.classes.columns import short_columns
from app.ui.screens.plans.columns import (
    adjustment_columns,
    item_columns,
    item_totals,
    need_columns,
    need_totals,
)

ITEMS, NEEDS, ADJUSTED, OUTSIDE = "items", "needs", "adjusted", "outside"
_TABS = {
    ITEMS: "Kế hoạch",
    NEEDS: "Nhu cầu",
    ADJUSTED: "Điều chỉnh",
    OUTSIDE: "Ngoài kế hoạch",
}


@dataclass(frozen=True)
class PlanChoice:
    """A year to show on one of the tabs; lines of the plan to show by themselves, and why."""

    year: int
    tab: str
    why: str = ""
    item_ids: tuple[UUID, ...] = ()


class PlanTables(QWidget):
    """Shows one of four tables; `bar` stands between the tabs and the needs.

    `moved` comes when the cursor or the tab changes, `edited` with Enter or F2 on an item or a
    need, `class_opened` carries a class outside the plan.
    """

    moved = Signal()
    edited = Signal()
    class_opened = Signal(object)

    def __init__(self, preferences: Preferences, bar: QWidget) -> None:
        super().__init__()
        self._bar = bar
        self.tabs = kit.TabBar(
            [kit.Tab(key, text) for key, text in _TABS.items()], name="Nội dung của năm"
        )
        self.tabs.changed.connect(self._show_tab)
        self.items: kit.Table[PlanItemRow] = kit.Table(
            item_columns(), count=item_totals, hint="Enter sửa · F7 lập lớp · Delete bỏ"
        )
        self.needs: kit.Table[NeedRow | NoNeed] = kit.Table(
            need_columns(), count=need_totals, hint="Enter sửa · Delete xóa"
        )
        self.adjusted: kit.Table[AdjustmentRow] = kit.Table(
            adjustment_columns(), count=lambda rows: f"{len(rows)} điều chỉnh"
        )
        self.outside: kit.Table[ClassRow] = kit.Table(
            short_columns(),
            count=lambda rows: f"{len(rows)} lớp",
            hint="Enter vào lớp · F2 đưa vào kế hoạch",
        )
        self._tables: dict[str, kit.Table[Any]] = {
            ITEMS: self.items,
            NEEDS: self.needs,
            ADJUSTED: self.adjusted,
            OUTSIDE: self.outside,
        }
        self.why_line = kit.WhyLine("Hiện mọi dòng")
        self.why_line.cleared.connect(self.drop_choice)
        self.why_line.cleared.connect(self.focus)
        self.adjusted.when_empty(
            kit.EmptyState(
                "Chưa có điều chỉnh. Sau phê duyệt, sửa một dòng kế hoạch là một điều chỉnh."
            )
        )
        self.outside.when_empty(kit.EmptyState("Không có lớp nào ngoài kế hoạch trong năm."))
        self._lay_out(preferences)
        self.items.opened.connect(lambda _row: self.edited.emit())
        self.items.edited.connect(lambda _row: self.edited.emit())
        self.needs.opened.connect(lambda _row: self.edited.emit())
        self.needs.edited.connect(lambda _row: self.edited.emit())
        self.outside.opened.connect(self.class_opened)
        self.outside.edited.connect(lambda _row: self.edited.emit())

    @property
    def tab(self) -> str:
        """The tab in sight."""
        return self.tabs.current

    @property
    def title(self) -> str:
        """What the tab in sight is called."""
        return _TABS[self.tab]

    @property
    def row(self) -> object:
        """The row under the cursor of the table in sight, None for none."""
        return self._tables[self.tab].current()

    def show_year(
        self,
        items: Sequence[PlanItemRow],
        needs: Sequence[NeedRow | NoNeed],
        adjusted: Sequence[AdjustmentRow],
        outside: Sequence[ClassRow],
    ) -> None:
        """Show what there is of a year, and count it on the tabs."""
        self.items.show_rows(items)
        self.needs.show_rows(needs)
        self.adjusted.show_rows(adjusted)
        self.outside.show_rows(outside)
        for name, table in self._tables.items():
            self.tabs.set_count(name, format_int(len(table.rows.rows)))
            if table.current() is None and table.rows.shown:
                table.select(table.rows.shown[0].id)

    def show_choice(self, choice: PlanChoice) -> None:
        """Go to a tab, and show only some lines of the plan there."""
        self.drop_choice()
        wanted = set(choice.item_ids)
        if wanted:
            self.items.rows.filter_rows(lambda row: row.id in wanted)
            self.why_line.say(f"{choice.why}: {len(wanted)} dòng")
        self.tabs.choose(choice.tab)
        self._show_tab(choice.tab)

    def drop_choice(self) -> None:
        """Show every line of the plan again."""
        self.items.rows.filter_rows(None)
        self.why_line.say("")

    def select(self, row_id: UUID) -> None:
        """Go to a row with the keyboard, to its tab first where another is in sight."""
        holding = (
            name
            for name, table in self._tables.items()
            if any(row.id == row_id for row in table.rows.shown)
        )
        self.tabs.choose(next(holding, self.tab))
        self._tables[self.tab].select(row_id)
        self.focus()

    def focus(self) -> None:
        """Give the keyboard to the table in sight."""
        self._tables[self.tab].focus()

    def _lay_out(self, preferences: Preferences) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.Space.SMALL + 2)
        self._stack = QStackedLayout()
        for name, table in self._tables.items():
            table.view.remember_widths(f"plans-{name}", preferences.widths)
            table.current_changed.connect(lambda _row: self.moved.emit())
            self._stack.addWidget(table)
        column.addWidget(self.tabs)
        column.addWidget(self._bar)
        column.addWidget(self.why_line)
        column.addLayout(self._stack, 1)
        self._bar.hide()

    def _show_tab(self, name: str) -> None:
        self._bar.setVisible(name == NEEDS)
        self.why_line.setVisible(name == ITEMS and bool(self.why_line.why.text()))
        self._stack.setCurrentWidget(self._tables[name])
        self.moved.emit()
        self.focus()

"""Carrying a plan into another year: what would be carried, ticked or not, before anything is."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.plans import plan_carrying
from app.services.plans.plan_carrying import CarriedItem, CarryPreview
from app.text.numbers import NOTHING, format_int
from app.ui import kit, theme
from app.ui.dialog import Dialog
from app.ui.runner import Runner

_HEIGHT = 320


class CarryPlanDialog(Dialog):
    """Shows the items of a year; the ticked ones are copied into the draft of the other."""

    def __init__(self, window: QWidget | None, runner: Runner, preview: CarryPreview) -> None:
        title = f"Chuyển kế hoạch năm {preview.from_year} sang năm {preview.to_year}"
        super().__init__(window, title, width=900)
        self._runner, self._preview = runner, preview
        begins = f"Sẽ lập kế hoạch năm {preview.to_year}. " if preview.makes_plan else ""
        words = (
            f"{begins}Chép số lớp, số học viên theo xã, tháng, kinh phí của những dòng được đánh "
            "dấu; sửa lại sau khi chuyển."
        )
        self.body.addWidget(kit.Label(words, "body", "text2", wrap=True))
        self.table: kit.Table[CarriedItem] = kit.Table(
            (kit.check_column(), *_columns()), identity=lambda one: one.item.id
        )
        self.table.setFixedHeight(theme.current().px(_HEIGHT))
        self.table.show_rows(preview.items)
        self.table.rows.tick([one.item.id for one in preview.items if one.is_proposed])
        self.table.ticks_changed.connect(self._show_count)
        self.body.addWidget(self.table)
        self.add_close("Hoãn", focused=False)
        self.carry = self.add_button(kit.Button("Chuyển", "primary"), focused=True)
        self.carry.clicked.connect(self._carry)
        self._show_count()

    @property
    def chosen(self) -> list[UUID]:
        """The items to be carried."""
        return [one.item.id for one in self.table.ticked()]

    def _show_count(self) -> None:
        count = len(self.chosen)
        self.carry.setText(f"Chuyển {count} dòng" if count else "Chuyển")
        self.carry.set_reason("" if count else "Chưa đánh dấu dòng nào.")

    def _carry(self) -> None:
        done = self._runner.do(
            f"Chuyển kế hoạch năm {self._preview.from_year} sang năm {self._preview.to_year}",
            plan_carrying.carry_items,
            item_ids=self.chosen,
            to_year=self._preview.to_year,
        )
        if done is not None:
            self.accept()


def _columns() -> tuple[kit.Column[CarriedItem], ...]:
    return (
        kit.Column("Chương trình", lambda r: r.item.title, width=190, stretch=1),
        kit.Column("Kế hoạch của", lambda r: r.item.side.label, width=116),
        kit.Column("Tháng", lambda r: str(r.item.month or NOTHING), kit.Kind.NUMBER, 64),
        kit.Column("Lớp", lambda r: str(r.item.classes), kit.Kind.NUMBER, 56),
        kit.Column("Học viên", lambda r: format_int(r.item.learners), kit.Kind.NUMBER, 84),
        kit.Column(
            "Năm trước", lambda r: f"đã mở {len(r.item.done.opened)} lớp", width=104, quiet=True
        ),
        kit.Column("Không chuyển vì", lambda r: r.why_not, width=130, stretch=1, quiet=True),
    )

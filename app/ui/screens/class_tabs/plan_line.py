"""Over the form of a class: the line of the plan it comes from, or why it stands outside."""

from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.services.plans.plan_classes import PlanPlace, place_in_plan
from app.text.capital import capital
from app.ui import kit
from app.ui.dialogs.class_source import ClassSourceDialog
from app.ui.runner import Runner
from app.ui.screens.plans.tables import ITEMS, OUTSIDE, PlanChoice


class PlanLine(QWidget):
    """One line with the way to the plan; hidden for a class of a year without one."""

    def __init__(self, runner: Runner, shell: kit.Shell, class_id: UUID) -> None:
        super().__init__()
        self._runner, self._shell, self._class_id = runner, shell, class_id
        self._place: PlanPlace | None = None
        self.words = kit.Label("", "body", wrap=True)
        self.remark = kit.Label("", "body", "warn")
        self.show_plan = kit.Button("Xem kế hoạch", "link", small=True)
        self.show_plan.clicked.connect(self._show_plan)
        self.change = kit.Button("Đổi…", "link", small=True)
        self.change.clicked.connect(self._move)
        lines = QGridLayout(self)
        lines.setContentsMargins(0, 0, 0, kit.Space.SMALL)
        lines.setHorizontalSpacing(kit.Space.SMALL)
        lines.setVerticalSpacing(0)
        links = QHBoxLayout()
        links.setSpacing(kit.Space.LARGE)
        links.addWidget(self.show_plan)
        links.addWidget(self.change)
        lines.addWidget(kit.IconLabel("clipboard-list"), 0, 0)
        lines.addWidget(self.words, 0, 1)
        lines.addLayout(links, 0, 2)
        lines.addWidget(self.remark, 1, 1, 1, 2)
        lines.setColumnStretch(1, 1)

    def refresh(self) -> None:
        """Read where the class comes from."""
        place = self._place = self._runner.ask(place_in_plan, class_id=self._class_id)
        self.words.setText(place.words)
        self.remark.setText(capital(place.remark))
        self.remark.setVisible(bool(place.remark))
        self.setVisible(bool(place.words))
        self.change.set_reason(
            "" if place.is_movable else f"Kế hoạch năm {place.year} đã tổng kết."
        )

    def _show_plan(self) -> None:
        place = self._place
        if place is None:
            return
        item_id = place.source.item_id
        choice = PlanChoice(place.year, OUTSIDE)
        if item_id is not None:
            choice = PlanChoice(place.year, ITEMS, f"Lớp {place.code}", (item_id,))
        self._shell.go("plans", choice)

    def _move(self) -> None:
        ClassSourceDialog(self.window(), self._runner, self._class_id).start()

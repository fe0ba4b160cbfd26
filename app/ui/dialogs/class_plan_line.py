"""Where a new class comes from: an item of the year's plan, or outside it with a reason."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from app.services.plans import plan_classes
from app.services.plans.plan_classes import OfferedItem
from app.services.plans.plan_months import month_remark
from app.ui import kit
from app.ui.runner import Runner

_OUTSIDE = "outside"


class PlanLine(QObject):
    """Two fields of the form of a class, hidden while no plan of the year is approved.

    `chosen` carries the item that the clerk chose.
    """

    chosen = Signal(object)

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._offered: dict[object, OfferedItem] = {}
        self.item = _ItemField("plan_item_id", "Từ kế hoạch", width=400, prompt="Ngoài kế hoạch")
        self.reason = kit.TextField("outside_plan_reason", "Lý do ngoài kế hoạch")
        self.item.changed.connect(self._on_changed)

    @property
    def fields(self) -> tuple[kit.Field, ...]:
        """The fields, for one line of the form."""
        return (self.item, self.reason)

    def show_month(self, year: object, opened_on: object) -> None:
        """Say where a class of a year would not open in the month of its item."""
        item, remark = self._offered.get(self.item.value()), ""
        if item is not None and isinstance(year, int) and isinstance(opened_on, date):
            remark = month_remark(month=item.month, year=year, opened_on=opened_on)
        told = f"Khai giảng {remark}; đổi tháng thì lập điều chỉnh."
        self.item.say_help(told if remark else "")

    def show_year(self, year: object) -> None:
        """Offer the items of another year."""
        found = (
            self._runner.ask(plan_classes.offered_items, year=year) if isinstance(year, int) else ()
        )
        self._offered = {one.id: one for one in found}
        options = [kit.Option(one.id, one.label) for one in found]
        self.item.set_options([*options, kit.Option(_OUTSIDE, "Ngoài kế hoạch")])
        for field in self.fields:
            field.setVisible(bool(found))
        if self.item.value() not in self._offered:
            self.choose(None)

    def choose(self, item_id: object) -> None:
        """Choose an item, None for outside the plan."""
        self.item.set_value(item_id if item_id in self._offered else _OUTSIDE)
        self._show_reason()

    def follow_programme(self, programme_code: object) -> None:
        """Let an item go that is of another programme; take the first that fits and has room."""
        now = self._offered.get(self.item.value())
        if now is not None and now.programme_code == programme_code:
            return
        fitting = (
            one.id
            for one in self._offered.values()
            if one.programme_code == programme_code and one.classes_left
        )
        self.choose(next(fitting, None))

    def _on_changed(self) -> None:
        self._show_reason()
        item = self._offered.get(self.item.value())
        if item is not None:
            self.chosen.emit(item)

    def _show_reason(self) -> None:
        outside = bool(self._offered) and self.item.value() not in self._offered
        self.reason.setVisible(outside)


class _ItemField(kit.ChoiceField):
    """The choice of an item; outside the plan is no item."""

    def value(self) -> object:
        """Return the item's id, None for outside the plan."""
        return None if self.box.key == _OUTSIDE else self.box.key


def begun_by(item: OfferedItem) -> dict[str, object]:
    """Return what an item says of a class that comes from it."""
    return {
        "programme_code": item.programme_code,
        "place": item.place,
        "planned_size": item.planned_size,
    }

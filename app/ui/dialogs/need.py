"""The form of a need: which unit needs how many places of which programme, and who has priority."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import clock
from app.services.centre import served_communes
from app.services.plans import needs
from app.services.plans.needs import GROUPS, NeedDetails, NeedRow
from app.services.plans.no_needs import NoNeed
from app.services.programmes import programmes
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner


class NeedDialog(FormDialog):
    """Registers a need of a year, or changes the one given; `unit` is proposed for a new one.

    New ones can be told one after the other: the unit stays. `written` carries the id of each.
    """

    written = Signal(object)

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        year: int,
        *,
        need: NeedRow | None = None,
        unit: NoNeed | None = None,
    ) -> None:
        title = f"Nhu cầu năm {year}" if need is None else f"Sửa nhu cầu năm {year}"
        super().__init__(window, title, "Cất", width=720)
        self._runner, self._year, self._need = runner, year, need
        served = runner.ask(served_communes.list_served, on=clock.today())
        self._communes = {row.commune_code: row.full_name for row in served}
        if need is not None:
            self._communes.setdefault(need.commune_code, need.commune_name)
        self._build()
        self.form.fields["commune_code"].changed.connect(self._propose_unit)
        self.form.read(need or _proposed(unit))
        if need is None:
            self.again = self.offer_next()

    def submit(self) -> None:
        """Keep the need."""
        done = self.form.run(self._runner, self._keep)
        if done:
            self.accept()
            self.written.emit(done.value)

    def submit_next(self) -> None:
        """Keep the need and begin with the next one of the same unit."""
        if self._need is not None:
            self.submit()
        elif done := self.form.run(self._runner, self._keep):
            self.written.emit(done.value)
            kept = {name: self.form.values()[name] for name in ("commune_code", "sending_unit")}
            self.say(f"Đã ghi một nhu cầu của {kept['sending_unit']}.")
            self.form.read(kept)
            self.form.focus_first()

    def _build(self) -> None:
        offered = self._runner.ask(programmes.list_programmes, day=clock.today())
        communes = [kit.Option(code, name) for code, name in self._communes.items()]
        kinds = [
            kit.Option(row.code, f"{row.code} · {row.short_name}", row.name) for row in offered
        ]
        months = [kit.Option(month, f"Tháng {month}") for month in range(1, 13)]
        self.form.add(
            kit.ChoiceField(
                "commune_code", "Xã, phường", communes, width=220, required="Chọn xã, phường."
            ),
            kit.TextField("sending_unit", "Đơn vị đăng ký", required="Ghi tên đơn vị."),
        )
        self.form.add(
            kit.ChoiceField(
                "programme_code", "Chương trình", kinds, width=330, required="Chọn chương trình."
            ),
            kit.NumberField("learners", "Số người", least=1, most=9_999, required="Ghi số người."),
            kit.ChoiceField("wished_month", "Tháng mong muốn", months, prompt="Không nói"),
        )
        self.form.add(*(kit.NumberField(name, label, most=9_999) for name, label in GROUPS.items()))
        self.form.add(kit.TextField("note", "Ghi chú"))

    def _propose_unit(self) -> None:
        unit, code = self.form.fields["sending_unit"], self.form.fields["commune_code"].value()
        proposed = {f"Đảng ủy {name}" for name in self._communes.values()}
        if unit.is_empty() or unit.value() in proposed:
            unit.set_value(f"Đảng ủy {self._communes[str(code)]}")

    def _keep(self) -> Committed[Any] | None:
        details = self.form.make(NeedDetails)
        if self._need is None:
            return self._runner.do(
                f"Ghi nhu cầu năm {self._year}",
                needs.register_need,
                year=self._year,
                details=details,
                on=clock.today(),
            )
        return self._runner.do(
            f"Sửa nhu cầu năm {self._year}",
            needs.change_need,
            need_id=self._need.id,
            details=details,
        )


def _proposed(unit: NoNeed | None) -> dict[str, str]:
    if unit is None:
        return {}
    return {"commune_code": unit.commune_code, "sending_unit": unit.sending_unit}

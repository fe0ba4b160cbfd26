"""What can be done with the needs of a year: told by hand, or by F01 sent out and taken in."""

from collections.abc import Sequence
from pathlib import Path

from app import clock
from app.errors import UserError
from app.services.centre import served_communes
from app.services.centre.served_communes import ServedRow
from app.services.imports.readers.reading import read_workbook
from app.services.papers.plan_frame import PlanRequest
from app.services.plans import needs, needs_taking_in
from app.services.plans.needs import NeedRow
from app.services.plans.no_needs import NoNeed, forget_no_need
from app.ui import confirm
from app.ui.dialogs.need import NeedDialog
from app.ui.dialogs.need_answer import NeedAnswerDialog
from app.ui.dialogs.need_forms import NeedFormsDialog
from app.ui.dialogs.no_need import NoNeedDialog
from app.ui.dialogs.plan_paper import OfferedPaper
from app.ui.screens.plans.year_acts import YearActs

_SHEETS = "Bảng tính (*.xlsx *.xls *.ods)"


class NeedActs(YearActs):
    """Runs the acts of the needs of one year."""

    def add_need(self, unit: NoNeed | None = None) -> None:
        """Register a need by hand, or of a unit that said it had none."""
        dialog = NeedDialog(self._window, self._runner, self.year, unit=unit)
        dialog.written.connect(self._show_written)
        dialog.start()

    def change_need(self, need: NeedRow) -> None:
        """Change a need."""
        NeedDialog(self._window, self._runner, self.year, need=need).start()

    def remove_need(self, need: NeedRow) -> None:
        """Take out a need that was kept by mistake."""
        label = f"Xóa nhu cầu {need.title} của {need.sending_unit}"
        if self._runner.do(label, needs.remove_need, need_id=need.id):
            self._shell.toast(label)

    def drop_need(self, need: NeedRow) -> None:
        """Note that a unit needs it no longer."""
        label = f"Thôi nhu cầu {need.title} của {need.sending_unit}"
        if self._runner.do(label, needs.drop_need, need_id=need.id):
            self._shell.toast(label)

    def tell_none(self, communes: Sequence[ServedRow]) -> None:
        """Write down that a commune needs nothing."""
        NoNeedDialog(self._window, self._runner, self.year, communes).start()

    def forget_none(self, row: NoNeed) -> None:
        """Take such an answer out that was kept by mistake."""
        label = f"Bỏ ghi không có nhu cầu của {row.sending_unit}"
        done = self._runner.do(
            label,
            forget_no_need,
            year=row.year,
            commune_code=row.commune_code,
            sending_unit=row.sending_unit,
        )
        if done:
            self._shell.toast(label)

    def take_answer(self) -> None:
        """Let the clerk choose an answered F01, and show what it would do."""
        path = confirm.choose_file(self._window, "Nhập phiếu F01 đã trả lời", _SHEETS)
        if path is not None:
            self.check_answer(path)

    def check_answer(self, path: Path) -> None:
        """Show what an answered F01 would do."""
        try:
            checked = self._runner.ask(needs_taking_in.check_answer, workbook=read_workbook(path))
        except UserError as refusal:
            self._runner.tell("Nhập phiếu F01 đã trả lời", refusal)
            return
        NeedAnswerDialog(self._window, self._runner, checked).open()

    def show_need_forms(self) -> None:
        """Show F01 for each commune served, on paper and as Excel to be answered."""
        self.show_forms_of(self._runner.ask(served_communes.list_served, on=clock.today()))

    def show_forms_of(self, served: Sequence[ServedRow]) -> None:
        """Show F01 for these communes."""
        day = clock.today()
        offered = [
            OfferedPaper(
                "F01", row.full_name, PlanRequest(None, day, row.commune_code, year=self.year)
            )
            for row in served
        ]
        title = f"Phiếu đăng ký nhu cầu năm {self.year}"
        NeedFormsDialog(self._window, self._runner, title, offered).open()

"""The steps of a plan: its grounds, submitting it, noting its approval, telling the year."""

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.centre.setup import get_centre
from app.services.plans import plan_dates, plans
from app.services.plans.plan_dates import PlanDates
from app.services.plans.plans import PlanRow
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner


class SubmitPlanDialog(FormDialog):
    """Asks to whom and when a plan is submitted."""

    def __init__(self, window: QWidget | None, runner: Runner, plan: PlanRow) -> None:
        note = "Sau khi trình, kế hoạch khóa lại; muốn sửa thì rút lại."
        super().__init__(window, f"Trình kế hoạch năm {plan.year}", "Trình", note=note, width=560)
        self._runner, self._plan = runner, plan
        self.form.add(kit.TextField("to", "Trình", required="Ghi nơi nhận trình."))
        self.form.add(kit.DateField("on", "Ngày trình", required="Cần ngày trình."))
        committee = runner.ask(get_centre).superior_name
        self.form.read({"to": f"Ban Thường vụ {committee}", "on": clock.today()})

    def submit(self) -> None:
        """Submit the plan."""
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Trình kế hoạch năm {self._plan.year}",
                plans.submit_plan,
                plan_id=self._plan.id,
                **self.form.values(),
            ),
        )
        if done is not None:
            self.accept()


class ApprovePlanDialog(FormDialog):
    """Asks for the document that approves a plan."""

    def __init__(self, window: QWidget | None, runner: Runner, plan: PlanRow) -> None:
        note = "Từ lúc phê duyệt, các dòng chỉ thay đổi bằng điều chỉnh có lý do."
        title = f"Phê duyệt kế hoạch năm {plan.year}"
        super().__init__(window, title, "Ghi phê duyệt", note=note, width=560)
        self._runner, self._plan = runner, plan
        self.form.add(
            kit.TextField(
                "decision_no", "Số văn bản", width=150, required="Ghi số văn bản phê duyệt."
            ),
            kit.DateField("decided_on", "Ngày phê duyệt", required="Cần ngày phê duyệt."),
        )
        self.form.add(kit.TextField("decided_by", "Cơ quan phê duyệt", required="Ghi cơ quan."))
        self.form.read({"decided_on": clock.today(), "decided_by": plan.submitted_to})

    def submit(self) -> None:
        """Note the approval."""
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Ghi phê duyệt kế hoạch năm {self._plan.year}",
                plans.approve_plan,
                plan_id=self._plan.id,
                **self.form.values(),
            ),
        )
        if done is not None:
            self.accept()


class PlanBasisDialog(FormDialog):
    """Asks what a plan is based on, one document a line, and for a note."""

    def __init__(self, window: QWidget | None, runner: Runner, plan: PlanRow) -> None:
        super().__init__(window, f"Căn cứ của kế hoạch năm {plan.year}", "Cất", width=620)
        self._runner, self._plan = runner, plan
        self.form.add(
            kit.NotesField(
                "basis",
                "Căn cứ",
                lines=6,
                help="Mỗi dòng một văn bản. Để trống thì in căn cứ chung của trung tâm.",
            )
        )
        self.form.add(kit.NotesField("note", "Ghi chú", lines=2))
        self.form.read({"basis": "\n".join(plan.basis), "note": plan.note})

    def submit(self) -> None:
        """Keep grounds and note."""
        values = self.form.values()
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Sửa căn cứ kế hoạch năm {self._plan.year}",
                plans.describe_plan,
                plan_id=self._plan.id,
                basis=(values["basis"] or "").splitlines(),
                note=values["note"],
            ),
        )
        if done is not None:
            self.accept()


class PlanDatesDialog(FormDialog):
    """Asks until when units answer, and until when the plan is submitted."""

    def __init__(self, window: QWidget | None, runner: Runner, year: int) -> None:
        note = "Hôm nay nhắc theo hai ngày này; các năm sau lấy cùng ngày, tháng."
        super().__init__(window, f"Hạn của kế hoạch năm {year}", "Cất", note=note, width=480)
        self._runner, self._year = runner, year
        self.form.add(
            kit.DateField("needs_by", "Hạn trả lời phiếu F01", required="Cần ngày."),
            kit.DateField("submit_by", "Hạn trình kế hoạch", required="Cần ngày."),
        )
        self.form.read(runner.ask(plan_dates.dates_of, year=year))

    def submit(self) -> None:
        """Keep the days."""
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Đặt hạn của kế hoạch năm {self._year}",
                plan_dates.set_dates,
                year=self._year,
                dates=PlanDates(**self.form.values()),
            ),
        )
        if done is not None:
            self.accept()


class ClosePlanDialog(FormDialog):
    """Asks for the day on which the year was told; `totals` says what came of the plan."""

    def __init__(self, window: QWidget | None, runner: Runner, plan: PlanRow, totals: str) -> None:
        note = f"{totals} Sau khi tổng kết, kế hoạch không thay đổi nữa."
        super().__init__(window, f"Tổng kết năm {plan.year}", "Tổng kết", note=note, width=560)
        self._runner, self._plan = runner, plan
        self.form.add(kit.DateField("on", "Ngày tổng kết", required="Cần ngày tổng kết."))
        self.form.read({"on": clock.today()})

    def submit(self) -> None:
        """Close the plan."""
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Tổng kết kế hoạch năm {self._plan.year}",
                plans.close_plan,
                plan_id=self._plan.id,
                **self.form.values(),
            ),
        )
        if done is not None:
            self.accept()

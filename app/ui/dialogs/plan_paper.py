"""Papers of a plan over the page: choose one, look at it, give it a number, print or save it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import clock
from app.errors import UserError
from app.services import numbering, signers
from app.services.papers.plan_forms import (
    PLAN_FORMS,
    make_plan_paper,
    number_plan_paper,
    print_plan_paper,
)
from app.services.papers.plan_frame import PlanRequest, plan_number
from app.services.papers.printing import Print
from app.ui import kit, theme
from app.ui.dialog import Dialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.jobs import Job
from app.ui.paper_pane import PaperPane
from app.ui.runner import Committed, Runner

_WIDTH, _HEIGHT = 980, 500
_CONSEQUENCE = "Số đã lấy không lấy lại được: văn bản sai thì thu hồi, số vẫn coi là đã dùng."


@dataclass(frozen=True)
class OfferedPaper:
    """A paper to choose above the preview: its form, what the chip says, what it is made for."""

    form: str
    text: str
    request: PlanRequest


class PlanPaperPane(PaperPane):
    """Shows the papers of a plan; `request` is what the one in sight is made for."""

    def __init__(self, runner: Runner, request: PlanRequest) -> None:
        super().__init__(runner)
        self.request = request

    def make_form(self, form: str) -> Job:
        """Begin to make a form."""
        return self._runner.start_reading(
            "Lập bản in", make_plan_paper, form=form, request=self.request
        )

    def keep_form(self, form: str, label: str) -> Committed[Print] | None:
        """Print a form for good."""
        return self._runner.do(
            label,
            print_plan_paper,
            files=self._runner.paths.files,
            form=form,
            request=self.request,
        )


class PlanPaperDialog(Dialog):
    """Shows papers of a plan; Ctrl+P prints the one in sight, "Lấy số…" gives it its number."""

    def __init__(
        self, window: QWidget | None, runner: Runner, title: str, offered: Sequence[OfferedPaper]
    ) -> None:
        super().__init__(window, title, width=_WIDTH)
        self._runner = runner
        self._offered = list(offered)
        self.chips = kit.Chips([kit.Chip(at, paper.text) for at, paper in enumerate(offered)])
        self.chips.choose(0)
        self.chips.changed.connect(lambda _keys: self._show_chosen())
        self.number = kit.Button("Lấy số…", icon="stamp")
        self.number.clicked.connect(self._take_number)
        self.deadline = kit.Button("Hạn gửi danh sách…", icon="calendar-days")
        self.deadline.clicked.connect(self._ask_deadline)
        self.pane = PlanPaperPane(runner, offered[0].request)
        self.pane.setFixedHeight(theme.current().px(_HEIGHT))
        self.pane.print.setShortcut("Ctrl+P")
        row = QHBoxLayout()
        row.addWidget(self.chips, 1)
        row.addWidget(self.deadline)
        row.addWidget(self.number)
        self.body.addLayout(row)
        self.body.addWidget(self.pane)
        self.add_close()
        self._show_chosen()

    @property
    def paper(self) -> OfferedPaper:
        """The paper in sight."""
        return self._offered[next((int(str(key)) for key in self.chips.active), 0)]

    def _show_chosen(self) -> None:
        paper = self.paper
        self.pane.request = paper.request
        self.pane.show_form(paper.form, paper.text)
        self.deadline.setVisible(paper.form == "F04")
        form = PLAN_FORMS[paper.form]
        self.number.setVisible(bool(form.kind))
        if form.kind:
            given = self._runner.ask(plan_number, request=paper.request, form=paper.form)
            self.number.set_reason(f"Đã lấy số: {given}" if given else "")

    def _take_number(self) -> None:
        dialog = PlanNumberDialog(self.window(), self._runner, self.paper)
        dialog.accepted.connect(self._show_chosen)
        dialog.start()

    def _ask_deadline(self) -> None:
        dialog = _DeadlineDialog(self.window(), self.paper.request.deadline)
        dialog.accepted.connect(lambda: self._set_deadline(dialog.chosen))
        dialog.start()

    def _set_deadline(self, day: date | None) -> None:
        at = self._offered.index(self.paper)
        paper = self._offered[at]
        self._offered[at] = replace(paper, request=replace(paper.request, deadline=day))
        self._show_chosen()


class PlanNumberDialog(FormDialog):
    """Asks for day and signer, and gives a paper of a plan its number."""

    def __init__(self, window: QWidget | None, runner: Runner, paper: OfferedPaper) -> None:
        self._form_of = PLAN_FORMS[paper.form]
        title = f"Lấy số: {self._form_of.name}"
        super().__init__(window, title, "Lấy số", note=_CONSEQUENCE, width=620)
        self._runner, self._paper = runner, paper
        self.day = kit.DateField("day", "Ngày văn bản", required="Cần ngày văn bản.")
        self.number = kit.NumberField("number", "Số", least=1, help=" ")
        self.signer = kit.ChoiceField("signer_id", "Người ký", required="Cần chọn người ký.")
        self.form.add(self.day, self.number)
        self.form.add(self.signer)
        self.form.read({"day": clock.today()})
        self.day.changed.connect(self._follow_day)
        self._follow_day()
        self.form.read({"day": clock.today(), "signer_id": self.signer.value()})

    def submit(self) -> None:
        """Enter the paper in the book."""
        values = self.form.values() if self.form.check() else None
        if values is None:
            return
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Lấy số {self._paper.form}",
                number_plan_paper,
                form=self._paper.form,
                request=replace(self._paper.request, day=values["day"]),
                signer_id=values["signer_id"],
                number=values["number"],
            ),
        )
        if done is not None:
            self.accept()

    def _follow_day(self) -> None:
        try:
            day = self.day.value()
        except UserError:
            return
        if not isinstance(day, date):
            return
        people = self._runner.ask(signers.list_signers, on=day)
        self.signer.set_options(
            [kit.Option(one.id, f"{one.full_name} · {one.capacity}") for one in people]
        )
        if self.signer.value() is None and people:
            self.signer.set_value(people[0].id)
        kind = self._form_of.kind
        number = self._runner.ask(numbering.next_number, scope=kind, year=day.year)
        self.number.say_help(f"Để trống: {number:02}-{kind}")


class _DeadlineDialog(FormDialog):
    """Asks until which day units answer a call."""

    def __init__(self, window: QWidget | None, day: date | None) -> None:
        super().__init__(window, "Hạn gửi danh sách học viên", "Ghi vào thông báo", width=420)
        self.chosen = day
        self.form.add(kit.DateField("deadline", "Gửi trước ngày"))
        self.form.read({"deadline": day})

    def submit(self) -> None:
        """Take the day, or none."""
        if self.form.check():
            self.chosen = self.form.values()["deadline"]
            self.accept()

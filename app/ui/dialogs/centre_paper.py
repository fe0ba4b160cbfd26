"""Papers of the whole centre over the page: timetables of a month, the hours of the school year."""

from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import clock
from app.services.papers.centre_papers import CENTRE_FORMS, CentreRequest, make_centre_paper
from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.jobs import Job
from app.ui.paper_pane import PaperPane
from app.ui.runner import Runner

_WIDTH, _HEIGHT = 980, 460
_HOURS = "F49"


class CentrePaperPane(PaperPane):
    """Shows the papers of the centre; they are lists, made anew each time and never kept."""

    def __init__(self, runner: Runner, month: date) -> None:
        super().__init__(runner)
        self.month = month

    def make_form(self, form: str) -> Job:
        """Begin to make a form."""
        request = CentreRequest(self.month, clock.today(), clock.now().astimezone())
        return self._runner.start_reading(
            "Lập bản in", make_centre_paper, form=form, request=request
        )


class CentrePaperDialog(Dialog):
    """Shows a form of the centre for a month; PageUp and PageDown go to other months."""

    def __init__(self, window: QWidget | None, runner: Runner, month: date) -> None:
        super().__init__(window, "Lịch giảng, lịch hội trường, giờ giảng", width=_WIDTH)
        self.pane = CentrePaperPane(runner, month.replace(day=1))
        self.pane.setFixedHeight(self.tall(_HEIGHT, beside=100))
        self.chips = kit.Chips([kit.Chip(form.code, form.name) for form in CENTRE_FORMS.values()])
        self.chips.choose(next(iter(CENTRE_FORMS)))
        self.chips.changed.connect(lambda _codes: self._show())
        self.back = kit.Button("", icon="chevron-left", small=True, tip="PageUp, tháng trước")
        self.on = kit.Button("", icon="chevron-right", small=True, tip="PageDown, tháng sau")
        for button, key, name in (
            (self.back, "PgUp", "Tháng trước"),
            (self.on, "PgDown", "Tháng sau"),
        ):
            button.setShortcut(key)
            button.setAccessibleName(name)
        self.back.clicked.connect(lambda: self._go_to(self.pane.month - timedelta(days=1)))
        self.on.clicked.connect(lambda: self._go_to(self.pane.month + timedelta(days=31)))
        self.month = kit.Label("", "label")
        row = QHBoxLayout()
        row.addWidget(self.chips, 1)
        for widget in (self.back, self.month, self.on):
            row.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self.pane)
        self.add_close()
        self._show()

    @property
    def form(self) -> str:
        """The form in sight."""
        return str(next(iter(self.chips.active), next(iter(CENTRE_FORMS))))

    def _go_to(self, day: date) -> None:
        self.pane.month = day.replace(day=1)
        self._show()

    def _show(self) -> None:
        self.month.setText(f"Tháng {self.pane.month:%m/%Y}")
        why = "Giờ giảng tính theo năm học." if self.form == _HOURS else ""
        for button in (self.back, self.on):
            button.set_reason(why)
        self.pane.show_form(self.form, CENTRE_FORMS[self.form].name)

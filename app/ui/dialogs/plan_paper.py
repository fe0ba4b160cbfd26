"""Papers of a plan over the page: look at one, number, sign or revoke it, print or save it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import clock
from app.models.values import DocumentState
from app.services.outgoing.issued_documents import DocumentRow
from app.services.papers.plan_forms import PLAN_FORMS, number_plan_paper
from app.services.papers.plan_frame import PlanRequest, numbered_plan_paper
from app.services.papers.plan_printing import (
    make_plan_paper,
    print_plan_paper,
    sign_plan_paper,
)
from app.services.papers.printing import Print
from app.text.dates import format_date
from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.dialogs.copies import CopiesDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.paper_number import PaperNumberDialog
from app.ui.dialogs.revoke import RevokeDialog
from app.ui.jobs import Job
from app.ui.paper_pane import PaperPane
from app.ui.runner import Committed, Runner

_WIDTH, _HEIGHT = 980, 424


@dataclass(frozen=True)
class OfferedPaper:
    """A paper to choose above the preview: its form, what the chip says, what it is made for.

    `abouts` are the things it can be made for instead, as the adjustments of each day are.
    """

    form: str
    text: str
    request: PlanRequest
    abouts: tuple[kit.Option, ...] = ()


class PlanPaperPane(PaperPane):
    """Shows the papers of a plan; `request` is what the one in sight is made for."""

    def __init__(self, runner: Runner, request: PlanRequest) -> None:
        super().__init__(runner)
        self.request = request

    def make_form(self, form: str) -> Job:
        """Begin to make a form."""
        return self._runner.start_reading(
            "Lập bản in",
            make_plan_paper,
            files=self._runner.paths.files,
            form=form,
            request=self.request,
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
    """Shows papers of a plan; Ctrl+P prints the one in sight.

    "Lấy số…" gives it its number, "Ghi đã ký" freezes it, "Thu hồi…" makes room for another.
    """

    def __init__(
        self, window: QWidget | None, runner: Runner, title: str, offered: Sequence[OfferedPaper]
    ) -> None:
        super().__init__(window, title, width=_WIDTH)
        self._runner = runner
        self._offered = list(offered)
        self.chips = kit.Chips([kit.Chip(at, paper.text) for at, paper in enumerate(offered)])
        self.chips.choose(0)
        self.chips.changed.connect(lambda _keys: self._show_chosen())
        self.abouts = kit.ChoiceBox()
        self.abouts.setParent(self)  # not every paper has a place for it
        self.abouts.setAccessibleName("Lập văn bản cho")
        self.abouts.chosen.connect(
            lambda about: self._make_for(replace(self.paper.request, about=about))
        )
        self.document: DocumentRow | None = None
        self.said = kit.Label("", "body", "text2")
        self.number = kit.Button("Lấy số…", icon="stamp")
        self.number.clicked.connect(self._take_number)
        self.sign = kit.Button("Ghi đã ký", icon="file-check")
        self.sign.clicked.connect(self._sign)
        self.revoke = kit.Button("Thu hồi…", icon="undo-2")
        self.revoke.clicked.connect(self._revoke)
        self.deadline = kit.Button("Hạn gửi danh sách…", icon="calendar-days")
        self.deadline.clicked.connect(self._ask_deadline)
        self.copies = kit.Button("Bản sao…", icon="copy")
        self.copies.clicked.connect(self._show_copies)
        self.pane = PlanPaperPane(runner, offered[0].request)
        self.pane.setFixedHeight(self.tall(_HEIGHT, beside=150))
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        for button in (self.deadline, self.number, self.sign, self.revoke, self.copies):
            row.addWidget(button)
        top = QHBoxLayout()
        top.addWidget(self.chips, 1)
        if any(paper.abouts for paper in offered):
            policy = self.abouts.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the chips keep their lines
            self.abouts.setSizePolicy(policy)
            top.addWidget(self.abouts, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addLayout(row)
        self.body.addWidget(self.pane)
        self.close_button = self.add_close()
        self._show_chosen()

    @property
    def offered(self) -> tuple[OfferedPaper, ...]:
        """The papers that there are to choose from."""
        return tuple(self._offered)

    @property
    def paper(self) -> OfferedPaper:
        """The paper in sight."""
        return self._offered[next((int(str(key)) for key in self.chips.active), 0)]

    def _show_chosen(self) -> None:
        paper = self.paper
        self.pane.request = paper.request
        self.pane.show_form(paper.form, paper.text)
        if paper.abouts:
            self.abouts.set_options(paper.abouts)
            self.abouts.set_key(paper.request.about)
        self.abouts.setVisible(bool(paper.abouts))
        self.deadline.setVisible(paper.form == "F04")
        takes_number = bool(PLAN_FORMS[paper.form].kind)
        for widget in (self.said, self.number, self.sign, self.revoke, self.copies):
            widget.setVisible(takes_number)
        if takes_number:
            self.document = self._runner.ask(
                numbered_plan_paper, request=paper.request, form=paper.form
            )
            self._say_how_far(self.document)

    def _say_how_far(self, document: DocumentRow | None) -> None:
        if document is None:
            self.said.setText("Chưa lấy số: văn bản còn theo dữ liệu của kế hoạch.")
            self.number.set_reason("")
            self.deadline.set_reason("")
            for button in (self.sign, self.revoke, self.copies):
                button.set_reason("Lấy số trước.")
            return
        named = f"Số {document.number} ngày {format_date(document.issued_on)}"
        is_signed = document.state is DocumentState.SIGNED
        self.said.setText(f"{named} · {document.state.label.lower()}")
        self.number.set_reason(f"Đã lấy số: {named}")
        signed = "Đã ký, bản đã ký được giữ nguyên." if is_signed else ""
        self.sign.set_reason(signed or document.why_not_signed_yet(clock.today()))
        self.deadline.set_reason("Hạn đã ghi theo văn bản lúc lấy số.")
        self.copies.set_reason("" if is_signed else "Ghi đã ký trước rồi mới sao y.")
        self.revoke.set_reason("")

    def _take_number(self) -> None:
        dialog = PlanNumberDialog(self.window(), self._runner, self.paper)
        dialog.accepted.connect(self._show_chosen)
        dialog.start()

    def _sign(self) -> None:
        document = self.document
        if document is None:
            return
        done = self._runner.do(
            f"Ghi đã ký văn bản số {document.number}",
            sign_plan_paper,
            files=self._runner.paths.files,
            document_id=document.id,
            on=clock.today(),
        )
        if done is not None:
            self._show_chosen()
            # The button that was pressed is grey now, and its neighbour revokes.
            self.close_button.setFocus()

    def _show_copies(self) -> None:
        if self.document is not None:
            CopiesDialog(self.window(), self._runner, self.document).open()

    def _revoke(self) -> None:
        if self.document is None:
            return
        dialog = RevokeDialog(self.window(), self._runner, self.document)
        dialog.accepted.connect(self._show_chosen)
        dialog.start()

    def _ask_deadline(self) -> None:
        dialog = _DeadlineDialog(self.window(), self.paper.request.deadline)
        dialog.accepted.connect(
            lambda: self._make_for(replace(self.paper.request, deadline=dialog.chosen))
        )
        dialog.start()

    def _make_for(self, request: PlanRequest) -> None:
        """Make the paper in sight for something else."""
        at = self._offered.index(self.paper)
        self._offered[at] = replace(self.paper, request=request)
        self._show_chosen()


class PlanNumberDialog(PaperNumberDialog):
    """Enters a paper of a plan in the book of outgoing papers."""

    def __init__(self, window: QWidget | None, runner: Runner, paper: OfferedPaper) -> None:
        form = PLAN_FORMS[paper.form]
        self._paper = paper
        super().__init__(window, runner, form.name, kind=form.kind)

    @property
    def paper(self) -> tuple[str, str]:
        """The form, whose number carries its kind."""
        return self._paper.form, ""

    def enter(
        self, *, issued_on: date, signer_id: UUID, number: int | None
    ) -> Committed[UUID] | None:
        """Give the paper its number."""
        return self._runner.do(
            f"Lấy số {self._paper.form}",
            number_plan_paper,
            form=self._paper.form,
            request=replace(self._paper.request, day=issued_on),
            signer_id=signer_id,
            number=number,
        )


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

"""Opening a class: what it has and lacks, the reason where it is small, the decision's number."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import clock
from app.services.classes import class_opening
from app.services.classes.class_checks import ClassChecks, Standing, class_checks
from app.services.classes.class_opening import OpeningDecision
from app.services.classes.class_overview import ClassOverview
from app.services.outgoing.document_issuing import DECISION
from app.services.outgoing.issued_documents import OPENING
from app.ui import kit
from app.ui.check_line import check_line
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.number_field import PaperNumberField
from app.ui.runner import Committed, Runner
from app.ui.signer_field import SIGNER_MISSING, SignerField

_FROZEN = (
    "Khi mở, chương trình và bộ quy tắc theo ngày khai giảng được giữ cố định cho lớp này; "
    "học viên đăng ký thành người được triệu tập."
)


class OpenClassDialog(FormDialog):
    """Opens a class and, unless unticked, enters its decision in the book of outgoing papers."""

    def __init__(self, window: QWidget | None, runner: Runner, overview: ClassOverview) -> None:
        super().__init__(window, f"Mở lớp {overview.code}", "Mở lớp", note=_FROZEN, width=620)
        self._runner = runner
        self._overview = overview
        checks = runner.ask(class_checks, class_id=overview.id)
        self.form.add_widget(_list_of(checks))
        self._add_fields(checks)
        lacking = [c.text.lower() for c in checks.checks if c.standing is Standing.LACKS]
        self.save.set_reason(f"Còn thiếu: {', '.join(lacking)}." if lacking else "")

    def start(self) -> None:
        """Begin with the reason where one is asked for, else with the act itself."""
        self.open()
        reason = self.form.fields.get("small_size_reason")
        if reason is not None:
            reason.focus()
        else:
            self.save.setFocus()

    def submit(self) -> None:
        """Open the class."""
        if self.form.run(self._runner, self._open_class):
            self.accept()

    def _add_fields(self, checks: ClassChecks) -> None:
        if checks.is_small:
            why = f"Lớp có {checks.learners} người, ít hơn {checks.least_size} theo quy chế."
            self.form.add(
                kit.TextField(
                    "small_size_reason",
                    "Lý do mở lớp ít người",
                    help=f"{why} Lý do được lưu cùng lớp.",
                    required="Cần ghi lý do mở lớp với số học viên này.",
                )
            )
        self.number, self.signer = PaperNumberField(), SignerField()
        self.day = kit.DateField("on", "Ngày quyết định", required="Cần ngày quyết định.")
        self.form.add(kit.CheckField("decides", "Lấy số quyết định mở lớp trong sổ văn bản đi"))
        self.form.add(
            self.day,
            self.number,
            self.signer,
        )
        self.day.set_value(clock.today())
        self._follow_day()
        may_sign = self.signer.value() is not None
        self.form.read({**self.form.values(), "decides": may_sign})
        self.form.fields["decides"].changed.connect(self._follow)
        self.day.changed.connect(self._follow_day)
        self._follow()

    def _follow(self) -> None:
        wanted = bool(self.form.fields["decides"].value())
        for field in (self.number, self.signer):
            field.setEnabled(wanted)
        self.signer.required = SIGNER_MISSING if wanted else ""

    def _follow_day(self) -> None:
        day = self.day.day
        if day is not None:
            self.signer.offer(self._runner, day)
            self.number.offer(self._runner, day, form=OPENING, kind=DECISION)

    def _open_class(self) -> Committed[None] | None:
        values = self.form.values()
        on: date = values["on"]
        decision = None
        if values["decides"]:
            signer_id: UUID = values["signer_id"]
            decision = OpeningDecision(signer_id, values["number"])
        return self._runner.do(
            f"Mở lớp {self._overview.code}",
            class_opening.open_with_decision,
            class_id=self._overview.id,
            on=on,
            small_size_reason=values.get("small_size_reason"),
            decision=decision,
        )


def _list_of(checks: ClassChecks) -> kit.Card:
    card = kit.Card()
    lines = QVBoxLayout()
    lines.setSpacing(0)
    for check in checks.checks:
        lines.addWidget(check_line(check))
    lines.setContentsMargins(kit.Space.LARGE, kit.Space.SMALL, kit.Space.LARGE, kit.Space.SMALL)
    card.column.addLayout(lines)
    return card

"""The decision of recognition: the form before it, the facts and papers after it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import clock
from app.services.certificates.certificate_deadlines import due_date
from app.services.outgoing.document_issuing import DECISION
from app.services.outgoing.issued_documents import RECOGNITION, DocumentRow
from app.services.results.rules import Rules
from app.ui import kit
from app.ui.number_field import PaperNumberField
from app.ui.runner import Runner
from app.ui.signer_field import SignerField


@dataclass(frozen=True)
class Decision:
    """What the form says; a number of None takes the next of the year."""

    number: int | None
    issued_on: date
    signer_id: UUID


class DecisionCard(kit.Card):
    """Number, day and signer of the decision to come; the next number is proposed.

    `draft_wanted` asks for the papers as they would be.
    """

    draft_wanted = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__("Quyết định công nhận")
        self._runner = runner
        self._rules = Rules()
        self._proposed: int | None = None
        self.form = kit.Form()
        self.number = PaperNumberField()
        self.day = kit.DateField("issued_on", "Ngày quyết định", required="Cần ngày quyết định.")
        self.signer = SignerField()
        self.form.add(self.number, self.day)
        self.form.add(self.signer)
        self.consequence = kit.Label("", "small", "text2", wrap=True)
        self.draft = kit.Button("Xem dự thảo", icon="eye")
        self.draft.clicked.connect(self.draft_wanted)
        self.day.changed.connect(self._follow_day)
        self.add_padded(_stack(self.form, self.consequence, self.draft))

    def begin(self, rules: Rules, last_day: date | None) -> None:
        """Propose number, day and signer where the clerk has not begun to fill them in."""
        self._rules = rules
        self.form.renew({"issued_on": max(clock.today(), last_day or clock.today())})
        self._follow_day()

    def decision(self) -> Decision:
        """Return what the form says; refuses what cannot be read."""
        values = self.form.values()
        return Decision(values["number"], values["issued_on"], values["signer_id"])

    def _follow_day(self) -> None:
        day = self.day.day
        if day is None:
            return
        self.signer.offer(self._runner, day)
        proposed = self.number.offer(self._runner, day, form=RECOGNITION, kind=DECISION)
        if self.number.is_empty() or self.number.draft() == str(self._proposed):
            self.number.set_value(proposed)
        self._proposed = proposed
        due = due_date(self._rules, day)
        self.consequence.setText(
            "Sau khi ra quyết định, điểm và kết quả của lớp khóa lại; số đã dùng không lấy lại "
            f"được. Giấy chứng nhận cấp chậm nhất {due:%d/%m/%Y}."
        )


class DecidedCard(kit.Card):
    """The decision in force: its number, its papers, until when certificates are due."""

    papers_wanted = Signal()
    revoke_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Quyết định công nhận")
        self.badge = kit.BadgeLabel(
            kit.Badge("Đã công nhận", kit.Tone.OK, "circle-check", filled=True)
        )
        self.head.addWidget(self.badge)
        self.facts = kit.Facts(110)
        self.papers = kit.Button("In quyết định, biên bản", icon="printer")
        self.papers.clicked.connect(self.papers_wanted)
        self.revoke = kit.Button("Thu hồi quyết định…", "link")
        self.revoke.clicked.connect(self.revoke_wanted)
        self.why = kit.Label("", "small", "text3", wrap=True)
        self.add_padded(_stack(self.facts, self.papers, self.revoke, self.why))

    def show_decision(
        self, decision: DocumentRow, rules: Rules, *, recognised: int, certificates: int
    ) -> None:
        """Show the decision; with certificates issued it can no longer be revoked."""
        due = due_date(rules, decision.issued_on)
        left = (due - clock.today()).days
        when = f"còn {left} ngày" if left >= 0 else f"đã quá {-left} ngày"
        waiting = recognised - certificates
        state = f"{due:%d/%m/%Y}, {when}" if waiting > 0 else f"{due:%d/%m/%Y}, đã cấp đủ"
        self.facts.show_facts(
            [
                ("Số", decision.number),
                ("Ngày", f"{decision.issued_on:%d/%m/%Y}"),
                ("Người ký", decision.signer_name),
                ("Công nhận", f"{recognised} người"),
                ("Hạn cấp giấy", state),
                ("Đã cấp giấy", f"{certificates}/{recognised}"),
            ]
        )
        issued = f"Đã cấp {certificates} giấy chứng nhận nên không thu hồi quyết định được nữa."
        self.revoke.set_reason(issued if certificates else "")
        self.why.setText(issued if certificates else "")
        self.why.setVisible(bool(certificates))


def _stack(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(kit.Space.MEDIUM)
    for widget in widgets:
        column.addWidget(widget)
    return column

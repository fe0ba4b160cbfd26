"""Chứng nhận: issue them once the decision is signed, print, enter the register, hand over."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import clock
from app.models.values import VOID, CertificateState
from app.services.certificates import certificates
from app.services.certificates.certificate_deadlines import DueRow, due
from app.services.certificates.certificates import CertificateRow
from app.text.dates import format_date
from app.ui import kit, theme
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.handover import HandoverBackDialog, HandoverDialog
from app.ui.paper_pane import ClassPaperPane
from app.ui.screens.class_tabs.base import ClassTab
from app.ui.signer_field import SignerField

_TABLE_LEAST, _PANE_LEAST, _PANE_WIDTH = 400, 340, 452
# Papers are printed before the ceremony and carry its day.
_AHEAD = "Ngày này chưa tới: giấy mang ngày của buổi trao."
_PRINTS = (("F32", "Giấy chứng nhận"), ("F30", "Sổ gốc"), ("F31", "Ký nhận"))


class CertificatesTab(ClassTab):
    """Before the decision: why not yet. After it: one form and one button. Then the list."""

    key: ClassVar[str] = "certificates"
    title: ClassVar[str] = "Chứng nhận"
    watches: ClassVar[frozenset[str]] = frozenset(
        {"certificates", "issued_documents", "results", "training_classes"}
    )

    def build(self) -> None:
        """Make the three states of the tab."""
        self._rows: tuple[CertificateRow, ...] = ()
        self._due: DueRow | None = None
        go = kit.Button("Sang thẻ Công nhận", trailing="arrow-right")
        go.clicked.connect(lambda: self.tab_wanted.emit("recognition"))
        sentence = (
            "Chưa cấp giấy được: lớp chưa có quyết định công nhận. Giấy chỉ in sau khi quyết định "
            "đã ký (QĐ 1147, Điều 9)."
        )
        self.not_yet = kit.EmptyState(sentence, go)
        self.issue = self.writes(kit.Button("Cấp giấy chứng nhận", "primary", icon="award"))
        self.issue.hide()
        self.issue.clicked.connect(self._issue)
        self.hand_over = self.writes(kit.Button("", "primary", icon="award"))
        self.hand_over.hide()
        self.hand_over.clicked.connect(self._hand_over)
        self.stack = kit.Stack()
        why = kit.Card()
        why.add(self.not_yet)
        for page in (why, self._issue_page(), self._list_page()):
            self.stack.addWidget(page)
        self.main.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Read where the class stands."""
        self._rows = self.runner.ask(certificates.list_certificates, class_id=self.class_id)
        waiting = self.runner.ask(due, on=clock.today())
        self._due = next((row for row in waiting if row.class_id == self.class_id), None)
        if self._rows:
            self._show_list()
        elif self._due is not None:
            self._show_issue(self._due)
        else:
            self.stack.setCurrentIndex(0)
        self.head_changed.emit()

    def focus_first(self) -> None:
        """Begin in the list, or in the form."""
        if self._rows:
            self.table.focus()
        elif self._due is not None:
            self.form.focus_first()

    def primary(self) -> kit.Button | None:
        """The one act while certificates wait to be issued, then to be handed over."""
        if self._due is not None and not self._rows:
            return self.issue
        return self.hand_over if self._left else None

    def count(self) -> str:
        """Return how many there are."""
        return str(len(self._rows)) if self._rows else ""

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this tab."""
        return (kit.KeyHint("Space", "đánh dấu"), kit.KeyHint("Ctrl+P", "in"))

    @property
    def _left(self) -> list[CertificateRow]:
        """The certificates that nobody noted as handed over."""
        return [row for row in self._rows if row.handed_over_on is None and row.state not in VOID]

    def _issue_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.facts = kit.Facts(caption_width=150)
        self.form = kit.Form()
        self.signer = SignerField()
        self.day = kit.DateField(
            "issued_on", "Ngày cấp", required="Cần ghi ngày cấp.", ahead=_AHEAD
        )
        self.form.add(self.day, self.signer)
        self.day.changed.connect(self._offer_signers)
        after = (
            "Mỗi giấy nhận một số hiệu, một số vào sổ và một dòng trong sổ gốc, theo thứ tự danh "
            "sách. Mọi chữ in trên giấy được giữ nguyên từ lúc này; số đã cấp không dùng lại."
        )
        inside = QVBoxLayout()
        inside.setSpacing(kit.Space.LARGE)
        for part in (self.facts, self.form, kit.Label(after, "small", "text2", wrap=True)):
            inside.addWidget(part)
        card = kit.Card("Sẵn sàng cấp giấy")
        card.add_padded(inside)
        column.addWidget(card)
        column.addStretch(1)
        return page

    def _list_page(self) -> QWidget:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        self.table: kit.Table[CertificateRow] = kit.Table(
            [
                kit.check_column(),
                kit.Column(
                    "Số vào sổ",
                    lambda row: row.register_no,
                    kit.Kind.CODE,
                    96,
                    fit=True,
                    hidden_under=470,
                ),
                kit.Column("Số hiệu", lambda row: row.serial_no, kit.Kind.CODE, 132, fit=True),
                kit.Column("Họ và tên", lambda row: row.full_name, kit.Kind.NAME, stretch=1),
                kit.Column(
                    "Xếp loại",
                    lambda row: row.classification,
                    width=110,
                    fit=True,
                    hidden_under=560,
                ),
                kit.Column("Trạng thái", _state, kit.Kind.BADGE, 150, fit=True, badge=_badge),
            ],
            row_height=kit.RowHeight.CLASS,
            count=lambda rows: f"{len(rows)} giấy, theo thứ tự sổ gốc",
        )
        self._add_acts_on_ticked()
        right = QWidget()
        right.setMinimumWidth(theme.current().px(_PANE_LEAST))
        right.setMaximumWidth(theme.current().px(_PANE_WIDTH))
        self.table.setMinimumWidth(theme.current().px(_TABLE_LEAST))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        self.chips = kit.Chips([kit.Chip(code, name) for code, name in _PRINTS])
        self.chips.choose("F32")
        self.chips.changed.connect(lambda _codes: self._show_paper())
        self.pane = ClassPaperPane(self.runner, self.class_id)
        column.addWidget(self.chips)
        column.addWidget(self.pane, 1)
        across.addWidget(self.table, 6)
        across.addWidget(right, 5)
        return page

    def _add_acts_on_ticked(self) -> None:
        of_ticked = kit.Button("Ghi đã trao…", "link")
        of_ticked.clicked.connect(self._hand_over)
        self.table.foot.add_act(of_ticked)
        self.take_back = kit.Button("Bỏ ghi đã trao…", "link")
        self.take_back.clicked.connect(self._take_handover_back)
        self.table.foot.add_act(self.take_back)
        self.table.ticks_changed.connect(self._judge_ticks)

    def _show_issue(self, waiting: DueRow) -> None:
        left = f"còn {waiting.days_left} ngày"
        if waiting.days_left < 0:
            left = f"quá hạn {-waiting.days_left} ngày"
        self.facts.show_facts(
            [
                ("Được công nhận", f"{waiting.learners} học viên"),
                ("Quyết định", f"ngày {format_date(waiting.recognised_on)}"),
                ("Hạn cấp giấy", f"{format_date(waiting.due_on)}, {left}"),
            ]
        )
        self.form.renew({"issued_on": clock.today()})
        self._offer_signers()
        self.issue.setText(f"Cấp {waiting.learners} giấy chứng nhận")
        self.stack.setCurrentIndex(1)

    def _offer_signers(self) -> None:
        day = self.day.day
        if day is not None:
            self.signer.offer(self.runner, day)

    def _show_list(self) -> None:
        self.table.show_rows(self._rows)
        self.hand_over.setText(f"Trao giấy: còn {len(self._left)} người…")
        self.stack.setCurrentIndex(2)
        self._show_paper()

    def _show_paper(self) -> None:
        code = str(next(iter(self.chips.active), "F32"))
        self.pane.show_form(code, dict(_PRINTS)[code])

    def _issue(self) -> None:
        done = self.form.run(
            self.runner,
            lambda: self.runner.do(
                self.issue.text(),
                certificates.issue,
                class_id=self.class_id,
                **self.form.values(),
            ),
        )
        if done is not None:
            self.shell.toast(f"Đã cấp {len(done.value)} giấy và ghi vào sổ gốc.", undo=False)
            self.focus_first()  # the button is gone, and the keyboard must not land beside it

    def _hand_over(self) -> None:
        """Ask for the day: of the ticked ones, or of all that are left, as at the ceremony."""
        chosen = [row.id for row in self.table.ticked() or self._left]
        dialog = HandoverDialog(self.window(), self.runner, chosen)
        self._start(dialog, f"Đã ghi trao {len(chosen)} giấy")

    def _judge_ticks(self) -> None:
        handed = CertificateState.HANDED_OVER
        others = any(row.state is not handed for row in self.table.ticked())
        self.take_back.set_reason("Có giấy chưa ghi đã trao trong số đã chọn." if others else "")

    def _take_handover_back(self) -> None:
        chosen = [row.id for row in self.table.ticked()]
        dialog = HandoverBackDialog(self.window(), self.runner, chosen)
        self._start(dialog, f"Đã bỏ ghi trao {len(chosen)} giấy")

    def _start(self, dialog: FormDialog, said: str) -> None:
        dialog.accepted.connect(lambda: self.shell.toast(said, undo=False))
        dialog.accepted.connect(self.table.let_go)
        dialog.start()


def _state(row: CertificateRow) -> str:
    if row.handed_over_on is not None:
        return f"Đã trao {format_date(row.handed_over_on)[:5]}"
    # The word of the register, where the same certificate waits under this name.
    return "Chưa in" if row.state is CertificateState.DRAFT else row.state.label


def _badge(row: CertificateRow) -> kit.Badge:
    if row.handed_over_on is not None:
        return kit.Badge(_state(row), kit.Tone.OK, "circle-check")
    if row.state is CertificateState.DRAFT:
        return kit.Badge(_state(row), kit.Tone.ACCENT, "printer")
    return kit.Badge(_state(row), kit.Tone.NEUTRAL, "award")

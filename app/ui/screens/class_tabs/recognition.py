"""The recognition of a class: what would be recognised, who not and why, and the decision."""

from typing import ClassVar

from app.models.values import ClassStatus, DocumentState
from app.services.classes.class_overview import ClassOverview, class_overview
from app.services.classes.class_states import has_reached
from app.services.outgoing.issued_documents import RECOGNITION, DocumentRow, list_documents
from app.services.results import decisions, results
from app.services.results.results import ClassResults
from app.ui import confirm, kit
from app.ui.dialogs.paper import OfferedForm, PaperDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.runner import Committed
from app.ui.screens.class_tabs.base import ClassTab
from app.ui.screens.class_tabs.recognition_cards import PeopleCard, ResultsCard
from app.ui.screens.class_tabs.recognition_form import DecidedCard, DecisionCard

_PAPERS = (OfferedForm("F26", "Quyết định"), OfferedForm("F25", "Biên bản xét"))
_NOT_TAUGHT = (
    "Lớp chưa học xong nên chưa xét công nhận được. Điểm danh xong các buổi rồi kết thúc giảng dạy."
)


class RecognitionTab(ClassTab):
    """The results at the left, the decision at the right."""

    key: ClassVar[str] = "recognition"
    title: ClassVar[str] = "Công nhận"
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "attendances",
            "certificates",
            "class_sessions",
            "enrolments",
            "issued_documents",
            "persons",
            "results",
            "scores",
            "training_classes",
        }
    )

    def build(self) -> None:
        """Build the cards."""
        self.results: ClassResults | None = None
        self.overview: ClassOverview | None = None
        self.decided: DocumentRow | None = None
        self._button = self.writes(kit.Button("", "primary"))
        self._button.clicked.connect(self._take_next_step)
        self.columns = kit.TwoColumns(3, 2)
        self.summary = ResultsCard()
        enter = kit.Button("Nhập điểm", "link", small=True)
        self.waiting = PeopleCard("Chưa có điểm", enter)
        self.refused = PeopleCard("Không được công nhận")
        self.form = DecisionCard(self.runner)
        self.decision = DecidedCard()
        go = kit.Button("Sang thẻ Điểm danh", trailing="arrow-right")
        self.early = kit.Card()
        self.early.add(kit.EmptyState(_NOT_TAUGHT, go))
        for left in (self.waiting, self.summary, self.refused):
            self.columns.left.addWidget(left)
        for right in (self.form, self.decision):
            self.columns.right.addWidget(right)
        self.columns.left.addStretch(1)
        self.columns.right.addStretch(1)
        self.main.addWidget(self.early)
        self.main.addWidget(self.columns, 1)
        go.clicked.connect(lambda: self.tab_wanted.emit("attendance"))
        for marks in (self.summary.marks_wanted, enter.clicked):
            marks.connect(lambda *_: self.tab_wanted.emit("assessment"))
        self.form.draft_wanted.connect(self.show_papers)
        self.decision.papers_wanted.connect(self.show_papers)
        self.decision.revoke_wanted.connect(self.revoke)

    # What the tab says

    def refresh(self) -> None:
        """Read the results and the decision."""
        overview = self.runner.ask(class_overview, class_id=self.class_id)
        judged = self.runner.ask(results.compute, class_id=self.class_id)
        documents = self.runner.ask(list_documents, class_id=self.class_id)
        self.overview, self.results = overview, judged
        self.decided = next((row for row in documents if _is_in_force(row)), None)
        taught = has_reached(overview.status, ClassStatus.TEACHING_DONE)
        self.early.setVisible(not taught)
        self.columns.setVisible(taught)
        self._show_results(judged)
        self._show_decision(judged, overview)
        self._button.setText(self._next_words())
        self._button.set_icon("pencil" if judged.missing else "stamp")
        self.head_changed.emit()

    def focus_first(self) -> None:
        """Begin in the form's first field, or on the papers of the decision."""
        if self.decided is not None:
            self.decision.papers.setFocus()
        elif self.columns.isVisibleTo(self):
            self.form.form.fields["number"].focus()

    def primary(self) -> kit.Button | None:
        """Return the next step: the marks still missing, or the decision."""
        return self._button if self._next_words() else None

    def count(self) -> str:
        """Return how many are recognised, once the decision is there."""
        if self.decided is None or self.results is None:
            return ""
        return str(len(self.results.recognised))

    # Acts

    def decide(self) -> None:
        """Take the number and recognise; the form shows what is refused."""
        judged = self.results
        if judged is None or not self.form.form.check():
            return
        sure = confirm.ask(
            self.window(),
            "Ra quyết định công nhận?",
            f"{len(judged.recognised)} người được công nhận, {len(judged.not_recognised)} người "
            "không. Điểm và kết quả của lớp khóa lại; số quyết định đã dùng không lấy lại được.",
            verb="Ra quyết định",
        )
        if not sure:
            return
        done = self.form.form.run(self.runner, self._recognise)
        if done is not None and self.decided is not None:
            self.shell.toast(f"Đã ra quyết định công nhận số {self.decided.number}", undo=False)
            self.focus_first()

    def revoke(self) -> None:
        """Ask for the reason, then revoke the decision."""
        if self.decided is None:
            return
        ReasonDialog(
            self.window(),
            self.runner,
            f"Thu hồi quyết định số {self.decided.number}",
            "Kết quả mở khóa để sửa điểm rồi công nhận lại. Số quyết định vẫn nằm trong sổ với dấu "
            "đã thu hồi.",
            "Thu hồi",
            lambda reason, on: self.runner.do_because(
                "Thu hồi quyết định công nhận",
                reason,
                decisions.revoke_recognition,
                class_id=self.class_id,
                reason=reason,
                on=on,
            ),
            day_label="Ngày thu hồi",
            examples="Ví dụ: nhập sai điểm của một học viên.",
        ).start()

    def show_papers(self) -> None:
        """Show F26 and F25, as drafts before the decision."""
        title = "Quyết định công nhận, biên bản xét"
        PaperDialog(self.window(), self.runner, title, self.class_id, _PAPERS).open()

    # Inside

    def _show_results(self, judged: ClassResults) -> None:
        self.summary.show_results(judged)
        self.waiting.show_people(judged.missing)
        not_waiting = [row for row in judged.not_recognised if row.waits_for is None]
        self.refused.show_people(not_waiting)

    def _show_decision(self, judged: ClassResults, overview: ClassOverview) -> None:
        decided = self.decided
        self.form.setVisible(decided is None)
        self.decision.setVisible(decided is not None)
        if decided is None:
            self.form.begin(judged.rules, overview.closed_on)
            why = "Nhập đủ điểm rồi mới lập được dự thảo." if judged.missing else ""
            self.form.draft.set_reason(why)
            return
        self.decision.show_decision(
            decided,
            judged.rules,
            recognised=len(judged.recognised),
            certificates=overview.counts.certificates,
        )

    def _next_words(self) -> str:
        """Return what the primary button says, "" where it is not there."""
        judged, overview = self.results, self.overview
        if judged is None or overview is None or self.decided is not None:
            return ""
        if not has_reached(overview.status, ClassStatus.TEACHING_DONE) or not judged.rows:
            return ""
        if judged.missing:
            return f"Nhập {len(judged.missing)} điểm còn thiếu"
        return f"Ra quyết định công nhận {len(judged.recognised)} người"

    def _take_next_step(self) -> None:
        if self.results is not None and self.results.missing:
            self.tab_wanted.emit("assessment")
        else:
            self.decide()

    def _recognise(self) -> Committed[object] | None:
        wanted = self.form.decision()
        return self.runner.do(
            f"Công nhận kết quả lớp {self.overview.code if self.overview else ''}",
            decisions.recognise,
            class_id=self.class_id,
            issued_on=wanted.issued_on,
            signer_id=wanted.signer_id,
            number=wanted.number,
        )


def _is_in_force(row: DocumentRow) -> bool:
    return row.form == RECOGNITION and row.state is not DocumentState.REVOKED

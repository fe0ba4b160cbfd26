"""The marks of a class: typed into a grid with a decimal comma, judged as they come."""

from collections.abc import Hashable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import clock
from app.errors import UserError
from app.models.values import AssessmentForm, ClassStatus
from app.services.classes.class_overview import ClassOverview, class_overview
from app.services.classes.class_states import has_reached, move_class
from app.services.results import assessment
from app.services.results.rules import rules_of_class
from app.ui import kit
from app.ui.dialogs.paper import OfferedForm, PaperDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.grids import Sheet
from app.ui.grids.cell_note import CellNote
from app.ui.grids.hints import GridHints
from app.ui.grids.mark_grid import MarkGrid
from app.ui.grids.waiting import first_waiting
from app.ui.screens.class_tabs import assessment_words as words
from app.ui.screens.class_tabs.assessment_scores import NOT_ELIGIBLE, WAITING, Scores
from app.ui.screens.class_tabs.assessment_sheet import mark_sheet
from app.ui.screens.class_tabs.base import ClassTab

_SHEETS = "Bảng điểm, thông báo kết quả (mẫu F21, F23); Ctrl+P"
_CHIPS = {WAITING: "Chưa có điểm", NOT_ELIGIBLE: "Không đủ điều kiện"}


class AssessmentTab(ClassTab):
    """The grid of marks."""

    key: ClassVar[str] = "assessment"
    title: ClassVar[str] = "Đánh giá"
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "assessments",
            "attendances",
            "class_sessions",
            "enrolments",
            "persons",
            "scores",
            "training_classes",
        }
    )

    def build(self) -> None:
        """Build filters, grid and keys."""
        self.scores: Scores | None = None
        self._overview: ClassOverview | None = None
        self._refusal: UserError | None = None
        self._button = self.writes(kit.Button("", "primary"))
        self._button.clicked.connect(self._take_next_step)
        self.chips = kit.Chips(name="Lọc theo kết quả")
        self.chips.changed.connect(self._filter)
        self.print = kit.Button("In bảng", icon="printer", small=True, tip=_SHEETS)
        self.print.clicked.connect(self.show_paper)
        self.take_in = self.writes(kit.Button("Nhập từ tệp…", icon="file-spreadsheet", small=True))
        self.take_in.clicked.connect(lambda: self.shell.go("import", (self.class_id, "marks")))
        self.unlock = self.writes(kit.Button(words.UNLOCK, icon="lock-open", small=True))
        self.unlock.clicked.connect(self._unlock)
        self.grid = MarkGrid(self.write)
        self.note = CellNote(self.grid)
        self.hints = GridHints(words.HINTS, ("Ctrl+Z", "hoàn tác"))
        self.top = QWidget()
        line = QHBoxLayout(self.top)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(kit.Space.SMALL)
        line.addWidget(self.chips)
        self.acts = kit.Acts((self.unlock, self.print, self.take_in))
        self.acts.yield_to_others()
        line.addWidget(self.acts, 1, Qt.AlignmentFlag.AlignTop)
        self.main.addWidget(self.top)
        self.main.addWidget(self.grid, 1)
        self.main.addWidget(self.hints)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print.click)
        self.grid.current_changed.connect(self.note.hide)
        self.grid.barred_hit.connect(self._say_barred)

    # What the tab says

    def refresh(self) -> None:
        """Read rows and rules."""
        overview = self.runner.ask(class_overview, class_id=self.class_id)
        first = self.scores is None
        active = self.chips.active
        rules = self.runner.ask(rules_of_class, self.class_id)
        closed = has_reached(overview.status, ClassStatus.ASSESSED)
        self.scores = Scores(rules, closed=closed)
        self._overview = overview
        self._read_rows(self.scores)
        self.scores.filter(active)
        self._show(self.scores)
        if first:
            self.grid.go_to(first_waiting(self.grid.sheet, 0) or 0, 0)

    def focus_first(self) -> None:
        """Go to the cell that waits for a mark, if one does."""
        self.read_if_stale()
        self.grid.go_to_waiting()
        self.grid.focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of the grid."""
        return tuple(kit.KeyHint(key, does) for key, does in (*words.HINTS, *words.MORE_KEYS))

    def primary(self) -> kit.Button | None:
        """Return the next step: the marks still missing, then that all are in, then recognition."""
        return self._button if self._next_words() else None

    def count(self) -> str:
        """Return "38/44", the marks in of those who may be assessed."""
        if self.scores is None or not self._has_grid:
            return ""
        return f"{self.scores.eligible - self.scores.waiting}/{self.scores.eligible}"

    # Acts

    def write(self, row: int, column: int, typed: str) -> bool:
        """Save what was typed; a refusal stands beside the cell."""
        scores = self.scores
        if scores is None:
            return False
        learner = scores.shown[row]
        try:
            entry = scores.entry(learner, scores.attempts[column], typed)
        except UserError as error:
            self.note.refuse(error, row, column)
            return False
        if scores.is_recorded(learner, entry):
            return True
        self._refusal = None
        with self.deaf(), self.runner.telling(self._keep_refusal):
            done = self.runner.do(
                words.label(learner, entry),
                assessment.record_marks,
                class_id=self.class_id,
                entries=(entry,),
            )
        if done is None:
            self.note.refuse(self._refusal, row, column)
            return False
        self._read_rows(scores)
        self._show(scores)
        return True

    def show_paper(self) -> None:
        """Show the mark sheet F21 and the notice F23, to print or save."""
        offered = [OfferedForm("F21", "Bảng điểm"), OfferedForm("F23", "Thông báo kết quả")]
        PaperDialog(self.window(), self.runner, "Bảng điểm", self.class_id, offered).open()

    # Inside

    @property
    def _status(self) -> ClassStatus:
        return self._overview.status if self._overview is not None else ClassStatus.PLANNED

    @property
    def _has_marks(self) -> bool:
        overview = self._overview
        return overview is not None and overview.assessment_form is not AssessmentForm.NONE

    @property
    def _has_grid(self) -> bool:
        """Say whether marks are typed for this class, and it has come so far."""
        return self._has_marks and has_reached(self._status, ClassStatus.TEACHING_DONE)

    def _read_rows(self, scores: Scores) -> None:
        scores.rows = self.runner.ask(assessment.grid, class_id=self.class_id)

    def _show(self, scores: Scores) -> None:
        self.note.hide()
        self._explain_emptiness(scores)
        chips = [kit.Chip(None, "Tất cả", len(scores.rows))]
        for key, many in scores.counts().items():
            chips.append(kit.Chip(key, _CHIPS.get(key, key), many))
        self.chips.show_chips(chips)
        self.grid.show_sheet(mark_sheet(scores) if self._has_grid else Sheet())
        has_rows = self._has_grid and bool(scores.rows)
        for part in (self.chips, self.hints):
            part.setVisible(has_rows)
        self.take_in.set_reason(words.why_locked(self._status))
        locked = [self.unlock] if self._has_grid and self._status is ClassStatus.ASSESSED else []
        self.acts.offer([*locked, *([self.print, self.take_in] if has_rows else [])])
        self.top.setVisible(has_rows or bool(locked))
        self._button.setText(self._next_words())
        self._button.set_icon("pencil" if scores.waiting else "circle-check")
        self.head_changed.emit()

    def _next_words(self) -> str:
        """Return what the primary button says, "" where it is not there."""
        scores, status = self.scores, self._status
        if scores is None or not scores.rows:
            return ""
        if status not in (ClassStatus.TEACHING_DONE, ClassStatus.ASSESSED):
            return ""
        if scores.waiting and self._has_marks:
            return words.UNLOCK if scores.closed else f"Nhập {scores.waiting} điểm còn thiếu"
        if status is ClassStatus.TEACHING_DONE and self._has_marks:
            return "Hoàn tất đánh giá"
        return "Công nhận kết quả"

    def _take_next_step(self) -> None:
        scores = self.scores
        if scores is None:
            return
        if scores.waiting and self._has_marks and scores.closed:
            self._unlock()
        elif scores.waiting and self._has_marks:
            self.chips.choose(None)
            self.grid.next_empty(1)
            self.grid.focus()
        elif self._status is ClassStatus.TEACHING_DONE and self._has_marks:
            self._finish()
        else:
            self.tab_wanted.emit("recognition")

    def _finish(self) -> None:
        done = self.runner.do(
            "Hoàn tất đánh giá",
            assessment.finish_assessment,
            class_id=self.class_id,
            on=clock.today(),
        )
        if done is not None:
            self.shell.toast("Đã hoàn tất đánh giá; lớp chuyển sang “Đã đánh giá”")

    def _unlock(self) -> None:
        ReasonDialog(
            self.window(),
            self.runner,
            "Mở khóa điểm",
            words.UNLOCKING,
            "Mở khóa",
            lambda reason, on: self.runner.do_because(
                "Mở khóa điểm",
                reason,
                move_class,
                class_id=self.class_id,
                to=ClassStatus.TEACHING_DONE,
                on=on,
                reason=reason,
            ),
            day_label="Ngày",
            examples="Ví dụ: vào điểm nhầm người, chấm lại theo đơn phúc khảo.",
        ).start()

    def _filter(self, keys: frozenset[Hashable]) -> None:
        if self.scores is not None:
            self.grid.finish()
            self.scores.filter(keys)
            self._show(self.scores)

    def _keep_refusal(self, error: UserError) -> bool:
        self._refusal = error
        return True

    def _say_barred(self, row: int, column: int) -> None:
        scores = self.scores
        if scores is None:
            return
        learner = scores.shown[row]
        why = f"{learner.full_name}: {learner.why_not or words.NO_RESIT}"
        self.note.say(why, row, column)

    def _explain_emptiness(self, scores: Scores) -> None:
        if self._has_grid and scores.shown:
            return
        found = words.NOBODY_FITS
        if not scores.rows:
            found = words.NOBODY
        elif not self._has_grid:
            found = words.NOT_TAUGHT if self._has_marks else words.NO_MARKS
        button = kit.Button(found.verb, trailing="arrow-right" if found.tab else "")
        button.clicked.connect(lambda: self._leave(found.tab))
        self.grid.when_empty(kit.EmptyState(found.sentence, button))

    def _leave(self, tab: str) -> None:
        if tab:
            self.tab_wanted.emit(tab)
        else:
            self.chips.choose(None)

"""Lấy lại cả lần nhập: who goes, who gets old values back, who stays and why; then the act."""

from collections.abc import Hashable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.taking_back.act import preview_taking_back, take_back
from app.services.taking_back.fates import Outcome, RowFate, TakingBack
from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.runner import BUSY, Runner
from app.ui.screens.import_history.columns import FATES, fate_words, why_words

_READING = "Đang xem ai lấy ra được, ai phải ở lại…"
_ALL_STAY = "Không lấy lại được ai: mọi dòng đều đã có việc làm sau lần nhập."
_NOTHING = "Lần nhập này không ghi dòng nào nên không có gì để lấy lại."
_WIDTH, _TABLE_HEIGHT = 1080, 300


class TakingBackDialog(Dialog):
    """Shows what would be done before it is done; the result stays until the dialog is closed.

    `taken` carries the `TakingBack` after it was written.
    """

    taken = Signal(object)

    def __init__(
        self, window: QWidget | None, runner: Runner, batch_id: UUID, file_name: str
    ) -> None:
        title = f"Lấy lại cả lần nhập “{file_name}”"
        super().__init__(window, title, icon="undo-2", width=_WIDTH)
        self._runner, self._batch_id, self._title = runner, batch_id, title
        self.sentence = kit.Label(_READING, "body", "text2", wrap=True)
        self.chips = kit.Chips(name="Lọc theo kết quả")
        self.chips.changed.connect(self._filter)
        self.table: kit.Table[RowFate] = kit.Table(
            _columns(),
            identity=lambda row: row.row_no,
            row_height=kit.RowHeight.READING,
            count=lambda rows: f"{len(rows)} dòng",
            hint="Enter lấy lại",
        )
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.table.when_empty(kit.EmptyState(_READING))
        self.line = kit.ProgressLine()
        self.line.hide()
        for widget in (self.sentence, self.chips, self.table, self.line):
            self.body.addWidget(widget)
            self.body.addSpacing(kit.Space.TINY)
        self.close_button = self.add_close("Không lấy lại", focused=False)
        self.act = self.add_button(kit.Button("&Lấy lại cả lần nhập", "primary", icon="undo-2"))
        self.act.set_reason(_READING)
        self.act.clicked.connect(self._take_back)
        self.enter_presses(self.act, self.table)

    def start(self) -> None:
        """Open, and look what could be done."""
        self.open()
        job = self._runner.start_reading(
            "Xem trước việc lấy lại",
            lambda session, _progress: preview_taking_back(session, batch_id=self._batch_id),
        )
        job.succeeded.connect(self._show_plan)
        job.failed.connect(lambda _error: self.reject())

    def _show_plan(self, told: TakingBack) -> None:
        self._show_rows(told)
        self.sentence.setText(_planned(told))
        busy = BUSY if self._runner.busy else ""
        self.act.set_reason(_ALL_STAY if _all_stay(told) else busy)
        self._fit()
        self.table.focus()

    def _take_back(self) -> None:
        self.act.set_reason("Đang lấy lại…")
        job = self._runner.start(
            self._title,
            lambda session, progress: take_back(session, progress, batch_id=self._batch_id),
        )
        self.line.follow(job)
        job.succeeded.connect(self._show_done)
        job.ended.connect(lambda: self.act.set_reason(""))
        job.ended.connect(self.line.hide)

    def _show_done(self, told: TakingBack) -> None:
        self._show_rows(told)
        self.heading.setText(self._title.replace("Lấy lại", "Đã lấy lại", 1))
        self.sentence.setText(
            f"Đã lấy lại: {fate_words(told.counts)}. Tệp gốc vẫn được giữ; kết quả từng dòng còn "
            "trong “Các lần nhập”."
        )
        self.act.hide()
        self.table.foot.hint.hide()
        self.close_button.setDefault(True)
        self.close_button.setText("Đóng")
        self.close_button.setFocus()
        self._fit()
        self.taken.emit(told)

    def _show_rows(self, told: TakingBack) -> None:
        counts = told.counts
        every: list[kit.Chip] = [kit.Chip(None, "Tất cả", len(told.rows))]
        self.chips.show_chips(
            every + [kit.Chip(each, FATES[each][0], counts[each]) for each in Outcome]
        )
        self.table.when_empty(kit.EmptyState(_NOTHING))
        self.table.show_rows(told.rows)

    def _filter(self, keys: frozenset[Hashable]) -> None:
        wanted = keys - {None}
        self.table.rows.filter_rows((lambda row: row.outcome in wanted) if wanted else None)


def _all_stay(told: TakingBack) -> bool:
    return bool(told.rows) and told.counts[Outcome.KEPT] == len(told.rows)


def _planned(told: TakingBack) -> str:
    """Say what would become of the rows."""
    if not told.rows:
        return _NOTHING
    if _all_stay(told):
        return f"{_ALL_STAY} Lý do ghi ở từng dòng."
    kept = " Lý do ở lại ghi ở từng dòng." if told.counts[Outcome.KEPT] else ""
    return f"Sẽ có {fate_words(told.counts)}.{kept} Cả lần là một việc, hoàn tác được."


def _columns() -> list[kit.Column[RowFate]]:
    return [
        kit.Column(
            "Dòng", lambda row: str(row.row_no), kit.Kind.NUMBER, 56, sort=lambda row: row.row_no
        ),
        kit.Column("Họ và tên", lambda row: row.name, kit.Kind.NAME, 150, stretch=2),
        kit.Column("Ngày sinh", lambda row: row.birth_date, width=108),
        kit.Column(
            "Kết quả",
            lambda row: FATES[row.outcome][0],
            kit.Kind.BADGE,
            116,
            badge=lambda row: kit.Badge(*FATES[row.outcome]),
        ),
        kit.Column(
            "Vì sao, việc làm",
            _first_words,
            width=150,
            stretch=3,
            second=_second_words,
            tooltip=lambda row: why_words(row.reason, row.done),
            quiet=True,
        ),
    ]


def _first_words(row: RowFate) -> str:
    return why_words(row.reason or row.done, "")


def _second_words(row: RowFate) -> str:
    return why_words(row.done, "") if row.reason else ""

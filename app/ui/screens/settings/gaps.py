"""Numbers that no document has: which, why, and the act that explains one."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import clock
from app.services.outgoing import number_gaps
from app.services.outgoing.number_gaps import NumberGap
from app.ui import kit
from app.ui.dialogs.reason import ReasonDialog
from app.ui.runner import Committed, Runner
from app.ui.screens.settings.section import fill, heading

_UNEXPLAINED = kit.Badge("Chưa giải trình", kit.Tone.WARN, "circle-alert")


@dataclass(frozen=True)
class GapRow:
    """A run of unused numbers of one kind and year."""

    id: str
    gap: NumberGap

    @property
    def numbers(self) -> str:
        """The numbers: "5" or "5–7"."""
        gap = self.gap
        return f"{gap.first}" if gap.first == gap.last else f"{gap.first}–{gap.last}"


class GapsPart(QVBoxLayout):
    """A table of gaps with the button that explains one."""

    def __init__(self, page: QWidget, runner: Runner) -> None:
        super().__init__()
        self.setSpacing(kit.Space.SMALL)
        self._page, self._runner = page, runner
        self._has_gaps = False
        self.explain = kit.Button("Giải trình…", small=True)
        self.explain.clicked.connect(self._explain)
        self.table: kit.Table[GapRow] = kit.Table(
            [
                kit.Column("Loại", lambda row: row.gap.scope, kit.Kind.CODE, 56),
                kit.Column("Năm", lambda row: str(row.gap.year), kit.Kind.NUMBER, 60),
                kit.Column("Số", lambda row: row.numbers, kit.Kind.NUMBER, 64),
                kit.Column(
                    "Lý do",
                    lambda row: row.gap.reason,
                    width=48,
                    stretch=1,
                    tooltip=lambda row: row.gap.reason,
                ),
                kit.Column(
                    "",
                    lambda row: "" if row.gap.reason else _UNEXPLAINED.text,
                    kit.Kind.BADGE,
                    132,
                    badge=lambda row: None if row.gap.reason else _UNEXPLAINED,
                    key="state",
                ),
            ],
            count=_counted,
        )
        self.table.current_changed.connect(lambda _row: self._show_reason())
        self.addLayout(heading("Số văn bản bỏ trống", self.explain))
        self.addWidget(fill(self.table), 1)

    def refresh(self) -> None:
        """Read the gaps."""
        gaps = self._runner.ask(number_gaps.list_gaps)
        rows = [GapRow(f"{one.scope}-{one.year}-{one.first}", one) for one in gaps]
        self.table.show_rows(rows)
        self._has_gaps = bool(rows)
        self._show_reason()

    def focus(self) -> None:
        """Begin with the first gap that nobody explained."""
        waiting = (row.id for row in self.table.rows.shown if not row.gap.reason)
        self.table.select(next(waiting, None))
        self.table.focus()

    def _show_reason(self) -> None:
        row = self.table.current()
        if not self._has_gaps:
            reason = "Không có số nào bỏ trống."
        elif row is None:
            reason = "Chọn một số trong danh sách."
        else:
            reason = "Số này đã có lý do." if row.gap.reason else ""
        self.explain.set_reason(reason)

    def _explain(self) -> None:
        row = self.table.current()
        if row is None:
            return
        gap = row.gap

        def act(reason: str, on: date) -> Committed[None] | None:
            return self._runner.do(
                f"Giải trình số {row.numbers}-{gap.scope} năm {gap.year}",
                number_gaps.void_gap,
                gap=gap,
                reason=reason,
                on=on,
            )

        dialog = ReasonDialog(
            self._page.window(),
            self._runner,
            f"Giải trình số {row.numbers}-{gap.scope} năm {gap.year}",
            "Số đã giải trình coi là bỏ, không cấp cho văn bản nào nữa.",
            "Ghi lý do",
            act,
            day_label="Ngày ghi",
            examples="Ví dụ: cấp cho văn bản viết tay ngoài chương trình.",
        )
        dialog.form.read({"on": clock.today(), "reason": None})
        dialog.start()


def _counted(rows: object) -> str:
    gaps = (
        [row for row in rows if isinstance(row, GapRow)] if isinstance(rows, list | tuple) else []
    )
    waiting = sum(not row.gap.reason for row in gaps)
    if not gaps:
        return "Mọi số đã cấp đều có văn bản"
    return f"{waiting} chỗ chưa giải trình" if waiting else "Mọi số bỏ trống đều có lý do"

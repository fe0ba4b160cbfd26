"""An answered F01 before it is taken in: each row with what it would do, or why it cannot."""

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.plans import needs_taking_in
from app.services.plans.needs_taking_in import CheckedAnswer, CheckedLine
from app.text.numbers import NOTHING
from app.ui import kit, theme
from app.ui.dialog import Dialog
from app.ui.runner import Runner

_HEIGHT = 300


class NeedAnswerDialog(Dialog):
    """Shows the rows of an answer; "Nhận" keeps the good ones."""

    def __init__(self, window: QWidget | None, runner: Runner, checked: CheckedAnswer) -> None:
        super().__init__(window, f"Phiếu nhu cầu năm {checked.year}: {checked.unit}", width=820)
        self._runner, self._checked = runner, checked
        bad = len(checked.lines) - len(checked.good)
        words = f"{checked.commune_name} · nhận {len(checked.good)} dòng"
        words += f", {bad} dòng có lỗi để lại" if bad else ""
        if checked.needs_nothing:
            words = f"{checked.commune_name} · đơn vị không có nhu cầu chương trình nào"
        self.body.addWidget(kit.Label(words, "body", "text2", wrap=True))
        self.table: kit.Table[CheckedLine] = kit.Table(_columns(), identity=lambda line: line.row)
        self.table.setFixedHeight(theme.current().px(_HEIGHT))
        self.none = kit.Button("Ghi không có nhu cầu")
        self.none.clicked.connect(self._take_in_as_none)
        self.table.when_empty(self._empty())
        self.table.show_rows(checked.lines)
        self.body.addWidget(self.table)
        self.add_close("Hoãn", focused=False)
        self.take = self.add_button(kit.Button("Nhận", "primary"), focused=True)
        takes = checked.good or checked.needs_nothing
        self.take.set_reason("" if takes else "Không có dòng nào nhận được.")
        self.take.clicked.connect(self._take_in)

    def _empty(self) -> kit.EmptyState:
        if not self._checked.is_blank:
            return kit.EmptyState("Phiếu đánh dấu không có nhu cầu chương trình nào.")
        return kit.EmptyState(
            "Phiếu để trống: không ghi số người, cũng không đánh dấu không có nhu cầu. Hỏi lại "
            "đơn vị; nếu đơn vị không có nhu cầu thì ghi như vậy.",
            self.none,
        )

    def _take_in_as_none(self) -> None:
        done = self._runner.do(
            f"Ghi không có nhu cầu của {self._checked.unit}",
            needs_taking_in.take_in_as_none,
            checked=self._checked,
            on=clock.today(),
        )
        if done is not None:
            self.accept()

    def _take_in(self) -> None:
        done = self._runner.do(
            f"Nhận phiếu nhu cầu {self._checked.unit}",
            needs_taking_in.take_in,
            checked=self._checked,
            on=clock.today(),
        )
        if done is not None:
            self.accept()


def _columns() -> tuple[kit.Column[CheckedLine], ...]:
    return (
        kit.Column("Dòng", lambda r: str(r.row), kit.Kind.NUMBER, 56, sort=lambda r: r.row),
        kit.Column("Mã", lambda r: r.code, kit.Kind.CODE, 76),
        kit.Column(
            "Chương trình", lambda r: r.title, width=170, stretch=1, tooltip=lambda r: r.title
        ),
        kit.Column(
            "Số người",
            lambda r: str(r.details.learners) if r.details else NOTHING,
            kit.Kind.NUMBER,
            80,
        ),
        kit.Column(
            "Kết quả",
            lambda r: r.problem or r.outcome,
            stretch=2,
            tooltip=lambda r: r.problem,
            ink=lambda r: kit.Tone.BAD if r.problem else None,
        ),
    )

"""Leaving a class, coming back, being taken out: acts on the learners chosen in the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from app import clock
from app.errors import UserError
from app.services.classes import carrying_over, learner_entry
from app.services.classes.learner_rows import LearnerRow
from app.ui import kit
from app.ui.dialogs.carry_over import CarryOverDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.transfer import TransferDialog
from app.ui.failures import RefusalDialog
from app.ui.runner import Committed, Runner
from app.ui.screens.class_tabs.row_acts import RowActs


@dataclass(frozen=True, slots=True)
class _Leaving:
    """A way to leave a class: what is written, and the words for it; {} stands for who."""

    act: Callable[..., None]
    title: str
    consequence: str
    verb: str
    done: str
    examples: str


_WITHDRAWING = _Leaving(
    learner_entry.withdraw_all,
    "Cho {} thôi học",
    "Tên vẫn còn trong danh sách; từ ngày này không tính vào sĩ số và điểm danh.",
    "Ghi thôi học",
    "Đã ghi {} thôi học",
    "Ví dụ: chuyển công tác, xin thôi học.",
)
_SUSPENDING = _Leaving(
    learner_entry.suspend_all,
    "Bảo lưu kết quả của {}",
    "Những buổi đã học được giữ lại; từ ngày này không tính vào sĩ số và điểm danh. "
    "Sau này nhận lại vào lớp, hoặc cho học lại ở một lớp khác.",
    "Ghi bảo lưu",
    "Đã bảo lưu kết quả của {}",
    "Ví dụ: đi công tác dài ngày, nghỉ thai sản, lý do sức khỏe.",
)


class LearnerActs(RowActs[LearnerRow]):
    """Acts on learners of one class."""

    def __init__(
        self,
        table: kit.Table[LearnerRow],
        runner: Runner,
        shell: kit.Shell,
        class_id: UUID,
    ) -> None:
        super().__init__(table, runner, shell)
        self.class_id = class_id
        self.code = ""

    def withdraw(self) -> None:
        """Ask why and from when the chosen learners leave the class for good."""
        self._let_go(_WITHDRAWING)

    def suspend(self) -> None:
        """Ask why and from when the chosen learners interrupt the course (bảo lưu)."""
        self._let_go(_SUSPENDING)

    def transfer(self) -> None:
        """Ask for the class, the reason and the day when the chosen learners change class."""
        rows = self._chosen_here()
        if not rows:
            return
        classes = self._runner.ask(carrying_over.classes_to_move_to, class_id=self.class_id)
        if not classes:
            self._shell.toast(
                "Chưa có lớp nào khác của chương trình này còn nhận học viên; lập lớp mới trước.",
                undo=False,
            )
            return
        dialog = TransferDialog(self._table.window(), self._runner, _who(rows), _ids(rows), classes)
        dialog.accepted.connect(lambda: self._tell(f"Đã chuyển {_who(rows)} sang lớp khác"))
        dialog.start()

    def carry_over(self) -> None:
        """Let unfinished learners of earlier classes be taken into this one."""
        dialog = CarryOverDialog(self._table.window(), self._runner, self.class_id, self.code)
        dialog.accepted.connect(
            lambda: self._shell.toast(f"Đã nhận {dialog.taken} người vào lớp {self.code}")
        )
        dialog.start()

    def reinstate(self) -> None:
        """Take the chosen learners back."""
        rows = [row for row in self._table.chosen() if row.has_left]
        if not rows:
            self._shell.toast("Những người đã chọn vẫn đang trong lớp", undo=False)
            return
        done = self._runner.do(
            f"Nhận lại {_who(rows)} vào lớp {self.code}",
            learner_entry.reinstate_all,
            enrolment_ids=_ids(rows),
            on=clock.today(),
        )
        if done:
            self._tell(f"Đã nhận lại {_who(rows)}")

    def remove(self) -> None:
        """Take the chosen people out as if never there; where they have records, offer leaving."""
        rows = self._table.chosen()
        if not rows:
            return
        label = f"Xóa {_who(rows)} khỏi lớp"
        with self._runner.telling(partial(self._offer_leaving, label)):
            done = self._runner.do(label, learner_entry.remove_all, enrolment_ids=_ids(rows))
        if done:
            self._tell(f"Đã xóa {_who(rows)} khỏi lớp {self.code}")

    def _chosen_here(self) -> Sequence[LearnerRow]:
        """Return the chosen learners who are still in the class; says so where there are none."""
        rows = [row for row in self._table.chosen() if not row.has_left]
        if not rows:
            self._shell.toast("Những người đã chọn không còn trong lớp", undo=False)
        return rows

    def _let_go(self, leaving: _Leaving) -> None:
        rows = self._chosen_here()
        if not rows:
            return
        who = _who(rows)
        dialog = ReasonDialog(
            self._table.window(),
            self._runner,
            leaving.title.format(who),
            leaving.consequence,
            leaving.verb,
            partial(self._write, leaving, rows),
            examples=leaving.examples,
        )
        dialog.accepted.connect(lambda: self._tell(leaving.done.format(who)))
        dialog.start()

    def _write(
        self, leaving: _Leaving, rows: Sequence[LearnerRow], reason: str, on: date
    ) -> Committed[None] | None:
        return self._runner.do_because(
            leaving.title.format(_who(rows)),
            reason,
            partial(leaving.act, enrolment_ids=_ids(rows), reason=reason, on=on),
        )

    def _offer_leaving(self, label: str, error: UserError) -> bool:
        if error.code != "learner-has-records":
            return False
        way_out = ("Ghi thôi học…", self.withdraw)
        RefusalDialog(self._table.window(), label, error, way_out=way_out).open()
        return True


def _ids(rows: Sequence[LearnerRow]) -> tuple[UUID, ...]:
    return tuple(row.enrolment_id for row in rows)


def _who(rows: Sequence[LearnerRow]) -> str:
    return rows[0].full_name if len(rows) == 1 else f"{len(rows)} học viên"

"""The leave slips of a class: a list, and a form for one more."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import clock
from app.services.attendance import leave_slips
from app.services.attendance.leave_slips import LeaveDetails, LeaveRow
from app.ui import kit, theme
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner

_LIST_HEIGHT = 190


class LeaveSlipsDialog(FormDialog):
    """Keeps slips; whoever has one is proposed as excused when the roll is filled."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        class_id: UUID,
        learners: Sequence[tuple[UUID, str]],
        chosen: UUID | None,
    ) -> None:
        note = (
            "Người có giấy xin phép hiện chữ P mờ ở những buổi đó; phím 0 ghi cho họ vắng có phép,"
            " còn lại có mặt."
        )
        super().__init__(window, "Giấy xin phép", "Thêm giấy", note=note, width=760)
        self._runner, self._class_id = runner, class_id
        self._names = dict(learners)
        self._build_list()
        self._build_form(learners)
        self.cancel.setText("Đóng")
        self._begin(chosen)
        self._show()

    def submit(self) -> None:
        """Keep one more slip and be ready for the next."""
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Ghi giấy xin phép của {self._chosen_name()}",
                leave_slips.add_slip,
                details=self.form.make(LeaveDetails),
                received_on=clock.today(),
            ),
        )
        if done is not None:
            self._begin(None)
            self._show()

    def _build_list(self) -> None:
        self.table: kit.Table[LeaveRow] = kit.Table(
            [
                kit.Column("Họ và tên", lambda row: row.full_name, kit.Kind.NAME, 190),
                kit.Column("Ngày", lambda row: row.days, width=176),
                kit.Column("Lý do", lambda row: row.reason, stretch=1),
                kit.Column("Người duyệt", lambda row: row.approved_by or "", width=130),
            ],
            count=lambda rows: f"{len(rows)} giấy xin phép",
        )
        self.table.setFixedHeight(theme.current().px(_LIST_HEIGHT))
        self.table.when_empty(kit.EmptyState("Chưa có giấy xin phép nào."))
        self.table.current_changed.connect(lambda _row: self._show_reason())
        self.drop = kit.Button("Bỏ giấy đang chọn", small=True)
        self.drop.clicked.connect(self._drop)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.drop)
        self.body.insertWidget(self.body.indexOf(self.form), self.table)
        self.body.insertLayout(self.body.indexOf(self.form), across)

    def _build_form(self, learners: Sequence[tuple[UUID, str]]) -> None:
        self.form.add(
            kit.ChoiceField(
                "enrolment_id",
                "Học viên",
                [kit.Option(key, name) for key, name in learners],
                width=250,
                required="Cần chọn học viên.",
            ),
            kit.DateField("from_day", "Từ ngày", required="Cần ngày đầu."),
            kit.DateField("to_day", "Đến hết ngày", required="Cần ngày cuối."),
        )
        self.form.add(
            kit.TextField("reason", "Lý do", width=400, required="Cần ghi lý do."),
            kit.NameField("approved_by", "Người duyệt"),
        )

    def _begin(self, chosen: UUID | None) -> None:
        today = clock.today()
        self.form.read({"enrolment_id": chosen, "from_day": today, "to_day": today})

    def _show(self) -> None:
        self.table.show_rows(self._runner.ask(leave_slips.list_slips, class_id=self._class_id))
        self._show_reason()

    def _show_reason(self) -> None:
        none = self.table.current() is None
        self.drop.set_reason("Chọn một giấy trong danh sách." if none else "")

    def _drop(self) -> None:
        row = self.table.current()
        if row is None:
            return
        label = f"Bỏ giấy xin phép của {row.full_name}, {row.days}"
        if self._runner.do(label, leave_slips.drop_slip, slip_id=row.id):
            self._show()

    def _chosen_name(self) -> str:
        chosen = self.form.fields["enrolment_id"].value()
        return next((name for key, name in self._names.items() if key == chosen), "học viên")

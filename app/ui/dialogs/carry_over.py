"""Taking over learners who did not complete an earlier class of the programme."""

from operator import attrgetter
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.classes import carrying_over
from app.services.classes.carrying_over import UnfinishedRow
from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.runner import Runner

_NOTE = (
    "Những người học dở hoặc chưa đạt ở lớp trước của chương trình này. Đánh dấu bằng Space;"
    " hồ sơ và đơn vị cử được đưa sang như ở lớp trước."
)
_HEIGHT = 320


class CarryOverDialog(Dialog):
    """Who is unfinished, ticked one by one; the verb takes the ticked into the class."""

    def __init__(
        self, window: QWidget | None, runner: Runner, class_id: UUID, class_code: str
    ) -> None:
        super().__init__(window, f"Người chưa hoàn thành lớp trước vào {class_code}", width=1000)
        self._runner, self._class_id, self._code = runner, class_id, class_code
        self.taken = 0
        self.body.addWidget(kit.Label(_NOTE, "body", "text2", wrap=True))
        self.table: kit.Table[UnfinishedRow] = kit.Table(
            _columns(),
            identity=attrgetter("enrolment_id"),
            row_height=kit.RowHeight.CLASS,
            count=lambda rows: f"{len(rows)} người",
            hint="Space đánh dấu · Enter nhận",
        )
        self.table.setMinimumHeight(_HEIGHT)
        self.body.addWidget(self.table)
        self.add_close("Hoãn", focused=False)
        self.take = self.add_button(kit.Button("Nhận vào lớp", "primary"))
        self.take.clicked.connect(self._take)
        self.enter_presses(self.take, self.table)
        self.table.ticks_changed.connect(self._show_verb)
        self.table.show_rows(runner.ask(carrying_over.unfinished, class_id=class_id))
        self._show_verb()

    def start(self) -> None:
        """Show the dialog with the keyboard in the list."""
        self.open()
        self.table.focus()

    def _show_verb(self) -> None:
        count = len(self.table.ticked())
        self.take.setText(f"Nhận {count} người vào lớp" if count else "Nhận vào lớp")
        self.take.set_reason("" if count else "Đánh dấu ít nhất một người bằng Space.")

    def _take(self) -> None:
        chosen = [row.enrolment_id for row in self.table.ticked()]
        done = self._runner.do(
            f"Nhận {len(chosen)} người chưa hoàn thành vào lớp {self._code}",
            carrying_over.carry_over,
            enrolment_ids=chosen,
            into_class_id=self._class_id,
            on=clock.today(),
        )
        if done is not None:
            self.taken = len(chosen)
            self.accept()


def _columns() -> list[kit.Column[UnfinishedRow]]:
    return [
        kit.check_column(),
        kit.Column("Họ và tên", attrgetter("full_name"), kit.Kind.NAME, 170),
        kit.Column(
            "Đơn vị cử", lambda row: row.sending_unit or "", width=170, stretch=1, ends_tell=True
        ),
        kit.Column("Lớp trước", attrgetter("class_code"), kit.Kind.CODE, 124),
        kit.Column("Kết quả", lambda row: row.state.label, width=150),
        kit.Column("Lý do", lambda row: row.reason or "", width=210, stretch=1),
    ]

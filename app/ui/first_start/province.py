"""The first start at the province: which province, and under which name it speaks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.centre.places import list_provinces
from app.services.sync.province_setup import initialise_province
from app.ui import kit
from app.ui.runner import Runner
from app.ui.widgets.cover import Cover

_BOARD = "Ban Tuyên giáo và Dân vận Tỉnh ủy"


class ProvinceStart(Cover):
    """One page over the whole window; `finished` once the province's data folder is set up."""

    finished = Signal()

    def __init__(self, runner: Runner, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._names = {row.code: row.name for row in runner.ask(list_provinces)}
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 48, 64, 32)
        column.setSpacing(kit.Space.MEDIUM)
        column.addWidget(kit.Label("Giáo vụ, phía tỉnh", "title"))
        words = (
            "Thư mục dữ liệu này sẽ nhận gói của các trung tâm chính trị trong tỉnh và giữ bản sao "
            "của từng trung tâm."
        )
        column.addWidget(kit.Label(words, "body", "text2", wrap=True))
        self.form = kit.Form()
        options = [kit.Option(code, name) for code, name in self._names.items()]
        self.province = kit.ChoiceField(
            "province_code", "Tỉnh, thành phố", options, required="Cần chọn tỉnh, thành phố."
        )
        self.province.changed.connect(self._propose)
        self.form.add(self.province)
        self.form.add(
            kit.TextField(
                "name",
                "Tên cơ quan nhận",
                help="Ghi trong khóa và biên nhận mà các trung tâm thấy.",
                required="Cần tên cơ quan nhận.",
                most=kit.Most.CENTRE_NAME,
            )
        )
        column.addWidget(self.form)
        self.begin = kit.Button("Bắt đầu làm việc", "primary", trailing="arrow-right")
        self.begin.clicked.connect(self._finish)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.form.focus_first()

    def _propose(self) -> None:
        name = self._names.get(str(self.province.value()), "")
        self.form.fields["name"].set_value(f"{_BOARD} {name}")

    def _finish(self) -> None:
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                "Lập dữ liệu của tỉnh", initialise_province, **self.form.values()
            ),
        )
        if done is not None:
            self.finished.emit()
            self.hide()
            self.deleteLater()

"""The window of the first start: steps at the left, what is asked, and what it will do."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.centre.setup import CentreDetails, initialise_centre
from app.ui import confirm, kit, theme
from app.ui.first_start.letterhead import LetterheadPreview
from app.ui.first_start.steps import (
    AreaPage,
    BackupPage,
    BeginPage,
    CentrePage,
    PeoplePage,
    StepPage,
    Values,
)
from app.ui.frame.top_bar import paint_mark
from app.ui.runner import Runner
from app.ui.tokens import Icon, Space
from app.ui.widgets.cover import Cover
from app.ui.widgets.labels import Role

_MARK = 36


class FirstStart(Cover):
    """Five short pages over the whole window.

    `finished` carries the folder for the second backup ("" for none) once the centre is set up;
    `practice_asked` is for who wants to try first, `restore_asked` carries a backup to begin from.
    """

    finished = Signal(str)
    practice_asked = Signal()
    restore_asked = Signal(object)

    def __init__(self, runner: Runner, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self.centre = CentrePage(runner)
        self.area = AreaPage(runner)
        self.people = PeoplePage()
        self.backup = BackupPage("")
        self.begin = BeginPage()
        self.pages: tuple[StepPage, ...] = (
            self.centre,
            self.area,
            self.people,
            self.backup,
            self.begin,
        )
        self._build()
        self.centre.changed.connect(self._show_letterhead)
        self._show_step(0)

    @property
    def step(self) -> int:
        """Which page is shown, from 0."""
        return self.stack.currentIndex()

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "window")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(kit.Rule(strong=True, upright=True))
        row.addWidget(self._middle(), 1)
        row.addWidget(kit.Rule(strong=True, upright=True))
        row.addWidget(self._right())

    def _left(self) -> QWidget:
        side = _ground("sunken", theme.current().px(292))
        column = QVBoxLayout(side)
        column.setContentsMargins(32, 32, 24, 24)
        column.setSpacing(Space.SMALL)
        column.addLayout(_beside(_Mark(), "Giáo vụ", "title"))
        words = "Chuẩn bị lần đầu, chừng 3 phút. Mọi mục đều sửa lại được trong Cài đặt."
        column.addWidget(kit.Label(words, "body", "text2", wrap=True))
        column.addSpacing(Space.LARGE)
        self.stepper = kit.VerticalStepper()
        self.stepper.opened.connect(self._show_step)
        column.addWidget(self.stepper)
        column.addStretch(1)
        column.addLayout(_beside(kit.IconLabel("flask-conical"), "Muốn thử trước?", "label"))
        try_first = (
            "Chế độ thực hành có sẵn các lớp mẫu, mọi bản in đều ghi “THỰC HÀNH”, tách hẳn dữ "
            "liệu thật."
        )
        column.addWidget(kit.Label(try_first, "small", "text2", wrap=True))
        self.practice = kit.Button("Mở chế độ thực hành", "link")
        self.practice.clicked.connect(self.practice_asked)
        column.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignLeft)
        self.restore = kit.Button("Mở lại từ bản sao lưu…", "link")
        self.restore.clicked.connect(self._choose_backup)
        column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    def _choose_backup(self) -> None:
        backup = confirm.choose_file(self, "Chọn bản sao lưu", "Bản sao lưu (*.db)")
        if backup is not None:
            self.restore_asked.emit(backup)

    def _middle(self) -> QWidget:
        middle = _ground("surface")
        column = QVBoxLayout(middle)
        column.setContentsMargins(48, 36, 40, 24)
        column.setSpacing(Space.MEDIUM)
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)
        column.addWidget(kit.Rule())
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        self.where = kit.Label("", "small", "text2")
        self.previous = kit.Button("Quay lại", "quiet")
        self.previous.clicked.connect(lambda: self._show_step(self.step - 1))
        self.next = kit.Button("Tiếp tục", "primary", trailing="arrow-right")
        self.next.clicked.connect(self._go_on)
        foot.addWidget(self.where)
        foot.addStretch(1)
        foot.addWidget(self.previous)
        foot.addWidget(self.next)
        column.addLayout(foot)
        return middle

    def _right(self) -> QWidget:
        side = _ground("window", theme.current().px(392))
        column = QVBoxLayout(side)
        column.setContentsMargins(28, 36, 28, 24)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(kit.Label("Đầu văn bản sẽ in như thế này", "section"))
        self.letterhead = LetterheadPreview()
        column.addWidget(self.letterhead)
        words = (
            "Theo thể thức văn bản của Đảng. Kế hoạch và quyết định bên Nhà nước dùng mẫu "
            "Nghị định 30, chọn sau."
        )
        column.addWidget(kit.Label(words, "small", "text2", wrap=True))
        column.addStretch(1)
        return side

    def _go_on(self) -> None:
        page = self.pages[self.step]
        if not page.check():
            return
        if page is self.begin:
            self._finish()
            return
        self._show_step(self.step + 1)

    def _show_step(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        page = self.pages[step]
        if page is self.area and self.centre.chosen is not None:
            province = str(self.centre.province.value())
            self.area.show_province(province, self.centre.chosen.code)
        if page is self.begin:
            self.begin.show_facts(self._facts())
        self.stepper.show_steps(
            [
                kit.Step(each.name, kit.StepState.of(at, step), each.proof)
                for at, each in enumerate(self.pages)
            ]
        )
        self.where.setText(f"Bước {step + 1}/{len(self.pages)}")
        self.previous.setVisible(step > 0)
        last = step == len(self.pages) - 1
        following = "" if last else f": {self.pages[step + 1].name.lower()}"
        self.next.setText("Bắt đầu làm việc" if last else f"Tiếp tục{following}")
        self._show_letterhead()
        page.focus()
        if page is self.begin:
            self.next.setFocus()

    def _show_letterhead(self) -> None:
        chosen = self.centre.chosen
        self.letterhead.show_names(
            superior=self.centre.typed("superior_name"),
            centre=self.centre.typed("name"),
            place=chosen.name if chosen else "…",
            sign=self.centre.typed("short_sign"),
        )

    def _facts(self) -> list[tuple[str, str]]:
        answers = self._answers()
        return [
            ("Trung tâm", str(answers["name"])),
            ("Cấp trên", str(answers["superior_name"])),
            ("Ký hiệu", str(answers["short_sign"])),
            ("Địa bàn", f"{len(answers['served']) + 1} xã, phường"),
            ("Giám đốc", str(answers["director"])),
            ("Giáo vụ", ", ".join(answers["clerks"])),
            ("Sao lưu", str(answers["backup_folder"] or "trên máy này")),
        ]

    def _answers(self) -> Values:
        return {name: value for page in self.pages for name, value in page.values().items()}

    def _finish(self) -> None:
        answers = self._answers()
        folder = answers.pop("backup_folder")
        details = CentreDetails(**answers)
        if self._runner.do("Thiết lập trung tâm", initialise_centre, details=details):
            self.finished.emit(str(Path(str(folder))) if folder else "")
            self.hide()
            self.deleteLater()


class _Mark(QWidget):
    """The program's mark, larger than in the top bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_MARK, _MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        paint_mark(QPainter(self), self.rect().toRectF(), Icon.DIALOG)


def _beside(sign: QWidget, words: str, role: Role) -> QHBoxLayout:
    """Put words beside their sign."""
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    row.addWidget(sign)
    row.addWidget(kit.Label(words, role), 1)
    return row


def _ground(ground: str, width: int = 0) -> QFrame:
    frame = QFrame()
    frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    frame.setProperty("ground", ground)
    if width:
        frame.setFixedWidth(width)
    return frame

"""How failures reach the user: a refusal with its way out, a crash with its report."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import StorageError, UserError
from app.ui import paint, theme
from app.ui.dialog import Dialog
from app.ui.refusal_codes import short_code
from app.ui.tokens import Radius, Tone
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label

# Verbs that labels begin with, those of two syllables first, so that "được" goes behind the verb.
_VERBS = (
    "bổ sung",
    "cấp lại",
    "công nhận",
    "điểm danh",
    "đánh giá",
    "đính chính",
    "ghi danh",
    "hoàn tác",
    "khôi phục",
    "kiểm tra",
    "làm lại",
    "nhân bản",
    "sao lưu",
    "tách lớp",
    "thu hồi",
    "xác nhận",
    "xem trước",
    "xuất gói",
    "cấp",
    "cất",
    "chia",
    "chuyển",
    "đóng",
    "đổi",
    "đưa",
    "ghi",
    "gộp",
    "gửi",
    "hủy",
    "in",
    "khóa",
    "lập",
    "lưu",
    "mở",
    "nhập",
    "nhận",
    "rút",
    "sửa",
    "tạo",
    "tách",
    "thêm",
    "tính",
    "trao",
    "xem",
    "xóa",
    "xuất",
)

SAFE = "Dữ liệu đã cất vẫn an toàn; thao tác dở dang đã được bỏ, không ghi nửa chừng."


class Advice(QFrame):
    """The sunken box "Làm gì tiếp"."""

    def __init__(self, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 12)
        column.setSpacing(3)
        column.addWidget(Label("Làm gì tiếp", "small", "text2"))
        column.addWidget(Label(text, "body", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        fill = theme.colours().sunken
        paint.box(QPainter(self), QRectF(self.rect()), Radius.NAV, fill=fill)


class RefusalDialog(Dialog):
    """What was not done and to which record, where and why, what to do next, and a code to quote.

    `way_out` is the act that helps ("Ghi thôi học…"); it is then the primary and has the keyboard.
    """

    def __init__(
        self,
        window: QWidget | None,
        label: str,
        error: UserError,
        *,
        way_out: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        icon = "hard-drive" if isinstance(error, StorageError) else "lock"
        super().__init__(window, refused_title(label), icon=icon, tone=Tone.WARN)
        self.error = error
        self.body.addWidget(Label(error.message, "body", "text2", wrap=True))
        if isinstance(error, StorageError):
            safe = "Chưa có gì bị thay đổi, dữ liệu như trước thao tác này."
            self.body.addWidget(Label(safe, "body", "text2", wrap=True))
        if error.remedy:
            self.body.addSpacing(6)
            self.body.addWidget(Advice(error.remedy))
        self.copy = Button("Chép", "link", icon="copy", tip="Chép nội dung để gửi người hỗ trợ")
        self.copy.clicked.connect(self._copy)
        self.foot.insertWidget(0, Label(short_code(error.code) or error.code, "small", "text3"))
        self.foot.insertWidget(1, self.copy)
        self.add_close(focused=way_out is None)
        if way_out is not None:
            self._add_way_out(*way_out)

    def _add_way_out(self, text: str, act: Callable[[], None]) -> None:
        button = self.add_button(Button(text, "primary"), focused=True)
        button.clicked.connect(self.accept)
        button.clicked.connect(lambda: act())

    def _copy(self) -> None:
        error = self.error
        codes = f"{short_code(error.code)} ({error.code})".strip()
        parts = (self.windowTitle(), error.message, error.remedy, codes)
        QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))
        self.copy.setText("Đã chép")


class CrashDialog(Dialog):
    """An unexpected fault: the data is safe, here is exactly what a report would contain."""

    def __init__(self, window: QWidget | None, doing: str, report: str) -> None:
        super().__init__(
            window, "Chương trình gặp trục trặc", icon="triangle-alert", tone=Tone.WARN, width=640
        )
        what = f"Khi đang làm: {doing}. " if doing else ""
        self.body.addWidget(Label(f"{what}{SAFE}", "body", "text2", wrap=True))
        self.body.addSpacing(4)
        advice = (
            "Làm lại thao tác. Nếu vẫn hỏng, chép báo cáo dưới đây gửi người hỗ trợ; "
            "báo cáo không chứa tên hay số giấy tờ của ai."
        )
        self.body.addWidget(Advice(advice))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFixedHeight(180)
        self.report.setAccessibleName("Báo cáo trục trặc")
        self.body.addWidget(self.report)
        copy = Button("Chép báo cáo", icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.foot.insertWidget(0, copy)
        self.add_close()


class Dialogs:
    """Tells failures in dialogs over the main window; never more than one crash dialog at a time.

    `report` turns a defect into the text that the user may copy, and keeps it on disk.
    """

    def __init__(
        self,
        window: Callable[[], QWidget | None],
        report: Callable[[str, BaseException], str],
    ) -> None:
        self._window = window
        self._report = report
        self._crash_shown = False

    def refused(self, label: str, error: UserError) -> None:
        """Show a refusal; the program goes on underneath."""
        RefusalDialog(self._window(), label, error).open()

    def broke(self, label: str, error: BaseException) -> None:
        """Show that something broke; a second fault meanwhile is only reported."""
        text = self._report(label, error)
        if self._crash_shown:
            return
        self._crash_shown = True
        dialog = CrashDialog(self._window(), label, text)
        dialog.finished.connect(self._crash_closed)
        dialog.open()

    def tell(self, error: BaseException) -> None:
        """Tell an exception that reached the edge of the program; for `sys.excepthook`."""
        if isinstance(error, UserError):
            self.refused("", error)
        else:
            self.broke("", error)

    def _crash_closed(self) -> None:
        self._crash_shown = False


def refused_title(label: str) -> str:
    """Turn an act's label into a title: "Xóa An khỏi lớp" → "Chưa xóa được An khỏi lớp"."""
    if not label:
        return "Chưa làm được việc này"
    lower = label[0].lower() + label[1:]
    for verb in _VERBS:
        if lower == verb or lower.startswith((f"{verb} ", f"{verb}:")):
            return f"Chưa {verb} được{lower.removeprefix(verb)}"
    return f"Chưa làm được: {lower}"

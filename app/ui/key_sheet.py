"""Ctrl+/: the sheet of all keys, those of the current screen first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.ui.dialog import Dialog
from app.ui.screen import KeyHint
from app.ui.tokens import Space
from app.ui.widgets.keys import KeyCap
from app.ui.widgets.labels import Label

EVERYWHERE = (
    KeyHint("Ctrl+K", "tìm người, lớp, số giấy, lệnh"),
    KeyHint("Ctrl+1…9, 0", "mở phần thứ mấy ở bên trái"),
    KeyHint("Alt+←  Alt+→", "trang trước, trang sau"),
    KeyHint("F6", "sang khung kế tiếp"),
    KeyHint("Ctrl+Z  Ctrl+Y", "hoàn tác, làm lại"),
    KeyHint("Ctrl+N", "thêm"),
    KeyHint("F7", "nhân bản"),
    KeyHint("F2", "sửa"),
    KeyHint("Ctrl+S", "cất"),
    KeyHint("Ctrl+Enter", "cất và thêm"),
    KeyHint("Esc", "hoãn, đóng"),
    KeyHint("Del", "xóa"),
    KeyHint("Ctrl+F", "lọc danh sách, tìm trong bảng"),
    KeyHint("F3  Shift+F3", "chỗ tìm thấy kế tiếp, trước đó"),
    KeyHint("F8", "lỗi kế tiếp"),
    KeyHint("Ctrl+P", "xem in"),
    KeyHint("Ctrl+E", "xuất bảng ra Excel"),
    KeyHint("Space", "đánh dấu dòng"),
    KeyHint("F4", "mở danh sách của ô"),
    KeyHint("F5", "nạp lại"),
    KeyHint("F1", "trợ giúp trang này"),
    KeyHint("Ctrl+/", "bảng này"),
)


class KeySheet(Dialog):
    """The keys in two columns; Esc closes it."""

    def __init__(self, window: QWidget, title: str, keys: Sequence[KeyHint]) -> None:
        super().__init__(window, "Bảng phím tắt", width=720)
        if keys:
            self.body.addWidget(Label(f"Trang {title}", "label"))
            self.body.addLayout(_columns(keys))
        self.body.addWidget(Label("Ở mọi trang", "label"))
        self.body.addLayout(_columns(EVERYWHERE))
        self.add_close()


def _columns(keys: Sequence[KeyHint]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.HUGE)
    grid.setVerticalSpacing(6)
    half = (len(keys) + 1) // 2
    for at, hint in enumerate(keys):
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        for key in hint.key.split("  "):
            line.addWidget(KeyCap(key))
        line.addWidget(Label(hint.does, "body", "text2"), 1)
        grid.addLayout(line, at % half, at // half)
    return grid

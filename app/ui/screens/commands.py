"""What Ctrl+K finds beside pages and data: the parts of the settings and the main acts."""

from collections.abc import Hashable
from functools import partial
from typing import NamedTuple

from app.ui.command_palette import Hit
from app.ui.main_window import MainWindow


class Command(NamedTuple):
    """A place where something is set or begun; `words` are what people call it besides."""

    title: str
    words: str
    icon: str
    page: str
    argument: Hashable

    @property
    def sub(self) -> str:
        """The line under the title: where it is, and by what it was found."""
        return f"Cài đặt: {self.words}" if self.page == "settings" else self.words


COMMANDS = (
    Command("Lớp mới", "lập lớp, mở lớp từ chương trình", "plus", "classes", "new"),
    Command(
        "Nhập danh sách cán bộ",
        "chức vụ, trình độ, quy hoạch",
        "file-spreadsheet",
        "import",
        "cadres",
    ),
    Command(
        "Nhập hồ sơ xác nhận trình độ",
        "tương đương sơ cấp",
        "file-spreadsheet",
        "import",
        "dossiers",
    ),
    Command(
        "Trung tâm", "tên trung tâm, xã phục vụ, thứ tự thanh", "building-2", "settings", "centre"
    ),
    Command(
        "Người ký, người làm", "chữ ký, giám đốc, ký thay, giáo vụ", "users", "settings", "signers"
    ),
    Command("Văn bản", "thể thức, câu chữ, căn cứ pháp lý", "file-text", "settings", "papers"),
    Command(
        "Số văn bản bỏ trống",
        "giải trình số chưa dùng",
        "file-text",
        "settings",
        ("papers", "gaps"),
    ),
    Command("Chương trình", "bài, số tiết", "book-open", "settings", "programmes"),
    Command("Ngày nghỉ", "ngày lễ, Tết, nghỉ bù", "calendar-days", "settings", "days-off"),
    Command("Địa điểm", "phòng học, hội trường, số chỗ", "map-pin", "settings", "rooms"),
    Command("Giao diện", "nền tối, cỡ chữ, dòng của bảng", "sun-moon", "settings", "look"),
    Command("Sao lưu", "khôi phục, mở lại từ bản sao", "shield-check", "settings", "backup"),
    Command("Nhật ký", "ai đã sửa, lúc nào, việc đã làm", "history", "settings", "history"),
    Command("Giới thiệu", "phiên bản, giấy phép, thư mục dữ liệu", "info", "settings", "about"),
)


def add_commands(window: MainWindow) -> None:
    """Let the window's search find them: the places of its pages, and its own keys."""
    box = window.palette_box
    for one in COMMANDS:
        if one.page in window.pages:
            run = partial(window.go, one.page, one.argument)
            box.add_command(Hit(one.title, run, one.sub, one.icon, words=one.words))
    for hit in (
        Hit("Hoàn tác", window.undo, "Lấy lại việc vừa làm", "undo-2", "Ctrl+Z"),
        Hit("Làm lại", window.redo_asked.emit, "Làm lại việc vừa hoàn tác", "redo-2", "Ctrl+Y"),
        Hit("Bảng phím tắt", window.show_keys, "Mọi phím của trang này", "keyboard", "Ctrl+/"),
    ):
        box.add_command(hit)

"""The line that says that a list is read like the last one of the same making, and the way out."""

from app.text.dates import format_date
from app.ui import kit
from app.ui.screens.import_pages.draft import Choices
from app.ui.screens.import_pages.notice import Notice


class RecallNotice(Notice):
    """Says what was taken over; `drop` lets the program judge by itself again."""

    def __init__(self) -> None:
        super().__init__(kit.Tone.ACCENT, "history")
        self.drop = kit.Button("Bỏ, để chương trình tự nhận", icon="undo-2", small=True)
        self.add_act(self.drop)

    def show_choices(self, choices: Choices) -> None:
        """Say it, or nothing."""
        how = choices.recalled
        if how is None:
            self.hide()
            return
        encoding = f", bảng mã {how.encoding}" if how.encoding else ""
        self.say(
            f"Đọc như lần trước, ngày {format_date(how.kept_on)}",
            f"Danh sách có cùng dòng tiêu đề: cột đã ghép{encoding} được lấy lại.",
        )

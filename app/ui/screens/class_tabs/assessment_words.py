"""What the tab of marks says: its keys, why there is no grid, how an act is named."""

from dataclasses import dataclass

from app.services.results.assessment import AssessmentRow, MarkEntry
from app.services.results.judging import FIRST
from app.text.marks import format_mark

HINTS = (
    ("0–9", "gõ điểm, dấu phẩy cho phần lẻ"),
    ("Enter", "ghi, người kế"),
    ("-", "không nộp bài, vắng"),
    ("Del", "xóa điểm"),
    ("F8", "chưa có điểm kế tiếp"),
)
MORE_KEYS = (
    ("F2", "sửa điểm đang có"),
    ("Esc", "bỏ điều đang gõ"),
    ("Shift+F8", "chưa có điểm trước đó"),
)
NO_RESIT = "Chỉ người có điểm lần 1 dưới mức đạt mới làm lại."


@dataclass(frozen=True)
class Emptiness:
    """Why there is no grid, and the button that leads on; without a tab it takes the filter off."""

    sentence: str
    verb: str
    tab: str = ""


NOBODY = Emptiness("Lớp chưa có học viên.", "Nhập danh sách học viên", "learners")
NO_MARKS = Emptiness(
    "Chương trình này không có bài đánh giá; kết quả tính theo số tiết dự.",
    "Sang thẻ Công nhận",
    "recognition",
)
NOT_TAUGHT = Emptiness(
    "Lớp chưa học xong nên chưa nhập điểm được. Điểm danh xong các buổi rồi kết thúc giảng dạy.",
    "Sang thẻ Điểm danh",
    "attendance",
)
NOBODY_FITS = Emptiness("Không ai khớp bộ lọc.", "Bỏ lọc")


def label(row: AssessmentRow, entry: MarkEntry) -> str:
    """Return how the journal names the recording of a mark."""
    resit = "" if entry.attempt == FIRST else " (làm lại)"
    if entry.is_absent:
        return f"Ghi {row.full_name} vắng, không nộp bài{resit}"
    if entry.mark is None:
        return f"Xóa điểm của {row.full_name}{resit}"
    return f"Nhập điểm {format_mark(entry.mark)} cho {row.full_name}{resit}"

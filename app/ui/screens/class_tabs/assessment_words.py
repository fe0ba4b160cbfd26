"""What the tab of marks says: its keys, why there is no grid, how an act is named."""

from dataclasses import dataclass

from app.models.values import ClassStatus
from app.services.classes.class_states import has_reached
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
    ("Ctrl+P", "in bảng điểm"),
)
UNLOCK = "Mở khóa điểm…"
UNLOCKING = (
    "Lớp trở về “Đã học xong” và điểm sửa lại được; sửa xong bấm “Hoàn tất đánh giá” lần nữa. "
    "Lý do được giữ trong nhật ký."
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


def why_locked(status: ClassStatus) -> str:
    """Return why no mark can be changed now, "" where one can."""
    if has_reached(status, ClassStatus.RECOGNISED):
        return "Đã công nhận kết quả nên điểm đã khóa."
    if status is ClassStatus.ASSESSED:
        return "Đã hoàn tất đánh giá nên điểm đã khóa; mở khóa trước rồi nhập."
    return ""


def label(row: AssessmentRow, entry: MarkEntry) -> str:
    """Return how the journal names the recording of a mark."""
    resit = "" if entry.attempt == FIRST else " (làm lại)"
    if entry.is_absent:
        return f"Ghi {row.full_name} vắng, không nộp bài{resit}"
    if entry.mark is None:
        return f"Xóa điểm của {row.full_name}{resit}"
    return f"Nhập điểm {format_mark(entry.mark)} cho {row.full_name}{resit}"

"""What must not be parted at the end of a line: "Điều 1", "40 tiết", the syllables of one word."""

import re

NBSP = "\u00a0"
_BEFORE_NUMBER = (
    "Điều|điều|Khoản|khoản|Số|số|ngày|tháng|năm|Khóa|khóa|Lớp|lớp|Trang|trang|Quyển|quyển|Bài|bài"
)
_AFTER_NUMBER = "tiết|buổi|ngày|bài|người|học viên|đồng chí|điểm|%|trang|giờ|bản"
_BINDINGS = (
    (re.compile(rf"\b({_BEFORE_NUMBER}) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(rf"(?<=\d) (?=(?:{_AFTER_NUMBER})(?!\w))"), NBSP),
    (re.compile(r" (?=[–—] )"), NBSP),
)
# two syllables that are one word; parting them spoils a heading, and only there it shows
_COMPOUNDS = re.compile(
    r"\b(trung tâm|chính trị|chứng nhận|công nhận|xác nhận|chương trình|bồi dưỡng|học viên|"
    r"hoàn thành|danh sách|thường vụ|đảng ủy|lý luận|nhận thức|đảng viên|nghiệp vụ|kiến thức|"
    r"cấp ủy|bí thư|điều kiện|thu hoạch|giao nhận|dữ liệu|cập nhật|lãnh đạo|quản lý|đặc khu)\b",
    re.IGNORECASE,
)


def bind(text: str) -> str:
    """Tie together what must not be parted at a line's end: number and unit, "Điều" and number."""
    text = text.replace("\n", " ")
    for pattern, replacement in _BINDINGS:
        text = pattern.sub(replacement, text)
    return text


def bind_compounds(text: str) -> str:
    """Tie the syllables of common words together, for headings."""
    return _COMPOUNDS.sub(lambda match: match[0].replace(" ", NBSP), text)

"""The wording of a paper as a template: lines of text with {fields} that a class's values fill."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.errors import UserError

_FIELD = re.compile(r"\{([^{}]*)\}")

# Fields that a wording may name, and what the list to pick from says of each.
FIELDS = {
    "lop": "Tên lớp, khóa, năm",
    "nam": "Năm của lớp",
    "chuong_trinh": "Tên chương trình",
    "so_hoc_vien": "Số học viên",
    "thoi_gian": "Từ ngày … đến ngày …",
    "da_hoc": "“, học từ ngày … đến ngày …” (trống thì bỏ qua)",
    "khai_giang": "Ngày khai giảng",
    "be_giang": "Ngày bế giảng",
    "hinh_thuc": "Hình thức học",
    "dia_diem": "Địa điểm",
    "chu_nhiem": "Chủ nhiệm lớp",
    "giao_vu": "Giáo vụ lớp",
    "phu_trach": "Chủ nhiệm và giáo vụ, viết thành câu",
    "phan_cong": "Chủ nhiệm, giáo vụ và giảng viên, viết thành câu",
    "lop_truong": "Lớp trưởng",
    "lop_pho": "Các lớp phó",
    "kinh_phi": "Nguồn kinh phí",
    "ke_hoach": "Kế hoạch năm và văn bản phê duyệt (lớp trong kế hoạch)",
    "quyet_dinh_mo_lop": "Quyết định mở lớp, số, ngày",
    "loai_giay": "Loại giấy cấp (giấy chứng nhận, bằng)",
    "trung_tam": "Tên trung tâm",
    "cap_uy": "Cấp ủy trực thuộc",
    "luu": "Nơi lưu, theo thể thức",
}
# An empty one leaves its line as it is; a line with any other empty field is left out.
_MAY_BE_EMPTY = frozenset(
    {"da_hoc", "da_phe_duyet", "can_cu_phe_duyet", "theo_van_ban", "theo_phan_bo"}
)


class WordingError(UserError):
    """A wording names a field that does not exist, or leaves a part empty."""


@dataclass(frozen=True)
class PaperText:
    """What a paper says: its name and kind, and its parts as templates.

    A value of several lines makes as many of them. `addressees`, `basis` and `recipients` hold one
    item a line. `body` holds articles or paragraphs with an empty line between them; `basis` comes
    after the grounds of the library.
    """

    name: str
    kind: str
    subject: str
    body: str
    basis: str = ""
    addressees: str = ""
    recipients: str = ""

    @property
    def has_articles(self) -> bool:
        """Whether the body is set as Điều 1, Điều 2 …; a decision's is."""
        return self.kind == "QĐ"


def fill_line(template: str, values: Mapping[str, str]) -> str:
    """Return a line with its fields filled; "" where a field has no value."""
    names = [name for name in _FIELD.findall(template) if name not in _MAY_BE_EMPTY]
    if not all(values.get(name) for name in names):
        return ""
    return _FIELD.sub(lambda found: values.get(found[1], ""), template).strip()


def fill_lines(template: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the filled lines, without those that have nothing to say."""
    filled = (fill_line(line, values) for line in template.splitlines())
    return tuple(line for lines in filled for line in lines.splitlines() if line)


def fill_paragraphs(template: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the filled articles or paragraphs; an empty line stands between two of them."""
    parts = ("\n".join(fill_lines(part, values)) for part in re.split(r"\n\s*\n", template))
    return tuple(part for part in parts if part)


def require_sound(text: PaperText, fields: Collection[str]) -> None:
    """Refuse a wording with other fields than these, a brace left open, no subject or body."""
    for part, label in (
        ("subject", "Trích yếu"),
        ("addressees", "Kính gửi"),
        ("basis", "Căn cứ"),
        ("body", "Nội dung"),
        ("recipients", "Nơi nhận"),
    ):
        template: str = getattr(text, part)
        if part in ("subject", "body") and not template.strip():
            raise WordingError(
                f"Phần “{label}” đang trống.",
                remedy="Ghi nội dung, hoặc dùng lại câu chữ mặc định.",
                code="wording-empty",
                field=part,
            )
        wrong = _wrong_fields(template, fields)
        if wrong:
            raise WordingError(
                f"Phần “{label}” có {wrong} không phải là trường nào của chương trình.",
                remedy="Chọn trường trong danh sách, hoặc bỏ dấu ngoặc nhọn.",
                code="unknown-field",
                field=part,
            )


def _wrong_fields(template: str, fields: Collection[str]) -> str:
    unknown: Sequence[str] = [
        f"“{{{name}}}”" for name in _FIELD.findall(template) if name not in fields
    ]
    if unknown:
        return ", ".join(dict.fromkeys(unknown))
    left = _FIELD.sub("", template)
    return "dấu “{” hoặc “}” lẻ" if "{" in left or "}" in left else ""

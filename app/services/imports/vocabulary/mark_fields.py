"""What a mark sheet tells beside who is meant."""

from app.services.imports.vocabulary.field import Field, ImportKind, ValueKind

# What says of one of several marks that it is the one that counts.
FINAL = "(?:tb|trung binh|thong nhat|chung|tong ket|tk|tong hop|ket luan|cuoi cung|cuoi khoa)"
_MARKS: tuple[ImportKind, ...] = ("marks",)

MARKS: tuple[Field, ...] = (
    Field(
        "first_mark",
        "Điểm",
        ValueKind.SCORE,
        "(?:bang |tong )?diem(?: so)?(?: bang so)?(?: 10)?|ket qua (?:diem|bang diem)|lan 1"
        "|diem (?:bai )?(?:viet )?"
        f"(?:thu hoach|th|bth|kiem tra|kt|thi|danh gia|cham|dat|lan 1|lan dau|{FINAL})"
        "(?: (?:mon|chung|duoc|(?:cuoi |het )?khoa|lan 1))*(?: bang)?(?: so)?",
        "",
        _MARKS,
    ),
    Field(
        "resit_mark",
        "Điểm làm lại",
        ValueKind.SCORE,
        "(?:diem )?(?:bai )?(?:lan 2|lan hai|thi lai|lam lai|viet lai|kiem tra lai)(?: bang so)?"
        "|diem (?:bai )?(?:thu hoach|kiem tra|thi|danh gia) (?:lan 2|lai)(?: bang so)?",
        "",
        _MARKS,
    ),
)

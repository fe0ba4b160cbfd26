"""What a mark sheet tells beside who is meant."""

from app.services.imports.vocabulary.field import Field, ImportKind, ValueKind

_MARKS: tuple[ImportKind, ...] = ("marks",)

MARKS: tuple[Field, ...] = (
    Field(
        "first_mark",
        "Điểm",
        ValueKind.SCORE,
        "(?:bang )?diem(?: so)?(?: bang so)?|diem (?:bai )?(?:thu hoach|kiem tra|thi|danh gia|cuoi"
        " khoa|tong ket|tk|lan 1|lan dau)(?: lan 1)?(?: bang so)?|ket qua (?:diem|bang diem)|lan 1",
        "",
        _MARKS,
    ),
    Field(
        "resit_mark",
        "Điểm làm lại",
        ValueKind.SCORE,
        "(?:diem )?(?:lan 2|lan hai|thi lai|lam lai|kiem tra lai)(?: bang so)?|diem (?:bai )?"
        "(?:thu hoach|kiem tra|thi|danh gia) (?:lan 2|lai)(?: bang so)?",
        "",
        _MARKS,
    ),
)

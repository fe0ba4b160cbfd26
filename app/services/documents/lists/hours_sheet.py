"""F49 Bảng kê giờ giảng: the standard hours of every lecturer in a school year."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.lists.class_paper import ClassPaper, class_sheet
from app.services.documents.sheets.cells import Cell, Hours, Row, Share
from app.services.documents.sheets.sheet import Column, Kind, Sheet
from app.services.documents.typesetting.lettering import Align

LEGEND = (
    "Giờ chuẩn: 1 tiết trực tiếp = 1 giờ × hệ số; 6 bài thu hoạch = 1 giờ;"
    " 1 đề kèm đáp án = 1,5 giờ. Buổi học ghép nhiều lớp tính một lần."
)


@dataclass(frozen=True)
class HoursLine:
    """A lecturer's year in hundredths of hours; `norm` None where none is set."""

    lecturer: str
    kind: str
    norm: int | None
    direct: int
    marking: int
    setting: int
    other: int
    total: int


def hours_sheet(paper: ClassPaper, year: int, lines: Sequence[HoursLine]) -> Sheet:
    """Return the table, with the sums of the centre under it."""
    rows = [_row(number, line) for number, line in enumerate(lines, start=1)]
    sheet = class_sheet(paper, "Bảng kê giờ giảng", _COLUMNS, rows, foot=(LEGEND,))
    sums = [sum(getattr(line, name) for line in lines) for name in _SUMMED]
    totals: Row = ("", "Cộng", "", None, *(Hours(value) for value in sums), None, None)
    return Sheet(
        **{**vars(sheet), "subtitle": (f"Năm học {year} – {year + 1}",), "totals": (totals,)}
    )


_SUMMED = ("direct", "marking", "setting", "other", "total")
_HOURS = (15.0, Align.RIGHT, Kind.MARK)
_COLUMNS = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 42, grow=2),
    Column("Chuyên trách/ kiêm nhiệm", 30, grow=1),
    Column("Định mức", *_HOURS),
    Column("Giờ dạy", *_HOURS, group="Giờ chuẩn"),
    Column("Chấm bài", *_HOURS, group="Giờ chuẩn"),
    Column("Ra đề", *_HOURS, group="Giờ chuẩn"),
    Column("Khác", *_HOURS, group="Giờ chuẩn"),
    Column("Tổng", *_HOURS, group="Giờ chuẩn"),
    Column("% định mức", 17, Align.RIGHT, Kind.SHARE),
    Column("% dạy trực tiếp", 17, Align.RIGHT, Kind.SHARE),
)


def _row(number: int, line: HoursLine) -> Row:
    hours: tuple[Cell, ...] = tuple(Hours(getattr(line, name)) for name in _SUMMED)
    norm = None if line.norm is None else Hours(line.norm)
    shares = (Share(line.total, line.norm or 0), Share(line.direct, line.norm or 0))
    return (number, line.lecturer, line.kind, norm, *hours, *shares)

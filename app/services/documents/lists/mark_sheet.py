"""F21 Bảng điểm: the marks of a class in figures and words, with the count of each band."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.lists.class_paper import ClassPaper, class_sheet
from app.services.documents.lists.classification_counts import DEFAULT_BANDS, band_counts
from app.services.documents.sheets.cells import Mark, Row
from app.services.documents.sheets.sheet import Column, Kind, Sheet
from app.services.documents.typesetting.lettering import Align
from app.text.marks import mark_in_words
from app.text.numbers import format_int
from app.text.partial_date import PartialDate


@dataclass(frozen=True)
class MarkLine:
    """One learner; marks in hundredths, None for none; `counted` is the one that holds."""

    name: str
    birth: PartialDate | None
    unit: str
    attended: int
    total_periods: int
    first: int | None
    resit: int | None
    counted: int | None
    classification: str
    note: str = ""


def mark_sheet(
    paper: ClassPaper,
    lines: Sequence[MarkLine],
    *,
    bands: Sequence[str] = DEFAULT_BANDS,
) -> Sheet:
    """Return the sheet of marks; `bands` are the classifications of the rule set, best first."""
    return class_sheet(
        paper,
        "Bảng điểm",
        _COLUMNS,
        [_row(paper, number, line) for number, line in enumerate(lines, start=1)],
        foot=(
            f"Danh sách có {format_int(len(lines))} học viên.",
            band_counts([line.classification for line in lines], bands, paper.rounding),
        ),
        size=11,
    )


_COLUMNS = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 46, grow=1),
    Column("Ngày sinh", 22, Align.CENTRE, Kind.DATE),
    Column("Đơn vị", 42, grow=1),
    Column("Tỷ lệ chuyên cần %", 18, Align.CENTRE, Kind.SHARE),
    Column("Điểm lần 1", 14, Align.CENTRE, Kind.MARK),
    Column("Điểm lần 2", 14, Align.CENTRE, Kind.MARK),
    Column("Điểm bằng chữ", 34),
    Column("Xếp loại", 22, Align.CENTRE),
    Column("Ghi chú", 30, grow=1),
)


def _row(paper: ClassPaper, number: int, line: MarkLine) -> Row:
    return (
        number,
        line.name,
        line.birth,
        line.unit,
        paper.share(line.attended, line.total_periods),
        None if line.first is None else Mark(line.first),
        None if line.resit is None else Mark(line.resit),
        "" if line.counted is None else mark_in_words(line.counted),
        line.classification,
        line.note,
    )

"""F21 Bảng điểm: the marks of a class in figures and words, with the count of each band."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.blocks import Align
from app.services.documents.class_paper import ClassPaper
from app.services.documents.sheet import Column, Kind, Mark, Row, Share, Sheet
from app.text.marks import mark_in_words
from app.text.numbers import Rounding, format_int, percent
from app.text.partial_date import PartialDate

DEFAULT_BANDS = ("Xuất sắc", "Giỏi", "Khá", "Trung bình", "Không đạt")


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
    rounding: Rounding = Rounding.HALF_UP,
) -> Sheet:
    """Return the sheet of marks; `bands` are the classifications of the rule set, best first."""
    return Sheet(
        title="Bảng điểm",
        subtitle=paper.subtitle,
        columns=_COLUMNS,
        rows=tuple(_row(number, line, rounding) for number, line in enumerate(lines, start=1)),
        foot=(
            f"Danh sách có {format_int(len(lines))} học viên.",
            band_counts([line.classification for line in lines], bands, rounding),
        ),
        signatures=paper.signatures,
        letterhead=paper.letterhead,
        style=paper.style,
        landscape=True,
        size=11,
        printed_at=paper.printed_at,
        practice=paper.practice,
    )


def band_counts(
    classifications: Sequence[str],
    bands: Sequence[str] = DEFAULT_BANDS,
    rounding: Rounding = Rounding.HALF_UP,
) -> str:
    """Return "Xuất sắc: 2 (6,67 %); Giỏi: …", and who has no classification yet."""
    counts = Counter(classifications)
    total = len(classifications)
    parts = [
        f"{band}: {format_int(counts[band])} ({percent(counts[band], total, rounding=rounding)} %)"
        for band in bands
    ]
    rest = total - sum(counts[band] for band in bands)
    if rest:
        parts.append(f"Chưa xếp loại: {format_int(rest)}")
    return "; ".join(parts) + "."


_COLUMNS = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 48, grow=1),
    Column("Ngày sinh", 22, Align.CENTRE, Kind.DATE),
    Column("Đơn vị", 44, grow=2),
    Column("Tỷ lệ chuyên cần %", 18, Align.CENTRE, Kind.SHARE),
    Column("Điểm lần 1", 14, Align.CENTRE, Kind.MARK),
    Column("Điểm lần 2", 14, Align.CENTRE, Kind.MARK),
    Column("Điểm bằng chữ", 40),
    Column("Xếp loại", 22, Align.CENTRE),
    Column("Ghi chú", 18, grow=0.5),
)


def _row(number: int, line: MarkLine, rounding: Rounding) -> Row:
    return (
        number,
        line.name,
        line.birth,
        line.unit,
        Share(line.attended, line.total_periods, rounding),
        None if line.first is None else Mark(line.first),
        None if line.resit is None else Mark(line.resit),
        "" if line.counted is None else mark_in_words(line.counted),
        line.classification,
        line.note,
    )

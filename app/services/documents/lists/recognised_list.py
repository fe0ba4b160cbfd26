"""The list of those whom a decision of recognition (F26) names."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.sheets.cells import Mark
from app.services.documents.sheets.sheet import Column, Kind, Sheet
from app.services.documents.typesetting.lettering import Align
from app.text.numbers import format_int
from app.text.partial_date import PartialDate


@dataclass(frozen=True)
class RecognisedLine:
    """One learner recognised; the mark in hundredths; the numbers are empty before the issue."""

    name: str
    birth: PartialDate | None
    place_or_unit: str
    mark: int | None
    classification: str
    serial_no: str = ""
    register_no: str = ""


def recognised_list(class_name: str, lines: Sequence[RecognisedLine]) -> Sheet:
    """Return the list to be attached to the decision."""
    rows = tuple(
        (
            number,
            line.name,
            line.birth,
            line.place_or_unit,
            None if line.mark is None else Mark(line.mark),
            line.classification,
            line.serial_no,
            line.register_no,
        )
        for number, line in enumerate(lines, start=1)
    )
    return Sheet(
        title="Danh sách học viên được công nhận hoàn thành chương trình",
        subtitle=(class_name,),
        columns=_COLUMNS,
        rows=rows,
        foot=(f"Danh sách có {format_int(len(lines))} người.",),
        landscape=True,
    )


def lower_first(text: str) -> str:
    """Return the text with a small first letter, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


_COLUMNS = (
    Column("TT", 10, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 52, grow=1),
    Column("Ngày sinh", 23, Align.CENTRE, Kind.DATE),
    Column("Quê quán/đơn vị", 56, grow=2),
    Column("Điểm", 14, Align.CENTRE, Kind.MARK),
    Column("Xếp loại", 24, Align.CENTRE),
    Column("Số hiệu GCN", 32, Align.CENTRE),
    Column("Số vào sổ", 24, Align.CENTRE),
)

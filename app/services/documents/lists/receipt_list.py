"""F31 Danh sách ký nhận giấy chứng nhận: each holder signs for the certificate received."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.lists.class_paper import ClassPaper, class_sheet
from app.services.documents.sheets.sheet import Column, Kind, Sheet
from app.services.documents.typesetting.lettering import Align
from app.text.numbers import format_int
from app.text.partial_date import PartialDate


@dataclass(frozen=True)
class ReceiptLine:
    """One certificate to be handed over; `note` names the letter of a proxy."""

    name: str
    birth: PartialDate | None
    unit: str
    serial_no: str
    register_no: str
    note: str = ""


def receipt_list(
    paper: ClassPaper, lines: Sequence[ReceiptLine], *, kind: str = "giấy chứng nhận"
) -> Sheet:
    """Return the list; `kind` is what is handed over (giấy chứng nhận, bằng, giấy xác nhận)."""
    rows = tuple(
        (i, x.name, x.birth, x.unit, x.serial_no, x.register_no, "", "", x.note)
        for i, x in enumerate(lines, start=1)
    )
    foot = f"Danh sách có {format_int(len(lines))} người."
    title = f"Danh sách ký nhận {kind}"
    return class_sheet(paper, title, _COLUMNS, rows, foot=(foot,), row_height=9)


_COLUMNS = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 50, grow=1),
    Column("Ngày sinh", 23, Align.CENTRE, Kind.DATE),
    Column("Đơn vị", 42, grow=1),
    Column("Số hiệu", 29, Align.CENTRE),
    Column("Số vào sổ", 23, Align.CENTRE),
    Column("Ngày nhận", 21, Align.CENTRE),
    Column("Ký nhận, ghi rõ họ tên", 32, Align.CENTRE),
    Column("Ghi chú", 18),
)

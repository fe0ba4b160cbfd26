"""F48 Biên bản giao nhận tệp dữ liệu: what lies on the USB stick, and how to know that it is it."""

from dataclasses import dataclass, replace
from datetime import date

from app.services.documents.prescribed.letterhead import Letterhead, letterhead
from app.services.documents.prescribed.signatures import Signature, signatures_abreast
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY
from app.services.documents.typesetting.blocks import lettered, paragraph
from app.services.documents.typesetting.flow import Piece, space
from app.services.documents.typesetting.lettering import Align
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.paper import Section, render
from app.services.documents.typesetting.pen import MM, Facts
from app.services.documents.typesetting.table import table
from app.services.documents.typesetting.table_rows import TableColumn, TableRow, TableSetting
from app.services.documents.typesetting.words import Run
from app.text.dates import format_date
from app.text.numbers import format_int

_HOW_TO_SIGN = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True)
class DeliverySlip:
    """One package handed over; `digest` is the SHA-256 of the file in hexadecimal letters.

    `contents` names what is in it and how many: ("Học viên", 62). `receiver` is the office that
    the package was sealed for, `key_code` what both sides see of the keys that signed it.
    """

    letterhead: Letterhead
    receiver: str
    file_name: str
    size: int
    digest: str
    sequence: int
    made_on: date
    contents: tuple[tuple[str, int], ...]
    key_code: str
    style: DocumentStyle = PARTY
    practice: bool = False


def delivery_slip_pdf(slip: DeliverySlip) -> bytes:
    """Return the slip as a PDF."""
    page = a4(slip.style.margins)
    width = page.frame_width
    pieces = [letterhead(slip.letterhead, slip.style, width), space(16)]
    pieces += lettered("Biên bản giao nhận tệp dữ liệu", slip.style.name, width, "tên biên bản")
    pieces.append(space(8))
    # The slip is printed with the package and filled in where it is handed over, maybe days later.
    day = "ngày ..... tháng ..... năm ........."
    pieces += _text(f"Hôm nay, {day}, hai bên giao và nhận tệp dữ liệu sau:", slip, width)
    pieces.append(space(6))
    pieces += _facts(slip, width, page.frame_height)
    pieces += _text("Số liệu trong tệp:", slip, width, keep_next=True)
    pieces.append(space(6))
    pieces += _contents(slip, width, page.frame_height)
    pieces += _text(
        "Bên nhận mở tệp bằng chương trình, đối chiếu mã kiểm tra khóa và số liệu trên rồi "
        "gửi lại biên nhận. Dữ liệu trong tệp đã được mã hóa và ký; không mở tệp bằng chương trình "
        "khác.",
        slip,
        width,
        keep_next=True,
    )
    lettering = replace(slip.style.signer, size=13)
    sides = [Signature((side,), hint=_HOW_TO_SIGN) for side in ("BÊN GIAO", "BÊN NHẬN")]
    pieces.append(signatures_abreast(sides, lettering, width))
    facts = Facts("Biên bản giao nhận tệp dữ liệu", slip.letterhead.issuer)
    return render([Section(page, pieces)], facts, practice=slip.practice)


def grouped(digest: str) -> str:
    """Return a long code in groups of four letters, so that two people can compare it."""
    return " ".join(digest[i : i + 4] for i in range(0, len(digest), 4))


def _facts(slip: DeliverySlip, width: float, frame_height: float) -> list[Piece]:
    lines = [
        ("Bên giao", slip.letterhead.issuer),
        ("Bên nhận", slip.receiver),
        ("Tên tệp", slip.file_name),
        ("Dung lượng", f"{format_int(slip.size)} byte"),
        ("Gói số", format_int(slip.sequence)),
        ("Ngày lập gói", format_date(slip.made_on)),
        ("Mã kiểm tra (SHA-256)", grouped(slip.digest)),
        ("Mã kiểm tra khóa", slip.key_code),
    ]
    rows = [TableRow(line, f"biên bản, dòng “{line[0]}”") for line in lines]
    columns = [TableColumn("Mục", 52 * MM), TableColumn("Nội dung", width - 52 * MM)]
    return table(columns, rows, TableSetting(12, 12, frame_height * 0.3))


def _contents(slip: DeliverySlip, width: float, frame_height: float) -> list[Piece]:
    columns = [
        TableColumn("TT", 12 * MM, Align.CENTRE),
        TableColumn("Loại số liệu", width - 52 * MM),
        TableColumn("Số lượng", 40 * MM, Align.RIGHT),
    ]
    rows = [
        TableRow((str(i), label, format_int(count)), f"biên bản, dòng số liệu {i}")
        for i, (label, count) in enumerate(slip.contents, start=1)
    ]
    return table(columns, rows, TableSetting(12, 12, frame_height * 0.3))


def _text(text: str, slip: DeliverySlip, width: float, *, keep_next: bool = False) -> list[Piece]:
    style = slip.style
    setting = replace(style.prose, gap=style.paragraph_gap + 2)
    pieces = paragraph([Run(text)], setting, width, "biên bản giao nhận")
    return [replace(piece, keep_next=True) for piece in pieces] if keep_next else pieces

"""Spreadsheets made byte by byte, so that a test can say exactly what is wrong with one."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import normalize
from xml.sax.saxutils import escape

from app.services.imports.readers.sheets import Merge, Place, Row, Sheet, Workbook

Cell = Any
Rows = Sequence[Sequence[Cell]]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER = ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "CCCD", "Đơn vị")


@dataclass(frozen=True)
class Formula:
    """A formula with the result that was stored, if any."""

    text: str
    result: str | None = None


@dataclass(frozen=True)
class ErrorCell:
    """A cell that shows an error."""

    text: str


@dataclass(frozen=True)
class InFont:
    """A text in a font."""

    text: str
    font: str


def letter(column: int) -> str:
    """Return a column's name, up to ZZ."""
    return chr(64 + column // 26) * (column >= 26) + chr(65 + column % 26)


def cell_xml(reference: str, value: Cell, fonts: Sequence[str]) -> str:
    """Return one cell; style 1 shows dates, the styles from 2 on are the fonts."""
    if value is None:
        return ""
    if isinstance(value, Formula):
        stored = f"<v>{escape(value.result)}</v>" if value.result is not None else ""
        return f'<c r="{reference}" t="str"><f>{escape(value.text)}</f>{stored}</c>'
    if isinstance(value, ErrorCell):
        return f'<c r="{reference}" t="e"><v>{value.text}</v></c>'
    if isinstance(value, date):
        return f'<c r="{reference}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{reference}"><v>{value!r}</v></c>'
    style = ""
    if isinstance(value, InFont):
        style, value = f' s="{2 + fonts.index(value.font)}"', value.text
    text = escape(str(value))
    return (
        f'<c r="{reference}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    )


def sheet_xml(
    rows: Rows, *, fonts: Sequence[str] = (), hidden: Sequence[int] = (), merges: Sequence[str] = ()
) -> str:
    """Return a worksheet part."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(cell_xml(f"{letter(c)}{number}", v, fonts) for c, v in enumerate(row))
        flag = ' hidden="1"' if number in hidden else ""
        lines.append(f'<row r="{number}"{flag}>{cells}</row>')
    merged = "".join(f'<mergeCell ref="{reference}"/>' for reference in merges)
    tail = f"<mergeCells>{merged}</mergeCells>" if merges else ""
    return worksheet("".join(lines), tail)


def worksheet(rows: str, tail: str = "") -> str:
    """Return a worksheet part around the XML of its rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>'


def xlsx(
    rows: Rows,
    *,
    fonts: Sequence[str] = (),
    hidden: Sequence[int] = (),
    merges: Sequence[str] = (),
    date_1904: bool = False,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a workbook of one sheet; `more` adds or replaces parts."""
    sheet = sheet_xml(rows, fonts=fonts, hidden=hidden, merges=merges)
    return workbook({"Danh sách": sheet}, fonts=fonts, date_1904=date_1904, more=more)


def workbook(
    sheets: Mapping[str, str],
    *,
    fonts: Sequence[str] = (),
    states: Mapping[str, str] | None = None,
    date_1904: bool = False,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a workbook of several worksheet parts by name."""
    base = "http://schemas.openxmlformats.org/package/2006/relationships"
    listed, links = "", ""
    parts: dict[str, str | bytes] = {}
    for index, (name, xml) in enumerate(sheets.items(), start=1):
        state = f' state="{states[name]}"' if states and name in states else ""
        listed += f'<sheet name="{escape(name)}" sheetId="{index}"{state} r:id="r{index}"/>'
        target = f"worksheets/sheet{index}.xml"
        links += f'<Relationship Id="r{index}" Type="{RELATIONS}/worksheet" Target="{target}"/>'
        parts[f"xl/{target}"] = xml
    flag = '<workbookPr date1904="1"/>' if date_1904 else ""
    parts |= {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{base}"><Relationship Id="r1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{base}">{links}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{flag}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/styles.xml": styles_xml(fonts),
    }
    return zipped(parts | dict(more or {}))


def styles_xml(fonts: Sequence[str]) -> str:
    """Return the styles: plain, date, and one for each font."""
    named = "".join(f'<font><name val="{font}"/></font>' for font in ("Calibri", *fonts))
    uses = "".join(f'<xf numFmtId="0" fontId="{i}"/>' for i in range(1, len(fonts) + 1))
    formats = '<xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/>'
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts>{named}</fonts>'
        f"<cellXfs>{formats}{uses}</cellXfs></styleSheet>"
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def ods(content: str, *, manifest: str = "<manifest/>") -> bytes:
    """Return a LibreOffice workbook around the XML of its tables."""
    namespaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text", "style", "calcext", "fo")
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {namespaces}>{content}"
            "</office:document-content>",
            "META-INF/manifest.xml": manifest,
        }
    )


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file (OLE) with the streams, each long enough to stand in whole sectors."""
    sector, end, free, is_table = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    contents = [
        data.ljust(max(4096, -(-len(data) // sector) * sector), b"\0") for data in streams.values()
    ]
    table = [is_table, end]  # sector 0 is the table itself, sector 1 the directory
    starts = []
    for data in contents:
        starts.append(len(table))
        count = len(data) // sector
        table += [*range(len(table) + 1, len(table) + count), end]
    table += [free] * (128 - len(table))
    entries = [_entry("Root Entry", 5, end, 0)]
    entries += [
        _entry(name, 2, start, len(data))
        for name, start, data in zip(streams, starts, contents, strict=True)
    ]
    directory = b"".join(entries).ljust(sector, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6).ljust(20, b"\0")
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, end, 0, end, 0, 0)
    header += struct.pack("<I", free) * 108
    return header + struct.pack("<128I", *table) + directory + b"".join(contents)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    return entry.ljust(116, b"\0") + struct.pack("<IQ", start, size)


def compound_of_small(name: str, data: bytes) -> bytes:
    """Return a compound file whose one stream is so short that it stands in the root's own."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    sectors = -(-len(data) // 64)
    table = [0xFFFFFFFD, end, end, end] + [free] * 124  # itself, directory, small table, root's
    small = [*range(1, sectors), end] + [free] * (128 - sectors)
    entries = _entry("Root Entry", 5, 3, 512) + _entry(name, 2, 0, len(data))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6).ljust(20, b"\0")
    # The one sector of the table is named by a sector of its own (number 4), not by the header.
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 2, 1, 4, 1, free)
    header += struct.pack("<I", free) * 108
    body = struct.pack("<128I", *table) + entries.ljust(512, b"\0")
    body += struct.pack("<128I", *small) + data.ljust(512, b"\0")
    return header + body + struct.pack("<128I", 0, *[free] * 126, end)


def to_1258(text: str) -> bytes:
    """Encode as windows-1258: letters that it lacks as a base and a tone mark."""
    out = b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            marks = normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            out += normalize("NFC", marks.replace(tone, "")).encode("cp1258") + tone.encode(
                "cp1258"
            )
    return out


def people(*lines: Sequence[Cell]) -> list[Sequence[Cell]]:
    """Return a list with the usual header and numbered lines."""
    return [HEADER, *([number, *line] for number, line in enumerate(lines, start=1))]


ANNE = ("Nguyễn Thị An", "20/04/1991", "Nữ", "020191441046", "Đảng bộ xã Na Sầm")
BINH = ("Trần Văn Bình", "04/02/1987", "Nam", "020087102814", "Đảng bộ xã Na Sầm")


def in_memory(
    rows: Rows, *, merges: Sequence[Merge] = (), fonts: Mapping[Place, str] | None = None
) -> Workbook:
    """Return a workbook as if it had been read from a file."""
    filled = (Row(number, tuple(cells)) for number, cells in enumerate(rows, start=1))
    kept = tuple(row for row in filled if any(cell not in (None, "") for cell in row.cells))
    sheet = Sheet("Danh sách", kept, merges=tuple(merges), fonts=fonts or {})
    return Workbook("danh-sach.xlsx", "xlsx", (sheet,))


def xlsb_record(kind: int, body: bytes = b"") -> bytes:
    """Return one record: type and size seven bits to the byte, then the content."""
    return _packed(kind) + _packed(len(body)) + body


def _packed(number: int) -> bytes:
    out = bytearray()
    while number or not out:
        out.append((number & 0x7F) | (0x80 if number > 0x7F else 0))
        number >>= 7
    return bytes(out)


def wide(text: str) -> bytes:
    """Return a text as .xlsb keeps it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(
    rows: Rows,
    *,
    styles: Sequence[str] = (),
    hidden: Sequence[int] = (),
    merges: Sequence[tuple[int, int, int, int]] = (),
    date_1904: bool = False,
) -> bytes:
    """Return a binary workbook of one sheet; cell style n has the n-th font."""
    base = "http://schemas.openxmlformats.org/package/2006/relationships"
    book = xlsb_record(153, struct.pack("<III", int(date_1904), 0, 0)) + xlsb_record(143)
    book += xlsb_record(156, struct.pack("<II", 0, 1) + wide("r1") + wide("Danh sách"))
    book = xlsb_record(131) + book + xlsb_record(144) + xlsb_record(132)
    lines = b""
    for number, row in enumerate(rows):
        flag = 0x10 if number + 1 in hidden else 0
        lines += xlsb_record(0, struct.pack("<IIHBB", number, 0, 300, 0, flag) + bytes(5))
        lines += b"".join(_xlsb_cell(column, value, styles) for column, value in enumerate(row))
    size = struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, 20)
    sheet = xlsb_record(129) + xlsb_record(148, size) + xlsb_record(145) + lines + xlsb_record(146)
    sheet += b"".join(xlsb_record(176, struct.pack("<4I", *merge)) for merge in merges)
    fonts = b"".join(xlsb_record(43, bytes(21) + wide(font)) for font in styles)
    uses = b"".join(xlsb_record(47, struct.pack("<HHH", 0, 0, i)) for i in range(len(styles)))
    kinds = {"r1": ("worksheet", "worksheets/sheet1.bin"), "r2": ("styles", "styles.bin")}
    links = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in kinds.items()
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{base}"><Relationship Id="r1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{base}">{links}</Relationships>',
            "xl/workbook.bin": book,
            "xl/styles.bin": fonts
            + xlsb_record(617, struct.pack("<I", len(styles)))
            + uses
            + xlsb_record(618),
            "xl/worksheets/sheet1.bin": sheet + xlsb_record(130),
        }
    )


def _xlsb_cell(column: int, value: Cell, styles: Sequence[str]) -> bytes:
    if value is None:
        return b""
    head = struct.pack("<II", column, 0)
    if isinstance(value, InFont):
        head = struct.pack("<II", column, styles.index(value.font))
        return xlsb_record(6, head + wide(value.text))
    if isinstance(value, Formula):
        return xlsb_record(8, head + wide(value.result or "") + bytes(10))
    if isinstance(value, ErrorCell):
        return xlsb_record(3, head + b"\x2a")
    if isinstance(value, str):
        return xlsb_record(6, head + wide(value))
    return xlsb_record(5, head + struct.pack("<d", value))

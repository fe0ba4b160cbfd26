"""What stands beside the values in .xls: fonts, formulas, errors, hidden rows and merged cells."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.services.imports.fonts import encoding_of_font
from app.services.imports.sheets import Merge, Place

_BOF, _EOF, _FILEPASS, _DATEMODE = 0x0809, 0x000A, 0x002F, 0x0022
_FONT, _XF, _SHEET = 0x0031, 0x00E0, 0x0085
_ROW, _FORMULA, _BOOLERR, _MULRK, _MERGED = 0x0208, 0x0006, 0x0205, 0x00BD, 0x00E5
_CELLS = frozenset({0x00FD, 0x0204, 0x00D6, 0x0203, 0x027E})
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(slots=True)
class Marks:
    """The marks of one sheet."""

    hidden_rows: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    formulas: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    fonts: dict[Place, str] = field(default_factory=dict)


@dataclass(slots=True)
class BiffBook:
    """The marks of all sheets in order, and what concerns the whole file."""

    encrypted: bool = False
    date_1904: bool = False
    sheets: list[Marks] = field(default_factory=list)


def scan_biff(stream: bytes) -> BiffBook:
    """Walk through the workbook stream; a record that makes no sense ends the walk of its sheet."""
    book = BiffBook()
    fonts: list[str] = []
    styles: list[int] = []
    offsets: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            book.encrypted = True
        elif kind == _DATEMODE:
            book.date_1904 = body[:1] == b"\x01"
        elif kind == _FONT:
            fonts.append(_font_name(body))
        elif kind == _XF:
            styles.append(int.from_bytes(body[:2], "little"))
        elif kind == _SHEET and body[5:6] == b"\0":
            offsets.append(int.from_bytes(body[:4], "little"))
    legacy = _legacy_fonts(fonts, styles)
    book.sheets = [_scan_sheet(stream, offset, legacy) for offset in offsets]
    return book


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one substream, up to its end record."""
    depth = 0
    while offset + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, offset)
        yield kind, stream[offset + 4 : offset + 4 + length]
        offset += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return


def _scan_sheet(stream: bytes, offset: int, legacy: dict[int, str]) -> Marks:
    marks = Marks()
    for kind, body in _records(stream, offset):
        if kind in _CELLS or kind in (_FORMULA, _BOOLERR):
            _mark_cell(marks, kind, body, legacy)
        elif kind == _ROW and len(body) >= 16 and body[12] & 0x20:
            marks.hidden_rows.add(int.from_bytes(body[:2], "little") + 1)
        elif kind == _MERGED:
            marks.merges += _merges(body)
    return marks


def _mark_cell(marks: Marks, kind: int, body: bytes, legacy: dict[int, str]) -> None:
    if len(body) < 6:
        return
    row, column, style = struct.unpack_from("<HHH", body)
    place = Place(row + 1, column)
    if style in legacy:
        marks.fonts[place] = legacy[style]
    if kind == _FORMULA:
        marks.formulas.add(place)
    elif kind == _BOOLERR and len(body) >= 8 and body[7]:
        marks.errors[place] = ERRORS.get(body[6], "#?")


def _merges(body: bytes) -> Iterator[Merge]:
    for top, bottom, left, right in struct.iter_unpack(
        "<4H", body[2 : 2 + (len(body) - 2) // 8 * 8]
    ):
        yield Merge(top + 1, left, bottom + 1, right)


def _font_name(body: bytes) -> str:
    """Read a font's name: BIFF8 flags whether two bytes make a letter, BIFF5 has one each."""
    if len(body) < 16:
        return ""
    length, flag = body[14], body[15]
    if flag == 1:
        return body[16 : 16 + 2 * length].decode("utf-16-le", errors="replace")
    start = 16 if flag == 0 else 15
    return body[start : start + length].decode("latin-1")


def _legacy_fonts(fonts: list[str], styles: list[int]) -> dict[int, str]:
    """Return the old fonts by cell style; the format has no font number 4, so later ones shift."""
    found = {}
    for style, number in enumerate(styles):
        index = number - 1 if number > 4 else number
        if index < len(fonts) and encoding_of_font(fonts[index]):
            found[style] = fonts[index]
    return found

"""What stands beside the values in .xls: fonts, formulas, errors, hidden rows and merged cells."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from app.services.imports.letters.fonts import encoding_of_font
from app.services.imports.readers.serials import Shown, part_shown
from app.services.imports.readers.sheets import Merge, Place

_BOF, _EOF, _FILEPASS, _DATEMODE = 0x0809, 0x000A, 0x002F, 0x0022
_FONT, _XF, _SHEET, _FORMAT = 0x0031, 0x00E0, 0x0085, 0x041E
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
    parts: dict[Place, Shown] = field(default_factory=dict)
    """Dates of which the cell shows no day."""


class _Styles(NamedTuple):
    """What matters of the cell styles, by their number."""

    fonts: dict[int, str]
    parts: dict[int, Shown]


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
    styles: list[tuple[int, int]] = []
    formats: dict[int, str] = {}
    offsets: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            book.encrypted = True
        elif kind == _DATEMODE:
            book.date_1904 = body[:1] == b"\x01"
        elif kind == _FONT:
            fonts.append(_font_name(body))
        elif kind == _XF:
            styles.append((int.from_bytes(body[:2], "little"), int.from_bytes(body[2:4], "little")))
        elif kind == _FORMAT and len(body) > 4:
            formats[int.from_bytes(body[:2], "little")] = _format_code(body)
        elif kind == _SHEET and body[5:6] == b"\0":
            offsets.append(int.from_bytes(body[:4], "little"))
    looks = _Styles(_legacy_fonts(fonts, [font for font, _ in styles]), _parts(styles, formats))
    book.sheets = [_scan_sheet(stream, offset, looks) for offset in offsets]
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


def _scan_sheet(stream: bytes, offset: int, styles: _Styles) -> Marks:
    marks = Marks()
    for kind, body in _records(stream, offset):
        if kind in _CELLS or kind in (_FORMULA, _BOOLERR):
            _mark_cell(marks, kind, body, styles)
        elif kind == _MULRK:
            _mark_numbers(marks, body, styles)
        elif kind == _ROW and len(body) >= 16 and body[12] & 0x20:
            marks.hidden_rows.add(int.from_bytes(body[:2], "little") + 1)
        elif kind == _MERGED:
            marks.merges += _merges(body)
    return marks


def _mark_cell(marks: Marks, kind: int, body: bytes, styles: _Styles) -> None:
    if len(body) < 6:
        return
    row, column, style = struct.unpack_from("<HHH", body)
    place = Place(row + 1, column)
    if style in styles.fonts:
        marks.fonts[place] = styles.fonts[style]
    if style in styles.parts:
        marks.parts[place] = styles.parts[style]
    if kind == _FORMULA:
        marks.formulas.add(place)
    elif kind == _BOOLERR and len(body) >= 8 and body[7]:
        marks.errors[place] = ERRORS.get(body[6], "#?")


def _mark_numbers(marks: Marks, body: bytes, styles: _Styles) -> None:
    """Mark the dates among the numbers of several cells side by side."""
    row, column = struct.unpack_from("<HH", body) if len(body) >= 4 else (0, 0)
    for place, start in enumerate(range(4, len(body) - 7, 6)):
        style = int.from_bytes(body[start : start + 2], "little")
        if style in styles.parts:
            marks.parts[Place(row + 1, column + place)] = styles.parts[style]


def _merges(body: bytes) -> Iterator[Merge]:
    for top, bottom, left, right in struct.iter_unpack(
        "<4H", body[2 : 2 + (len(body) - 2) // 8 * 8]
    ):
        yield Merge(top + 1, left, bottom + 1, right)


def _parts(styles: list[tuple[int, int]], formats: dict[int, str]) -> dict[int, Shown]:
    """Return the styles that show dates without their day."""
    found: dict[int, Shown] = {}
    for style, (_font, code) in enumerate(styles):
        part = part_shown(code, formats.get(code))
        if part is not None and part != "day":
            found[style] = part
    return found


def _format_code(body: bytes) -> str:
    """Read a number format: BIFF8 flags whether two bytes make a letter."""
    length = int.from_bytes(body[2:4], "little")
    if body[4] & 1:
        return body[5 : 5 + 2 * length].decode("utf-16-le", errors="replace")
    return body[5 : 5 + length].decode("latin-1")


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

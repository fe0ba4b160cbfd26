"""What stands beside the values in .xlsb: fonts, formulas, errors, hidden rows, merged cells."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.services.imports.letters.fonts import encoding_of_font
from app.services.imports.readers.archive import Archive
from app.services.imports.readers.biff import ERRORS, Marks
from app.services.imports.readers.sheets import Merge, Place
from app.services.imports.readers.xlsx_parts import relationships, resolve

_ROW, _FIRST_CELL, _LAST_CELL = 0, 1, 11
_CELL_ERROR, _FIRST_FORMULA, _FORMULA_ERROR = 3, 8, 11
_FONT, _STYLE, _BEGIN_STYLES, _END_STYLES = 43, 47, 617, 618
_BOOK, _SHEET, _MERGED = 153, 156, 176
_FONT_NAME_AT = 21


@dataclass(slots=True)
class XlsbBook:
    """The marks of the worksheets in order, and how the file counts its days."""

    date_1904: bool = False
    sheets: list[Marks] = field(default_factory=list)


def scan_xlsb(archive: Archive, workbook_part: str) -> XlsbBook:
    """Walk through the parts once; raises struct.error or IndexError where one is cut short."""
    folder = workbook_part.rpartition("/")[0]
    links = relationships(archive, workbook_part)
    styles = resolve(folder, "styles.bin")
    fonts = _legacy_fonts(archive.read(styles)) if styles in archive else {}
    book = XlsbBook()
    for kind, body in _records(archive.read(workbook_part)):
        if kind == _BOOK:
            book.date_1904 = bool(body[0] & 1)
        elif kind == _SHEET:
            link, target = links.get(_wide_text(body, 8), ("", ""))
            part = resolve(folder, target)
            if link == "worksheet" and part in archive:
                book.sheets.append(_scan_sheet(archive.read(part), fonts))
    return book


def _scan_sheet(data: bytes, fonts: dict[int, str]) -> Marks:
    marks = Marks()
    row = 0
    for kind, body in _records(data):
        if kind == _ROW:
            row = int(struct.unpack_from("<I", body)[0]) + 1
            if body[11] & 0x10:
                marks.hidden_rows.add(row)
        elif _FIRST_CELL <= kind <= _LAST_CELL:
            _mark_cell(marks, row, kind, body, fonts)
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", body)
            marks.merges.append(Merge(top + 1, left, bottom + 1, right))
    return marks


def _mark_cell(marks: Marks, row: int, kind: int, body: bytes, fonts: dict[int, str]) -> None:
    column, style = struct.unpack_from("<II", body)
    place = Place(row, column)
    font = fonts.get(style & 0xFFFFFF)
    if font:
        marks.fonts[place] = font
    if kind >= _FIRST_FORMULA:
        marks.formulas.add(place)
    if kind in (_CELL_ERROR, _FORMULA_ERROR):
        marks.errors[place] = ERRORS.get(body[8], "#?")


def _legacy_fonts(data: bytes) -> dict[int, str]:
    """Return the fonts of old encodings by cell style."""
    names: list[str] = []
    styles: list[int] = []
    inside = False
    for kind, body in _records(data):
        if kind == _FONT:
            names.append(_wide_text(body, _FONT_NAME_AT))
        elif kind in (_BEGIN_STYLES, _END_STYLES):
            inside = kind == _BEGIN_STYLES
        elif kind == _STYLE and inside:
            styles.append(int(struct.unpack_from("<H", body, 4)[0]))
    found = ((style, names[font]) for style, font in enumerate(styles) if font < len(names))
    return {style: name for style, name in found if encoding_of_font(name)}


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield type and content of each record; both numbers are written seven bits to the byte."""
    place = 0
    while place < len(data):
        kind, place = _number(data, place, 2)
        size, place = _number(data, place, 4)
        yield kind, data[place : place + size]
        place += size


def _number(data: bytes, place: int, longest: int) -> tuple[int, int]:
    """Read a number of at most `longest` bytes; return it and the place behind it."""
    number = 0
    for index in range(longest):
        byte = data[place + index]
        number |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            return number, place + index + 1
    return number, place + longest


def _wide_text(body: bytes, place: int) -> str:
    length = int(struct.unpack_from("<I", body, place)[0])
    return body[place + 4 : place + 4 + 2 * length].decode("utf-16-le", errors="replace")

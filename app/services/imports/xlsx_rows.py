"""Rows and shared texts as most programs write them, taken apart without a parser's callbacks.

Four times as fast as the parser, which still sees everything around the rows. Whatever does not
look exactly like the usual rows is left to it: formulas, entities, comments, other attributes.
"""

import re
from functools import cache
from typing import NamedTuple

from app.services.imports.builder import SheetBuilder
from app.services.imports.serials import as_shown, date_of_serial, number_of
from app.services.imports.sheets import CellValue, is_blank
from app.services.imports.xlsx_book import Book, CellStyle
from app.services.imports.xlsx_parts import column_number
from app.services.imports.xlsx_texts import Text, unescape

_MOST_ROWS = 50_000  # a sheet of so many, most of them blank, is better read as it comes
_START, _END = b"<sheetData>", b"</sheetData>"
_UTF_8 = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*encoding=[\"']utf-8[\"'][^>]*\?>|<[^?])", re.I
)
_CELL = (
    r'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?(?: t="(?:n|s|str|inlineStr)")?'
    r"(?:/>|></c>|><v>[^<]*</v></c>"
    r'|><is><t(?: xml:space="preserve")?>[^<]*</t></is></c>)'
)
# The cells are never given back ("*+"): to remember where each began takes 400 bytes.
_ROW = re.compile(rf"\s*<row((?: [^<>/]*)?)(?:/>|>((?:{_CELL})*+)</row>)")
_ROW_NUMBER = re.compile(r' r="([0-9]{1,7})"')
_HIDDEN = re.compile(r' hidden="(?:1|true)"')
# Of a cell that is not empty: its column, its style and kind as they stand, its value.
_FILLED = re.compile(
    r'"([A-Z]+)[0-9]+"((?: [st]="[0-9A-Za-z]+")*)>'
    r'<(?:v|is><t(?: xml:space="preserve")?)>([^<]+)<'
)
_LOOK = re.compile(r'(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?')
_TEXT = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_TEXTS = re.compile(rf"<sst[^<>]*>(?:{_TEXT.pattern})*+</sst>\s*")
# What a parser would change or refuse: entities, the ends of lines of Windows, what is no text.
_NOT_PLAIN = re.compile("[&\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class SheetParts(NamedTuple):
    """A worksheet without its rows, and the rows."""

    around: bytes
    rows: str


class _Row(NamedTuple):
    number: int
    is_hidden: bool
    cells: list[tuple[str, str, str]]


class _Look(NamedTuple):
    """How the value of a cell is meant."""

    kind: str
    style: CellStyle


def split_sheet(data: bytes) -> SheetParts | None:
    """Cut the rows out of a worksheet; None where they must be left to the parser."""
    start, end = data.find(_START) + len(_START), data.rfind(_END)
    if not len(_START) <= start <= end:
        return None
    rows = _as_parsed(data, start, end)
    return None if rows is None else SheetParts(data[:start] + data[end:], rows)


def plain_texts(data: bytes) -> list[Text] | None:
    """Return the shared texts; None where they must be left to the parser."""
    table = _as_parsed(data, max(data.find(b"<sst"), 0), len(data))
    if table is None or not _TEXTS.fullmatch(table):
        return None
    return [Text(unescape(text)) for text in _TEXT.findall(table)]


def _as_parsed(data: bytes, start: int, end: int) -> str | None:
    """Return a part of an XML file as text; None where a parser would read it otherwise."""
    if b"<!" in data or not _UTF_8.match(data):
        return None
    try:
        text = data[start:end].decode()
    except UnicodeDecodeError:
        return None
    return None if _NOT_PLAIN.search(text) else text


def put_rows(rows: str, book: Book, builder: SheetBuilder) -> bool:
    """Put the cells into the sheet; say False, with nothing put, if a row is not a usual one."""
    found = _rows(rows)
    if found is None:
        return False
    reader = _Reader(book, builder)
    for row in found:
        if row.is_hidden:
            builder.hide(row.number)
        reader.put(row)
    return True


def _rows(text: str) -> list[_Row] | None:
    found: list[_Row] = []
    place = number = 0
    for match in _ROW.finditer(text):
        if match.start() != place or len(found) > _MOST_ROWS:
            return None
        place = match.end()
        attributes, content = match[1], match[2] or ""
        said = _ROW_NUMBER.search(attributes)
        number = int(said[1]) if said else number + 1
        found.append(_Row(number, _HIDDEN.search(attributes) is not None, _FILLED.findall(content)))
    return None if text[place:].strip() else found


class _Reader:
    """Gives the cells of one sheet their values."""

    def __init__(self, book: Book, builder: SheetBuilder) -> None:
        self._book = book
        self._builder = builder
        self._column = cache(column_number)
        self._look = cache(self._look_of)

    def put(self, row: _Row) -> None:
        """Put the filled cells of a row."""
        column, look, shared = self._column, self._look, self._book.text
        cells: dict[int, CellValue] = {}
        for letters, attributes, written in row.cells:
            kind, style = look(attributes)
            if kind == "s":
                text, font = shared(int(written))
            elif kind in ("str", "inlineStr"):
                text, font = Text(unescape(written))
            else:
                value = self._number(written, style)
                if not is_blank(value):
                    cells[column(letters)] = value
                continue
            if text and not text.isspace():
                cells[column(letters)] = text
                if font or style.font:
                    self._builder.mark_font(row.number, column(letters), font or style.font or "")
        self._builder.put_row(row.number, cells)

    def _look_of(self, attributes: str) -> _Look:
        match = _LOOK.fullmatch(attributes)
        style, kind = match.groups(default="") if match else ("", "")
        index = int(style or 0)
        known = index < len(self._book.styles)
        return _Look(kind, self._book.styles[index] if known else CellStyle())

    def _number(self, written: str, style: CellStyle) -> CellValue:
        number = number_of(written)
        if number is None:
            return written
        day = date_of_serial(number, from_1904=self._book.date_1904) if style.is_date else None
        return number if day is None else as_shown(day, style.part)

"""The rows of a worksheet as most programs write them, taken apart without a parser's callbacks.

Three times as fast as the parser, which still sees everything around the rows. Whatever does not
look exactly like the usual rows is left to it: formulas, entities, comments, other attributes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.services.imports.builder import SheetBuilder
from app.services.imports.serials import date_of_serial, number_of
from app.services.imports.sheets import CellValue
from app.services.imports.xlsx_book import Book, CellStyle
from app.services.imports.xlsx_parts import column_number
from app.services.imports.xlsx_texts import Text, unescape

_MOST_ROWS = 50_000  # a sheet of so many, most of them blank, is better read as it comes
_START, _END = b"<sheetData>", b"</sheetData>"
_UTF_8 = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*encoding=[\"']utf-8[\"'][^>]*\?>|<[^?])", re.I
)
_ROW = re.compile(r"\s*<row((?: [^<>/]*)?)(?:/>|>(.*?)</row>)", re.DOTALL)
_ROW_NUMBER = re.compile(r' r="([0-9]{1,7})"')
_HIDDEN = re.compile(r' hidden="(?:1|true)"')
_CELL = re.compile(
    r'(<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="([0-9]{1,6})")?(?: t="(n|s|str|inlineStr)")?'
    r"(?:/>|></c>|><v>([^<]*)</v></c>"
    r'|><is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>))'
)
# What a parser would change or refuse: entities, the ends of lines of Windows, what is no text.
_NOT_PLAIN = re.compile("[&\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class SheetParts(NamedTuple):
    """A worksheet without its rows, and the rows."""

    around: bytes
    rows: str


class _Row(NamedTuple):
    number: int
    is_hidden: bool
    cells: list[tuple[str, str, str, str, str, str]]


def split_sheet(data: bytes) -> SheetParts | None:
    """Cut the rows out of a worksheet; None where they must be left to the parser."""
    start, end = data.find(_START), data.rfind(_END)
    if not 0 <= start < end or b"<!" in data or not _UTF_8.match(data):
        return None
    start += len(_START)
    try:
        rows = data[start:end].decode()
    except UnicodeDecodeError:
        return None
    return None if _NOT_PLAIN.search(rows) else SheetParts(data[:start] + data[end:], rows)


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
        attributes, content = match[1], match[2] or ""
        cells = _CELL.findall(content)
        if match.start() != place or sum(len(cell[0]) for cell in cells) != len(content):
            return None
        if len(found) > _MOST_ROWS:
            return None
        place = match.end()
        said = _ROW_NUMBER.search(attributes)
        number = int(said[1]) if said else number + 1
        found.append(_Row(number, _HIDDEN.search(attributes) is not None, cells))
    return None if text[place:].strip() else found


class _Reader:
    """Gives the cells of one sheet their values."""

    def __init__(self, book: Book, builder: SheetBuilder) -> None:
        self._book = book
        self._builder = builder
        self._columns: dict[str, int] = {}
        self._styles = dict(enumerate(book.styles))

    def put(self, row: _Row) -> None:
        """Put the filled cells of a row."""
        self._builder.put_row(row.number, dict(self._filled(row)))

    def _filled(self, row: _Row) -> Iterator[tuple[int, CellValue]]:
        for _, letters, style, kind, value, inline in row.cells:
            if not (value or inline):
                continue
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = column_number(letters)
            look = self._styles.get(int(style or 0), _PLAIN)
            if kind in ("", "n"):
                yield column, self._number(value, look)
            else:
                text = self._text(kind, value, inline)
                yield column, text.text
                font = text.font or look.font
                if font and text.text.strip():
                    self._builder.mark_font(row.number, column, font)

    def _text(self, kind: str, value: str, inline: str) -> Text:
        if kind == "s":
            return self._book.text(int(value))
        return Text(unescape(inline if kind == "inlineStr" else value))

    def _number(self, text: str, look: CellStyle) -> CellValue:
        number = number_of(text)
        if number is None:
            return text
        day = date_of_serial(number, from_1904=self._book.date_1904) if look.is_date else None
        return number if day is None else day


_PLAIN = CellStyle()

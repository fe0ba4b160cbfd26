"""Reading the XML spreadsheets of Excel 2003, which many systems still hand out named .xls."""

import re
from datetime import date
from xml.parsers import expat

from app.services.imports.letters.fonts import encoding_of_font
from app.services.imports.readers.builder import Budget, SheetBuilder
from app.services.imports.readers.safe_xml import make_safe
from app.services.imports.readers.serials import number_of
from app.services.imports.readers.sheets import CellError, CellValue, Merge, Sheet
from app.services.imports.readers.xlsx_parts import local_name

NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_LAST = 1_048_576  # rows of a worksheet of today
_BEFORE_ELEMENTS = re.compile(rb"\A[\x00\s\xef\xbb\xbf\xff\xfe]+(?=<)")


def read_spreadsheet_xml(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the worksheets in order."""
    scan = _Scan(Budget(name))
    make_safe(scan.parser, name)
    scan.parser.Parse(_BEFORE_ELEMENTS.sub(b"", data) if data[:1].isspace() else data, True)
    return tuple(builder.finish() for builder in scan.builders)


class _Scan:
    """Walks through the file once; styles come before the worksheets that use them."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self.builders: list[SheetBuilder] = []
        self._fonts: dict[str, str] = {}
        self._style = ""
        self._row = self._next_row = self._column = self._next_column = 0
        self._cell: dict[str, str] = {}
        self._kind = ""
        self._pieces: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        found = {local_name(key): value for key, value in attributes.items()}
        name = local_name(tag)
        if name == "Style":
            self._style = found.get("ID", "")
        elif name == "Font" and encoding_of_font(found.get("FontName", "")) and self._style:
            self._fonts[self._style] = found["FontName"]
        elif name == "Worksheet":
            self.builders.append(SheetBuilder(self._budget, found.get("Name", "")))
            self._style, self._next_row = "", 1
        elif name == "Row" and self.builders:
            self._start_row(found)
        elif name == "Cell" and self.builders:
            self._start_cell(found)
        elif name == "Data":
            self._kind, self._pieces = found.get("Type", "String"), []
        elif name == "Visible":
            self._pieces = []

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = _number(attributes, "Index", self._next_row)
        self._next_row = self._row + 1 + _number(attributes, "Span", 0)
        self._next_column = 0
        if attributes.get("Hidden") == "1":
            for row in range(self._row, min(self._next_row, self._row + 1_000)):
                self.builders[-1].hide(row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        self._column = _number(attributes, "Index", self._next_column + 1) - 1
        across, down = (_number(attributes, key, 0) for key in ("MergeAcross", "MergeDown"))
        self._next_column = self._column + 1 + across
        builder = self.builders[-1]
        if across or down:
            corners = (self._row, self._column, self._row + down, self._column + across)
            builder.merge(Merge(*corners))
        if "Formula" in attributes:
            builder.mark_formula(self._row, self._column, attributes["Formula"])

    def _characters(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)

    def _end(self, tag: str) -> None:
        name = local_name(tag)
        if name == "Data" and self._pieces is not None and self.builders:
            self._put("".join(self._pieces))
            self._pieces = None
        elif name == "Visible" and self._pieces is not None and self.builders:
            if "".join(self._pieces).strip() != "SheetVisible":
                self.builders[-1].make_hidden()
            self._pieces = None

    def _put(self, text: str) -> None:
        builder = self.builders[-1]
        builder.put(self._row, self._column, _typed(text, self._kind))
        font = self._fonts.get(self._cell.get("StyleID", ""))
        if font and text.strip():
            builder.mark_font(self._row, self._column, font)


def _typed(text: str, kind: str) -> CellValue:
    if kind == "Error":
        return CellError(text)
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "Number":
        number = number_of(text)
        return text if number is None else number
    if kind == "DateTime":
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            return text
    return text


def _number(attributes: dict[str, str], key: str, default: int) -> int:
    """Return a count or place of an attribute, within what a worksheet can hold."""
    written = attributes.get(key, "")
    return min(int(written), _LAST) if written.isdecimal() else default

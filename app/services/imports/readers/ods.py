"""Reading .ods: values, fonts, formulas, hidden rows and merged cells of LibreOffice's tables."""

import re
from datetime import date
from xml.parsers import expat

from app.services.imports.letters.fonts import encoding_of_font
from app.services.imports.readers.archive import Archive
from app.services.imports.readers.builder import Budget, SheetBuilder
from app.services.imports.readers.refusals import refusal
from app.services.imports.readers.serials import Shown, as_shown, number_of
from app.services.imports.readers.sheets import CellError, CellValue, Merge, Sheet

_CONTENT = "content.xml"
_YEAR = re.compile(r"\s*[0-9]{4}\s*")
_MONTH = re.compile(
    r"\s*(?:[0-9]{1,2}|[^\W\d]+\.?\s*[0-9]{0,2})\s*[-/ .]\s*(?:[0-9]{4}|[0-9]{2})\s*"
)
_MANIFEST = "META-INF/manifest.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_NUMBERS = ("float", "currency", "percentage")
_MAX_REPEATED_ROWS = 1_000
_MAX_REPEATED_CELLS = 1_000


def read_ods(archive: Archive) -> tuple[Sheet, ...]:
    """Return the tables in order."""
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise refusal("password-protected", archive.name)
    scan = _ContentScan(Budget(archive.name))
    archive.walk(_CONTENT, scan.parser)
    return tuple(builder.finish() for builder in scan.builders)


class _Styles:
    """The automatic styles: which of them use an old font, and which hide their table."""

    def __init__(self) -> None:
        self.fonts: dict[str, str] = {}
        self.hidden_tables: set[str] = set()
        self._name = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """See an element; those of styles come before those of the tables."""
        if tag == "style:style":
            self._name = attributes.get("style:name", "")
        elif tag == "style:text-properties":
            font = attributes.get("style:font-name") or attributes.get("fo:font-family", "")
            if encoding_of_font(font.strip("'\"")):
                self.fonts[self._name] = font.strip("'\"")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_tables.add(self._name)


class _Cell:
    """A cell on its way from its opening to its closing tag."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self.attributes = attributes
        self.paragraphs: list[list[str]] = []
        self.repeated = _count(attributes, "table:number-columns-repeated")

    @property
    def value(self) -> CellValue:
        """The value by its declared type."""
        kind = self.attributes.get("office:value-type", "")
        text = "\n".join(map("".join, self.paragraphs))
        if self.attributes.get("calcext:value-type") == "error":
            return CellError(text)
        if kind in _NUMBERS:
            number = number_of(self.attributes.get("office:value", ""))
            return text if number is None else number
        if kind == "date":
            day = _day(self.attributes.get("office:date-value", ""))
            return as_shown(day, _part_of(text)) if day else text
        if kind == "boolean":
            return self.attributes.get("office:boolean-value") == "true"
        return text or self.attributes.get("office:string-value")


class _ContentScan:
    """Walks through content.xml once."""

    def __init__(self, budget: Budget) -> None:
        self.builders: list[SheetBuilder] = []
        self._budget = budget
        self._styles = _Styles()
        self._row = self._column = 0
        self._row_repeated = 1
        self._pending: list[tuple[int, _Cell]] = []
        self._cell: _Cell | None = None
        self._in_paragraph = False
        self._in_note = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _CELLS:
            self._cell = _Cell(attributes)
        elif tag == "table:table-row":
            self._start_row(attributes)
        elif tag == "table:table":
            visible = attributes.get("table:style-name", "") not in self._styles.hidden_tables
            name = attributes.get("table:name", "")
            self.builders.append(SheetBuilder(self._budget, name, visible=visible))
            self._row, self._row_repeated = 1, 0
        elif tag == "office:annotation":
            self._in_note += 1
        elif self._cell is not None:
            self._start_inside_cell(tag, attributes)
        else:
            self._styles.start(tag, attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row += self._row_repeated
        self._row_repeated = _count(attributes, "table:number-rows-repeated")
        self._column = 0
        self._pending = []
        if attributes.get("table:visibility") in ("collapse", "filter") and self.builders:
            self.builders[-1].hide(self._row)

    def _start_inside_cell(self, tag: str, attributes: dict[str, str]) -> None:
        if self._cell is None or self._in_note:
            return
        if tag == "text:p":
            self._cell.paragraphs.append([])
            self._in_paragraph = True
        elif tag == "text:s":
            self._characters(" " * min(_count(attributes, "text:c"), 100))
        elif tag in ("text:tab", "text:line-break"):
            self._characters(" ")

    def _characters(self, text: str) -> None:
        if self._in_paragraph and self._cell is not None and not self._in_note:
            self._cell.paragraphs[-1].append(text)

    def _end(self, tag: str) -> None:
        if tag == "text:p":
            self._in_paragraph = False
        elif tag == "office:annotation":
            self._in_note -= 1
        elif tag in _CELLS and self._cell is not None:
            self._pending.append((self._column, self._cell))
            self._column += self._cell.repeated
            self._cell = None
        elif tag == "table:table-row" and self.builders:
            self._end_row(self.builders[-1])

    def _end_row(self, builder: SheetBuilder) -> None:
        filled = [(column, cell) for column, cell in self._pending if _is_filled(cell)]
        if not filled:
            return
        for row in range(self._row, self._row + min(self._row_repeated, _MAX_REPEATED_ROWS)):
            for column, cell in filled:
                self._put(builder, row, column, cell)

    def _put(self, builder: SheetBuilder, row: int, column: int, cell: _Cell) -> None:
        formula = cell.attributes.get("table:formula")
        font = self._styles.fonts.get(cell.attributes.get("table:style-name", ""))
        for place in range(column, column + min(cell.repeated, _MAX_REPEATED_CELLS)):
            builder.put(row, place, cell.value)
            if formula is not None:
                builder.mark_formula(row, place, "=" + formula.partition("=")[2])
            if font:
                builder.mark_font(row, place, font)
        wide = _count(cell.attributes, "table:number-columns-spanned")
        high = _count(cell.attributes, "table:number-rows-spanned")
        if wide > 1 or high > 1:
            builder.merge(Merge(row, column, row + high - 1, column + wide - 1))


def _part_of(shown: str) -> Shown:
    """Return the smallest part of a date that a cell shows: "05/1985", "Thg 5-85", "1985"."""
    if _YEAR.fullmatch(shown):
        return "year"
    return "month" if _MONTH.fullmatch(shown) else "day"


def _is_filled(cell: _Cell) -> bool:
    return cell.value not in (None, "") or "table:formula" in cell.attributes


def _count(attributes: dict[str, str], key: str) -> int:
    number = number_of(attributes.get(key, "1"))
    return max(int(number), 1) if number is not None else 1


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None

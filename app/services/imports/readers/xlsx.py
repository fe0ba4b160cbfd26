"""Reading .xlsx and .xlsm: values, fonts, formulas, hidden rows and merged cells."""

import posixpath
import re
from xml.parsers import expat

from app.services.imports.readers.archive import Archive
from app.services.imports.readers.builder import Budget, SheetBuilder
from app.services.imports.readers.refusals import refusal
from app.services.imports.readers.sheets import CellError, CellValue, Merge, Sheet
from app.services.imports.readers.xlsx_blanks import without_blanks
from app.services.imports.readers.xlsx_book import (
    Book,
    CellStyle,
    StylesScan,
    TextsScan,
    WorkbookScan,
)
from app.services.imports.readers.xlsx_parts import (
    column_number,
    local_name,
    relationships,
    resolve,
    target_of_type,
)
from app.services.imports.readers.xlsx_rows import plain_texts, put_rows, split_sheet
from app.services.imports.readers.xlsx_texts import Text, TextReader, unescape

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_DIGITS = "0123456789"
_QUICK_UP_TO = 16_000_000  # bytes, a list of 20,000; larger worksheets are never whole in memory


def read_xlsx(archive: Archive, workbook_part: str) -> tuple[tuple[Sheet, ...], bool]:
    """Return the worksheets in order, and whether the file counts its days from 1904."""
    folder = posixpath.dirname(workbook_part)
    targets = relationships(archive, workbook_part)
    book = Book()
    archive.walk(workbook_part, WorkbookScan(book).parser)
    styles = target_of_type(targets, "styles", folder)
    if styles in archive:
        archive.walk(styles, StylesScan(book).parser)
    texts = target_of_type(targets, "sharedStrings", folder)
    if texts in archive:
        _read_texts(archive, texts, book)
    budget = Budget(archive.name)
    sheets = []
    for name, visible, relation in book.sheets:
        kind, target = targets.get(relation, ("", ""))
        part = resolve(folder, target)
        if kind == "worksheet" and part in archive:
            scan = _SheetScan(book, SheetBuilder(budget, name, visible=visible))
            _walk_sheet(archive, part, scan)
            sheets.append(scan.builder.finish())
    if not sheets:
        raise refusal("no-worksheets", archive.name)
    return tuple(sheets), book.date_1904


def _read_texts(archive: Archive, part: str, book: Book) -> None:
    """Read the table of shared texts, the quick way if they are usual ones."""
    if archive.size(part) > _QUICK_UP_TO:
        archive.walk(part, TextsScan(book).parser)
        return
    data = archive.read(part)
    found = plain_texts(data)
    if found is None:
        archive.walk_bytes(data, TextsScan(book).parser)
    else:
        book.texts += found


def _walk_sheet(archive: Archive, part: str, scan: "_SheetScan") -> None:
    """Read a worksheet, its rows the quick way if they are usual ones."""
    if archive.size(part) > _QUICK_UP_TO:
        archive.walk_chunks(without_blanks(archive.chunks(part)), scan.parser)
        return
    data = archive.read(part)
    parts = split_sheet(data)
    is_read = parts is not None and put_rows(parts, scan.book, scan.builder)
    archive.walk_bytes(parts.around if parts is not None and is_read else data, scan.parser)


class _SheetScan:
    """Reads one worksheet."""

    def __init__(self, book: Book, builder: SheetBuilder) -> None:
        self.builder = builder
        self.book = book
        self._reader = TextReader()
        self._columns: dict[str, int] = {}
        self._row = 0
        self._reference = ""
        """Where the last cell stands that says so; those behind it without a place are counted."""
        self._behind = 0
        self._attributes: dict[str, str] = {}
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._collect: list[str] | None = None
        self._inline = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name == "v":
            self._collect = self._value = []
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._collect = self._formula = []
        elif name == "is":
            self._inline = True
            self._reader.begin()
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif self._inline:
            self._reader.start(name, attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
        self._reference, self._behind = "", 0
        if attributes.get("hidden") in ("1", "true"):
            self.builder.hide(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        """Remember the cell; most cells of a bloated sheet are blank and are not looked at."""
        if "r" in attributes:
            self._reference, self._behind = attributes["r"], 0
        else:
            self._behind += 1
        self._attributes = attributes
        self._value = self._formula = None

    @property
    def _column(self) -> int:
        letters = self._reference.rstrip(_DIGITS)
        if letters not in self._columns:
            self._columns[letters] = column_number(letters)
        return self._columns[letters] + self._behind

    @property
    def _style(self) -> CellStyle:
        style = int(self._attributes.get("s") or 0)
        return self.book.styles[style] if style < len(self.book.styles) else CellStyle()

    def _characters(self, text: str) -> None:
        if self._collect is not None:
            self._collect.append(text)
        elif self._inline:
            self._reader.characters(text)

    def _end(self, tag: str) -> None:
        name = local_name(tag)
        if name == "c":
            self._end_cell()
        elif name in ("v", "f"):
            self._collect = None
        elif name == "is":
            text = self._reader.finish()
            self._inline = False
            self._put_text(text)
        elif self._inline:
            self._reader.end(name)

    def _end_cell(self) -> None:
        if self._value:
            self._put_value("".join(self._value))
        if self._formula is not None:
            self.builder.mark_formula(self._row, self._column, "=" + "".join(self._formula))

    def _put_value(self, text: str) -> None:
        kind = self._attributes.get("t", "n")
        if kind == "s":
            self._put_text(self.book.text(int(text)))
        elif kind == "str":
            self._put_text(Text(unescape(text)))
        else:
            self.builder.put(self._row, self._column, self._typed(text, kind))

    def _put_text(self, text: Text) -> None:
        self.builder.put(self._row, self._column, text.text)
        font = text.font or self._style.font
        if font and text.text.strip():
            self.builder.mark_font(self._row, self._column, font)

    def _typed(self, text: str, kind: str) -> CellValue:
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "e":
            return CellError(text)
        if kind == "d":
            return text
        return self.book.number(text, self._style)

    def _merge(self, reference: str) -> None:
        match = _RANGE.fullmatch(reference)
        if match:
            left, top, right, bottom = match.groups()
            corners = (int(top), column_number(left), int(bottom), column_number(right))
            self.builder.merge(Merge(*corners))

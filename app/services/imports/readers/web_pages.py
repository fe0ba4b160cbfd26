"""Reading web pages named .xls, as many reporting systems make them: table below table."""

import re
from collections import defaultdict
from collections.abc import Mapping
from email import message_from_bytes
from email.message import Message

from app.services.imports.letters.fonts import encoding_of_font
from app.services.imports.readers.builder import Budget, SheetBuilder
from app.services.imports.readers.delimited import Decoded, decode
from app.services.imports.readers.html_tokens import tokens_of
from app.services.imports.readers.serials import number_of
from app.services.imports.readers.sheets import MAX_COLUMNS, CellValue, Merge, Sheet

_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
_NUMBER_SHOWN = re.compile(r"[1-9][0-9.,\s]*|[0-9.,]+E\+?[0-9]+|#+", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAKS = frozenset({"br", "p", "div", "li"})
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "center", "li", "br", "hr"})
_MOST_ROWS_SPANNED = 20_500


def holds_table(text: str) -> bool:
    """Tell whether a page has a table."""
    return _TABLE.search(text) is not None


def read_page(text: str, name: str) -> Sheet:
    """Return a page as one sheet: each row of a table is a row, and so is each line around."""
    return _PageScan(SheetBuilder(Budget(name), name)).read(text)


def decode_page(data: bytes, name: str) -> Decoded | None:
    """Return the text of a page, of one that was saved as one file the first with a table."""
    return page_of_archive(data, name) if is_page_archive(data) else decode(data, name)


def is_page_archive(data: bytes) -> bool:
    """Tell whether a page of the web was saved as one file with its pictures (.mht)."""
    return data.lstrip()[:13].lower() == b"mime-version:"


def page_of_archive(data: bytes, name: str) -> Decoded | None:
    """Return the first page with a table from a web page that was saved as one file (.mht)."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            found = _content(part, name)
            if found is not None and holds_table(found.text):
                return found
    return None


def _content(part: Message, name: str) -> Decoded | None:
    content = part.get_payload(decode=True)
    return decode(content, name) if isinstance(content, bytes) else None


class _Cell:
    """A cell on its way from its opening tag to its end."""

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self.attributes = attributes
        self.pieces: list[str] = []
        self.font = _font_of(attributes)

    @property
    def text(self) -> str:
        """What the cell shows, its lines apart."""
        lines = "".join(self.pieces).split("\n")
        return "\n".join(line.strip() for line in lines if line.strip())

    @property
    def value(self) -> CellValue:
        """What the cell holds: the number behind a shown one that Excel has shortened."""
        shown = self.text
        stored = number_of(self.attributes.get("x:num", ""))
        if stored is not None and _NUMBER_SHOWN.fullmatch(shown):
            return stored
        return shown

    def span(self, key: str, most: int) -> int:
        """Return over how many rows or columns the cell goes."""
        written = self.attributes.get(key, "1").strip()
        return min(max(int(written), 1), most) if written.isdecimal() else 1


class _PageScan:
    """Walks through a page once; ends of rows and cells may be missing, as browsers allow."""

    def __init__(self, builder: SheetBuilder) -> None:
        self._builder = builder
        self._row = 0
        self._column = 0
        self._cell: _Cell | None = None
        self._open_tables = 0
        """How many tables are open: one may stand inside another's cell."""
        self._taken: defaultdict[int, int] = defaultdict(int)
        """Up to which row a cell from above goes down in a column."""
        self._around: list[str] = []

    def read(self, page: str) -> Sheet:
        """Return the page as a sheet."""
        for tag, text, attributes in tokens_of(page):
            if not tag:
                self._see_text(text)
            elif tag.startswith("/"):
                self._see_end(tag[1:])
            else:
                self._see_start(tag, attributes)
        self._end_cell()
        self._end_line()
        return self._builder.finish()

    def _see_start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            self._end_cell()
            self._end_line()
            self._open_tables += 1
        elif tag == "tr" and self._open_tables:
            self._start_row(attributes)
        elif tag in ("td", "th") and self._open_tables:
            self._end_cell()
            self._cell = _Cell(attributes)
        elif self._cell is not None:
            if tag in _BREAKS:
                self._cell.pieces.append("\n")
            self._cell.font = self._cell.font or _font_of(attributes)
        elif tag in _BLOCKS:
            self._end_line()

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._end_cell()
        self._row += 1
        self._column = 0
        if _HIDDEN.search(attributes.get("style", "")):
            self._builder.hide(self._row)

    def _see_end(self, tag: str) -> None:
        if tag == "table" and self._open_tables:
            self._end_table()
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag in _BLOCKS and self._cell is None:
            self._end_line()

    def _end_table(self) -> None:
        self._end_cell()
        self._open_tables -= 1
        self._taken.clear()
        if self._open_tables:  # what follows in the outer row stands below this table
            self._row += 1
            self._column = 0

    def _see_text(self, written: str) -> None:
        text = _BLANKS.sub(" ", written)
        if self._cell is not None:
            self._cell.pieces.append(text)
        elif not self._open_tables:
            self._around.append(text)

    def _end_line(self) -> None:
        """Keep a line of text that stands outside the tables: titles often do."""
        line = "".join(self._around).strip()
        self._around = []
        if line:
            self._row += 1
            self._builder.put(self._row, 0, line)

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None or not self._row:
            return
        while self._taken[self._column] >= self._row:
            self._column += 1
        wide, high = cell.span("colspan", MAX_COLUMNS), cell.span("rowspan", _MOST_ROWS_SPANNED)
        self._put(
            cell, Merge(self._row, self._column, self._row + high - 1, self._column + wide - 1)
        )
        self._column += wide

    def _put(self, cell: _Cell, place: Merge) -> None:
        self._builder.put(place.top, place.left, cell.value)
        if place.bottom > place.top:
            self._taken.update(dict.fromkeys(range(place.left, place.right + 1), place.bottom))
        if (place.bottom, place.right) != (place.top, place.left):
            self._builder.merge(place)
        if cell.font and cell.text:
            self._builder.mark_font(place.top, place.left, cell.font)
        if "x:fmla" in cell.attributes:
            self._builder.mark_formula(place.top, place.left, cell.attributes["x:fmla"])


def _font_of(attributes: Mapping[str, str]) -> str | None:
    """Return the font of an old encoding that an element asks for."""
    family = _FAMILY.search(attributes.get("style", ""))
    font = attributes.get("face", "") or (family[1] if family else "")
    return font.strip() if encoding_of_font(font.strip()) else None

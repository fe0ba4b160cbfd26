"""The tables of a Word document: their cells in even columns, whatever their borders' course."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from app.services.imports.readers.builder import SheetBuilder
from app.services.imports.readers.sheets import Merge
from app.text.names import fold

_LEAST_OF_LIST = 3  # columns; letterheads and signatures stand in tables of two
_DATA = re.compile(r"[0-9]{2}")
_LETTERS = re.compile(r"[^\W\d_]+")


class Words:
    """The text of a cell or a line in the making, and the old font that it is in."""

    __slots__ = ("_pieces", "font")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.font: str | None = None

    def add(self, text: str, font: str | None = None) -> None:
        """Add a piece of text."""
        self._pieces.append(text)
        if font and not self.font and text.strip():
            self.font = font

    @property
    def text(self) -> str:
        """The text, its lines apart, without blank ones."""
        lines = "".join(self._pieces).split("\n")
        return "\n".join(line.strip() for line in lines if line.strip())


class Cell(NamedTuple):
    """A cell between two lines of the table's grid, or of its columns."""

    start: int
    end: int
    text: str
    font: str | None = None
    goes_on: bool = False
    """Whether it is a part of the cell above."""


class Shape(NamedTuple):
    """What tables of one list share: how many columns, and the words of their header if any."""

    width: int
    head: tuple[str, ...]

    def goes_on_in(self, other: "Shape") -> bool:
        """Tell whether another table has no header, or the same again."""
        if self.width != other.width or self.width < _LEAST_OF_LIST:
            return False
        return not other.head or self.head == other.head


class Table:
    """A table as read, each row with its cells by column."""

    def __init__(self, widths: Sequence[int], rows: Sequence[Sequence[Cell]]) -> None:
        columns = _Columns(widths, rows)
        self.rows = [columns.place(row) for row in rows]
        self.shape = Shape(columns.width, _head_of(self.rows))

    @property
    def is_list(self) -> bool:
        """Whether the table can be a list: more than one row with several filled cells."""
        return sum(len(_filled(row)) >= _LEAST_OF_LIST for row in self.rows) > 1

    @property
    def lines(self) -> list[Cell]:
        """The filled cells, each row as one, for a table that is only a part of a cell."""
        return [
            Cell(0, 1, " ".join(texts), next((cell.font for cell in row if cell.font), None))
            for row in self.rows
            if (texts := _filled(row))
        ]

    def write(self, builder: SheetBuilder, first: int) -> None:
        """Put the cells into a sheet from a row on, and note which are merged."""
        open_ranges: dict[int, Merge] = {}
        for number, row in enumerate(self.rows, start=first):
            for cell in row:
                above = open_ranges.get(cell.start) if cell.goes_on else None
                if above and above.bottom == number - 1:
                    open_ranges[cell.start] = above._replace(bottom=number)
                    continue
                _merge(builder, open_ranges.get(cell.start))
                open_ranges[cell.start] = Merge(number, cell.start, number, cell.end - 1)
                put_words(builder, number, cell)
        for each in open_ranges.values():
            _merge(builder, each)


class TableDraft:
    """A table on its way from its opening to its closing tag."""

    def __init__(self) -> None:
        self.widths: list[int] = []
        self.words: Words | None = None
        self.span = 1
        self.goes_on = False
        self.is_row_deleted = False
        self._rows: list[list[Cell]] = []
        self._row: list[Cell] = []
        self._next = 0

    def start_row(self) -> None:
        """Begin a row."""
        self._row, self._next = [], 0
        self.is_row_deleted = False

    def skip(self, count: int) -> None:
        """Leave columns free at the beginning of a row."""
        self._next += count

    def start_cell(self) -> None:
        """Begin a cell."""
        self.words, self.span, self.goes_on = Words(), 1, False

    def end_cell(self) -> None:
        """Keep the cell; what is merged with the one above shows nothing of its own."""
        if self.words is not None:
            self._row.append(self._cell(self.words))
            self._next += self.span
            self.words = None

    def end_row(self) -> None:
        """Keep the row, unless somebody has deleted it and Word still shows it struck out."""
        if self._row and not self.is_row_deleted:
            self._rows.append(self._row)
        self._row = []

    def cut(self) -> Table | None:
        """Return the table down to the cell that is open; what follows stands in a new one."""
        if self.words is not None:
            self._row.append(self._cell(self.words))
            self.words = Words()
        self.end_row()
        table = Table(self.widths, self._rows) if self._rows else None
        self._rows = []
        return table

    def _cell(self, words: Words) -> Cell:
        text = words.text.replace("\t", " ")  # outside tables alone it parts columns
        return Cell(self._next, self._next + self.span, text, words.font, self.goes_on)


class _Columns:
    """The columns that most rows of a table have.

    Whoever drags a border of a few rows makes new lines of the grid, yet sees the same columns. So
    a row with as many cells as usual has the usual columns; others are laid beside them.
    """

    def __init__(self, widths: Sequence[int], rows: Sequence[Sequence[Cell]]) -> None:
        last = max(row[-1].end for row in rows)
        known = len(widths) >= last and min(widths) > 0
        self._edges = [0, *accumulate(widths)] if known else None
        counts = Counter(tuple(cell.start for cell in row) for row in rows)
        usual = max(counts, key=lambda starts: counts[starts] * len(starts))
        self.width = len(usual)
        self._lines = [*map(self._place_of, usual), self._place_of(last)]

    def place(self, row: Sequence[Cell]) -> list[Cell]:
        """Return the cells by column; what is parted more finely than usual is put together."""
        if len(row) == self.width:
            return [cell._replace(start=at, end=at + 1) for at, cell in enumerate(row)]
        placed: list[Cell] = []
        for cell in row:
            start = min(self._nearest(cell.start), self.width - 1)
            end = max(self._nearest(cell.end), start + 1)
            if placed and start < placed[-1].end:
                before = placed[-1]
                text = f"{before.text} {cell.text}".strip()
                placed[-1] = before._replace(text=text, end=max(end, before.end))
            else:
                placed.append(cell._replace(start=start, end=end))
        return placed

    def _place_of(self, line: int) -> int:
        """Return where a line of the grid stands on paper, as far as the file says so."""
        return line if self._edges is None else self._edges[line]

    def _nearest(self, line: int) -> int:
        place = self._place_of(line)
        at = bisect_left(self._lines, place)
        if at == 0 or at == len(self._lines):
            return min(at, self.width)
        return at if self._lines[at] - place <= place - self._lines[at - 1] else at - 1


def put_words(builder: SheetBuilder, number: int, cell: Cell) -> None:
    """Put a text into a sheet."""
    builder.put(number, cell.start, cell.text)
    if cell.font and cell.text:
        builder.mark_font(number, cell.start, cell.font)


def _merge(builder: SheetBuilder, area: Merge | None) -> None:
    if area and (area.bottom > area.top or area.right > area.left):
        builder.merge(area)


def _filled(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row if cell.text and not cell.goes_on]


def _head_of(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """Return the words of the first full row if it can be a header: without numbers and dates."""
    full = (texts for row in rows if len(texts := _filled(row)) >= _LEAST_OF_LIST)
    texts = next(full, [])
    if not texts or texts[0].strip(" .").isdecimal() or any(map(_DATA.search, texts)):
        return ()
    return tuple(map(letters_of, texts))


def letters_of(text: str) -> str:
    """Return the words of a text without marks, numbers and signs."""
    return " ".join(_LETTERS.findall(fold(text)))

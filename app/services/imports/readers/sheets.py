"""What a foreign spreadsheet holds after reading, before anything is understood of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest
from types import MappingProxyType
from typing import NamedTuple

# Bounds of one list: a centre's largest has a few thousand rows.
MAX_FILE_BYTES = 20_000_000
MAX_ROWS = 20_500  # 20,000 people with their titles, sections and signatures
MAX_COLUMNS = 100
MAX_CELLS = 1_000_000
MAX_SHEETS = 50
MAX_TEXT = 8_000_000


# No dataclasses here: loading them is a sixth of the reading process's start.
class CellError(NamedTuple):
    """An error that the spreadsheet shows in place of a value, such as #N/A."""

    text: str


CellValue = str | int | float | bool | date | CellError | None


class Row(NamedTuple):
    """One row that holds something; `number` is what the spreadsheet shows beside it.

    A cell that shows nothing is None, never a text of blanks.
    """

    number: int
    cells: tuple[CellValue, ...]

    def cell(self, column: int) -> CellValue:
        """Return the value in a column counted from 0; None beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else None


class Place(NamedTuple):
    """A cell: row as the spreadsheet numbers it, column counted from 0."""

    row: int
    column: int


class Merge(NamedTuple):
    """A merged range, both corners included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """One sheet: its rows that are not blank, and what stands beside the values."""

    name: str
    rows: tuple[Row, ...] = ()
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    formulas: Mapping[Place, str] = MappingProxyType({})
    fonts: Mapping[Place, str] = MappingProxyType({})
    """Only fonts of the old Vietnamese encodings (`.Vn…`, `VNI…`)."""

    @property
    def width(self) -> int:
        """The number of columns that hold something."""
        return max((len(row.cells) for row in self.rows), default=0)


class Workbook(NamedTuple):
    """A file as read: nothing in it was run, followed or stored."""

    name: str
    format: str
    sheets: tuple[Sheet, ...]
    digest: str = ""
    """SHA-256 of the file, by which the same list is noticed when it comes again."""
    charset: str | None = None
    date_1904: bool = False
    remarks: tuple[str, ...] = ()
    """Codes of what the file brought along and nobody looked at: "macros", "external-links"."""


def column_letter(column: int) -> str:
    """Return the name of a column counted from 0: 0 → "A", 27 → "AB"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def is_blank(value: CellValue) -> bool:
    """Tell whether a cell shows nothing."""
    return value is None or (isinstance(value, str) and (not value or value.isspace()))


def columns_of(rows: Sequence[Row]) -> list[tuple[CellValue, ...]]:
    """Return the columns of rows from the left, as long as the longest row is wide."""
    return list(zip_longest(*(row.cells for row in rows)))

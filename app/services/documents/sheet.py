"""A sheet: title, columns, rows and signers, which can be printed or written to Excel alike."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from app.services.documents.blocks import Align
from app.services.documents.closing import Signature
from app.services.documents.letterhead import Letterhead
from app.services.documents.style import PARTY, DocumentStyle
from app.text.dates import format_date
from app.text.marks import format_mark
from app.text.numbers import Rounding, format_int, percent
from app.text.partial_date import PartialDate


@dataclass(frozen=True)
class Mark:
    """A mark in hundredths: printed 8,5, a number in Excel."""

    hundredths: int


@dataclass(frozen=True)
class Share:
    """A percentage as the two counts it is made of: printed 81,40, a number in Excel."""

    part: int
    whole: int
    rounding: Rounding = Rounding.HALF_UP


Cell = str | int | date | PartialDate | Mark | Share | None
Row = tuple[Cell, ...]


class Kind(Enum):
    """What a column holds; a text column stays text in Excel, whatever it looks like."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MARK = "mark"
    SHARE = "share"


@dataclass(frozen=True)
class Column:
    """A column: width in mm, of which `grow` parts of the spare width of the page are added.

    Neighbours with the same `group` stand under one common head.
    """

    title: str
    width: float
    align: Align = Align.LEFT
    kind: Kind = Kind.TEXT
    group: str = ""
    grow: float = 0


@dataclass(frozen=True)
class Divider:
    """A line across the table that opens a group of rows."""

    title: str


@dataclass(frozen=True)
class Sheet:
    """A list or a statistical table, complete with all that is printed around it.

    `size` is that of the letters in points; `row_height` the least height of a row in mm.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row | Divider, ...]
    subtitle: tuple[str, ...] = ()
    totals: tuple[Row, ...] = ()
    foot: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    letterhead: Letterhead | None = None
    style: DocumentStyle = PARTY
    landscape: bool = False
    size: float = 12
    row_height: float = 0
    printed_at: datetime | None = None
    practice: bool = False

    def __post_init__(self) -> None:
        count = len(self.columns)
        rows = [row for row in self.rows if not isinstance(row, Divider)]
        if any(len(row) != count for row in (*rows, *self.totals)):
            raise ValueError(f"every row of {self.title!r} needs {count} cells")


def shown(cell: Cell) -> str:
    """Return a cell as it is printed; unknown is an empty cell, never a 0."""
    text = ""
    match cell:
        case str():
            text = cell
        case int():
            text = format_int(cell)
        case date():
            text = format_date(cell)
        case PartialDate():
            text = cell.format()
        case Mark():
            text = format_mark(cell.hundredths)
        case Share():
            text = percent(cell.part, cell.whole, rounding=cell.rounding)
    return text

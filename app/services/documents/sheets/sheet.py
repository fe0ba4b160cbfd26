"""A sheet: title, columns, rows and signers, which can be printed or written to Excel alike."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import chain

from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY
from app.services.documents.sheets.cells import Row, shown
from app.services.documents.typesetting.lettering import Align


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

    `size` is that of the letters in points; `row_height` the least height of a row in mm;
    `reference` names the document that the sheet is attached to, `annex` its number among several
    annexes: "Phụ lục II".
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
    annex: str = ""
    reference: str = ""
    practice: bool = False

    def __post_init__(self) -> None:
        count = len(self.columns)
        rows = [row for row in self.rows if not isinstance(row, Divider)]
        if any(len(row) != count for row in (*rows, *self.totals)):
            raise ValueError(f"every row of {self.title!r} needs {count} cells")

    @property
    def words(self) -> tuple[str, ...]:
        """What the table says, without its head and who signs it."""
        rows = [
            (row.title,) if isinstance(row, Divider) else tuple(map(shown, row))
            for row in (*self.rows, *self.totals)
        ]
        titles = [column.title for column in self.columns]
        return (self.annex, self.title, *self.subtitle, *titles, *chain(*rows), *self.foot)

"""What a cell of a sheet may hold, and how it is printed."""

from dataclasses import dataclass
from datetime import date

from app.text.dates import format_date
from app.text.marks import format_mark
from app.text.numbers import Rounding, format_hundredths, format_int, percent
from app.text.partial_date import PartialDate


@dataclass(frozen=True)
class Mark:
    """A mark in hundredths: printed 8,5, a number in Excel."""

    hundredths: int


@dataclass(frozen=True)
class Hours:
    """Hours in hundredths: printed 48,0, a number in Excel."""

    hundredths: int


@dataclass(frozen=True)
class Share:
    """A percentage as the two counts it is made of: printed 81,40, a number in Excel."""

    part: int
    whole: int
    rounding: Rounding = Rounding.HALF_UP


Cell = str | int | date | PartialDate | Mark | Hours | Share | None
Row = tuple[Cell, ...]


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
        case Hours():
            text = format_hundredths(cell.hundredths, places=1)
        case Share():
            text = percent(cell.part, cell.whole, rounding=cell.rounding)
    return text

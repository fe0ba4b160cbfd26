"""What the clerk has settled about a sheet before its rows are read: nothing, or some of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.services.imports.layout.layout import Header, find_header, find_roll_header, header_at
from app.services.imports.letters.fonts import LegacyEncoding
from app.services.imports.readers.sheets import Sheet
from app.services.imports.vocabulary.fields import ImportKind


class HeaderRows(NamedTuple):
    """The header's rows as the spreadsheet numbers them; `NO_HEADER` says that there is none."""

    first: int
    last: int


NO_HEADER = HeaderRows(0, 0)


@dataclass(frozen=True, slots=True)
class Settled:
    """The clerk's word; whatever is None or empty is left to the program.

    `sheet` names the sheet, `mapping` gives the field of columns counted from 0 (None: not used),
    `encodings` their encoding (None: Unicode). `first` and `last` bound the rows that may be
    people. `constants` are typed values that hold for the whole list, by field; a column of the
    list stands above them. `as_written` names the fields whose lost zeros shall not be put back.
    """

    sheet: str | None = None
    mapping: Mapping[int, str | None] = field(default_factory=dict)
    encodings: Mapping[int, LegacyEncoding | None] = field(default_factory=dict)
    header: HeaderRows | None = None
    first: int | None = None
    last: int | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    as_written: frozenset[str] = frozenset()


NOTHING = Settled()


def header_of(sheet: Sheet, settled: Settled, kind: ImportKind = "learners") -> Header | None:
    """Return the header that the clerk has pointed at, else the one that is found."""
    if settled.header is None:
        return find_roll_header(sheet) if kind == "attendance" else find_header(sheet)
    if settled.header == NO_HEADER:
        return None
    return header_at(sheet, settled.header.first, settled.header.last)

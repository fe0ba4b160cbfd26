"""A sheet with its header found and its columns taken for fields, before any row is read."""

from dataclasses import dataclass

from app.services.imports.layout.columns import Column, guess_columns, with_mapping
from app.services.imports.layout.content import share_of_full_names
from app.services.imports.layout.layout import Header
from app.services.imports.layout.places import with_places
from app.services.imports.layout.settled import Settled, header_of
from app.services.imports.proposal.decoding import DecodedSheet, decode_sheet
from app.services.imports.readers.sheets import Sheet
from app.services.imports.vocabulary.fields import NAME_FIELDS, ImportKind
from app.services.imports.vocabulary.kinds import ROLLS

_LOOKED_AT, _LEAST_SHARE = 60, 0.2


@dataclass(frozen=True, slots=True)
class Understood:
    """A sheet with its header and columns."""

    decoded: DecodedSheet
    header: Header | None
    columns: tuple[Column, ...]

    @property
    def fields(self) -> dict[int, str]:
        """What each understood column means."""
        return {column.index: column.field for column in self.columns if column.field}

    def tells_who(self, kind: ImportKind) -> bool:
        """Whether there is a column of names; of a class, numbers tell who is meant as well."""
        telling = NAME_FIELDS | {"citizen_id"} if kind in ROLLS else NAME_FIELDS
        return bool(telling & set(self.fields.values()))

    @property
    def holds_people(self) -> bool:
        """Whether a column of names holds names of people, as far as names are known."""
        start = self.header.last if self.header else 0
        rows = [row for row in self.decoded.sheet.rows if row.number > start]
        names = [column for column, key in self.fields.items() if key in NAME_FIELDS]
        found = ([row.cell(column) for row in rows[:_LOOKED_AT]] for column in names)
        return any(share_of_full_names(values) >= _LEAST_SHARE for values in found)


def understand(sheet: Sheet, kind: ImportKind, settled: Settled) -> Understood:
    """Find the header and guess the columns; what the clerk has settled comes first."""
    decoded = decode_sheet(sheet, settled.encodings)
    header = header_of(decoded.sheet, settled, kind)
    start = header.last if header else 0
    rows = [row for row in decoded.sheet.rows if row.number > start]
    guessed = guess_columns(header, rows, decoded.sheet.width, kind)
    placed = with_places(guessed, decoded.sheet, header, kind)
    return Understood(decoded, header, with_mapping(placed, settled.mapping))

"""One sheet of a list as it is understood so far, for the pages that come before the rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.services.imports.layout.body import Body, split_body
from app.services.imports.layout.columns import Column, guess_columns, with_mapping
from app.services.imports.layout.layout import Header
from app.services.imports.layout.settled import NOTHING, Settled, header_of
from app.services.imports.letters.fonts import LegacyEncoding
from app.services.imports.proposal.decoding import DecodedSheet, decode_sheet
from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import Sheet, Workbook, is_blank
from app.services.imports.vocabulary.fields import ImportKind


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sheet with its header, its columns and its rows told apart; nothing is refused here."""

    decoded: DecodedSheet
    header: Header | None
    columns: tuple[Column, ...]
    body: Body

    @property
    def sheet(self) -> Sheet:
        """The sheet, its texts in Unicode."""
        return self.decoded.sheet

    def samples(self, column: int, count: int = 3) -> tuple[str, ...]:
        """Return what the first people have in a column, each value once."""
        found: dict[str, None] = {}
        for person in self.body.people:
            if text := plain_text(person.row.cell(column)):
                found[text] = None
            if len(found) == count:
                break
        return tuple(found)


def filled_sheets(workbook: Workbook) -> tuple[Sheet, ...]:
    """Return the sheets that hold something, those that the file shows first."""
    filled = [
        sheet
        for sheet in workbook.sheets
        if any(not is_blank(value) for row in sheet.rows for value in row.cells)
    ]
    return tuple(sorted(filled, key=lambda sheet: not sheet.visible))


def sight(
    sheet: Sheet,
    *,
    kind: ImportKind,
    mapping: Mapping[int, str | None] | None = None,
    encodings: Mapping[int, LegacyEncoding | None] | None = None,
    settled: Settled = NOTHING,
) -> Sighting:
    """Look at one sheet as `propose` does; what the clerk has settled comes first."""
    decoded = decode_sheet(sheet, encodings)
    header = header_of(decoded.sheet, settled, kind)
    start = header.last if header else 0
    rows = [row for row in decoded.sheet.rows if row.number > start]
    guessed = guess_columns(header, rows, decoded.sheet.width, kind)
    columns = with_mapping(guessed, mapping or {})
    fields = {column.index: column.field for column in columns if column.field}
    return Sighting(decoded, header, columns, split_body(decoded.sheet, header, fields, settled))

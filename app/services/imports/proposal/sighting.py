"""One sheet of a list as it is understood so far, for the pages that come before the rows."""

from dataclasses import dataclass

from app.services.imports.layout.body import Body, split_body
from app.services.imports.layout.columns import Column
from app.services.imports.layout.layout import Header
from app.services.imports.layout.settled import NOTHING, Settled
from app.services.imports.proposal.decoding import DecodedSheet
from app.services.imports.proposal.understanding import understand
from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import Sheet, Workbook
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
        if any(value is not None for row in sheet.rows for value in row.cells)
    ]
    return tuple(sorted(filled, key=lambda sheet: not sheet.visible))


def sight(
    sheet: Sheet,
    *,
    kind: ImportKind,
    settled: Settled = NOTHING,
) -> Sighting:
    """Look at one sheet as `propose` does; what the clerk has settled comes first."""
    seen = understand(sheet, kind, settled)
    body = split_body(seen.decoded.sheet, seen.header, seen.fields, settled)
    return Sighting(seen.decoded, seen.header, seen.columns, body)

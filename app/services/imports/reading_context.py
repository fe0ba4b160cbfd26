"""What the reading of every row of a list depends on: its columns, looked at as wholes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.services.imports.body import PersonRow
from app.services.imports.columns import Column
from app.services.imports.dates import DateColumn, look_at_dates
from app.services.imports.decoding import DecodedSheet
from app.services.imports.fields import BY_KEY, ValueKind
from app.services.imports.sheets import Place, Sheet


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What the reading of a row depends on beside the row."""

    sheet: Sheet
    doubtful: Mapping[Place, str]
    """The other reading of cells whose encoding is not certain."""
    cells: Mapping[str, int]
    """The column of each field."""
    dates: Mapping[str, DateColumn]
    today: date
    has_sections: bool = False


def reading_context(
    decoded: DecodedSheet,
    columns: tuple[Column, ...],
    people: tuple[PersonRow, ...],
    *,
    today: date,
    date_1904: bool,
) -> ReadingContext:
    """Look at the columns of dates as wholes and gather what reading needs."""
    cells = {column.field: column.index for column in columns if column.field}
    dates = {}
    for key, index in cells.items():
        if BY_KEY[key].kind is ValueKind.DATE:
            values = [person.row.cell(index) for person in people]
            is_birth = key.startswith("birth")
            dates[key] = look_at_dates(values, today=today, is_birth=is_birth, date_1904=date_1904)
    has_sections = any(person.section_unit for person in people)
    return ReadingContext(decoded.sheet, decoded.doubtful, cells, dates, today, has_sections)

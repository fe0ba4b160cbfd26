"""Other tables on the sheet of a list: beside it, or above or below it with other columns."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from app.services.imports.layout.layout import Header
from app.services.imports.readers.sheets import Row, Sheet, column_letter
from app.services.imports.vocabulary.fields import NAME_FIELDS, WHOLE_OF
from app.services.imports.vocabulary.patterns import header_fields, header_words, names_fields

_LONGEST = 60
_NEIGHBOURS = 2  # columns between the names of one table and of the next below it
_APART = 3


@dataclass(frozen=True, slots=True)
class OtherTables:
    """What else stands on a sheet: how a sentence names it, and where it ends this table."""

    names: tuple[str, ...] = ()
    last: int | None = None
    """The last row of this table, where another one follows it."""


def find_other_tables(sheet: Sheet, header: Header, fields: Mapping[int, str]) -> OtherTables:
    """Look for headers that repeat beside this one, or that give its columns other meanings."""
    beside = _start_beside(header)
    names = [f"cột {column_letter(beside)}–{column_letter(sheet.width - 1)}"] if beside else []
    own = {cell.column: frozenset(map(header_words, cell.levels)) for cell in header.cells}
    named = _rows_of_names(sheet, fields)
    others = [row.number for row in named if _contradicts(row, fields, own)]
    above = [number for number in others if number < header.first]
    below = [number for number in others if number > header.last]
    names += [f"từ dòng {number}" for number in (*above[:1], *below)]
    return OtherTables(tuple(names), below[0] - 1 if below else None)


def _start_beside(header: Header) -> int | None:
    """Return where a second table begins whose header says the same as the first one's."""
    first: dict[str, int] = {}
    repeated: list[int] = []
    is_named = False
    for cell in header.cells:
        if cell.text and cell.column - first.setdefault(cell.text, cell.column) >= _APART:
            repeated.append(cell.column)
            is_named = is_named or names_fields(cell.levels[-1], NAME_FIELDS)
    return min(repeated) if is_named and len(repeated) > 1 else None


def _rows_of_names(sheet: Sheet, fields: Mapping[int, str]) -> list[Row]:
    """Return the rows that have a header for names near the names of this table."""
    columns = [column for column, key in fields.items() if key in NAME_FIELDS]
    if not columns:
        return []
    near = slice(max(min(columns) - _NEIGHBOURS, 0), max(columns) + _NEIGHBOURS + 1)
    found = []
    for row in sheet.rows:  # a plain loop: ten thousand rows hold names, and none is a header
        for text in row.cells[near]:
            is_near = isinstance(text, str) and ("ên" in text or "ÊN" in text)
            if is_near and names_fields(str(text), NAME_FIELDS):
                found.append(row)
                break
    return found


def _contradicts(row: Row, fields: Mapping[int, str], own: Mapping[int, Container[str]]) -> bool:
    """Tell whether a row names other fields for two columns, or other columns for the names.

    The table's `own` header comes again on a new page: "Nam" there may stand over births.
    """
    wrong = 0
    for column, value in enumerate(row.cells):
        known = fields.get(column)
        if known is None or not isinstance(value, str) or len(value) > _LONGEST:
            continue
        words = header_words(value)
        if words in own.get(column, ()):
            continue
        meant = {WHOLE_OF.get(field.key, field.key) for field in header_fields(words)}
        if meant and WHOLE_OF.get(known, known) not in meant:
            wrong += 2 if "full_name" in (*meant, WHOLE_OF.get(known)) else 1
    return wrong > 1

"""Cells that say what the one above says: merged over several rows, or with a ditto mark."""

from collections.abc import Iterator, Mapping, Sequence

from app.services.imports.layout.body import PersonRow
from app.services.imports.readers.sheets import CellValue, Place, Sheet
from app.services.imports.vocabulary.fields import BY_KEY, ValueKind
from app.text.names import fold

_MOST_ROWS = 20_000  # a broken file may name any range
_KINDS = frozenset({ValueKind.UNIT, ValueKind.TEXT, ValueKind.ETHNICITY, ValueKind.GENDER})
_DITTO = frozenset({"nt", "nhu tren", '"', "''", '-"-', "//", "-//-", "〃", "“", "”", ",,"})


def carried_cells(
    sheet: Sheet,
    people: Sequence[PersonRow],
    cells: Mapping[str, int],
    values: Mapping[int, Sequence[CellValue]],
) -> dict[Place, CellValue]:
    """Return what such cells mean, by their place; names, numbers and births are never carried.

    `cells` are the columns of the fields, `values` what stands in each in the rows of the people.
    """
    found: dict[Place, CellValue] = {}
    for key, column in cells.items():
        if BY_KEY[key].kind in _KINDS and key != "note":
            tops = _tops(column, sheet)
            if tops or any(map(_is_ditto, set(values.get(column, ())))):
                found.update(_in_column(column, sheet, people, tops))
    return found


def _in_column(
    column: int, sheet: Sheet, people: Sequence[PersonRow], tops: Mapping[int, int]
) -> Iterator[tuple[Place, CellValue]]:
    values = {row.number: row.cell(column) for row in sheet.rows} if tops else {}
    above: CellValue = None
    for person in people:
        number, value = person.row.number, person.row.cell(column)
        if value is None and number in tops:
            above = values.get(tops[number])
        elif not _is_ditto(value):
            above = value
            continue
        if above is not None:
            yield Place(number, column), above


def _tops(column: int, sheet: Sheet) -> dict[int, int]:
    """Return the first row of the merged range in which a row of the column stands."""
    tops: dict[int, int] = {}
    for merge in sheet.merges:
        if merge.left == column and len(tops) < _MOST_ROWS:
            last = min(merge.bottom, merge.top + _MOST_ROWS)
            tops |= dict.fromkeys(range(merge.top + 1, last + 1), merge.top)
    return tops


def _is_ditto(value: CellValue) -> bool:
    return isinstance(value, str) and len(value) < 12 and fold(value).strip(" .-") in _DITTO

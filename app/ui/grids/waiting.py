"""Finds the next cell of a sheet that waits for a value: down its column, then the next one."""

from collections.abc import Sequence
from typing import Any

from app.ui.grids.sheet import Place, Sheet


def next_waiting(
    sheet: Sheet[Any], place: Place, step: int, columns: Sequence[int]
) -> Place | None:
    """Return the next empty cell after `place`, or before it where `step` is -1; None for none.

    `columns` are looked through in their order, round the end, back to the cells at the start.
    """
    row, column = place
    last = len(sheet.rows)
    places = [
        (at_row, at) for at in columns for at_row in range(last) if is_waiting(sheet, at_row, at)
    ]
    if not places:
        return None
    if step > 0:
        after = [each for each in places if (each[1], each[0]) > (column, row)]
        return after[0] if after else places[0]
    before = [each for each in places if (each[1], each[0]) < (column, row)]
    return before[-1] if before else places[-1]


def first_waiting(sheet: Sheet[Any], column: int) -> int | None:
    """Return the first row whose cell in a column is empty."""
    rows = range(len(sheet.rows))
    return next((row for row in rows if is_waiting(sheet, row, column)), None)


def is_waiting(sheet: Sheet[Any], row: int, column: int) -> bool:
    """Say whether a cell waits for a value."""
    return sheet.cells[row][column] == ""

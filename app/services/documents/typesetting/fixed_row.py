"""A row of a table that never grows: a text too long for it is set smaller."""

from collections.abc import Sequence
from dataclasses import replace

from app.services.documents.typesetting.flow import Piece
from app.services.documents.typesetting.fonts import Face, width
from app.services.documents.typesetting.table_cells import (
    LEADING,
    PAD_X,
    Cell,
    cells_of,
    drawn,
    edges_of,
)
from app.services.documents.typesetting.table_rows import TableColumn, TableRow, TableSetting


def fixed_row(columns: Sequence[TableColumn], row: TableRow, setting: TableSetting) -> Piece:
    """Return a row of exactly `setting.row_height`; a text too long for it is set smaller.

    So is one with a word wider than its column: numbers and dates are never parted.
    """
    cells: list[Cell] = []
    left = 0.0
    for column, text in zip(columns, row.cells, strict=True):
        alone = TableRow((text,), row.where, row.face)
        size = setting.size
        cell = cells_of((column,), alone, size)[0]
        while size > 1 and not _fits(cell, text, row.face, setting.row_height):
            size -= 0.25
            cell = cells_of((column,), alone, size)[0]
        cells.append(replace(cell, left=left))
        left += column.width
    return drawn(cells, edges_of(columns), setting.row_height)


def _fits(cell: Cell, text: str, face: Face, height: float) -> bool:
    widest = max((width(word, face, cell.size) for word in text.split()), default=0)
    is_low_enough = len(cell.lines) * cell.size * LEADING <= height - 2
    return is_low_enough and widest <= cell.width - 2 * PAD_X

"""A ruled table as pieces: rows that wrap and never hide text, under a head on every page."""

from collections.abc import Sequence
from dataclasses import replace

from app.services.documents.typesetting.flow import Piece
from app.services.documents.typesetting.table_cells import (
    LEADING,
    PAD_Y,
    cells_of,
    drawn,
    edges_of,
    height_of,
)
from app.services.documents.typesetting.table_head import table_head
from app.services.documents.typesetting.table_rows import TableColumn, TableRow, TableSetting


def table(
    columns: Sequence[TableColumn], rows: Sequence[TableRow], setting: TableSetting
) -> list[Piece]:
    """Return head and rows; the last two rows stay with whatever follows the table."""
    head = table_head(columns, setting)
    pieces: list[Piece] = []
    for row in rows:
        chunks = [replace(piece, head=(head,)) for piece in _row_pieces(columns, row, setting)]
        # the title of a group of rows must not end a page
        pieces += [replace(piece, keep_next=True) for piece in chunks] if row.is_span else chunks
    closing = [replace(piece, keep_next=True) for piece in pieces[-2:]]
    return [replace(head, keep_next=True), *pieces[:-2], *closing]


def _row_pieces(
    columns: Sequence[TableColumn], row: TableRow, setting: TableSetting
) -> list[Piece]:
    cells = cells_of(columns, row, setting.size)
    edges = [0.0, sum(c.width for c in columns)] if row.is_span else edges_of(columns)
    most = max(int((setting.tallest - 2 * PAD_Y) / (setting.size * LEADING)), 1)
    count = max(len(cell.lines) for cell in cells)
    pieces = []
    for start in range(0, max(count, 1), most):
        part = [replace(cell, lines=cell.lines[start : start + most]) for cell in cells]
        natural = max(height_of(cell.lines, setting.size) for cell in part)
        pieces.append(drawn(part, edges, max(natural, setting.row_height)))
    return pieces

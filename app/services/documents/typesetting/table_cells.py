"""The cells of a ruled table: their texts set in lines, and drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.typesetting.blocks import base_line
from app.services.documents.typesetting.flow import Piece
from app.services.documents.typesetting.lettering import Align
from app.services.documents.typesetting.lines import Line, plain_lines
from app.services.documents.typesetting.pen import Pen
from app.services.documents.typesetting.table_rows import TableColumn, TableRow

LEADING = 1.15
PAD_X = 3.0
PAD_Y = 2.4
RULE = 0.5


@dataclass(frozen=True)
class Cell:
    """A text of the table, set in lines, at its place in the row; lengths in points."""

    lines: list[Line]
    left: float
    width: float
    align: Align
    size: float


def draw_cell(pen: Pen, cell: Cell, x: float, top: float, height: float) -> None:
    """Draw the text of a cell in the middle of its height; (x, top) is the corner of the row."""
    line_height = cell.size * LEADING
    y = top - (height - len(cell.lines) * line_height) / 2 - base_line(cell.size, LEADING)
    for line in cell.lines:
        spare = cell.width - 2 * PAD_X - line.width
        offset = {Align.CENTRE: spare / 2, Align.RIGHT: spare}.get(cell.align, 0)
        if line.runs and line.runs[0].text:
            pen.text(x + cell.left + PAD_X + offset, y, line.runs, cell.size)
        y -= line_height


def height_of(lines: list[Line], size: float) -> float:
    """Return the height that lines need in a cell."""
    return len(lines) * size * LEADING + 2 * PAD_Y


def cells_of(columns: Sequence[TableColumn], row: TableRow, size: float) -> list[Cell]:
    """Return the cells of a row, each text set in the width of its column."""
    if row.is_span:
        whole = sum(column.width for column in columns)
        lines = plain_lines(row.cells[0], row.face, size, whole - 2 * PAD_X, row.where)
        return [Cell(lines, 0, whole, Align.LEFT, size)]
    cells = []
    left = 0.0
    for column, text in zip(columns, row.cells, strict=True):
        where = f"{row.where}, cột “{column.title.replace(chr(10), ' ')}”"
        lines = plain_lines(text, row.face, size, column.width - 2 * PAD_X, where)
        cells.append(Cell(lines, left, column.width, column.align, size))
        left += column.width
    return cells


def drawn(cells: list[Cell], edges: list[float], height: float) -> Piece:
    """Return cells of one height with the rules around them."""

    def draw(pen: Pen, x: float, top: float) -> None:
        bottom = top - height
        rules = [(x + edge, top, x + edge, bottom) for edge in edges]
        pen.rules([*rules, (x + edges[0], bottom, x + edges[-1], bottom)], RULE)
        for cell in cells:
            draw_cell(pen, cell, x, top, height)

    return Piece(height, draw)


def edges_of(columns: Sequence[TableColumn]) -> list[float]:
    """Return the left edges of the columns, and the right edge of the last."""
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column.width)
    return edges

"""The head of a table, in two tiers where columns share a group."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.typesetting.flow import Piece
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align
from app.services.documents.typesetting.lines import plain_lines
from app.services.documents.typesetting.pen import Pen
from app.services.documents.typesetting.table_cells import PAD_X, RULE, Cell, draw_cell, height_of
from app.services.documents.typesetting.table_rows import TableColumn, TableSetting


def table_head(columns: Sequence[TableColumn], setting: TableSetting) -> Piece:
    """Return the head of the table, in two tiers where columns have a group."""
    size = setting.head_size
    boxes = _head_boxes(columns, size)
    lower = max((height_of(b.cell.lines, size) for b in boxes if b.tier == "lower"), default=0)
    upper = max((height_of(b.cell.lines, size) for b in boxes if b.tier == "upper"), default=0)
    full = max((height_of(b.cell.lines, size) for b in boxes if b.tier == "full"), default=0)
    lower = max(lower, full - upper) if upper else full
    total = upper + lower
    places = {"full": (0.0, total), "upper": (0.0, upper), "lower": (upper, lower)}

    def draw(pen: Pen, x: float, top: float) -> None:
        for box in boxes:
            drop, height = places[box.tier]
            cell = box.cell
            pen.rules(_frame(x + cell.left, top - drop, cell.width, height), RULE)
            draw_cell(pen, cell, x, top - drop, height)

    return Piece(total, draw)


@dataclass(frozen=True)
class _HeadBox:
    cell: Cell
    tier: str


def _head_boxes(columns: Sequence[TableColumn], size: float) -> list[_HeadBox]:
    boxes: list[_HeadBox] = []
    left = 0.0
    for position, column in enumerate(columns):
        tier = "lower" if column.group else "full"
        boxes.append(_HeadBox(_head_cell(column.title, left, column.width, size), tier))
        opens = column.group and (position == 0 or columns[position - 1].group != column.group)
        if opens:
            span = 0.0
            for other in columns[position:]:
                if other.group != column.group:
                    break
                span += other.width
            boxes.append(_HeadBox(_head_cell(column.group, left, span, size), "upper"))
        left += column.width
    return boxes


def _head_cell(title: str, left: float, width_: float, size: float) -> Cell:
    lines = plain_lines(title, Face.BOLD, size, width_ - 2 * PAD_X + 2, f"tiêu đề cột “{title}”")
    return Cell(lines, left, width_, Align.CENTRE, size)


def _frame(
    x: float, top: float, width_: float, height: float
) -> list[tuple[float, float, float, float]]:
    right, bottom = x + width_, top - height
    return [
        (x, top, right, top),
        (x, bottom, right, bottom),
        (x, top, x, bottom),
        (right, top, right, bottom),
    ]

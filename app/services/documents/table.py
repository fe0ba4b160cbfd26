"""A ruled table as pieces: a head repeated on every page, rows that wrap and never hide text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.services.documents.blocks import Align, base_line
from app.services.documents.flow import Piece
from app.services.documents.fonts import Face, width
from app.services.documents.lines import Line, plain_lines
from app.services.documents.pen import Pen

_LEADING = 1.15
_PAD_X = 3.0
_PAD_Y = 2.4
_RULE = 0.5


@dataclass(frozen=True)
class TableColumn:
    """A column: its title, its width in points; neighbours with the same group share a head."""

    title: str
    width: float
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True)
class TableRow:
    """The texts of one row; `where` names it in a refusal. A span is one text over all columns."""

    cells: tuple[str, ...]
    where: str
    face: Face = Face.REGULAR
    is_span: bool = False


@dataclass(frozen=True)
class TableSetting:
    """Sizes in points; no row may be taller than `tallest`, it is continued in the next one."""

    size: float = 12
    head_size: float = 12
    tallest: float = 200
    row_height: float = 0


@dataclass(frozen=True)
class _Cell:
    lines: list[Line]
    left: float
    width: float
    align: Align
    size: float


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


def fixed_row(columns: Sequence[TableColumn], row: TableRow, setting: TableSetting) -> Piece:
    """Return a row of exactly `setting.row_height`; a text too long for it is set smaller.

    So is one with a word wider than its column: numbers and dates are never parted.
    """
    cells: list[_Cell] = []
    left = 0.0
    for column, text in zip(columns, row.cells, strict=True):
        alone = TableRow((text,), row.where, row.face)
        size = setting.size
        cell = _cells((column,), alone, size)[0]
        while size > 1 and not _fits(cell, text, row.face, setting.row_height):
            size -= 0.25
            cell = _cells((column,), alone, size)[0]
        cells.append(replace(cell, left=left))
        left += column.width
    return _drawn(cells, _edges(columns), setting.row_height)


def _fits(cell: _Cell, text: str, face: Face, height: float) -> bool:
    widest = max((width(word, face, cell.size) for word in text.split()), default=0)
    is_low_enough = len(cell.lines) * cell.size * _LEADING <= height - 2
    return is_low_enough and widest <= cell.width - 2 * _PAD_X


def table_head(columns: Sequence[TableColumn], setting: TableSetting) -> Piece:
    """Return the head of the table, in two tiers where columns have a group."""
    size = setting.head_size
    boxes = _head_boxes(columns, size)
    lower = max((_height(b.cell.lines, size) for b in boxes if b.tier == "lower"), default=0)
    upper = max((_height(b.cell.lines, size) for b in boxes if b.tier == "upper"), default=0)
    full = max((_height(b.cell.lines, size) for b in boxes if b.tier == "full"), default=0)
    lower = max(lower, full - upper) if upper else full
    total = upper + lower
    places = {"full": (0.0, total), "upper": (0.0, upper), "lower": (upper, lower)}

    def draw(pen: Pen, x: float, top: float) -> None:
        for box in boxes:
            drop, height = places[box.tier]
            cell = box.cell
            pen.rules(_frame(x + cell.left, top - drop, cell.width, height), _RULE)
            _draw_cell(pen, cell, x, top - drop, height)

    return Piece(total, draw)


@dataclass(frozen=True)
class _HeadBox:
    cell: _Cell
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


def _head_cell(title: str, left: float, width_: float, size: float) -> _Cell:
    lines = plain_lines(title, Face.BOLD, size, width_ - 2 * _PAD_X + 2, f"tiêu đề cột “{title}”")
    return _Cell(lines, left, width_, Align.CENTRE, size)


def _row_pieces(
    columns: Sequence[TableColumn], row: TableRow, setting: TableSetting
) -> list[Piece]:
    cells = _cells(columns, row, setting.size)
    edges = [0.0, sum(c.width for c in columns)] if row.is_span else _edges(columns)
    most = max(int((setting.tallest - 2 * _PAD_Y) / (setting.size * _LEADING)), 1)
    count = max(len(cell.lines) for cell in cells)
    pieces = []
    for start in range(0, max(count, 1), most):
        part = [replace(cell, lines=cell.lines[start : start + most]) for cell in cells]
        natural = max(_height(cell.lines, setting.size) for cell in part)
        pieces.append(_drawn(part, edges, max(natural, setting.row_height)))
    return pieces


def _cells(columns: Sequence[TableColumn], row: TableRow, size: float) -> list[_Cell]:
    if row.is_span:
        whole = sum(column.width for column in columns)
        lines = plain_lines(row.cells[0], row.face, size, whole - 2 * _PAD_X, row.where)
        return [_Cell(lines, 0, whole, Align.LEFT, size)]
    cells = []
    left = 0.0
    for column, text in zip(columns, row.cells, strict=True):
        where = f"{row.where}, cột “{column.title.replace(chr(10), ' ')}”"
        lines = plain_lines(text, row.face, size, column.width - 2 * _PAD_X, where)
        cells.append(_Cell(lines, left, column.width, column.align, size))
        left += column.width
    return cells


def _drawn(cells: list[_Cell], edges: list[float], height: float) -> Piece:
    def draw(pen: Pen, x: float, top: float) -> None:
        bottom = top - height
        rules = [(x + edge, top, x + edge, bottom) for edge in edges]
        pen.rules([*rules, (x + edges[0], bottom, x + edges[-1], bottom)], _RULE)
        for cell in cells:
            _draw_cell(pen, cell, x, top, height)

    return Piece(height, draw)


def _draw_cell(pen: Pen, cell: _Cell, x: float, top: float, height: float) -> None:
    line_height = cell.size * _LEADING
    y = top - (height - len(cell.lines) * line_height) / 2 - base_line(cell.size, _LEADING)
    for line in cell.lines:
        spare = cell.width - 2 * _PAD_X - line.width
        offset = {Align.CENTRE: spare / 2, Align.RIGHT: spare}.get(cell.align, 0)
        if line.runs and line.runs[0].text:
            pen.text(x + cell.left + _PAD_X + offset, y, line.runs, cell.size)
        y -= line_height


def _height(lines: list[Line], size: float) -> float:
    return len(lines) * size * _LEADING + 2 * _PAD_Y


def _edges(columns: Sequence[TableColumn]) -> list[float]:
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column.width)
    return edges


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

"""Where the parts of a grid stand: frozen columns at both sides, scrolling cells between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.ui import theme
from app.ui.grids.sheet import Sheet
from app.ui.tables.columns import Column
from app.ui.tokens import Row

# The right block is frozen only where at least this many columns of cells stay in sight.
_CELLS_IN_SIGHT = 4


@dataclass(frozen=True)
class Geometry:
    """Widths in logical px: `left` and `right` columns with their widths, the cells between.

    Where there is too little room the right block is not frozen: it scrolls after the cells.
    """

    left: tuple[tuple[Column[Any], int], ...]
    right: tuple[tuple[Column[Any], int], ...]
    columns: int
    cell: int
    row: int
    width: int
    right_frozen: bool

    @classmethod
    def of(cls, sheet: Sheet[Any], width: int) -> "Geometry":
        """Lay the columns of a sheet out over `width`."""
        px = theme.current().px
        left = [c for c in sheet.left if width >= px(c.hidden_under)]
        right = [c for c in sheet.right if width >= px(c.hidden_under)]
        cell, columns = px(sheet.cell_width), len(sheet.heads)
        fixed = sum(px(c.width) for c in (*left, *right))
        spare = max(0, width - fixed - cell * columns)
        widths = _stretched([*left, *right], spare)
        sides = list(zip([*left, *right], widths, strict=True))
        in_sight = min(columns, _CELLS_IN_SIGHT) * cell
        return cls(
            left=tuple(sides[: len(left)]),
            right=tuple(sides[len(left) :]),
            columns=columns,
            cell=cell,
            row=theme.current().row_height(Row.GRID),
            width=width,
            right_frozen=sum(widths) + in_sight <= width,
        )

    @property
    def left_width(self) -> int:
        """Return the width of the frozen left block."""
        return sum(wide for _, wide in self.left)

    @property
    def right_width(self) -> int:
        """Return the width of the right block."""
        return sum(wide for _, wide in self.right)

    @property
    def cells_width(self) -> int:
        """Return the width of all cells of a row."""
        return self.columns * self.cell

    @property
    def view_end(self) -> int:
        """Return where the scrolling part ends."""
        return self.width - (self.right_width if self.right_frozen else 0)

    @property
    def overflow(self) -> int:
        """Return how far the cells can be scrolled sideways."""
        content = self.cells_width + (0 if self.right_frozen else self.right_width)
        return max(0, content - (self.view_end - self.left_width))

    def right_x(self, offset: int) -> int:
        """Return the left edge of the right block, scrolled by `offset`."""
        after = self.left_width + self.cells_width - offset
        return min(after, self.view_end) if self.right_frozen else after

    def cell_x(self, column: int, offset: int) -> int:
        """Return the left edge of a column of cells, scrolled by `offset`."""
        return self.left_width + column * self.cell - offset

    def column_at(self, x: int, offset: int) -> int:
        """Return the column of cells at `x`; -1 in the frozen blocks and beyond."""
        if not self.left_width <= x < min(self.view_end, self.right_x(offset)):
            return -1
        return (x - self.left_width + offset) // self.cell

    def columns_between(self, first_x: int, last_x: int, offset: int) -> range:
        """Return the columns of cells that touch this stretch of the view."""
        start = max(first_x, self.left_width) - self.left_width + offset
        end = min(last_x, self.view_end) - self.left_width + offset
        return range(max(0, start // self.cell), min(self.columns, end // self.cell + 1))

    def columns_in_sight(self, offset: int) -> range:
        """Return the columns of cells that are seen, wholly or in part."""
        return self.columns_between(self.left_width, self.view_end, offset)


def _stretched(columns: Sequence[Column[Any]], spare: int) -> list[int]:
    """Return the widths, what is left over given to the columns that stretch."""
    px = theme.current().px
    widths = [px(column.width) for column in columns]
    shares = sum(column.stretch for column in columns)
    given = 0
    last = max((at for at, column in enumerate(columns) if column.stretch), default=-1)
    for at, column in enumerate(columns):
        if column.stretch:
            more = spare - given if at == last else spare * column.stretch // shares
            widths[at] += more
            given += more
    return widths

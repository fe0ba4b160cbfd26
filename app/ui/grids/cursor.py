"""Where the keyboard stands in a grid, and the block of cells it has spread over."""

from dataclasses import dataclass

from app.ui.grids.sheet import Place


@dataclass(frozen=True)
class Cursor:
    """The current cell and the corner from which the block was spread; alike when there is none."""

    row: int = 0
    column: int = 0
    anchor: Place = (0, 0)

    @property
    def place(self) -> Place:
        """Return row and column."""
        return self.row, self.column

    @property
    def rows(self) -> range:
        """Return the rows of the block."""
        first, last = sorted((self.row, self.anchor[0]))
        return range(first, last + 1)

    @property
    def columns(self) -> range:
        """Return the columns of the block."""
        first, last = sorted((self.column, self.anchor[1]))
        return range(first, last + 1)

    @property
    def is_block(self) -> bool:
        """Say whether more than one cell is chosen."""
        return self.anchor != self.place

    def places(self) -> list[Place]:
        """Return every cell of the block, column by column."""
        return [(row, column) for column in self.columns for row in self.rows]

    def at(self, row: int, column: int, *, spread: bool = False) -> "Cursor":
        """Return the cursor in another cell; `spread` keeps the other corner of the block."""
        return Cursor(row, column, self.anchor if spread else (row, column))

    def within(self, rows: int, columns: int) -> "Cursor":
        """Return the cursor inside a grid of this size; a block that sticks out is given up."""
        row, column = min(self.row, max(0, rows - 1)), min(self.column, max(0, columns - 1))
        spread = self.anchor[0] < rows and self.anchor[1] < columns
        return Cursor(row, column, self.anchor if spread else (row, column))

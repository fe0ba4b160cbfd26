"""Collecting the cells of one sheet within the bounds, whatever format they come from."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.services.imports.readers.refusals import refusal
from app.services.imports.readers.serials import Shown, as_shown
from app.services.imports.readers.sheets import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_TEXT,
    CellValue,
    Merge,
    Place,
    Row,
    Sheet,
    is_blank,
)

_MAX_MERGES = 20_000
_LAST_ROW = 20_000_000  # far below the last row of any program; a text may have more lines
_SHOWN_OF_FORMULA = 200


class Budget:
    """What one file may hold in all its sheets together."""

    def __init__(self, name: str, *, most_cells: int = MAX_CELLS) -> None:
        self.name = name
        self._most_cells = most_cells
        self._text = 0
        self._sheets = 0
        self._cells = 0

    def take_text(self, length: int) -> None:
        """Count the letters of a cell: one long text that a million cells share is a bomb."""
        self._text += length
        if self._text > MAX_TEXT:
            raise refusal("too-big", self.name, detail="có quá nhiều chữ trong các ô")

    def take_cells(self, count: int) -> None:
        """Count filled cells."""
        self._cells += count
        if self._cells > self._most_cells:
            most = f"{self._most_cells:,}".replace(",", ".")
            raise refusal("too-big", self.name, detail=f"có hơn {most} ô dữ liệu")

    def take_sheet(self) -> None:
        """Count a sheet."""
        self._sheets += 1
        if self._sheets > MAX_SHEETS:
            raise refusal("too-big", self.name, detail=f"có hơn {MAX_SHEETS} trang tính")


class SheetBuilder:
    """One sheet in the making; rows and cells may come in any order, blank ones are dropped."""

    def __init__(self, budget: Budget, name: str, *, visible: bool = True) -> None:
        budget.take_sheet()
        self._budget = budget
        self._name = name
        self._visible = visible
        self._rows: dict[int, dict[int, CellValue]] = {}
        self._whole: list[Row] = []
        self._hidden: set[int] = set()
        self._merges: list[Merge] = []
        self._formulas: dict[Place, str] = {}
        self._fonts: dict[Place, str] = {}

    def put(self, row: int, column: int, value: CellValue) -> None:
        """Keep a value; rows count from 1 as the spreadsheet shows them, columns from 0."""
        if is_blank(value):
            return
        if column < 0 or row < 1:
            raise refusal("unreadable-file", self._budget.name)
        if row > _LAST_ROW:
            raise refusal("too-big", self._budget.name, detail="có dữ liệu ở dòng quá xa đầu trang")
        if column >= MAX_COLUMNS:
            raise refusal("too-big", self._budget.name, detail=f"có hơn {MAX_COLUMNS} cột dữ liệu")
        if isinstance(value, str):
            self._budget.take_text(len(value))
        cells = self._rows.get(row)
        if cells is None:
            cells = self._rows[row] = {}
            self._count_rows()
        cells[column] = value
        self._budget.take_cells(1)

    def _count_rows(self) -> None:
        if len(self._rows) + len(self._whole) > MAX_ROWS:
            detail = f"một trang tính có hơn {MAX_ROWS} dòng dữ liệu"
            raise refusal("too-big", self._budget.name, detail=detail)

    def put_columns(self, rows: Sequence[int], columns: Sequence[Sequence[CellValue]]) -> None:
        """Keep all cells of a sheet at once, column by column from the left, blank ones as None.

        Its rows come from the top, each once; no other cells come before or behind.
        """
        for values in columns:
            self._budget.take_text(sum([len(v) for v in values if isinstance(v, str)]))
            self._budget.take_cells(len(values) - values.count(None))
        cells = map(_without_end, zip(*columns, strict=True))
        self._whole = [Row(row, told) for row, told in zip(rows, cells, strict=False) if told]
        self._count_rows()

    def mark_formula(self, row: int, column: int, text: str) -> None:
        """Note that a cell is computed; the row counts as filled even where the result is blank."""
        if column < MAX_COLUMNS and len(self._rows) <= MAX_ROWS:
            self._rows.setdefault(row, {}).setdefault(column, None)
            self._formulas[Place(row, column)] = text[:_SHOWN_OF_FORMULA]
            self._budget.take_text(min(len(text), _SHOWN_OF_FORMULA))

    def show_part(self, row: int, column: int, part: Shown) -> None:
        """Keep of a date only what its cell shows."""
        cells = self._rows.get(row, {})
        day = cells.get(column)
        if isinstance(day, date):
            cells[column] = as_shown(day, part)

    def mark_font(self, row: int, column: int, font: str) -> None:
        """Note the font of a cell that holds something."""
        self._fonts[Place(row, column)] = font

    def make_hidden(self) -> None:
        """Note that the sheet is hidden; some formats say so only behind its cells."""
        self._visible = False

    def hide(self, row: int) -> None:
        """Note that a row is hidden or filtered out."""
        self._hidden.add(row)

    def merge(self, merge: Merge) -> None:
        """Note a merged range."""
        if len(self._merges) < _MAX_MERGES:
            self._merges.append(merge)

    def finish(self) -> Sheet:
        """Return what was collected."""
        rows = (*self._whole, *self._ordered_rows())
        numbers = {row.number for row in rows}
        return Sheet(
            name=self._name,
            rows=rows,
            visible=self._visible,
            hidden_rows=frozenset(self._hidden & numbers),
            merges=tuple(self._merges),
            formulas=self._formulas,
            fonts=self._fonts,
        )

    def _ordered_rows(self) -> Iterator[Row]:
        for number in sorted(self._rows):
            cells = self._rows[number]
            yield Row(number, tuple(map(cells.get, range(max(cells) + 1))))


def _without_end(cells: tuple[CellValue, ...]) -> tuple[CellValue, ...]:
    """Return a row's cells up to the last one that is filled."""
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return cells[:end]

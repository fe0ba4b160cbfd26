"""Tables of a Word document while they are read: one may stand in a cell of another."""

from collections.abc import Callable, Mapping
from typing import Protocol

from app.services.imports.readers.builder import Budget
from app.services.imports.readers.docx_fonts import value_of
from app.services.imports.readers.docx_tables import Cell, Table, TableDraft, Words

_LARGEST = 100_000  # of widths in twentieths of a point, and of columns


class Sink(Protocol):
    """Who is told what the document shows, in order."""

    def take_line(self, line: Cell) -> None:
        """Take a line of text outside the tables."""

    def take_table(self, table: Table) -> None:
        """Take a table."""


class OpenTables:
    """The tables that are open, the innermost last; `starts` and `ends` see their elements."""

    def __init__(self, budget: Budget, sink: Sink) -> None:
        self._budget, self._sink = budget, sink
        self._open: list[TableDraft] = []
        self._is_of_row = False
        self.starts: Mapping[str, Callable[[dict[str, str]], None]] = {
            "tbl": self._start_table,
            "gridCol": self._see_width,
            "tr": self._start_row,
            "trPr": self._start_row_properties,
            "gridBefore": self._see_columns_before,
            "tc": self._start_cell,
            "gridSpan": self._see_span,
            "vMerge": self._see_merge,
        }
        self.ends: Mapping[str, Callable[[], None]] = {
            "tc": self._end_cell,
            "trPr": self._end_row_properties,
            "tr": self._end_row,
            "tbl": self._end_table,
        }

    @property
    def are_open(self) -> bool:
        """Whether a table is open."""
        return bool(self._open)

    @property
    def words(self) -> Words | None:
        """The text of the cell that is open."""
        return self._open[-1].words if self._open else None

    def see_left_out(self, name: str) -> None:
        """See an element that is not shown; among what is said of a row it means the whole row."""
        if name == "del" and self._is_of_row and self._open:
            self._open[-1].is_row_deleted = True

    def _start_table(self, _attributes: dict[str, str]) -> None:
        self._open.append(TableDraft())

    def _see_width(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].widths.append(_number(value_of(attributes, "w"), 0))

    def _start_row(self, _attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].start_row()

    def _start_row_properties(self, _attributes: dict[str, str]) -> None:
        self._is_of_row = True

    def _see_columns_before(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].skip(_number(value_of(attributes), 0))

    def _start_cell(self, _attributes: dict[str, str]) -> None:
        if self._open:
            self._budget.take_cells(1)
            self._open[-1].start_cell()

    def _see_span(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].span = max(_number(value_of(attributes), 1), 1)

    def _see_merge(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].goes_on = value_of(attributes) != "restart"

    def _end_cell(self) -> None:
        if self._open:
            self._open[-1].end_cell()

    def _end_row_properties(self) -> None:
        self._is_of_row = False

    def _end_row(self) -> None:
        if self._open:
            self._open[-1].end_row()

    def _end_table(self) -> None:
        """Hand the table over; a list within a cell stands by itself, other tables in the cell."""
        table = self._open.pop().cut()
        if table is None:
            return
        if (outer := self.words) is not None and not table.is_list:
            for line in table.lines:
                outer.add(f"\n{line.text}", line.font)
            outer.add("\n")
            return
        for around in self._open:
            if above := around.cut():
                self._sink.take_table(above)
        self._sink.take_table(table)


def _number(written: str, default: int) -> int:
    return min(int(written), _LARGEST) if written.isdecimal() and len(written) < 9 else default

"""Where the user is in a table: kept while its rows are read again."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.ui.tables.model import RowsModel

if TYPE_CHECKING:
    from app.ui.tables.view import TableView


@dataclass(frozen=True)
class Kept:
    """Where the user was in the table when its rows were read again."""

    line: int
    column: int
    row_id: Hashable
    selected: dict[int, Hashable]
    scrolled: int


class Place:
    """Keeps cursor, selection and scroll bar of a view over a reset of its model."""

    def __init__(self, view: "TableView", rows: RowsModel[Any]) -> None:
        self._view = view
        self._rows = rows
        self._kept: Kept | None = None

    def keep(self) -> None:
        """Remember where the user is."""
        row = self._view.current_row()
        if row is None:
            self._kept = None
            return
        identity, lines = self._rows.identity, self._view.selected_lines()
        here = self._view.currentIndex()
        self._kept = Kept(
            here.row(),
            here.column(),
            identity(row),
            {line: identity(self._rows.row_at(line)) for line in lines},
            self._view.verticalScrollBar().value(),
        )

    def restore(self) -> None:
        """Put cursor, selection and scroll bar where they were; a row that left gives its place."""
        kept = self._kept
        if kept is None or not self._rows.rowCount():
            return
        line = self._line_now(kept.line, kept.row_id)
        if line < 0:
            self._view.go_to(min(kept.line, self._rows.rowCount() - 1), kept.column)
            return
        self._view.go_to(line, kept.column)
        lines = [self._line_now(*each) for each in kept.selected.items()]
        self._view.select_lines(line for line in lines if line >= 0)
        self._view.verticalScrollBar().setValue(kept.scrolled)

    def _line_now(self, line: int, row_id: Hashable) -> int:
        """Return where a row stands now, mostly where it stood: all others cost a look at all."""
        rows = self._rows
        if line < rows.rowCount() and rows.identity(rows.row_at(line)) == row_id:
            return line
        return rows.line_of(row_id)


def runs(lines: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Return first and last of each run of lines that follow one another."""
    for _, found in groupby(enumerate(lines), key=lambda numbered: numbered[1] - numbered[0]):
        run = [line for _, line in found]
        yield run[0], run[-1]

"""What rows are sorted by and searched in, made once for each row, when it is first asked for."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from app.ui.slices import SLICE
from app.ui.tables.columns import Column, Row, SortKey, folded

Made = TypeVar("Made")


class RowKeys(Generic[Row]):
    """The keys of some rows, which stay where they are in the list.

    Making those of many thousand rows takes a good part of a second: it is done in steps.
    """

    def __init__(self, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
        self._columns = columns
        self._rows = rows
        self._by_column: dict[int, list[SortKey]] = {}
        self.texts: list[str] = []

    def of_column(self, column: int) -> list[SortKey]:
        """Return what the rows are sorted by under a column, as far as it was made."""
        return self._by_column.setdefault(column, [])

    def make_of_column(self, column: int) -> Iterator[None]:
        """Make what is still missing under a column; a step for each slice but the last."""
        return self._make(self.of_column(column), self._columns[column].sort_key)

    def make_texts(self) -> Iterator[None]:
        """Make what is still missing of the texts; a step for each slice but the last."""
        return self._make(self.texts, self._searched)

    def _make(self, made: list[Made], make: Callable[[Row], Made]) -> Iterator[None]:
        while len(made) < len(self._rows):
            made.extend(map(make, self._rows[len(made) : len(made) + SLICE]))
            if len(made) < len(self._rows):
                yield

    def _searched(self, row: Row) -> str:
        return " ".join(folded((each.found_by or each.text)(row)) for each in self._columns)

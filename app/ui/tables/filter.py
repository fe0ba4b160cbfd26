"""What narrows a table: a search field and chips with counts, and the way back from both."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.slices import SLICE, Slices
from app.ui.tables.table import Table
from app.ui.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import EmptyState
from app.ui.widgets.chip import Chip
from app.ui.widgets.chips import Chips
from app.ui.widgets.search_field import SearchField

Row = TypeVar("Row")
Joins = Callable[[Iterable[bool]], bool]


@dataclass(frozen=True)
class Share(Generic[Row]):
    """Some of the rows of a table: a chip counts them and shows them alone."""

    key: Hashable
    words: str
    belongs: Callable[[Row], bool]


def shares_by(
    key: Callable[[Row], Hashable], words: Mapping[Hashable, str]
) -> tuple[Share[Row], ...]:
    """Return a share for each value of a key, by what its chip says."""
    return tuple(Share(value, said, partial(_is, key, value)) for value, said in words.items())


class TableFilter(Generic[Row]):
    """Filters a table by text and by the shares whose chips are on.

    Of several chips together, `joins` says whether a row need belong to `any` or to `all`.
    """

    def __init__(
        self,
        table: Table[Row],
        shares: Sequence[Share[Row]],
        *,
        name: str,
        prompt: str,
        nothing: str,
        joins: Joins = any,
    ) -> None:
        self._table, self._shares, self._joins = table, tuple(shares), joins
        self._counting = Slices(table)
        self.field = SearchField(prompt)
        self.chips = Chips(name=name)
        self.chips.changed.connect(lambda _keys: self._narrow())
        table.use_filter(self.field)
        all_again = Button("Bỏ lọc", icon="x")
        all_again.clicked.connect(self.clear)
        table.when_nothing_found(EmptyState(nothing, all_again))

    def line(self, *between: QWidget) -> QHBoxLayout:
        """Return field and chips on one line, with what else filters between them."""
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        for widget in (self.field, *between):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        return line

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show and count these rows."""
        self._table.show_rows(rows)
        counts = [0] * len(self._shares)
        self._counting.begin(
            self._count(rows, counts), lambda: self._show_counts(len(rows), counts)
        )

    def clear(self) -> None:
        """Show all rows again."""
        self.field.clear()
        self.chips.choose(None)

    def _count(self, rows: Sequence[Row], counts: list[int]) -> Iterator[None]:
        """Count the rows of each share; a step for each slice but the last."""
        for start in range(0, len(rows), SLICE):
            if start:
                yield
            for at, share in enumerate(self._shares):
                counts[at] += sum(map(share.belongs, rows[start : start + SLICE]))

    def _show_counts(self, rows: int, counts: Sequence[int]) -> None:
        shares = zip(self._shares, counts, strict=True)
        chips = [Chip(share.key, share.words, count) for share, count in shares]
        self.chips.show_chips([Chip(None, "Tất cả", rows), *chips])
        self.chips.setVisible(bool(rows))

    def _narrow(self) -> None:
        wanted = [share.belongs for share in self._shares if share.key in self.chips.active]
        joins = self._joins
        self._table.rows.filter_rows(
            (lambda row: joins(belongs(row) for belongs in wanted)) if wanted else None
        )


def _is(key: Callable[[Row], Hashable], value: Hashable, row: Row) -> bool:
    return key(row) == value

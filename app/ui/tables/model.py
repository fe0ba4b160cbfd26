"""The one table model: frozen rows, and a list of indexes that is sorted and filtered in Python."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.text.finding import typed_words
from app.ui.badge import Badge
from app.ui.slices import SLICE, Slices
from app.ui.tables.columns import Column, Kind, Row
from app.ui.tables.keys import RowKeys

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows under columns; `identity` names a row so that selection and ticks survive `set_rows`.

    Never a proxy over this model: sorting and filtering rebuild one list of indexes. What a long
    list is sorted by or searched in is made in slices; until then its rows stand as they stood.
    """

    ticks_changed = Signal()
    shown_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        identity: Callable[[Row], Hashable] = attrgetter("id"),
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.identity = identity
        self.sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._rows: tuple[Row, ...] = ()
        self._order: list[int] = []
        self._lines: dict[Hashable, int] | None = None
        self._keys = RowKeys(self.columns, ())
        self._slices = Slices(self)
        self._words: tuple[str, ...] = ()
        self._accept: Callable[[Row], bool] | None = None
        self._ticked: set[Hashable] = set()

    # What is shown

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all rows, as they were given."""
        return self._rows

    @property
    def shown(self) -> list[Row]:
        """Return the rows that pass the filter, in the order of the screen."""
        return [self._rows[at] for at in self._order]

    def row_at(self, line: int) -> Row:
        """Return the row on screen line `line`."""
        return self._rows[self._order[line]]

    def line_of(self, row_id: Hashable) -> int:
        """Return the screen line of the row with this identity, -1 when it is not shown."""
        if self._lines is None:
            shown = enumerate(self._order)
            self._lines = {self.identity(self._rows[at]): line for line, at in shown}
        return self._lines.get(row_id, -1)

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows; sorting, filter, and ticks of rows that are still there stay."""
        fresh = tuple(rows)
        self._slices.stop()
        self.beginResetModel()
        waits = len(fresh) > SLICE and (self.sorted_by is not None or bool(self._words))
        before = self._order_as_before(fresh) if waits else []
        self._rows, self._keys = fresh, RowKeys(self.columns, fresh)
        if self._ticked:
            self._ticked &= {self.identity(row) for row in fresh}
        self._put(before if waits else self._arranged())
        self.endResetModel()
        self.shown_changed.emit()
        self.ticks_changed.emit()
        if waits:
            self._rearrange()

    def filter_text(self, text: str) -> None:
        """Show only rows that contain every word of `text`, without case and marks."""
        self._words = tuple(typed_words(text))
        self._rearrange()

    def filter_rows(self, accept: Callable[[Row], bool] | None) -> None:
        """Show only rows that `accept` takes (None: all), besides the text filter."""
        self._accept = accept
        self._rearrange()

    @property
    def is_filtered(self) -> bool:
        """Say whether a filter is on."""
        return bool(self._words) or self._accept is not None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 goes back to the order in which the rows were given."""
        self.sorted_by = None if column < 0 else (column, order)
        self._rearrange()

    # Ticks

    @property
    def ticked(self) -> frozenset[Hashable]:
        """Return the identities of the ticked rows."""
        return frozenset(self._ticked)

    def ticked_rows(self) -> list[Row]:
        """Return the ticked rows, in the order given."""
        return [row for row in self._rows if self.identity(row) in self._ticked]

    def is_ticked(self, line: int) -> bool:
        """Say whether the row on this line is ticked."""
        return self.identity(self.row_at(line)) in self._ticked

    def tick(self, identities: Iterable[Hashable], *, on: bool = True) -> None:
        """Tick or untick rows by identity."""
        chosen = set(identities)
        self._ticked = self._ticked | chosen if on else self._ticked - chosen
        self._repaint()
        self.ticks_changed.emit()

    def tick_shown(self, *, on: bool = True) -> None:
        """Tick or untick every row that passes the filter."""
        self.tick([self.identity(row) for row in self.shown], on=on)

    @property
    def has_ticks(self) -> bool:
        """Say whether the table has a column of check boxes."""
        return any(column.kind is Kind.CHECK for column in self.columns)

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows that pass the filter."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer the text, the tooltip and what a screen reader says; the delegate draws."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].text(self.row_at(index.row()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            tooltip = self.columns[index.column()].tooltip
            return tooltip(self.row_at(index.row())) if tooltip else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Answer the columns' titles."""
        is_title = orientation == Qt.Orientation.Horizontal and section < len(self.columns)
        if role == Qt.ItemDataRole.DisplayRole and is_title:
            return self.columns[section].title
        return None

    def badge(self, line: int, column: int) -> Badge | None:
        """Return the badge of a cell, None for an empty one."""
        make = self.columns[column].badge
        return make(self.row_at(line)) if make else None

    def copied(self, rows: Iterable[Row]) -> str:
        """Return rows as lines of cells parted by tabs, for the clipboard."""
        kept = [column for column in self.columns if column.kind is not Kind.CHECK]
        return "\n".join("\t".join(column.text(row) for column in kept) for row in rows)

    def _spoken(self, line: int, column: int) -> str:
        if self.columns[column].kind is Kind.CHECK:
            return "đã chọn" if self.is_ticked(line) else "chưa chọn"
        value = self.columns[column].text(self.row_at(line)) or "để trống"
        return f"{self.columns[column].title}: {value}"

    def _rearrange(self) -> None:
        """Lay the rows out anew, as soon as there is all that it takes."""
        self._slices.begin(self._make_keys(), self._lay_out)

    def _make_keys(self) -> Iterator[None]:
        if self.sorted_by is not None:
            yield from self._keys.make_of_column(self.sorted_by[0])
        if self._words:
            yield from self._keys.make_texts()

    def _order_as_before(self, fresh: Sequence[Row]) -> list[int]:
        """Return where rows stand until their keys are made: as now, new ones at the end."""
        kept, names = ([self.identity(row) for row in rows] for rows in (self._rows, fresh))
        if names == kept:
            return self._order  # the same rows, something about them changed
        known = set(kept)
        lines = {kept[at]: line for line, at in enumerate(self._order)}
        shown = [at for at, name in enumerate(names) if name in lines or name not in known]
        return sorted(shown, key=lambda at: lines.get(names[at], len(lines)))

    def _lay_out(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        marked = [self._order[index.row()] for index in before]
        self._put(self._arranged())
        lines = {at: line for line, at in enumerate(self._order)} if before else {}
        after = [
            self.index(lines[at], index.column()) if at in lines else QModelIndex()
            for at, index in zip(marked, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.shown_changed.emit()

    def _put(self, order: list[int]) -> None:
        self._order, self._lines = order, None

    def _arranged(self) -> list[int]:
        """Return where the rows stand by filters and sorting."""
        for _ in self._make_keys():
            pass
        order = list(range(len(self._rows)))
        if self.is_filtered:
            order = [at for at in order if self._passes(at)]
        if self.sorted_by is not None:
            keys = self._keys.of_column(self.sorted_by[0])
            descending = self.sorted_by[1] == Qt.SortOrder.DescendingOrder
            order.sort(key=keys.__getitem__, reverse=descending)
        return order

    def _passes(self, at: int) -> bool:
        if self._accept is not None and not self._accept(self._rows[at]):
            return False
        return not self._words or all(word in self._keys.texts[at] for word in self._words)

    def _repaint(self) -> None:
        if self._order:
            last = self.index(len(self._order) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

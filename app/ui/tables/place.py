"""Where the user is in a table: kept while its rows are read again."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel

from app.ui.tables.model import RowsModel

if TYPE_CHECKING:
    from app.ui.tables.view import TableView


@dataclass(frozen=True)
class Kept:
    """Where the user was in the table when its rows were read again."""

    line: int
    row_id: Hashable
    selected: tuple[Hashable, ...]
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
        identity, rows = self._rows.identity, self._view.selectionModel().selectedRows()
        self._kept = Kept(
            self._view.currentIndex().row(),
            identity(row),
            tuple(identity(self._rows.row_at(index.row())) for index in rows),
            self._view.verticalScrollBar().value(),
        )

    def restore(self) -> None:
        """Put cursor, selection and scroll bar where they were; a row that left gives its place."""
        kept = self._kept
        if kept is None or not self._rows.rowCount():
            return
        if not self._view.select_id(kept.row_id):
            self._view.go_to(min(kept.line, self._rows.rowCount() - 1))
            return
        flags = QItemSelectionModel.SelectionFlag
        for row_id in kept.selected:
            line = self._rows.line_of(row_id)
            if line >= 0:
                index = self._rows.index(line, 0)
                self._view.selectionModel().select(index, flags.Select | flags.Rows)
        self._view.verticalScrollBar().setValue(kept.scrolled)

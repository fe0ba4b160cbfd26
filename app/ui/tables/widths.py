"""The widths of a table's columns: shared out, changed by the user, remembered per user."""

from collections.abc import Mapping
from heapq import nlargest
from math import ceil
from typing import Any, Protocol

from PySide6.QtWidgets import QHeaderView, QTableView

from app.ui import fonts, theme
from app.ui.tables.columns import Column, Kind
from app.ui.tables.delegate import PADDING, cell_font, name_width
from app.ui.tables.model import RowsModel
from app.ui.tokens import Type, Weight, Width

_ARROW = 16  # room for the arrow of a sorted column
_BADGE = 24  # room for a badge's icon and its own edges
_MEASURED = 24  # the widest words are among so many of the longest: a long list is read quickly


class WidthMemory(Protocol):
    """Where a user's column widths are kept."""

    def load(self, table: str) -> Mapping[str, int]:
        """Return the widths remembered for a table, by column name."""

    def save(self, table: str, widths: Mapping[str, int]) -> None:
        """Keep the widths of a table."""


def share_out(room: int, stretch: Mapping[int, int], least: Mapping[int, int]) -> dict[int, int]:
    """Share room out by weight, each its least at least: the others pay for one that needs more."""
    wide: dict[int, int] = {}
    open_to_share = dict(stretch)
    while open_to_share:
        shares = sum(open_to_share.values())
        left = room - sum(wide.values())
        narrow = [at for at, each in open_to_share.items() if left * each // shares < least[at]]
        for at in narrow or list(open_to_share):
            each = open_to_share.pop(at)
            wide[at] = max(left * each // shares, least[at])
    return wide


class ColumnWidths:
    """Gives each column its width, the rest to those that stretch, and remembers the user's."""

    def __init__(self, view: QTableView, rows: RowsModel[Any]) -> None:
        self._view = view
        self._rows = rows
        self._memory: tuple[str, WidthMemory] | None = None
        self._chosen: set[str] = set()
        self._fitting = False
        self._least: dict[int, int] = {}
        self._begin()

    def remember(self, table: str, memory: WidthMemory) -> None:
        """Take the user's widths from `memory` and keep there what the user changes."""
        self._memory = (table, memory)
        known = memory.load(table)
        for at, column in enumerate(self._rows.columns):
            if column.name in known and not column.stretch:
                self._chosen.add(column.name)
                self._view.setColumnWidth(at, known[column.name])
        self._view.horizontalHeader().sectionResized.connect(self._keep)

    def _begin(self) -> None:
        head = self._view.horizontalHeader()
        for at, column in enumerate(self._rows.columns):
            fixed = column.stretch or column.kind is Kind.CHECK
            modes = QHeaderView.ResizeMode
            head.setSectionResizeMode(at, modes.Fixed if fixed else modes.Interactive)
            self._view.setColumnWidth(at, self._own(at))
        head.sectionResized.connect(self._share_again)

    def share(self) -> None:
        """Give what is left to the columns that stretch; they keep their own width at least."""
        columns = [
            (at, column)
            for at, column in enumerate(self._rows.columns)
            if not self._view.isColumnHidden(at)
        ]
        taken = sum(self._view.columnWidth(at) for at, column in columns if not column.stretch)
        least = {at: self._least.get(at, self._own(at)) for at, column in columns if column.stretch}
        stretch = {at: column.stretch for at, column in columns if column.stretch}
        wide = share_out(self._view.viewport().width() - taken, stretch, least)
        for at, width in wide.items():
            self._view.setColumnWidth(at, width)

    def fit(self) -> None:
        """Give columns that fit, and names, what the rows' words need; the user's choice stays."""
        self._fitting = True
        for at, column in enumerate(self._rows.columns):
            if column.kind is Kind.NAME:
                needed = self._needed(at)
                self._least[at] = max(self._own(at), min(needed, theme.current().px(Width.NAME)))
                wanted = self._least[at]
            elif column.fit:
                wanted = min(self._needed(at), self._own(at))
            else:
                continue
            if not column.stretch and column.name not in self._chosen:
                self._view.setColumnWidth(at, wanted)
        self._fitting = False
        self.share()

    def _own(self, at: int) -> int:
        return theme.current().px(self._rows.columns[at].width)

    def _needed(self, at: int) -> int:
        """Return the width of the title or of the widest words, whichever needs more."""
        column, scale = self._rows.columns[at], theme.current().scale
        title = fonts.width(column.title, fonts.font(Type.SMALL, Weight.STRONG, scale=scale))
        said = {_said(column, row) for row in self._rows.shown}
        longest = nlargest(_MEASURED, said, key=len)
        words = max((_words_width(column, text, scale) for text in longest), default=0.0)
        return ceil(max(title + _ARROW, words, self._second_needed(at))) + 2 * PADDING

    def _second_needed(self, at: int) -> float:
        second = self._rows.columns[at].second
        if second is None:
            return 0.0
        small = fonts.font(Type.SMALL, scale=theme.current().scale)
        longest = nlargest(_MEASURED, {second(row) for row in self._rows.shown}, key=len)
        return max((fonts.width(text, small) for text in longest), default=0.0)

    def _share_again(self, at: int) -> None:
        if not self._rows.columns[at].stretch:
            self.share()

    def _keep(self, changed: int) -> None:
        """Keep what the user changed; columns that stretch or are hidden have no own width now."""
        view, columns = self._view, self._rows.columns
        if self._memory is None or columns[changed].stretch or view.isColumnHidden(changed):
            return
        if self._fitting:
            return
        self._chosen.add(columns[changed].name)
        table, memory = self._memory
        widths = {
            column.name: view.columnWidth(at)
            for at, column in enumerate(columns)
            if not column.stretch
            and not view.isColumnHidden(at)
            and (column.name in self._chosen or not (column.fit or column.kind is Kind.NAME))
        }
        memory.save(table, {**memory.load(table), **widths})


def _said(column: Column[Any], row: object) -> str:
    """Return the words that a cell shows: its badge's, where it has one."""
    if column.badge is None:
        return column.text(row)
    badge = column.badge(row)
    return badge.text if badge is not None else ""


def _words_width(column: Column[Any], text: str, scale: float) -> float:
    if column.kind is Kind.NAME:
        return name_width(text, scale)
    icon = _BADGE if column.kind is Kind.BADGE else 0
    return fonts.width(text, cell_font(column)) + icon

"""The widths of a table's columns: shared out, changed by the user, remembered per user."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtWidgets import QHeaderView, QTableView

from app.ui import theme
from app.ui.slices import Slices
from app.ui.tables.columns import Column, Kind
from app.ui.tables.model import RowsModel
from app.ui.tables.words_seen import WordsSeen, look_in_slices
from app.ui.tokens import Width


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
        self._measuring = Slices(view)
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
        columns = {
            at: column
            for at, column in enumerate(self._rows.columns)
            if not self._view.isColumnHidden(at)
        }
        names = self._names_among(columns)
        self._give_names({at: wide for at, wide in names.items() if not columns[at].stretch})
        taken = sum(self._view.columnWidth(at) for at, each in columns.items() if not each.stretch)
        least = {at: names.get(at, self._own(at)) for at, each in columns.items() if each.stretch}
        stretch = {at: each.stretch for at, each in columns.items() if each.stretch}
        wide = share_out(self._view.viewport().width() - taken, stretch, least)
        for at, width in wide.items():
            self._view.setColumnWidth(at, width)

    def hide_where_narrow(self) -> None:
        """Show the columns that need a wide table only there; the user's hand is not in it."""
        wide, px = self._view.viewport().width(), theme.current().px
        before, self._fitting = self._fitting, True
        for at, column in enumerate(self._rows.columns):
            if column.hidden_under:
                self._view.setColumnHidden(at, wide < px(column.hidden_under))
        self._fitting = before

    def fit(self) -> None:
        """Give columns that fit, and names, what the rows' words need; the user's choice stays.

        A long list is looked at in slices, and its columns keep their widths until then.
        """
        columns = enumerate(self._rows.columns)
        seen = {at: WordsSeen(one) for at, one in columns if one.fit or one.kind is Kind.NAME}
        looks = look_in_slices(seen.values(), self._rows.shown)
        self._measuring.begin(looks, partial(self._give, seen))

    def _give(self, seen: Mapping[int, WordsSeen]) -> None:
        self._fitting = True
        for at, words in seen.items():
            wanted = min(words.width(), self._own(at))
            if words.column.kind is Kind.NAME:
                most = theme.current().px(Width.NAME)
                self._least[at] = max(self._own(at), min(words.width(), most))
            elif not words.column.stretch and words.column.name not in self._chosen:
                self._view.setColumnWidth(at, wanted)
        self._fitting = False
        self.share()

    def _names_among(self, columns: Mapping[int, Column[Any]]) -> dict[int, int]:
        """Return what names take: all they need, or less where other columns would go short."""
        wanted = {at: self._least[at] for at in columns if self._may_grow(at)}
        others = sum(
            self._own(at) if column.stretch else self._view.columnWidth(at)
            for at, column in columns.items()
            if at not in wanted
        )
        short = others + sum(wanted.values()) - self._view.viewport().width()
        for at in wanted:
            given = min(max(short, 0), wanted[at] - self._own(at))
            wanted[at] -= given
            short -= given
        return wanted

    def _may_grow(self, at: int) -> bool:
        return at in self._least and self._rows.columns[at].name not in self._chosen

    def _give_names(self, names: Mapping[int, int]) -> None:
        before, self._fitting = self._fitting, True
        for at, wide in names.items():
            self._view.setColumnWidth(at, wide)
        self._fitting = before

    def _own(self, at: int) -> int:
        return theme.current().px(self._rows.columns[at].width)

    def _share_again(self, at: int) -> None:
        column = self._rows.columns[at]
        if self._fitting or column.stretch:
            return
        if column.kind is Kind.NAME and not self._view.isColumnHidden(at):
            self._chosen.add(column.name)  # the user's hand, which no name moves again
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

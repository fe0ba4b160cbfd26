"""The filters over the list of learners: text, chips with counts, the commune that sends them."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from app.services.classes.learner_rows import LearnerRow
from app.ui import kit, theme
from app.ui.screens.class_tabs import learner_columns
from app.ui.tokens import Width

_COMMUNE_WIDTH = 124


class LearnerFilters(QObject):
    """Three widgets for the row over the table; they filter it as soon as they change."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._table: kit.Table[LearnerRow] | None = None
        self.field = kit.SearchField("Lọc tên, số căn cước, đơn vị", width=244)
        self.chips = kit.Chips(name="Lọc học viên")
        self.chips.changed.connect(lambda _active: self._filter())
        self.commune = kit.ChoiceBox(prompt="Xã, phường")
        self.commune.setAccessibleName("Xã, phường")
        self.commune.setFixedWidth(theme.current().px(_COMMUNE_WIDTH))
        self.commune.chosen.connect(lambda _name: self._filter())
        self.widgets = (self.field, self.chips, self.commune)

    def serve(self, table: kit.Table[LearnerRow]) -> None:
        """Filter this table, and offer the way back where nobody fits."""
        self._table = table
        table.use_filter(self.field)
        clear = kit.Button("Bỏ lọc", icon="x")
        clear.clicked.connect(self.clear)
        table.when_nothing_found(kit.EmptyState("Không ai khớp bộ lọc.", clear))

    def show_counts(self, rows: Sequence[LearnerRow]) -> None:
        """Count anew; a commune that sends nobody any more is no filter."""
        self.chips.show_chips(learner_columns.chips(rows))
        options = learner_columns.communes(rows)
        before = self.commune.key
        self.commune.set_options(options)
        if self.commune.key is None:
            self.commune.set_key("")
        self.commune.setVisible(len(options) > 2)
        if before not in (None, self.commune.key):
            self._filter()

    def fit(self, width: int) -> None:
        """Let the chips wrap only where even folded buttons leave no room."""
        enough = width >= Width.TINY
        self.chips.setMinimumWidth(self.chips.sizeHint().width() if enough else 0)

    def clear(self) -> None:
        """Show everybody."""
        self.field.clear()
        self.commune.set_key("")
        self.chips.choose(None)
        if self._table is not None:
            self._table.focus()

    def _filter(self) -> None:
        active, commune = self.chips.active, self.commune.key
        if self._table is None:
            return
        if not active and not commune:
            self._table.rows.filter_rows(None)
        else:
            self._table.rows.filter_rows(partial(_passes, active, commune))


def _passes(active: frozenset[Hashable], commune: Hashable, row: LearnerRow) -> bool:
    return learner_columns.passes(row, active, commune)

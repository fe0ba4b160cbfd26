"""A whole table for a screen: card, view, foot, and what stands in its place when it is empty."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from operator import attrgetter
from typing import Generic

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import paint, theme
from app.ui.tables.columns import Column, Row
from app.ui.tables.model import RowsModel
from app.ui.tables.view import TableView
from app.ui.tokens import Height
from app.ui.tokens import Row as RowHeight
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.search_field import SearchField

Totals = Callable[[Sequence[Row]], str]


class Foot(QWidget):
    """The row under a table: count and totals at the left, keys at the right.

    While rows are ticked, the acts on them stand at the left and the count makes way.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.current().px(Height.TABLE_FOOT))
        self.chosen = Label("", "label")
        self.count = ElidedLabel("", "small", "text2")
        self.hint = ElidedLabel("", "small", "text2")
        self._acts: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 14, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self.chosen)
        self._row.addStretch(0)
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        self._row.addWidget(self.hint)
        self.chosen.hide()

    def add_act(self, button: Button) -> Button:
        """Add an act on the ticked rows; it is shown while rows are ticked."""
        button.hide()
        self._acts.append(button)
        self._row.insertWidget(len(self._acts), button)
        return button

    def add_end(self, button: Button) -> Button:
        """Add an act on the whole list, at the right end."""
        self._row.addWidget(button)
        return button

    def show_ticks(self, ticked: int) -> None:
        """Show how many rows are ticked, and the acts on them."""
        self.chosen.setText(f"Đã chọn {ticked}")
        self.chosen.setVisible(ticked > 0)
        for button in self._acts:
            button.setVisible(ticked > 0)
        before_count = 1 + len(self._acts)
        self._row.setStretch(before_count, 1 if ticked else 0)
        self._row.setStretch(before_count + 2, 0 if ticked else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above the foot."""
        painter = QPainter(self)
        rect = self.rect()
        paint.rule(painter, rect.adjusted(0, 0, 0, 1 - rect.height()), theme.colours().line)


class Table(QFrame, Generic[Row]):
    """A card with a table, its foot, and an empty state; what screens put on a page.

    `count` turns the rows shown into the foot's sentence ("46 người · nam 21, nữ 25"). The signals
    `opened`, `edited`, `current_changed` carry a row; `ticks_changed` comes after every tick.
    """

    opened = Signal(object)
    edited = Signal(object)
    current_changed = Signal(object)
    ticks_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        identity: Callable[[Row], Hashable] = attrgetter("id"),
        row_height: int = RowHeight.NORMAL,
        count: Totals[Row] | None = None,
        hint: str = "",
    ) -> None:
        super().__init__()
        self.rows: RowsModel[Row] = RowsModel(columns, identity)
        self.view = TableView(self.rows, row_height=row_height)
        self.foot = Foot()
        self.foot.hint.setText(hint)
        self.foot.hint.setVisible(bool(hint))
        self._count = count
        self._empty: QWidget | None = None
        self._nothing_found: QWidget | None = None
        self._field: SearchField | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self.foot)
        # Only now: a widget shown without a parent would be a window of its own for a moment.
        self._has_foot = count is not None or bool(hint) or self.rows.has_ticks
        self.foot.setVisible(self._has_foot)
        self._connect()

    # For screens

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows; sorting, filter, cursor and ticks stay where they can."""
        self.rows.set_rows(rows)

    def when_empty(self, widget: QWidget) -> None:
        """Show `widget` (an `EmptyState`) instead of the table while there are no rows at all."""
        self._empty = self._place_instead(widget)

    def when_nothing_found(self, widget: QWidget) -> None:
        """Show `widget` while the filter lets no row pass."""
        self._nothing_found = self._place_instead(widget)

    def use_filter(self, field: SearchField) -> None:
        """Let `field` filter the rows, and typing in the table start a filter there."""
        self._field = field
        field.textChanged.connect(self.rows.filter_text)
        self.use_search(field)

    def use_search(self, field: SearchField) -> None:
        """Let typing in the table go to `field`, which asks elsewhere for rows, and ↓ come back."""
        field.left_down.connect(self.view.setFocus)
        self.view.typed.connect(field.start_with)

    def current(self) -> Row | None:
        """Return the row under the cursor."""
        return self.view.current_row()  # type: ignore[return-value]  # rows of this model are Row

    def ticked(self) -> list[Row]:
        """Return the ticked rows, in the order given."""
        return self.rows.ticked_rows()

    def chosen(self) -> list[Row]:
        """Return the ticked rows, or the one under the cursor when none is ticked."""
        current = self.current()
        return self.ticked() or ([current] if current is not None else [])

    def let_go(self) -> None:
        """Untick every row and take the keyboard back, once an act on the ticked rows is done.

        A tick that stayed would let the next act reach rows that nobody thinks of any more.
        """
        self.rows.tick(self.rows.ticked, on=False)
        self.focus()

    def select(self, row_id: Hashable) -> bool:
        """Move the cursor to a row; False when it is not shown."""
        return self.view.select_id(row_id)

    def step(self, by: int) -> None:
        """Move the cursor `by` rows on among those shown, round the end."""
        count = self.rows.rowCount()
        if count:
            self.view.go_to((self.view.currentIndex().row() + by) % count)

    def focus(self) -> None:
        """Give the table the keyboard; where it is empty, the button that stands there."""
        instead = [each for each in (self._empty, self._nothing_found) if each is not None]
        shown = [each for each in instead if not each.isHidden()]
        button = shown[0].findChild(Button) if shown else None
        (button if isinstance(button, Button) else self.view).setFocus()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        paint.card(self)

    # Inside

    def _connect(self) -> None:
        self.view.opened.connect(self.opened)
        self.view.edited.connect(self.edited)
        self.view.current_changed.connect(self.current_changed)
        self.rows.ticks_changed.connect(self._show_ticks)
        self.rows.shown_changed.connect(self._show_shown)

    def _place_instead(self, widget: QWidget) -> QWidget:
        widget.hide()
        self._column.insertWidget(1, widget, 1)
        return widget

    def _show_ticks(self) -> None:
        self.foot.show_ticks(len(self.rows.ticked))
        self.ticks_changed.emit()

    def _show_shown(self) -> None:
        shown = self.rows.shown
        self.foot.count.setText(self._count(shown) if self._count else "")
        without = not self.rows.rows and self._empty is not None
        lost = not shown and not without and self._nothing_found is not None
        self.view.setVisible(not without and not lost)
        self.foot.setVisible(self._has_foot and not without)
        if self._empty is not None:
            self._empty.setVisible(without)
        if self._nothing_found is not None:
            self._nothing_found.setVisible(lost)

"""Ctrl+F in a grid: a field over the head of the names, and the rows whose names have the words."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.text.finding import searched_text, typed_words
from app.ui.grids.body import GridBody
from app.ui.widgets.search_field import SearchField

_TALL, _SIDE = 32, 8


class GridFinder(SearchField):
    """Goes to people by name; ↓ or Enter goes to the cells, Esc clears, then closes."""

    def __init__(self, body: GridBody, place: QWidget) -> None:
        super().__init__("Tìm người trong bảng", icon="search", width=0, parent=place)
        self._body, self._place = body, place
        self.textChanged.connect(lambda _text: self._go(1, with_current=True))
        self.left_down.connect(body.setFocus)
        self.escaped.connect(self.close_field)
        place.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """Open the field, or go back into it."""
        self._lay_out()
        self.show()
        self.raise_()
        self.setFocus()
        self.selectAll()

    def close_field(self) -> None:
        """Put the field away and give the keyboard back to the cells."""
        self.hide()
        self.clear()
        self._body.setFocus()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) row that fits, round the end."""
        self._go(by, with_current=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the head of the names when the grid gets another size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._lay_out()
        return super().eventFilter(watched, event)

    def _go(self, by: int, *, with_current: bool) -> None:
        sheet, words = self._body.sheet, typed_words(self.text())
        if not words or not sheet.has_cells:
            return
        here, column = self._body.current.place
        count = len(sheet.rows)
        steps = range(0 if with_current else 1, count + 1)
        for row in ((here + by * step) % count for step in steps):
            name = searched_text(sheet.named(sheet.rows[row]))
            if all(word in name for word in words):
                self._body.go_to(row, column)
                return

    def _lay_out(self) -> None:
        wide = self._body.shape.left_width - 2 * _SIDE
        self.setGeometry(_SIDE, max(0, self._place.height() - _TALL - _SIDE // 2), wide, _TALL)

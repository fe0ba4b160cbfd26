"""The sentence beside a cell that says why a key or a value was not taken."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.errors import UserError
from app.ui import paint, theme
from app.ui.grids.grid import Grid
from app.ui.refusal_codes import short_code
from app.ui.tokens import Icon, Radius, Space, Tone
from app.ui.widgets.badges import IconLabel
from app.ui.widgets.refusal_words import RefusalWords

_WIDTH = 330
_GAP = 4


class CellNote(QWidget):
    """A note that floats under its cell; it goes with the next key, click or scroll there."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._words = RefusalWords(ink="text")
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel("circle-alert", Tone.BAD, Icon.TEXT, "chưa ghi được"), 0, _TOP)
        row.addWidget(self._words, 1)
        grid.current_changed.connect(self.hide)
        grid.body.verticalScrollBar().valueChanged.connect(self.hide)
        grid.body.horizontalScrollBar().valueChanged.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """Return what the note says, "" while it is hidden."""
        return self._words.text() if self.isVisibleTo(self._grid) else ""

    def say(self, sentence: str, row: int, column: int, *, code: str = "") -> None:
        """Show a sentence at a cell; "" takes the note away."""
        if not sentence:
            self.hide()
            return
        self._words.say(sentence, code)
        self.setAccessibleName(f"{sentence} {code}".strip())
        self._place(row, column)
        self.show()
        self.raise_()

    def refuse(self, error: UserError | None, row: int, column: int) -> None:
        """Show at a cell what was refused, with its code; None takes the note away."""
        if error is None:
            self.hide()
        else:
            self.say(str(error), row, column, code=short_code(error.code))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter, colours = QPainter(self), theme.colours()
        rect = QRectF(self.rect())
        paint.box(painter, rect, Radius.BUTTON, fill=colours.surface)
        paint.box(painter, rect, Radius.BUTTON, fill=colours.bad_soft, edge=colours.bad)

    def _place(self, row: int, column: int) -> None:
        wide = min(theme.current().px(_WIDTH), self._grid.width() - 2 * _GAP)
        self.setFixedWidth(wide)
        inner = wide - 2 * Space.MEDIUM - Space.SMALL - theme.current().px(Icon.TEXT)
        tall = self._words.heightForWidth(inner) + 2 * Space.SMALL
        self.setFixedHeight(max(tall, theme.current().px(34)))
        viewport = self._grid.body.viewport()
        cell = self._grid.body.cell_area(row, column)
        corner = viewport.mapTo(self._grid, QPoint(cell.left(), cell.bottom() + _GAP))
        if corner.y() + self.height() > self._grid.height() - _GAP:
            above = viewport.mapTo(self._grid, cell.topLeft()).y()
            corner.setY(above - self.height() - _GAP)
        corner.setX(max(_GAP, min(corner.x(), self._grid.width() - wide - _GAP)))
        self.move(corner)


_TOP = Qt.AlignmentFlag.AlignTop

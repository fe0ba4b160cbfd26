"""What is drawn over a table that is typed into: the ring of the current cell, what is wrong."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTableView, QWidget

from app.errors import UserError
from app.ui import kit, paint, theme
from app.ui.tokens import Radius
from app.ui.widgets.refusal_words import RefusalWords

_WIDTH = 380


class CellRing(QWidget):
    """A ring around the current cell while the table has the keyboard."""

    def __init__(self, view: QTableView, columns: Collection[int]) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._columns = frozenset(columns)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        view.selectionModel().currentChanged.connect(self.follow)
        view.model().modelReset.connect(self.follow)
        view.model().layoutChanged.connect(self.follow)
        view.verticalScrollBar().valueChanged.connect(self.follow)
        view.horizontalHeader().sectionResized.connect(self.follow)
        view.installEventFilter(self)

    def follow(self, *_what: object) -> None:
        """Stand around the current cell, if it can be typed into."""
        index = self._view.currentIndex()
        shown = index.isValid() and index.column() in self._columns and self._view.hasFocus()
        self.setVisible(shown)
        if shown:
            self.setGeometry(self._view.visualRect(index).adjusted(1, 0, -1, -1))
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize):
            self.follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        paint.focus_ring(QPainter(self), QRectF(self.rect()))


class CellProblem(QFrame):
    """A sentence under the cell that was refused."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(kit.Space.SMALL)
        row.addWidget(kit.IconLabel("circle-alert", kit.Tone.BAD), 0, Qt.AlignmentFlag.AlignTop)
        self.words = RefusalWords()
        row.addWidget(self.words, 1)
        self.hide()

    def refuse(self, error: UserError, cell: QRect) -> None:
        """Show a refusal under the cell, above it where there is no room."""
        self.words.refuse(error)
        wide = theme.current().px(_WIDTH)
        layout = self.layout()
        tall = layout.totalHeightForWidth(wide) if layout is not None else 40
        over = self.parentWidget()
        room = over.rect() if over is not None else cell
        left = max(0, min(cell.left(), room.width() - wide))
        below = cell.bottom() + 3
        top = below if below + tall <= room.height() else cell.top() - tall - 3
        self.setGeometry(left, top, wide, tall)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        colours = theme.colours()
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, Radius.BUTTON, fill=colours.bad_soft, edge=colours.bad)

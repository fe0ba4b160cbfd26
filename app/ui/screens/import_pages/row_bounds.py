"""Two lines over a sheet, above the first person and below the last, to be dragged."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QTableView

from app.ui import theme

FIRST, LAST = "first", "last"
_REACH = 5
_GRIP_WIDTH, _GRIP_HEIGHT = 26, 9


class RowBounds(QObject):
    """Watches the mouse over a table; `moved` carries which line and the table's line it is at."""

    moved = Signal(str, int)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._lines = {FIRST: -1, LAST: -1}
        self._dragged = ""
        table.viewport().setMouseTracking(True)
        table.viewport().installEventFilter(self)

    def show_bounds(self, first: int, last: int) -> None:
        """Stand at these lines of the table, -1 for none."""
        self._lines = {FIRST: first, LAST: last}
        self._table.viewport().update()

    def y_of(self, which: str) -> int:
        """Return where a line stands in the viewport, -1 for nowhere."""
        line = self._lines[which]
        if line < 0:
            return -1
        top = self._table.rowViewportPosition(line)
        return top if which == FIRST else top + self._table.rowHeight(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse near a line, and while a line is dragged."""
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        y = round(event.position().y())
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and event.button() == Qt.MouseButton.LeftButton
        ):
            self._dragged = self._near(y)
            return bool(self._dragged)
        if event.type() == QEvent.Type.MouseMove:
            self._point(y)
            return bool(self._dragged)
        if event.type() == QEvent.Type.MouseButtonRelease and self._dragged:
            which, self._dragged = self._dragged, ""
            self.moved.emit(which, self._lines[which])
            return True
        return super().eventFilter(watched, event)

    def paint(self, painter: QPainter) -> None:
        """Draw the lines, each with a grip beside the numbers."""
        colours, view = theme.colours(), self._table.viewport()
        wide = min(view.width(), self._table.horizontalHeader().length())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for which in (FIRST, LAST):
            y = self.y_of(which)
            if y < 0:
                continue
            painter.fillRect(0, y - 1, wide, 2, QColor(colours.accent_text))
            grip = QRectF(0, 0, _GRIP_WIDTH, _GRIP_HEIGHT)
            lowest = view.height() - _GRIP_HEIGHT / 2
            middle = min(y, lowest) if y < view.height() + _GRIP_HEIGHT / 2 else y
            grip.moveCenter(QPointF(4 + _GRIP_WIDTH / 2, middle))  # beside the numbers
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_text))
            painter.drawRoundedRect(grip, 4, 4)
            for offset in (-5, 0, 5):
                dot = QRectF(0, 0, 2, 3)
                dot.moveCenter(grip.center())
                painter.fillRect(dot.translated(offset, 0), QColor(colours.surface))

    def _near(self, y: int) -> str:
        """Return the line within reach, the last one first where both are."""
        for which in (LAST, FIRST):
            at = self.y_of(which)
            if at >= 0 and abs(at - y) <= _REACH:
                return which
        return ""

    def _point(self, y: int) -> None:
        """Move the dragged line to the mouse, or show that there is one to drag."""
        view = self._table.viewport()
        if not self._dragged:
            near = bool(self._near(y))
            view.setCursor(Qt.CursorShape.SplitVCursor if near else Qt.CursorShape.ArrowCursor)
            return
        self._scroll(y)
        half = self._table.verticalHeader().defaultSectionSize() // 2
        at = self._table.rowAt(y + half if self._dragged == FIRST else y - half)
        if self._dragged == FIRST and 0 <= at <= self._lines[LAST]:
            self._lines[FIRST] = at
        elif self._dragged == LAST and at >= self._lines[FIRST]:
            self._lines[LAST] = at
        view.update()

    def _scroll(self, y: int) -> None:
        """Follow the mouse over the edge."""
        bar, step = (
            self._table.verticalScrollBar(),
            self._table.verticalHeader().defaultSectionSize(),
        )
        if y < 0:
            bar.setValue(bar.value() - step)
        elif y > self._table.viewport().height():
            bar.setValue(bar.value() + step)

"""The head of a grid: titles in two levels, scrolled along with the cells."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui import fonts, paint, theme
from app.ui.grids.body import GridBody
from app.ui.grids.sheet import Head
from app.ui.grids.strips import Columns, alignment
from app.ui.tables.delegate import PADDING
from app.ui.tokens import Type, Weight

_HEAD = 53
_GROUP_TOP = 5
_GROUP = 18
_LOCK = 10
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class GridHead(QWidget):
    """The titles; a click on a column's title chooses it."""

    clicked = Signal(int)

    def __init__(self, body: GridBody) -> None:
        super().__init__()
        self._body = body
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        body.scrolled.connect(self.update)
        self._lit = -1
        body.moved.connect(self._follow)

    def sizeHint(self) -> QSize:
        """Return the height of two levels; one when the sheet has no groups."""
        groups = any(head.group for head in self._body.sheet.heads)
        tall = _HEAD if groups or not self._body.sheet.heads else _HEAD - _GROUP
        return QSize(100, theme.current().px(tall))

    def minimumSizeHint(self) -> QSize:
        """Let the grid be narrow."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the column under the mouse."""
        column = self._column(event.position().toPoint().x())
        if column >= 0:
            self.clicked.emit(column)

    def event(self, event: QEvent) -> bool:
        """Show what a column is about."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = self._column(event.pos().x())
            text = self._body.sheet.heads[column].tooltip if column >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the titles and the line under them."""
        painter, shape, colours = QPainter(self), self._body.shape, theme.colours()
        offset = self._body.view.x
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))
        ends = min(shape.view_end, shape.right_x(offset)) - shape.left_width
        painter.setClipRect(QRect(shape.left_width, 0, ends, self.height() - 1))
        seen = shape.columns_in_sight(offset)
        for first, last in self._body.sheet.groups():
            if first < seen.stop and last > seen.start:
                self._paint_group(painter, first, last)
        for column in seen:
            self._paint_title(painter, column)
        painter.setClipping(False)
        self._paint_side(painter, shape.left, 0)
        self._paint_side(painter, shape.right, shape.right_x(offset))
        self._paint_right_title(painter)
        if shape.columns:
            top = _GROUP_TOP
            for x in (shape.left_width, shape.right_x(offset)):
                line = QColor(colours.line)
                painter.fillRect(x, top, 1, self.height() - top, line)

    def _follow(self, _row: int, column: int) -> None:
        """Light the title of another column; along a column nothing changes here."""
        if column != self._lit:
            self._lit = column
            self.update()

    def _paint_group(self, painter: QPainter, first: int, last: int) -> None:
        head, colours = self._body.sheet.heads[first], theme.colours()
        left = self._body.shape.cell_x(first, self._body.view.x)
        wide = (last - first) * self._body.shape.cell
        painter.fillRect(left, _GROUP_TOP, 1, self.height() - _GROUP_TOP, QColor(colours.line))
        if not head.group:
            return
        font = fonts.font(Type.SMALL, Weight.MEDIUM, figures=True, scale=theme.current().scale)
        fits = QFontMetrics(font).horizontalAdvance(head.group) <= wide - 4
        title = head.group if fits else head.short_group
        area = QRect(left, _GROUP_TOP - 1, wide + 1, theme.current().px(_GROUP))
        paint.words(painter, area, title, font=font, colour=colours.text2, align=_MIDDLE)

    def _paint_title(self, painter: QPainter, column: int) -> None:
        head, colours = self._body.sheet.heads[column], theme.colours()
        shape, px = self._body.shape, theme.current().px
        tall = px(30)
        top = self.height() - 1 - tall
        left = shape.cell_x(column, self._body.view.x)
        ink, second = colours.text, colours.text2
        if column == self._body.current.column:
            painter.fillRect(left + 1, top, shape.cell - 1, tall, QColor(colours.accent))
            ink = second = colours.on_accent
        elif head.later:
            ink = second = colours.text3
        elif head.marked:
            ink = colours.accent_text
        title = fonts.font(Type.SMALL, Weight.STRONG, scale=theme.current().scale)
        upper = QRect(left + 1, top, shape.cell - 1, px(17) if head.second else tall)
        paint.words(painter, upper, head.title, font=title, colour=ink, align=_MIDDLE)
        if head.second:
            lower = QRect(left + 1, top + px(13), shape.cell - 1, px(17))
            self._paint_second(painter, lower, head, second)

    def _paint_second(self, painter: QPainter, rect: QRect, head: Head, ink: str) -> None:
        font = fonts.font(Type.MICRO, figures=True, scale=theme.current().scale)
        if not head.closed:
            paint.words(painter, rect, head.second, font=font, colour=ink, align=_MIDDLE)
            return
        wide = min(QFontMetrics(font).horizontalAdvance(head.second), rect.width() - _LOCK - 4)
        left = rect.left() + (rect.width() - wide - _LOCK - 2) // 2
        centre = QPointF(left + _LOCK / 2, rect.center().y() + 0.5)
        paint.icon(painter, "lock", ink, centre, _LOCK)
        area = QRect(left + _LOCK + 2, rect.top(), wide + 2, rect.height())
        paint.words(painter, area, head.second, font=font, colour=ink)

    def _paint_side(self, painter: QPainter, columns: Columns, left: int) -> None:
        font = fonts.font(Type.SMALL, Weight.STRONG, scale=theme.current().scale)
        tall = theme.current().px(32)
        for column, wide in columns:
            area = QRect(left, self.height() - 1 - tall, wide, tall)
            inner = area.adjusted(PADDING, 0, -PADDING, 0)
            align, ink = alignment(column), theme.colours().text2
            paint.words(painter, inner, column.title, font=font, colour=ink, align=align)
            left += wide

    def _paint_right_title(self, painter: QPainter) -> None:
        title, shape = self._body.sheet.right_title, self._body.shape
        if not title or not shape.right:
            return
        left = shape.right_x(self._body.view.x)
        area = QRect(left, _GROUP_TOP - 1, shape.right_width, theme.current().px(_GROUP))
        font = fonts.font(Type.SMALL, Weight.MEDIUM, figures=True, scale=theme.current().scale)
        inner = area.adjusted(PADDING, 0, -PADDING, 0)
        ink = theme.colours().text2
        paint.words(painter, inner, title, font=font, colour=ink, align=_MIDDLE)

    def _column(self, x: int) -> int:
        return self._body.shape.column_at(x, self._body.view.x)

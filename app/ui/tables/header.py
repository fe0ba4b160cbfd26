"""The table's head: quiet titles, a line under them, a small arrow by the sorted column."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui import fonts, paint, theme
from app.ui.tables.columns import Kind
from app.ui.tables.delegate import PADDING
from app.ui.tables.model import RowsModel
from app.ui.tokens import Height, Type, Weight

_ARROW = 12


class Head(QHeaderView):
    """Draws the titles of a `RowsModel`; a click sorts up, down, then back to the given order."""

    def __init__(self, model: RowsModel[Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.viewport().setAutoFillBackground(False)
        self.sectionClicked.connect(self.sort_by)

    def sizeHint(self) -> QSize:
        """Return the height of the head; Qt would ask for every title, at each change of layout."""
        return QSize(self.length(), theme.current().px(Height.TABLE_HEAD))

    def sort_by(self, section: int) -> None:
        """Sort by this column, the other way round, or no more; the check column ticks all."""
        if self._model.columns[section].kind is Kind.CHECK:
            self._model.tick_shown(on=not self._all_ticked())
            return
        now = self._model.sorted_by
        if now is None or now[0] != section:
            self._model.sort(section, Qt.SortOrder.AscendingOrder)
        elif now[1] == Qt.SortOrder.AscendingOrder:
            self._model.sort(section, Qt.SortOrder.DescendingOrder)
        else:
            self._model.sort(-1)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Repaint, so that the sort arrow and the check box follow at once."""
        super().mouseReleaseEvent(event)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title, its line, and the arrow of the sorted column."""
        colours = theme.colours()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        column = self._model.columns[section]
        if column.kind is Kind.CHECK:
            self._paint_check(painter, rect)
            return
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        font = fonts.font(Type.SMALL, Weight.STRONG, scale=theme.current().scale)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if column.is_right:
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        elif column.is_centred:
            align = Qt.AlignmentFlag.AlignCenter
        paint.words(painter, inner, column.title, font=font, colour=colours.text2, align=align)
        self._paint_arrow(
            painter, inner, section, QFontMetrics(font).horizontalAdvance(column.title)
        )

    def _paint_arrow(self, painter: QPainter, rect: QRect, section: int, words: int) -> None:
        if self._model.sorted_by is None or self._model.sorted_by[0] != section:
            return
        up = self._model.sorted_by[1] == Qt.SortOrder.AscendingOrder
        name = "chevron-up" if up else "chevron-down"
        right = self._model.columns[section].is_right
        x = rect.right() - words - 10 if right else rect.left() + words + 10
        centre = QPointF(min(x, rect.right() - 4), rect.center().y())
        paint.icon(painter, name, theme.colours().accent_text, centre, _ARROW)

    def _paint_check(self, painter: QPainter, rect: QRect) -> None:
        every, some = self._all_ticked(), bool(self._model.ticked)
        if some or self.underMouse():
            centre = QRectF(rect).center()
            paint.check_box(painter, centre, checked=every, partly=some and not every)

    def _all_ticked(self) -> bool:
        shown = self._model.rowCount()
        return shown > 0 and all(self._model.is_ticked(line) for line in range(shown))

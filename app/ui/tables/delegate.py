"""How every table draws its cells: words, names, figures, badges, check boxes, selection."""

from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.text.names import split_name
from app.ui import fonts, paint, theme
from app.ui.badge import draw_badge
from app.ui.tables.columns import Column, Kind
from app.ui.tables.model import RowsModel
from app.ui.tokens import Type, Weight

PADDING = 10
BAR = 3


class Flags:
    """What the view tells the delegate about the row being drawn."""

    hovered: int = -1
    current: int = -1
    ring: bool = False


class CellDelegate(QStyledItemDelegate):
    """Draws all kinds of column of a `RowsModel`; one for the whole view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.flags = Flags()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        model = index.model()
        if not isinstance(model, RowsModel):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        line, at = index.row(), index.column()
        self._ground(painter, rect, model, line, selected=selected)
        if at == 0:
            self._bar(painter, rect, line, selected=selected)
        self._cell(painter, rect, model, line, at)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the width that the value needs, for fitting a column to its content."""
        model = index.model()
        if not isinstance(model, RowsModel):
            return super().sizeHint(option, index)
        column = model.columns[index.column()]
        text = column.text(model.row_at(index.row()))
        metrics = QFontMetrics(_font(column, strong=column.kind is Kind.NAME))
        extra = 40 if column.kind is Kind.BADGE else 0
        return QSize(metrics.horizontalAdvance(text) + 2 * PADDING + extra, 0)

    def _ground(
        self, painter: QPainter, rect: QRect, model: RowsModel[Any], line: int, *, selected: bool
    ) -> None:
        colours = theme.colours()
        if selected or (model.has_ticks and model.is_ticked(line)):
            painter.fillRect(rect, QColor(colours.sel))
        elif line == self.flags.hovered:
            painter.fillRect(rect, QColor(colours.hover))
        paint.rule(painter, rect, colours.line2)

    def _bar(self, painter: QPainter, rect: QRect, line: int, *, selected: bool) -> None:
        if selected and line == self.flags.current:
            bar = QRect(rect.left(), rect.top(), BAR, rect.height())
            painter.fillRect(bar, QColor(theme.colours().accent_text))

    def _cell(
        self, painter: QPainter, rect: QRect, model: RowsModel[Any], line: int, at: int
    ) -> None:
        column = model.columns[at]
        if column.kind is Kind.CHECK:
            paint.check_box(painter, QRectF(rect).center(), checked=model.is_ticked(line))
            return
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        if column.badge is not None:
            badge = model.badge(line, at)
            if badge is not None:
                draw_badge(painter, inner, badge)
            return
        self._text(painter, inner, column, model.row_at(line))

    def _text(self, painter: QPainter, rect: QRect, column: Column[Any], row: object) -> None:
        text, ink = column.text(row), _ink(column, row)
        second = column.second(row) if column.second else ""
        if second:
            half = rect.height() // 2
            below = QRect(rect.left(), rect.top() + half - 1, rect.width(), half - 4)
            small = fonts.font(Type.SMALL, scale=theme.current().scale)
            paint.words(painter, below, second, font=small, colour=theme.colours().text3)
            rect = QRect(rect.left(), rect.top() + 4, rect.width(), half - 4)
        if column.kind is Kind.NAME:
            draw_name(painter, rect, text, ink)
            return
        align = _alignment(column)
        elide = column.kind is Kind.TEXT
        font = _font(column)
        paint.words(painter, rect, text, font=font, colour=ink, align=align, elide=elide)


def draw_name(painter: QPainter, rect: QRect, name: str, ink: str) -> None:
    """Write a full name with its given name in semibold, since lists are sorted by it."""
    scale = theme.current().scale
    regular, strong = fonts.font(scale=scale), fonts.font(weight=Weight.STRONG, scale=scale)
    given = split_name(name).given
    before, found, after = name.rpartition(given)
    left = rect.left()
    for part, font in ((before, regular), (found, strong), (after, regular)):
        if part:
            area = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
            paint.words(painter, area, part, font=font, colour=ink, elide=False)
            left += QFontMetrics(font).horizontalAdvance(part)


def _font(column: Column[Any], *, strong: bool = False) -> QFont:
    size = Type.SMALL if column.kind is Kind.CODE else Type.BODY
    weight = Weight.STRONG if strong else Weight.REGULAR
    scale = theme.current().scale
    return fonts.font(size, weight, figures=column.has_figures, scale=scale)


def _ink(column: Column[Any], row: object) -> str:
    colours = theme.colours()
    tone = column.ink(row) if column.ink else None
    if tone is not None:
        return colours.of(tone)
    return colours.text2 if column.quiet or column.kind is Kind.CODE else colours.text


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    if column.is_right:
        return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    if column.is_centred:
        return Qt.AlignmentFlag.AlignCenter
    return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

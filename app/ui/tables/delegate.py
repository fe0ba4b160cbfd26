"""How every table draws its cells: words, names, figures, badges, check boxes, selection."""

from math import ceil
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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

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
        metrics = QFontMetrics(cell_font(column, strong=column.kind is Kind.NAME))
        extra = 40 if column.kind is Kind.BADGE else 0
        return QSize(metrics.horizontalAdvance(text) + 2 * PADDING + extra, 0)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the column's tooltip; without one, the whole of what was cut."""
        model = index.model()
        if not isinstance(model, RowsModel) or index.data(Qt.ItemDataRole.ToolTipRole):
            return super().helpEvent(event, view, option, index)
        rect: QRect = option.rect
        cut = cut_words(model.columns[index.column()], model.row_at(index.row()), rect.width())
        QToolTip.showText(event.globalPos(), cut, view)
        return True

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
        font = cell_font(column)
        if column.ends_tell:
            text = last_words(text, font, rect.width())
        paint.words(painter, rect, text, font=font, colour=ink, align=align, elide=elide)


def last_words(text: str, font: QFont, width: int) -> str:
    """Return a text without its first words where there is no room: "… xã Na Sầm"."""
    words = text.split()
    for at in range(len(words)):
        shown = " ".join(words[at:]) if at == 0 else f"… {' '.join(words[at:])}"
        if fonts.width(shown, font) <= width:
            return shown
    return text


def cut_words(column: Column[Any], row: object, width: int) -> str:
    """Return the lines of a cell where one of them is wider than the cell; else ""."""
    scale = theme.current().scale
    text, second = column.text(row), column.second(row) if column.second else ""
    is_name = column.kind is Kind.NAME
    wide = name_width(text, scale) if is_name else fonts.width(text, cell_font(column))
    if second:
        wide = max(wide, fonts.width(second, fonts.font(Type.SMALL, scale=scale)))
    fits = wide <= width - 2 * PADDING or column.badge is not None
    return "" if fits else "\n".join(filter(None, (text, second)))


def draw_name(painter: QPainter, rect: QRect, name: str, ink: str) -> None:
    """Write a full name with its given name in semibold, since lists are sorted by it.

    Where the room is too small for it, the family name is shortened and the given name stays.
    """
    scale = theme.current().scale
    regular, strong = fonts.font(scale=scale), fonts.font(weight=Weight.STRONG, scale=scale)
    before, found, after = _parts(name)
    kept = fonts.width(found, strong) + fonts.width(after, regular)
    metrics = QFontMetrics(regular)
    if before and metrics.horizontalAdvance(before) + kept > rect.width() + 1:
        room = max(0, rect.width() - ceil(kept))
        before = metrics.elidedText(before, Qt.TextElideMode.ElideRight, room)
    left = rect.left()
    for part, font in ((before, regular), (found, strong), (after, regular)):
        if part:
            area = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
            paint.words(painter, area, part, font=font, colour=ink, elide=False)
            left += QFontMetrics(font).horizontalAdvance(part)


def name_width(name: str, scale: float = 1.0) -> float:
    """Return how much room a full name takes, its given name in semibold."""
    regular, strong = fonts.font(scale=scale), fonts.font(weight=Weight.STRONG, scale=scale)
    before, found, after = _parts(name)
    return fonts.width(before + after, regular) + fonts.width(found, strong)


def _parts(name: str) -> tuple[str, str, str]:
    given = split_name(name).given
    return name.rpartition(given) if given else ("", name, "")


def cell_font(column: Column[Any], *, strong: bool = False) -> QFont:
    """Return the font in which a column is written."""
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

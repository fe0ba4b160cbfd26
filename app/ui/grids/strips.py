"""The frozen parts of a row, drawn once and kept: name and unit left, totals right."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap

from app.ui import fonts, paint, theme
from app.ui.badge import draw_badge
from app.ui.tables.columns import Column, Kind
from app.ui.tables.delegate import PADDING, draw_name
from app.ui.tokens import Type

# More rows than any screen shows at once; each keeps some 60 KB.
_KEPT = 160

_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

Columns = Sequence[tuple[Column[Any], int]]


class Strips:
    """The pictures of one side's rows, the ones used last are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, QPixmap] = OrderedDict()

    def clear(self) -> None:
        """Forget all pictures."""
        self._kept.clear()

    def forget(self, line: int) -> None:
        """Draw this row anew when it is next seen."""
        self._kept.pop(line, None)

    def picture(
        self, line: int, row: object, columns: Columns, tall: int, ratio: float, *, grey: bool
    ) -> QPixmap:
        """Return the picture of one row, in device pixels, without ground."""
        if line in self._kept:
            self._kept.move_to_end(line)
            return self._kept[line]
        image = _draw_strip(row, columns, tall, ratio, grey=grey)
        self._kept[line] = image
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return image


def _draw_strip(row: object, columns: Columns, tall: int, ratio: float, *, grey: bool) -> QPixmap:
    """Draw the columns of one side of a row."""
    wide = sum(width for _, width in columns)
    image = QPixmap(max(1, round(wide * ratio)), max(1, round(tall * ratio)))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    left = 0
    for column, width in columns:
        rect = QRect(left, 0, width, tall).adjusted(PADDING, 0, -PADDING, 0)
        _draw_value(painter, rect, column, row, grey=grey)
        left += width
    painter.end()
    image.setDevicePixelRatio(1.0)
    return image


def _draw_value(
    painter: QPainter, rect: QRect, column: Column[Any], row: object, *, grey: bool
) -> None:
    badge = column.badge(row) if column.badge is not None and not grey else None
    if badge is not None:
        draw_badge(painter, rect, badge)
        return
    text, ink = column.text(row), _ink(column, row, grey=grey)
    if column.kind is Kind.NAME:
        draw_name(painter, rect, text, ink)
        return
    elide = column.kind in (Kind.TEXT, Kind.BADGE)
    align = alignment(column)
    paint.words(painter, rect, text, font=_font(column), colour=ink, align=align, elide=elide)


def alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    """Return where a column's values stand."""
    if column.is_right:
        return _RIGHT
    return _CENTRE if column.is_centred else _LEFT


def _font(column: Column[Any]) -> QFont:
    size = Type.SMALL if column.kind is Kind.CODE else Type.BODY
    return fonts.font(size, figures=column.has_figures, scale=theme.current().scale)


def _ink(column: Column[Any], row: object, *, grey: bool) -> str:
    colours = theme.colours()
    if grey:
        return colours.disabled
    tone = column.ink(row) if column.ink else None
    if tone is not None:
        return colours.text2 if tone == "neutral" else colours.of(tone)
    return colours.text2 if column.quiet or column.kind is Kind.CODE else colours.text

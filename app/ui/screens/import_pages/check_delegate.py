"""Draws the cells of the check table: what stood there, what will stand there, and a sign."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.services.imports.vocabulary.fields import BY_KEY, ValueKind
from app.services.lists.list_preview import RowKind
from app.ui import fonts, kit, paint, theme
from app.ui.screens.import_pages.check_rows import Cell, CheckRow, Mark
from app.ui.tables import RowsModel
from app.ui.tables.delegate import PADDING, CellDelegate
from app.ui.tokens import Icon, Type, Weight

FIRST = 2
"""The first column that shows a field: before it stand number and state."""

_TONES = {
    Mark.FIXED: (kit.Tone.OK, "check"),
    Mark.CHANGED: (kit.Tone.ACCENT, "pencil"),
    Mark.ASKED: (kit.Tone.WARN, "circle-question-mark"),
    Mark.WRONG: (kit.Tone.BAD, "circle-x"),
}


class CheckDelegate(CellDelegate):
    """Draws what stood in a cell struck through, what will stand there in weight, and a sign."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell; plain ones as in every table."""
        model = index.model()
        if not isinstance(model, RowsModel) or index.column() < FIRST:
            super().paint(painter, option, index)
            return
        row = model.row_at(index.row())
        key = model.columns[index.column()].key
        cell = row.cell(key) if isinstance(row, CheckRow) else Cell("")
        skipped = isinstance(row, CheckRow) and row.kind is RowKind.SKIPPED
        if cell.mark is Mark.PLAIN and not (skipped or cell.is_hint):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        colours = theme.colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        tone = _TONES.get(cell.mark)
        ground = colours.soft(tone[0]) if tone and not skipped else ""
        ground = ground or (colours.sel if selected else "")
        if ground:
            painter.fillRect(rect, QColor(ground))
        paint.rule(painter, rect, colours.line2)
        if tone is None or skipped:
            inner = rect.adjusted(PADDING, 0, -PADDING, 0)
            _words(painter, inner, cell.text, _font(key), struck=skipped)
        else:
            _marked(painter, rect, cell, key, tone)


def _marked(
    painter: QPainter, rect: QRect, cell: Cell, key: str, tone: tuple[kit.Tone, str]
) -> None:
    """Draw old and new value where both fit, else the new one alone, and the sign at the right."""
    ink = theme.colours().of(tone[0])
    side = theme.current().px(Icon.BADGE)
    centre = QPointF(rect.right() - PADDING - side / 2 + 2, rect.center().y() + 0.5)
    paint.icon(painter, tone[1], ink, centre, side)
    inner = rect.adjusted(PADDING, 0, -(PADDING + side + 4), 0)
    strong = _font(key, Weight.STRONG)
    if cell.before and cell.before != cell.text:
        usual = _font(key)
        wide = QFontMetrics(usual).horizontalAdvance(cell.before) + 7
        if wide + QFontMetrics(strong).horizontalAdvance(cell.text) <= inner.width():
            _words(painter, inner, cell.before, usual, struck=True)
            inner.setLeft(inner.left() + wide)
    paint.words(painter, inner, cell.text, font=strong, colour=ink)


def _words(painter: QPainter, rect: QRect, text: str, font: QFont, *, struck: bool) -> None:
    crossed = QFont(font)
    crossed.setStrikeOut(struck)
    paint.words(painter, rect, text, font=crossed, colour=theme.colours().text3)


def _font(key: str, weight: int = Weight.REGULAR) -> QFont:
    figures = BY_KEY[key].kind in (ValueKind.DATE, ValueKind.CITIZEN_ID, ValueKind.PHONE)
    return fonts.font(Type.BODY, weight, figures=figures, scale=theme.current().scale)

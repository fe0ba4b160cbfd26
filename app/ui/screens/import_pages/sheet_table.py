"""Draws a foreign sheet: header rows marked, people in full, what is left out in grey."""

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.services.imports.proposal.sighting import Sighting
from app.ui import fonts, paint, theme
from app.ui.screens.import_pages.row_bounds import RowBounds
from app.ui.screens.import_pages.sheet_model import RowPart, SheetModel
from app.ui.tokens import Type, Weight

_ROW = 26
_NUMBER = 48
_LEAST, _MOST = 64, 230
_MEASURED = 80
_PAD = 9
_TELLING = (RowPart.PERSON, RowPart.HEADER)


class SheetTable(QTableView):
    """A sheet to be looked at; rows can be chosen, and the lines around the people dragged.

    `rows_chosen` says that other rows are chosen, `bounds` carries what was dragged.
    """

    rows_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.cells = SheetModel()
        self.setModel(self.cells)
        self.setItemDelegate(_Cells(self))
        self.setHorizontalHeader(_Letters(self.cells, self))
        self.horizontalHeader().setStretchLastSection(True)  # a narrow list still fills its card
        self.setAccessibleName("Trang tính")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.viewport().setAutoFillBackground(False)
        upright = self.verticalHeader()
        upright.hide()
        upright.setMinimumSectionSize(16)
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(theme.current().px(_ROW))
        self.bounds = RowBounds(self)
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.rows_chosen.emit())

    @property
    def chosen(self) -> list[int]:
        """Return the numbers of the chosen rows, from top to bottom."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.cells.number_at(line) for line in lines]

    def choose_rows(self, first: int, last: int) -> None:
        """Choose the rows with these numbers."""
        lines = [self.cells.line_of(number) for number in (first, last)]
        self.setCurrentIndex(self.cells.index(lines[0], 0))
        corners = [self.cells.index(line, 0) for line in lines]
        flags = self.selectionModel().SelectionFlag
        picked = QItemSelection(*corners)
        self.selectionModel().select(picked, flags.ClearAndSelect | flags.Rows)

    def show_bounds(self, first: int, last: int) -> None:
        """Let the lines stand above and below the rows with these numbers, 0 for none."""
        lines = [self.cells.line_of(number) if number else -1 for number in (first, last)]
        self.bounds.show_bounds(*lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and the lines over them."""
        super().paintEvent(event)
        self.bounds.paint(QPainter(self.viewport()))

    def show_sheet(self, sighting: Sighting) -> None:
        """Show a sheet, another one from its first row."""
        place, chosen = self.verticalScrollBar().value(), self.chosen
        self.cells.show(sighting)
        font = fonts.font(Type.SMALL, figures=True, scale=theme.current().scale)
        metrics = QFontMetrics(font)
        self.setColumnWidth(0, theme.current().px(_NUMBER))
        for column in range(1, self.cells.columnCount()):
            self.setColumnWidth(column, self._width(metrics, column))
        if sighting.sheet.name != self._name:
            self._name = sighting.sheet.name
            self.scrollToTop()
        else:
            if chosen:
                self.choose_rows(chosen[0], chosen[-1])
            self.verticalScrollBar().setValue(place)

    def _width(self, metrics: QFontMetrics, column: int) -> int:
        """Return a width for the longest of the first cells that stand in one column alone."""
        lines = range(min(self.cells.rowCount(), _MEASURED))
        told = [line for line in lines if self.cells.part(line) in _TELLING]
        texts = [self.cells.fields[column]]
        texts += [str(self.cells.data(self.cells.index(line, column))) for line in told or lines]
        longest = max(metrics.horizontalAdvance(text) for text in texts)
        return max(_LEAST, min(longest + 2 * _PAD + 4, _MOST))


class _Letters(QHeaderView):
    """The columns' letters, and under which of our fields they go."""

    def __init__(self, cells: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cells = cells
        self.setMinimumSectionSize(24)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(super().sizeHint().width(), theme.current().px(42))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a letter and its field."""
        colours, scale = theme.colours(), theme.current().scale
        painter.fillRect(rect, QColor(colours.sunken))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        inner = rect.adjusted(_PAD, 4, -4, -4)
        micro, small = (
            fonts.font(Type.MICRO, scale=scale),
            fonts.font(Type.SMALL, Weight.STRONG, scale=scale),
        )
        half = inner.height() // 2
        letter = str(self._cells.headerData(section, Qt.Orientation.Horizontal) or "")
        above = QRect(inner.left(), inner.top(), inner.width(), half)
        below = above.translated(0, half)
        paint.words(painter, above, letter, font=micro, colour=colours.text3)
        named = self._cells.fields[section]
        ink = colours.accent_text if named else colours.text3
        shown = named or ("không dùng" if section else "Dòng")
        font = small if named or not section else micro
        paint.words(painter, below, shown, font=font, colour=ink)


class _Cells(QStyledItemDelegate):
    """Draws cells by what their row is."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        model = index.model()
        if not isinstance(model, SheetModel):
            return
        colours, scale = theme.colours(), theme.current().scale
        rect: QRect = option.rect
        part, is_number = model.part(index.row()), index.column() == 0
        grounds = {RowPart.HEADER: colours.accent_soft, RowPart.SECTION: colours.hover}
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = colours.sel if selected else grounds.get(part, "")
        if ground:
            painter.fillRect(rect, QColor(ground))
        if selected and is_number:  # not colour alone
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent)
            )
        paint.rule(painter, rect, colours.line2)
        weight = Weight.STRONG if part is RowPart.HEADER and not is_number else Weight.REGULAR
        weight = Weight.MEDIUM if part is RowPart.SECTION and not is_number else weight
        faint = part in (RowPart.TITLE, RowPart.LEFT_OUT)
        ink = colours.disabled if faint else colours.text
        ink = colours.text3 if is_number else ink
        if not (is_number or faint or model.fields[index.column()]):
            ink = colours.disabled
        font = fonts.font(Type.SMALL, weight, figures=True, scale=scale)
        align = Qt.AlignmentFlag.AlignVCenter
        align |= Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        inner, text = rect, str(model.data(index) or "")
        if not is_number and part not in _TELLING:
            inner, text = self._running(index, rect)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        inner = inner.adjusted(_PAD, 0, -_PAD, 0)
        paint.words(painter, inner, text, font=font, colour=ink, align=align)
        painter.restore()

    def _running(
        self, index: QModelIndex | QPersistentModelIndex, rect: QRect
    ) -> tuple[QRect, str]:
        """Return the text that runs over a cell, and all its room: titles run over blank cells.

        Each of these cells draws its own piece, since the ground of the next one covers the rest.
        """
        model, view, row = index.model(), self.parent(), index.row()
        room, first, last = QRect(rect), index.column(), index.column() + 1
        if not isinstance(view, QTableView):
            return room, ""
        while first > 1 and not model.data(model.index(row, first)):
            first -= 1
            room.setLeft(room.left() - view.columnWidth(first))
        while last < model.columnCount() and not model.data(model.index(row, last)):
            room.setRight(room.right() + view.columnWidth(last))
            last += 1
        return room, str(model.data(model.index(row, first)) or "")

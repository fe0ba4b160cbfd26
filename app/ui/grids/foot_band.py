"""The foot of a grid: totals under the columns, scrolled along with the cells."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.grids.body import GridBody
from app.ui.tables.delegate import PADDING
from app.ui.tokens import Radius, Type, Weight

_FOOT = 29
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class GridFoot(QWidget):
    """The totals under the columns, on the sunken ground of a table's foot."""

    def __init__(self, body: GridBody) -> None:
        super().__init__()
        self._body = body
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        body.scrolled.connect(self.update)

    def column_changed(self, column: int) -> None:
        """Paint the total of a column anew."""
        shape, offset = self._body.shape, self._body.view.x
        self.update(shape.cell_x(column, offset), 0, shape.cell + 1, self.height())

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(100, theme.current().px(_FOOT))

    def minimumSizeHint(self) -> QSize:
        """Let the grid be narrow."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title and totals."""
        painter, colours, sheet = QPainter(self), theme.colours(), self._body.sheet
        shape, offset = self._body.shape, self._body.view.x
        # Round at the bottom, as the card around it, and square at the top.
        rect = QRectF(0, -Radius.CARD, self.width(), self.height() + Radius.CARD)
        paint.box(painter, rect, Radius.CARD - 1, fill=colours.sunken)
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.line))
        figures = _foot_font(figures=True)
        ends = min(shape.view_end, shape.right_x(offset)) - shape.left_width
        painter.setClipRect(QRect(shape.left_width, 0, ends, self.height()))
        for column in shape.columns_in_sight(offset):
            text = sheet.foot[column]
            area = QRect(shape.cell_x(column, offset) + 1, 0, shape.cell - 1, self.height())
            paint.words(
                painter, area, text, font=figures, colour=colours.text, align=_MIDDLE, elide=False
            )
        painter.setClipping(False)
        first = shape.left[0][1] if len(shape.left) > 1 else 0
        area = QRect(first + PADDING, 0, shape.left_width - first - PADDING, self.height())
        title = _foot_font(figures=False)
        paint.words(painter, area, sheet.foot_title, font=title, colour=colours.text)


def _foot_font(*, figures: bool) -> QFont:
    scale = theme.current().scale
    return fonts.font(Type.SMALL, Weight.STRONG, figures=figures, scale=scale)

"""Keys printed on the page: small key caps, each with what it does."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Radius, Space, Type, Weight
from app.ui.widgets.labels import Label

_ARROWS = {"↑": "arrow-up", "↓": "arrow-down", "←": "arrow-left", "→": "arrow-right"}


class KeyCap(QWidget):
    """One key, as it is printed on the keyboard."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key)

    def sizeHint(self) -> QSize:
        """Return the room for the key's name."""
        look = theme.current()
        words = QFontMetrics(self._font()).horizontalAdvance(self._key)
        return QSize(max(look.px(20), words + 12), look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        painter, colours = QPainter(self), theme.colours()
        rect = QRectF(self.rect())
        paint.box(painter, rect, Radius.BADGE, fill=colours.surface, edge=colours.button_edge)
        if self._key in _ARROWS:
            centre = QPointF(rect.center())
            paint.icon(painter, _ARROWS[self._key], colours.text, centre, 12)
            return
        middle = Qt.AlignmentFlag.AlignCenter
        paint.words(
            painter, self.rect(), self._key, font=self._font(), colour=colours.text, align=middle
        )

    def _font(self) -> QFont:
        return fonts.font(Type.SMALL, Weight.MEDIUM, scale=theme.current().scale)


class KeyHints(QWidget):
    """A row of keys under a grid, always in sight."""

    def __init__(
        self, hints: Sequence[tuple[str, str]], last: tuple[str, str] | None = None
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for key, does in hints:
            self._add(row, key, does)
        row.addStretch(1)
        if last is not None:
            self._add(row, *last)

    def _add(self, row: QHBoxLayout, key: str, does: str) -> None:
        row.addWidget(KeyCap(key))
        row.addWidget(Label(does, "small", "text2"))
        row.addSpacing(Space.SMALL)

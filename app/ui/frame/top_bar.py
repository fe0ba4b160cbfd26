"""The top bar: brand, back and forward, path, search, undo, help."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Height, Icon, Radius, Space, Type, Weight, Width
from app.ui.widgets.buttons import Button
from app.ui.widgets.keys import KeyCap


def paint_mark(painter: QPainter, tile: QRectF, icon: int) -> None:
    """Draw the program's mark with an icon of this size."""
    colours = theme.colours()
    paint.box(painter, tile, Radius.NAV, fill=colours.accent)
    paint.icon(painter, "book-open-check", colours.on_accent, tile.center(), icon)


class Brand(QWidget):
    """The program's mark and name, over the centre's name."""

    def __init__(self) -> None:
        super().__init__()
        self.centre = ""
        self.setFixedWidth(theme.current().px(164))

    def show_centre(self, name: str) -> None:
        """Show the centre's short name."""
        self.centre = name
        self.setToolTip(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark and the names."""
        painter, look = QPainter(self), theme.current()
        colours, half = look.colours, self.height() // 2
        paint_mark(painter, QRectF(0, half - 14, 28, 28), Icon.NAV)
        name = QRect(38, half - look.px(18), self.width() - 38, look.px(19))
        strong = fonts.font(Type.SECTION, Weight.STRONG, scale=look.scale)
        if not self.centre:
            name = QRect(38, 0, self.width() - 38, self.height())
        paint.words(painter, name, "Giáo vụ", font=strong, colour=colours.text)
        below = QRect(38, half, self.width() - 38, look.px(18))
        small = fonts.font(Type.SMALL, scale=look.scale)
        paint.words(painter, below, self.centre, font=small, colour=colours.text2)


class Path(QWidget):
    """Where we are: "Lớp học › DVM-2026-05"."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_path(self, parts: Sequence[str]) -> None:
        """Show the path; a section alone needs none, its title stands on the page."""
        self._parts = tuple(parts) if len(parts) > 1 else ()
        self.setAccessibleName(" › ".join(parts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts, the last one in weight."""
        painter, look = QPainter(self), theme.current()
        left = 0
        for at, part in enumerate(self._parts):
            is_last = at == len(self._parts) - 1
            weight = Weight.STRONG if is_last else Weight.REGULAR
            font = fonts.font(weight=weight, scale=look.scale)
            ink = look.colours.text if is_last else look.colours.text2
            area = QRect(left, 0, self.width() - left, self.height())
            paint.words(painter, area, part, font=font, colour=ink)
            left += QFontMetrics(font).horizontalAdvance(part)
            if not is_last:
                centre = QPointF(left + 13, self.height() / 2)
                paint.icon(painter, "chevron-right", look.colours.text2, centre, Icon.BADGE)
                left += 26


class SearchBox(QPushButton):
    """What looks like a field and opens the command palette, always at the same place."""

    HINT = "Tìm người, lớp, số giấy, lệnh…"

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.HINT)
        self.setToolTip("Ctrl+K")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(KeyCap("Ctrl+K"))

    def sizeHint(self) -> QSize:
        """Return the box's size."""
        return QSize(Width.SEARCH, theme.current().px(Height.CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Let a narrow window shorten the box."""
        return QSize(160, theme.current().px(Height.CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the glass and the hint."""
        painter, look = QPainter(self), theme.current()
        colours, rect = look.colours, QRectF(self.rect())
        fill = colours.hover if self.underMouse() else colours.window
        paint.box(painter, rect, Radius.BUTTON, fill=fill, edge=colours.line)
        paint.icon(painter, "search", colours.text2, QPointF(15, rect.height() / 2), Icon.TEXT)
        area = self.rect().adjusted(38, 0, -70, 0)
        font = fonts.font(scale=look.scale)
        paint.words(painter, area, self.HINT, font=font, colour=colours.text3)
        if self.hasFocus():
            paint.focus_ring(painter, rect, Radius.BUTTON)


class TopBar(QFrame):
    """The bar over everything; its signals say what was asked."""

    back_asked = Signal()
    forward_asked = Signal()
    search_asked = Signal()
    undo_asked = Signal()
    help_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.brand = Brand()
        self.path = Path()
        self.search = SearchBox()
        self._undo_text = "Hoàn tác"
        self.back = Button("", "quiet", icon="arrow-left", tip="Trước (Alt+←)")
        self.forward = Button("", "quiet", icon="arrow-right", tip="Sau (Alt+→)")
        self.undo = Button(self._undo_text, "quiet", icon="undo-2")
        self.help = Button("", "quiet", icon="circle-question-mark", tip="Trợ giúp (F1)")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, 0, Space.MEDIUM + 2, 1)
        row.setSpacing(0)
        row.addWidget(self.brand)
        row.addWidget(self._way(), 100)
        row.addWidget(self.search)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addWidget(self.help)
        self._connect()
        self.show_undo("")
        self.fit()

    def show_undo(self, label: str, never: str = "") -> None:
        """Name what Ctrl+Z would undo, "" when there is nothing; `never` says why it cannot."""
        self.undo.set_reason(never if label else "Chưa có thao tác nào để hoàn tác.")
        if self.undo.isEnabled():
            self.undo.setToolTip(f"Hoàn tác: {label} (Ctrl+Z)")

    def fit(self) -> None:
        """Be as large as the words are."""
        self.setFixedHeight(theme.current().px(Height.TOP_BAR))
        self._fit_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words and names in a narrow window."""
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        narrow = self.width() < theme.current().px(Width.ONE_COLUMN)
        self.undo.setText("" if narrow else self._undo_text)
        self.undo.setAccessibleName(self._undo_text)
        self.brand.setFixedWidth(theme.current().px(28 if narrow else 164))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line below."""
        painter, colours = QPainter(self), theme.colours()
        paint.fill(painter, QRectF(self.rect()), colours.surface)
        paint.rule(painter, self.rect(), colours.line)

    def _way(self) -> QWidget:
        way = QWidget()
        way.setMaximumWidth(386)
        way.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout(way)
        row.setContentsMargins(10, 0, Space.LARGE, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addWidget(self.path, 1)
        way.setMinimumWidth(theme.current().px(140))
        return way

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.forward.clicked.connect(self.forward_asked)
        self.search.clicked.connect(self.search_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.help.clicked.connect(self.help_asked)

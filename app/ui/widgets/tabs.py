"""The tab bar of a workspace: words with counts, an underline for the current one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Height, Weight

_BETWEEN = 26


@dataclass(frozen=True)
class Tab:
    """A tab and what its count says ("46", "6/10")."""

    key: str
    text: str
    count: str = ""


class TabBar(QWidget):
    """Tabs on one line; ← → (or Ctrl+Tab from anywhere) go along, `changed` carries the key."""

    changed = Signal(str)

    def __init__(self, tabs: Sequence[Tab], *, name: str = "Thẻ") -> None:
        super().__init__()
        self._tabs = list(tabs)
        self._current = tabs[0].key if tabs else ""
        self._hovered = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.go, step))

    @property
    def current(self) -> str:
        """Return the key of the current tab."""
        return self._current

    def choose(self, key: str) -> None:
        """Make a tab the current one."""
        if key != self._current:
            self._current = key
            self.update()
            text = next(tab.text for tab in self._tabs if tab.key == key)
            self.setAccessibleDescription(text)
            self.changed.emit(key)

    def go(self, step: int) -> None:
        """Go to the next (1) or previous (-1) tab, round the end."""
        at = [tab.key for tab in self._tabs].index(self._current)
        self.choose(self._tabs[(at + step) % len(self._tabs)].key)

    def set_count(self, key: str, count: str) -> None:
        """Change the count beside a tab."""
        self._tabs = [Tab(t.key, t.text, count) if t.key == key else t for t in self._tabs]
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that all tabs need."""
        return QSize(sum(w + _BETWEEN for w in self._widths()), theme.current().px(Height.TABS))

    def minimumSizeHint(self) -> QSize:
        """Let the page be narrower than its tabs."""
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along by ← →."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.go(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tab under the mouse."""
        key = self._at(event.position().x())
        if key:
            self.choose(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the tab under the mouse."""
        self._hovered = self._at(event.position().x())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the tabs and the current one's underline."""
        colours = theme.colours()
        painter = QPainter(self)
        paint.rule(painter, self.rect(), colours.line)
        for tab, left, wide in self._places():
            self._paint_tab(painter, QRect(left, 0, wide, self.height()), tab)

    def _paint_tab(self, painter: QPainter, rect: QRect, tab: Tab) -> None:
        colours, look = theme.colours(), theme.current()
        is_current = tab.key == self._current
        ink = colours.accent_text if is_current else colours.text2
        if tab.key == self._hovered and not is_current:
            ink = colours.text
        font = fonts.font(weight=Weight.STRONG if is_current else Weight.MEDIUM, scale=look.scale)
        paint.words(painter, rect, tab.text, font=font, colour=ink, elide=False)
        if tab.count:
            figures = fonts.font(figures=True, scale=look.scale)
            wide = QFontMetrics(figures).horizontalAdvance(tab.count)
            area = QRect(rect.right() - wide, rect.top(), wide + 1, rect.height())
            count_ink = ink if is_current else colours.text3
            paint.words(painter, area, tab.count, font=figures, colour=count_ink, elide=False)
        if is_current:
            line = QRect(rect.left(), rect.bottom() - 2, rect.width(), 3)
            painter.fillRect(line, QColor(colours.accent_text))
            if self.hasFocus():
                ring = QRectF(rect.adjusted(-6, 2, 6, -4))
                paint.focus_ring(painter, ring.intersected(QRectF(self.rect())))

    def _widths(self) -> list[int]:
        look = theme.current()
        strong = QFontMetrics(fonts.font(weight=Weight.STRONG, scale=look.scale))
        figures = QFontMetrics(fonts.font(figures=True, scale=look.scale))
        return [
            strong.horizontalAdvance(tab.text)
            + (figures.horizontalAdvance(tab.count) + 7 if tab.count else 0)
            for tab in self._tabs
        ]

    def _at(self, x: float) -> str:
        for tab, left, wide in self._places():
            if left - _BETWEEN / 2 <= x < left + wide + _BETWEEN / 2:
                return tab.key
        return ""

    def _places(self) -> list[tuple[Tab, int, int]]:
        """Return each tab's left edge and width, shifted so that the current one is in sight."""
        places: list[tuple[Tab, int, int]] = []
        left = shift = 0
        for tab, wide in zip(self._tabs, self._widths(), strict=True):
            places.append((tab, left, wide))
            if tab.key == self._current:
                shift = max(0, left + wide + 2 * _BETWEEN - self.width())
            left += wide + _BETWEEN
        shift = min(shift, max(0, left - _BETWEEN - self.width()))
        return [(tab, left - shift, wide) for tab, left, wide in places]

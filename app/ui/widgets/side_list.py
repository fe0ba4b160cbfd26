"""A list at the left of a page that chooses what stands at its right: one stop, ↑ ↓ inside."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Height, Icon, Radius, Space, Type, Weight
from app.ui.widgets.scroll_place import ScrollPlace

_TWO_LINES = 50
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -999, Qt.Key.Key_End: 999}


@dataclass(frozen=True)
class Entry:
    """One line: its key, what it says, and where wanted an icon and a smaller second line."""

    key: str
    text: str
    icon: str = ""
    sub: str = ""


class EntryRow(QAbstractButton):
    """One line of the list."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setText(entry.text)
        self.setAccessibleDescription(entry.sub)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return the height of one line or two."""
        look = theme.current()
        return QSize(look.px(120), look.px(_TWO_LINES if self.entry.sub else Height.NAV_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, icon and words."""
        painter, colours = QPainter(self), theme.colours()
        chosen = self.isChecked()
        ground = paint.row_ground(painter, self.rect(), chosen=chosen, hovered=self.underMouse())
        ink = colours.accent_text if chosen else colours.text2
        if self.entry.icon:
            paint.icon(painter, self.entry.icon, ink, QPointF(21, self.height() / 2), Icon.NAV)
        self._paint_words(painter)
        if self.hasFocus():
            paint.focus_ring(painter, ground, Radius.NAV)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the list."""
        event.ignore()

    def _paint_words(self, painter: QPainter) -> None:
        look, colours = theme.current(), theme.colours()
        strong = self.isChecked()
        ink = colours.accent_text if strong else colours.text
        font = fonts.font(weight=Weight.STRONG if strong else Weight.MEDIUM, scale=look.scale)
        left = 40 if self.entry.icon else Space.MEDIUM
        area = self.rect().adjusted(left, 0, -Space.SMALL, 0)
        if self.entry.sub:
            half = self.height() // 2
            below = QRect(area.left(), half, area.width(), look.px(18))
            small = fonts.font(Type.SMALL, scale=look.scale)
            paint.words(painter, below, self.entry.sub, font=small, colour=colours.text3)
            area = QRect(area.left(), half - look.px(19), area.width(), look.px(19))
        paint.words(painter, area, self.text(), font=font, colour=ink)


class SideList(QWidget):
    """Lines under each other; `chosen` carries the key of the line that the user went to.

    ↑ ↓ Home End go along and choose at once; `entered` comes with Enter or → on a line.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, entries: Sequence[Entry] = (), *, name: str) -> None:
        super().__init__()
        self.rows: list[EntryRow] = []
        self._current = ""
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.show_entries(entries)

    @property
    def current(self) -> str:
        """Return the key of the current line, "" for none."""
        return self._current

    def in_scroll(self, width: int) -> ScrollPlace:
        """Put the list into a place of its own, that scrolls when the window is too low for it."""
        place = ScrollPlace(self)
        place.setFixedWidth(theme.current().px(width))
        place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return place

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines; the current one stays where it is still there."""
        had_keyboard = any(row.hasFocus() for row in self.rows)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [EntryRow(entry, self) for entry in entries]
        for at, row in enumerate(self.rows):
            self._column.insertWidget(at, row)
            row.clicked.connect(lambda _on, key=row.entry.key: self._go(key))
            row.show()
        self.light(self._current)
        if had_keyboard:
            self.focus()

    def light(self, key: str) -> None:
        """Mark a line as the current one; the keyboard's one stop moves there."""
        self._current = key
        known = any(row.entry.key == key for row in self.rows)
        for at, row in enumerate(self.rows):
            is_current = row.entry.key == key
            row.setChecked(is_current)
            stops = is_current or (at == 0 and not known)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def focus(self) -> None:
        """Give the keyboard to the current line."""
        for row in [*(row for row in self.rows if row.isChecked()), *self.rows][:1]:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along by ↑ ↓, into the page by Enter or →."""
        step = _MOVES.get(Qt.Key(event.key()))
        focused = [at for at, row in enumerate(self.rows) if row.hasFocus()]
        if step is not None and focused:
            at = max(0, min(focused[0] + step, len(self.rows) - 1))
            self._go(self.rows[at].entry.key)
            self.focus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, key: str) -> None:
        if key == self._current:
            self.light(key)
            return
        self.light(key)
        self.chosen.emit(key)

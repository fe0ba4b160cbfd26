"""Ctrl+K: one box that finds commands, sections, people, classes and numbers."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.text.names import fold
from app.ui import paint, theme
from app.ui.hits import Hit, HitList
from app.ui.pages import Page
from app.ui.tokens import Radius, Space, Width
from app.ui.widgets.search_field import SearchField

_WAIT_MS = 90
_TOP = 48
_COMMANDS = 4  # sections and acts beside what is found in the data


__all__ = ["CommandPalette", "Hit", "Provider"]

Provider = Callable[[str], Sequence[Hit]]


class CommandPalette(QWidget):
    """The box over the window; providers are asked one by one, a turn of the event loop each.

    `add_provider` takes a function from typed text to hits, best first; it must be quick (an
    indexed query), and answers "" with what was used of late. `add_command` adds an act.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands: list[Hit] = []
        self._providers: list[Provider] = []
        self._asked = 0
        self._before: QWidget | None = None
        self.field = SearchField(
            "Tìm người, lớp, số giấy, lệnh…", icon="search", width=0, parent=self
        )
        self.list = HitList(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._timer.start)
        self.field.installEventFilter(self)
        self.list.chosen.append(self._run)
        window.installEventFilter(self)
        self.hide()

    def add_command(self, hit: Hit) -> None:
        """Add an act that is found by its name."""
        self._commands.append(hit)

    def add_pages(self, pages: Sequence[Page], go: Callable[[str, Hashable], None]) -> None:
        """Add the sections, with their keys."""
        for number, page in enumerate(pages, start=1):
            key = f"Ctrl+{number}" if number <= 9 and not page.foot else ""
            run = partial(go, page.key, None)
            self.add_command(Hit(page.title, run, "Mở phần", page.icon, key))

    def add_places(self, pages: Sequence[Page], go: Callable[[str, Hashable], None]) -> None:
        """Add pages that are no section."""
        for page in pages:
            run = partial(go, page.key, None)
            self.add_command(Hit(page.title, run, "Mở trang", page.icon_in_search))

    def add_provider(self, provider: Provider) -> None:
        """Add a source of people, classes or numbers."""
        self._providers.append(provider)

    def open_box(self) -> None:
        """Show the box, empty, over the search field's place."""
        self._before = QApplication.focusWidget()
        self.field.clear()
        self._ask()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        """Hide the box and give the keyboard back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drive the list from the field; close when the keyboard or the mouse goes elsewhere."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._take_key(event)
        elif watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter, colours = QPainter(self), theme.colours()
        rect = QRectF(self.rect())
        paint.box(painter, rect, Radius.CARD, fill=colours.surface, edge=colours.button_edge)

    def _take_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}
        key = Qt.Key(event.key())
        if key in steps:
            self.list.move_by(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self._ask()
            self._run(self.list.current)
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        else:
            return False
        return True

    def _ask(self) -> None:
        self._timer.stop()
        self._asked += 1
        around = self.field.sizeHint().height() + 4 * Space.SMALL
        self.list.take_room(self._window.height() - _TOP - around)
        words = fold(self.field.text()).split()
        found = [hit for hit in self._commands if _begins(fold(hit.title), words)]
        self.list.show_hits(found[:_COMMANDS] if words else found)
        for provider in self._providers:
            QTimer.singleShot(0, partial(self._ask_one, self._asked, provider))
        self._place()

    def _ask_one(self, asked: int, provider: Provider) -> None:
        """Add what a provider finds; recent things, asked for with "", come before the sections."""
        text = self.field.text().strip()
        if asked == self._asked:
            found = list(provider(text))
            hits = [*self.list.hits, *found] if text else [*found, *self.list.hits]
            self.list.show_hits(hits)
            self._place()

    def _run(self, hit: Hit | None) -> None:
        if hit is not None:
            self.close_box()
            hit.run()

    def _place(self) -> None:
        window = self._window
        wide = min(Width.SEARCH + 160, window.width() - 32)
        left = (window.width() - wide) // 2
        self.setGeometry(QRect(QPoint(left, _TOP), QSize(wide, self.sizeHint().height())))


def _begins(title: str, words: Sequence[str]) -> bool:
    """Say whether each typed word begins a word of a folded title."""
    return all(any(part.startswith(word) for part in title.split()) for word in words)

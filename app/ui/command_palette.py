"""Ctrl+K: one box that finds commands, sections, people, classes and numbers."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
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
_PAGES = 4  # before what is found in the data
_COMMANDS = 3  # behind it, and always in sight
_GROUP = "Cài đặt và lệnh"

__all__ = ["CommandPalette", "Hit", "Provider"]

Provider = Callable[[str], Sequence[Hit]]


class CommandPalette(QWidget):
    """The box over the window; providers are asked one by one, a turn of the event loop each.

    `add_provider` takes a function from typed text to hits, best first; it must be quick (an
    indexed query), and answers "" with what was used of late. Pages come before what providers
    find, the acts of `add_command` behind it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._pages: list[Hit] = []
        self._commands: list[Hit] = []
        self._providers: list[Provider] = []
        self._waiting: list[Provider] = []
        self._found: list[Hit] = []
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
        """Add an act that is found by its name and its words."""
        self._commands.append(replace(hit, group=_GROUP))

    def add_pages(self, pages: Sequence[Page], go: Callable[[str, Hashable], None]) -> None:
        """Add the sections, with their keys."""
        for number, page in enumerate(pages, start=1):
            key = f"Ctrl+{number}" if number <= 9 and not page.foot else ""
            run = partial(go, page.key, None)
            self._pages.append(Hit(page.title, run, "Mở phần", page.icon, key))

    def add_places(self, pages: Sequence[Page], go: Callable[[str, Hashable], None]) -> None:
        """Add pages that are no section."""
        for page in pages:
            run = partial(go, page.key, None)
            self._pages.append(Hit(page.title, run, "Mở trang", page.icon_in_search))

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
            self._answer_at_once()
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
        self._found, self._waiting = [], list(self._providers)
        self._show()
        self._ask_soon()

    def _ask_soon(self) -> None:
        if self._waiting:
            QTimer.singleShot(0, partial(self._ask_next, self._asked))

    def _ask_next(self, asked: int) -> None:
        """Add what the next provider finds, unless something else is asked for by now."""
        if asked == self._asked and self._waiting:
            self._ask_one()
            self._ask_soon()

    def _ask_one(self) -> None:
        self._found += self._waiting.pop(0)(self.field.text().strip())
        self._show()

    def _answer_at_once(self) -> None:
        """Take in what is not asked yet: Enter opens the best hit of what stands in the field."""
        if self._timer.isActive():
            self._ask()
        while self._waiting:
            self._ask_one()

    def _show(self) -> None:
        """Show what is found so far; recent things, asked for with "", come before the pages."""
        words = fold(self.field.text()).split()
        pages = [hit for hit in self._pages if _begins(hit.title, words)]
        if words:
            acts = _fitting(self._commands, words)[:_COMMANDS]
            hits = [*pages[:_PAGES], *self._found][: max(1, self.list.most - len(acts))]
            self.list.show_hits([*hits, *acts])
        else:
            self.list.show_hits([*self._found, *pages])
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


def _fitting(hits: Sequence[Hit], words: Sequence[str]) -> list[Hit]:
    """Return what typed words find, those first that have them in their title."""
    named = [hit for hit in hits if _begins(hit.title, words)]
    fitting = [hit for hit in hits if _begins(f"{hit.title} {hit.words}", words)]
    return [*named, *(hit for hit in fitting if hit not in named)]


def _begins(text: str, words: Sequence[str]) -> bool:
    """Say whether each typed word begins a word of a text."""
    return all(any(part.startswith(word) for part in fold(text).split()) for word in words)

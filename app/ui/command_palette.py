"""Ctrl+K: one box that finds commands, sections, people, classes and numbers."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from app.text.names import fold
from app.ui import fonts, paint, theme
from app.ui.pages import Page
from app.ui.tokens import Icon, Radius, Space, Type, Weight, Width
from app.ui.widgets.search_field import SearchField

_ROW = 44
_MOST = 9
_WAIT_MS = 90


@dataclass(frozen=True)
class Hit:
    """Something found: `run` opens or does it."""

    title: str
    run: Callable[[], None]
    sub: str = ""
    icon: str = "chevron-right"
    key: str = ""


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
        words = fold(self.field.text()).split()
        found = [hit for hit in self._commands if all(w in fold(hit.title) for w in words)]
        self.list.show_hits(found)
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
        self.setGeometry(QRect(QPoint(left, 48), QSize(wide, self.sizeHint().height())))


class HitList(QWidget):
    """What was found, drawn in rows; the keyboard stays in the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self.chosen: list[Callable[[Hit | None], None]] = []
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    @property
    def current(self) -> Hit | None:
        """Return the hit that Enter would open."""
        return self.hits[self._at] if self.hits else None

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these hits, as many as there is room for."""
        self.hits = list(hits)[:_MOST]
        self._at = min(self._at, max(0, len(self.hits) - 1))
        self._say()

    def move_by(self, step: int) -> None:
        """Go to another hit."""
        self._at = max(0, min(self._at + step, len(self.hits) - 1))
        self._say()

    def sizeHint(self) -> QSize:
        """Return the room for the hits, or for the sentence that there are none."""
        return QSize(300, theme.current().px(_ROW) * max(1, len(self.hits)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        self._at = max(0, min(int(event.position().y()) // self._row(), len(self.hits) - 1))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the hit under the mouse."""
        for choose in self.chosen:
            choose(self.current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hits."""
        painter = QPainter(self)
        colours, scale = theme.colours(), theme.current().scale
        if not self.hits:
            area = self.rect().adjusted(12, 0, -12, 0)
            font = fonts.font(scale=scale)
            text = "Không tìm thấy. Thử ít chữ hơn, không cần dấu."
            paint.words(painter, area, text, font=font, colour=colours.text3)
        for at, hit in enumerate(self.hits):
            self._paint_hit(painter, QRect(0, at * self._row(), self.width(), self._row()), hit, at)

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: Hit, at: int) -> None:
        colours, scale = theme.colours(), theme.current().scale
        if at == self._at:
            paint.box(painter, QRectF(rect), Radius.NAV, fill=colours.sel)
        centre = QPointF(20, rect.center().y() + 1)
        paint.icon(painter, hit.icon, colours.text2, centre, Icon.NAV)
        half = rect.height() // 2
        above = QRect(42, rect.top() + 3, rect.width() - 130, half - 2)
        below = QRect(42, rect.top() + half, rect.width() - 130, half - 4)
        medium = fonts.font(weight=Weight.MEDIUM, scale=scale)
        small = fonts.font(Type.SMALL, scale=scale)
        if not hit.sub:
            above = QRect(42, rect.top(), rect.width() - 130, rect.height())
        paint.words(painter, above, hit.title, font=medium, colour=colours.text)
        paint.words(painter, below, hit.sub, font=small, colour=colours.text3)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        area = rect.adjusted(0, 0, -12, 0)
        paint.words(painter, area, hit.key, font=small, colour=colours.text2, align=right)

    def _say(self) -> None:
        current = self.current
        self.setAccessibleName(f"{current.title}, {current.sub}" if current else "không tìm thấy")
        self.updateGeometry()
        self.update()

    def _row(self) -> int:
        return theme.current().px(_ROW)

"""What the command palette found, drawn in rows; the keyboard stays in its field."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Icon, Radius, Type, Weight

_ROW = 44
_HEADING = 24
_MOST = 9


@dataclass(frozen=True)
class Hit:
    """Something found: `run` opens or does it; `words` find it too, `group` stands above it."""

    title: str
    run: Callable[[], None]
    sub: str = ""
    icon: str = "chevron-right"
    key: str = ""
    words: str = ""
    group: str = ""


class HitList(QWidget):
    """What was found, drawn in rows, where a group begins under its name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self._tops: list[int] = []
        self.chosen: list[Callable[[Hit | None], None]] = []
        self._at = 0
        self._most = _MOST
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    @property
    def current(self) -> Hit | None:
        """Return the hit that Enter would open."""
        return self.hits[self._at] if self.hits else None

    @property
    def most(self) -> int:
        """Return how many hits there is room for."""
        return self._most

    def take_room(self, height: int) -> None:
        """Show no more hits from now on than this height holds, with a group's name among them."""
        self._most = max(1, min(_MOST, (height - self._heading()) // self._row()))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these hits, as many as there is room for."""
        self.hits = list(hits)[: self._most]
        self._tops, top = [], 0
        for at in range(len(self.hits)):
            top += self._heading() if self._begins_group(at) else 0
            self._tops.append(top)
            top += self._row()
        self._at = min(self._at, max(0, len(self.hits) - 1))
        self._say()

    def move_by(self, step: int) -> None:
        """Go to another hit."""
        self._at = max(0, min(self._at + step, len(self.hits) - 1))
        self._say()

    def sizeHint(self) -> QSize:
        """Return the room for the hits, or for the sentence that there are none."""
        return QSize(300, self._row() + (self._tops[-1] if self._tops else 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        self._at = max(0, bisect_right(self._tops, event.position().y()) - 1)
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
            area = QRect(0, self._tops[at], self.width(), self._row())
            if self._begins_group(at):
                self._paint_heading(painter, area, hit.group)
            self._paint_hit(painter, area, hit, at)

    def _paint_heading(self, painter: QPainter, below: QRect, group: str) -> None:
        colours, height = theme.colours(), self._heading()
        area = QRect(12, below.top() - height, below.width() - 24, height)
        small = fonts.font(Type.SMALL, Weight.STRONG, scale=theme.current().scale)
        paint.words(painter, area, group, font=small, colour=colours.text2)

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

    def _begins_group(self, at: int) -> bool:
        group = self.hits[at].group
        return bool(group) and (at == 0 or self.hits[at - 1].group != group)

    def _row(self) -> int:
        return theme.current().px(_ROW)

    def _heading(self) -> int:
        return theme.current().px(_HEADING)

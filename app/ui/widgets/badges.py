"""Badges outside tables: a state in a soft box, or an icon with its sentence."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.badge import Badge, draw_badge
from app.ui.tokens import Height, Icon, Space, Tone, Type, Weight
from app.ui.widgets.labels import Label


class BadgeLabel(QWidget):
    """A badge in a head or a card, drawn as tables draw theirs."""

    def __init__(self, badge: Badge) -> None:
        super().__init__()
        self._badge = badge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(badge.text)

    def show_badge(self, badge: Badge) -> None:
        """Show another state."""
        self._badge = badge
        self.setAccessibleName(badge.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return what icon, word and box need."""
        look = theme.current()
        font = fonts.font(Type.SMALL, Weight.MEDIUM, scale=look.scale)
        words = QFontMetrics(font).horizontalAdvance(self._badge.text)
        icon = look.px(Icon.BADGE) + Space.TINY if self._badge.icon else 0
        return QSize(words + icon + 2 * 7 + 1, look.px(Height.BADGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        left = 2 if self._badge.filled else 0
        rect = QRect(left, 0, self.width() - left, self.height())
        draw_badge(QPainter(self), rect, self._badge)


class IconLabel(QWidget):
    """An icon alone, in a tone; give it a name that screen readers can say."""

    def __init__(
        self, icon: str, tone: Tone = Tone.NEUTRAL, size: int = Icon.TEXT, name: str = ""
    ) -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone
        self._size = theme.current().px(size)
        self.setFixedSize(self._size, self._size)
        self.setAccessibleName(name)

    def show_icon(self, icon: str, tone: Tone) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        ink = theme.colours().of(self._tone)
        paint.icon(QPainter(self), self._icon, ink, self.rect().toRectF().center(), self._size)


class Check(QWidget):
    """One line of a list of conditions: icon, sentence, and its evidence at the right.

    A sentence without evidence takes several lines where it must.
    """

    def __init__(self, text: str, evidence: str = "", tone: Tone = Tone.OK, icon: str = "") -> None:
        super().__init__()
        shown = icon or {Tone.OK: "circle-check", Tone.BAD: "circle-x"}.get(tone, "circle-alert")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel(shown, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(text, wrap=not evidence), 1)
        if evidence:
            row.addWidget(Label(evidence, figures=True), 0, Qt.AlignmentFlag.AlignTop)

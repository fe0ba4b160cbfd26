"""The status bar: how safe the work is at the left, keys and user at the right."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy

from app.ui import fonts, paint, theme
from app.ui.tokens import Height, Icon, Space, Tone, Type, Weight, Width
from app.ui.widgets.labels import Rule


class StatusFacts(NamedTuple):
    """What the bar says; `backup_late` turns the first line amber."""

    backup: str = ""
    backup_late: bool = False
    unsent: int | None = None
    saved: str = "Đã cất mọi thay đổi"
    user: str = ""
    practice: bool = False


class StatusItem(QAbstractButton):
    """Icon and words; pressing it opens what it speaks of."""

    def __init__(self, icon: str, tone: Tone = Tone.NEUTRAL, *, strong: bool = False) -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone
        self._strong = strong
        self._short: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def say(self, text: str, tone: Tone) -> None:
        """Show other words; "" hides the item."""
        self._tone = tone
        self.setText(text)
        self.setToolTip(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def shorten(self, short: str | None) -> None:
        """Show only this beside the icon (a figure or nothing); None shows all words."""
        self._short = short
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> str:
        """Return the words beside the icon."""
        return self.text() if self._short is None else self._short

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        words = QFontMetrics(self._font()).horizontalAdvance(self.shown)
        return QSize(Icon.BADGE + 6 + words + 4, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the item."""
        painter, colours = QPainter(self), theme.colours()
        ink = colours.of(self._tone)
        centre = QPointF(2 + Icon.BADGE / 2, self.height() / 2)
        paint.icon(painter, self._icon, ink, centre, Icon.BADGE)
        area = self.rect().adjusted(Icon.BADGE + 8, 0, 0, 0)
        words = ink if self._strong else colours.text2
        paint.words(painter, area, self.shown, font=self._font(), colour=words, elide=False)
        if self.hasFocus():
            paint.focus_ring(painter, self.rect().toRectF())

    def _font(self) -> QFont:
        weight = Weight.STRONG if self._strong else Weight.REGULAR
        return fonts.font(Type.SMALL, weight, scale=theme.current().scale)


class StatusBar(QFrame):
    """The bar at the foot of the window; in practice mode all of it turns amber."""

    keys_asked = Signal()
    backup_asked = Signal()
    exchange_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._practice = False
        self._unsent_figure = ""
        self.fit()
        self.practice = StatusItem("flask-conical", Tone.WARN, strong=True)
        self.backup = StatusItem("shield-check", Tone.OK)
        self.unsent = StatusItem("hard-drive-upload")
        self.saved = StatusItem("circle-check", Tone.OK)
        self.keys = StatusItem("keyboard")
        self.user = StatusItem("users")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE - 2, 1, Space.LARGE, 0)
        row.setSpacing(Space.MEDIUM + 4)
        self._rules: list[tuple[Rule, StatusItem]] = []
        for item in (self.practice, self.backup, self.unsent, self.saved):
            self._add(row, item, first=item is self.practice)
        row.addStretch(1)
        self._add(row, self.keys, first=True)
        self._add(row, self.user)
        self.keys.clicked.connect(self.keys_asked)
        self.backup.clicked.connect(self.backup_asked)
        self.unsent.clicked.connect(self.exchange_asked)
        self.show_facts(StatusFacts())

    def fit(self) -> None:
        """Be as high as the words are."""
        self.setFixedHeight(theme.current().px(Height.STATUS_BAR))

    def show_facts(self, facts: StatusFacts) -> None:
        """Show other facts."""
        self._practice = facts.practice
        self.practice.say("Chế độ thực hành" if facts.practice else "", Tone.WARN)
        self.backup.say(facts.backup, Tone.WARN if facts.backup_late else Tone.OK)
        self._unsent_figure = "" if facts.unsent is None else _grouped(facts.unsent)
        unsent = self._unsent_figure and f"{self._unsent_figure} thay đổi tỉnh chưa có"
        self.unsent.say(unsent, Tone.NEUTRAL)
        self.saved.say(facts.saved, Tone.OK)
        self.keys.say("Ctrl+/ bảng phím tắt", Tone.NEUTRAL)
        self.user.say(facts.user, Tone.NEUTRAL)
        shown = False
        for rule, item in self._rules:
            before = shown or item is self.user
            rule.setVisible(bool(item.text()) and before)
            shown = shown or bool(item.text())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep icons and figures in a narrow window."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(Width.ONE_COLUMN)
        for item in (self.backup, self.saved, self.keys, self.user):
            item.shorten("" if narrow else None)
        self.unsent.shorten(self._unsent_figure if narrow else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line above."""
        painter, colours = QPainter(self), theme.colours()
        ground = colours.warn_soft if self._practice else colours.sunken
        paint.fill(painter, QRectF(self.rect()), ground)
        above = self.rect().adjusted(0, 0, 0, 1 - self.height())
        paint.rule(painter, above, colours.line)

    def _add(self, row: QHBoxLayout, item: StatusItem, *, first: bool = False) -> None:
        rule = Rule(strong=True, upright=True)
        rule.setFixedHeight(16)
        rule.setVisible(not first)
        row.addWidget(rule)
        row.addWidget(item)
        self._rules.append((rule, item))


def _grouped(number: int) -> str:
    """Return "1.124"; `app.text.numbers` says it too, but loads fractions before the paint."""
    return f"{number:,}".replace(",", ".")

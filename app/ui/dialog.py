"""The one dialog of the program: title, words, a foot; the page stays legible under its scrim."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import paint, theme
from app.ui.monitor import monitor_of
from app.ui.tokens import Height, Icon, Radius, Space, Tone, Width
from app.ui.widgets.badges import IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.cover import Cover
from app.ui.widgets.focus import AIR, FocusRing
from app.ui.widgets.labels import Label
from app.ui.widgets.scroll_place import ScrollPlace

_SHADOW = 18
_LEAST = 240  # of a paper or list: lower, it would show too little


class Scrim(Cover):
    """A veil over the window while a dialog is open."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken what lies below: of a dialog its box alone, not the clear ground of its shadow."""
        veil = QColor("#000000" if theme.current().dark else "#1A2133")
        veil.setAlpha(110)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        if isinstance(self.parentWidget(), Dialog):
            rect = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
            painter.drawRoundedRect(rect, Radius.DIALOG, Radius.DIALOG)
        else:
            painter.drawRect(self.rect())


class Content(QWidget):
    """What is over the foot: as tall as its words need at its width, no matter at which other."""

    def minimumSizeHint(self) -> QSize:
        """Ask for nothing beside that: a place that scrolls would take it for the height."""
        return QSize(0, 0)


class Dialog(QDialog):
    """A frameless dialog over its window: fill `body`, add buttons to the foot; Esc closes it."""

    def __init__(
        self,
        window: QWidget | None,
        title: str,
        *,
        icon: str = "",
        tone: Tone = Tone.WARN,
        width: int = Width.DIALOG,
    ) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_width_over(window, theme.current().px(width)) + 2 * _SHADOW)
        self._scrim: Scrim | None = None
        self._ring = FocusRing(self)
        whole = QVBoxLayout(self)
        inner = Space.PAGE + _SHADOW - AIR
        whole.setContentsMargins(inner, inner - 2, inner, inner - 2 + AIR)
        whole.setSpacing(Space.LARGE + 2 - AIR)
        self.content = Content()
        across = QHBoxLayout(self.content)
        across.setContentsMargins(AIR, AIR, AIR, AIR)
        across.setSpacing(14)
        if icon:
            mark = IconLabel(icon, tone, Icon.DIALOG)
            across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.SMALL - 2)
        self.heading = Label(title, "dialog", wrap=True)
        self.body.addWidget(self.heading)
        across.addLayout(self.body, 1)
        self._area = ScrollPlace(self.content)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(self._area)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(AIR, 0, AIR, 0)
        self.foot.setSpacing(Space.SMALL + 2)
        self.foot.addStretch(1)
        whole.addLayout(self.foot)

    def add_button(self, button: Button, *, focused: bool = False) -> Button:
        """Add a button to the foot; Enter presses the one that is focused, else the primary."""
        self.foot.addWidget(button)
        has_default = any(one.isDefault() for one in self.findChildren(Button))
        if focused or (button.kind == "primary" and not has_default):
            button.setDefault(True)
        if focused:
            button.setFocus()
        return button

    def enter_presses(self, button: Button, table: QWidget) -> None:
        """Let Enter press a button from a table too, whose rows open nothing here."""
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keys = QShortcut(QKeySequence(key), table)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(button.click)

    def add_close(self, text: str = "Đóng", *, focused: bool = True) -> Button:
        """Add the button that closes the dialog."""
        button = Button(text)
        button.clicked.connect(self.reject)
        return self.add_button(button, focused=focused)

    def tall(self, wanted: int, *, beside: int) -> int:
        """Return the height of a paper or list: as wanted, or what the screen leaves for it."""
        px = theme.current().px
        return min(px(wanted), max(self._room() - px(beside), _LEAST))

    def _room(self) -> int:
        """Return how tall the content may be, so that the foot stays on the screen."""
        around = 2 * Space.PAGE + Space.LARGE + theme.current().px(Height.CONTROL)
        return self._monitor().height() - around

    def _monitor(self) -> QRect:
        """Return the room on the monitor of the window that the dialog is for."""
        return monitor_of(self.parentWidget() or self).availableGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the scrim and stand in the middle of the window."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None and self._scrim is None:
            self._scrim = Scrim(window.window())
            self._scrim.show()
            self.finished.connect(self._take_scrim)
        self.fit_in_the_middle()

    def fit_in_the_middle(self) -> None:
        """Be as tall as the content needs, in the middle of the window."""
        self._fit()
        window = self.parentWidget()
        if window is None:
            return
        centre = window.window().mapToGlobal(window.window().rect().center())
        above = min(24, max(0, centre.y() - self.height() // 2))
        corner = centre - QPoint(self.width() // 2, self.height() // 2 + above)
        self.move(corner.x(), max(corner.y(), self._monitor().top() - _SHADOW))
        self._stay_on_the_monitor()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shadow and the box."""
        painter, colours = QPainter(self), theme.colours()
        rect = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        if not theme.current().high_contrast:
            for step in range(_SHADOW, 0, -3):
                shade = QColor(0, 0, 0, 5)
                soft = rect.adjusted(-step, -step + 4, step, step + 2)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(shade)
                painter.drawRoundedRect(soft, Radius.DIALOG + step, Radius.DIALOG + step)
        paint.box(painter, rect, Radius.DIALOG, fill=colours.surface, edge=colours.line)

    def _fit(self) -> None:
        """Be as tall as the content needs at this width; it scrolls on a screen too low for it."""
        whole, inside = self.layout(), self.content.layout()
        if whole is None or inside is None:
            return
        inside.activate()
        sides = whole.contentsMargins()
        tall = inside.totalHeightForWidth(self.width() - sides.left() - sides.right())
        self._area.setFixedHeight(min(tall, self._room()))
        whole.activate()
        self.setFixedHeight(whole.totalSizeHint().height())
        self._stay_on_the_monitor()

    def _stay_on_the_monitor(self) -> None:
        """Go up where the box has grown over the lower edge: its buttons are there."""
        lowest = self._monitor().bottom() + 1 + _SHADOW - self.height()
        if self.y() > lowest:
            self.move(self.x(), max(lowest, self._monitor().top() - _SHADOW))

    def _take_scrim(self) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None


def _width_over(window: QWidget | None, wanted: int) -> int:
    """Return the width of a dialog: as wanted, but never wider than its window."""
    if window is None:
        return wanted
    return min(wanted, max(window.window().width() - 2 * Space.LARGE, Width.PANEL))

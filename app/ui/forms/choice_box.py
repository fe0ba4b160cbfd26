"""A closed list in a box: opened by ↓, F4, a click or typing; nothing is completed in the box."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui import fonts, paint, theme
from app.ui.forms.choice_popup import ChoicePopup, Option
from app.ui.tokens import Height, Icon, Radius


class ChoiceBox(QAbstractButton):
    """A closed list. ↓, F4, Alt+↓, Space or typing opens it; nothing is completed in the box.

    `chosen` carries the key of a choice made by the user.
    """

    chosen = Signal(object)

    def __init__(self, options: Sequence[Option] = (), *, prompt: str = "Chọn…") -> None:
        super().__init__()
        self.options: tuple[Option, ...] = ()
        self.prompt = prompt
        self._at = -1
        self._whole = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_options(options)
        self.clicked.connect(lambda: self.open_list())

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other choices; the choice stays where its key is still there."""
        key = self.key
        self.options = tuple(options)
        self.set_key(key)
        self.updateGeometry()

    @property
    def key(self) -> Hashable:
        """Return the key of the choice, None for none."""
        return self.options[self._at].key if 0 <= self._at < len(self.options) else None

    def set_key(self, key: Hashable) -> None:
        """Choose by key; an unknown key chooses nothing."""
        keys = [option.key for option in self.options]
        self._at = keys.index(key) if key in keys else -1
        self.setText(self.options[self._at].text if self._at >= 0 else "")
        self._tell_whole()
        self.update()

    def choose(self, key: Hashable) -> None:
        """Choose as the user does."""
        if key != self.key:
            self.set_key(key)
            self.chosen.emit(self.key)

    def open_list(self, typed: str = "") -> ChoicePopup:
        """Open the list, its filter begun with `typed`."""
        popup = ChoicePopup(self, self.options, self.key)
        popup.chosen.connect(self.choose)
        popup.open_under(self, typed)
        return popup

    def sizeHint(self) -> QSize:
        """Return the room for the longest choice, within reason."""
        look = theme.current()
        font = fonts.font(scale=look.scale)
        longest = max((fonts.width(o.text, font) for o in self.options[:60]), default=80)
        return QSize(min(round(longest), 300) + 44, look.px(Height.CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Let a form make the box narrow."""
        return QSize(72, theme.current().px(Height.CONTROL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by ↓, F4, Enter or typing."""
        opens = (Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        modifiers = Qt.KeyboardModifier
        plain = not event.modifiers() & (modifiers.ControlModifier | modifiers.AltModifier)
        if event.key() in opens:
            self.open_list()
        elif plain and event.text().strip() and event.text().isprintable():
            self.open_list(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a choice whole under the mouse where the box is too narrow for it."""
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        wide = fonts.width(self.text(), fonts.font(scale=theme.current().scale))
        whole = self.text() if wide > self._words_area().width() else ""
        if self.toolTip() == self._whole:  # what the page itself says here stays
            self._whole = whole
            self.setToolTip(whole)

    def _words_area(self) -> QRect:
        return self.rect().adjusted(11, 0, -28, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the choice and the arrow."""
        painter, look = QPainter(self), theme.current()
        colours, rect = look.colours, QRectF(self.rect())
        problem = bool(self.property("problem"))
        edge = colours.field_edge if self.isEnabled() else colours.line
        width = 1.0
        if problem or self.hasFocus():
            edge, width = (colours.bad if problem else colours.accent_text), 2.0
        fill = colours.hover if self.underMouse() and self.isEnabled() else colours.surface
        paint.box(painter, rect, Radius.BUTTON, fill=fill, edge=edge, width=width)
        ink = colours.text if self._at >= 0 and self.isEnabled() else colours.disabled
        area = self._words_area()
        font = fonts.font(scale=look.scale)
        paint.words(painter, area, self.text() or self.prompt, font=font, colour=ink)
        centre = QPointF(rect.width() - 17, rect.height() / 2)
        paint.icon(painter, "chevron-down", colours.text2, centre, Icon.BADGE)

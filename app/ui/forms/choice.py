"""Choosing from a list: a closed box, and a pop-up list with a filter where the list is long."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.text.names import fold
from app.ui import fonts, paint, theme
from app.ui.forms.field import Field
from app.ui.tokens import Height, Icon, Radius, Space
from app.ui.widgets.search_field import SearchField

_FILTER_FROM = 9
_ROWS_SHOWN = 10


@dataclass(frozen=True)
class Option:
    """A choice: what is stored, what is read, and a smaller note that the filter finds too."""

    key: Hashable
    text: str
    note: str = ""


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
        self._popup: ChoicePopup | None = None
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
        self.update()

    def choose(self, key: Hashable) -> None:
        """Choose as the user does."""
        if key != self.key:
            self.set_key(key)
            self.chosen.emit(self.key)

    def open_list(self, typed: str = "") -> "ChoicePopup":
        """Open the list, its filter begun with `typed`."""
        popup = ChoicePopup(self)
        popup.chosen.connect(self.choose)
        popup.open_under(self, typed)
        self._popup = popup
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
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in opens:
            self.open_list()
        elif plain and event.text().strip() and event.text().isprintable():
            self.open_list(event.text())
        else:
            super().keyPressEvent(event)

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
        area = self.rect().adjusted(11, 0, -28, 0)
        font = fonts.font(scale=look.scale)
        paint.words(painter, area, self.text() or self.prompt, font=font, colour=ink)
        centre = QPointF(rect.width() - 17, rect.height() / 2)
        paint.icon(painter, "chevron-down", colours.text2, centre, Icon.BADGE)


class ChoicePopup(QFrame):
    """The list under a box: typing filters it, ↑ ↓ go along, Enter or Tab takes, Esc leaves."""

    chosen = Signal(object)

    def __init__(self, box: ChoiceBox) -> None:
        super().__init__(box, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._box = box
        self.field = SearchField("Gõ để tìm", icon="search", width=0)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.setSpacing(Space.TINY)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.setVisible(len(box.options) >= _FILTER_FROM)
        self._folded = [fold(f"{option.text} {option.note}") for option in box.options]
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._fill("")

    def open_under(self, box: QWidget, typed: str) -> None:
        """Show the list under its box."""
        wide = max(box.width(), 200)
        rows = min(max(1, self.list.count()), _ROWS_SHOWN)
        filter_height = 40 if not self.field.isHidden() else 0
        self.setFixedSize(wide, rows * self._row_height() + 14 + filter_height)
        at = box.mapToGlobal(QPoint(0, box.height() + 3))
        screen = box.screen().availableGeometry()
        if at.y() + self.height() > screen.bottom():
            at = box.mapToGlobal(QPoint(0, -self.height() - 3))
        self.move(at)
        self.show()
        filters = not self.field.isHidden()
        (self.field if filters else self).setFocus(Qt.FocusReason.PopupFocusReason)
        if typed and filters:
            self.field.setText(typed)
        elif typed:
            self._jump(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drive the list from the filter."""
        pressed = event.type() == QEvent.Type.KeyPress
        if watched is self.field and pressed and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drive a list without a filter; a letter jumps to the next choice that begins with it."""
        if not self._take_key(event) and event.text().strip():
            self._jump(event.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a press outside."""
        if not self.rect().contains(event.position().toPoint()):
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the edge."""
        painter, colours = QPainter(self), theme.colours()
        painter.fillRect(self.rect(), colours.surface)
        paint.box(painter, QRectF(self.rect()), 0, edge=colours.button_edge)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS_SHOWN,
            Qt.Key.Key_PageUp: -_ROWS_SHOWN,
        }
        if key in steps:
            at = max(0, min(self.list.currentRow() + steps[key], self.list.count() - 1))
            self.list.setCurrentRow(at)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take(self.list.currentItem())
            if key == Qt.Key.Key_Tab:
                QTimer.singleShot(0, self._box, self._box.focusNextChild)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
        else:
            return False
        return True

    def _jump(self, typed: str) -> None:
        wanted = fold(typed)
        count = self.list.count()
        for step in range(1, count + 1):
            at = (self.list.currentRow() + step) % count
            if fold(self.list.item(at).text()).startswith(wanted):
                self.list.setCurrentRow(at)
                return

    def _fill(self, typed: str) -> None:
        words = fold(typed).split()
        self.list.clear()
        for option, folded in zip(self._box.options, self._folded, strict=True):
            if all(word in folded for word in words):
                item = QListWidgetItem(option.text, self.list)
                item.setData(Qt.ItemDataRole.UserRole, self._box.options.index(option))
                item.setToolTip(option.note)
                item.setSizeHint(QSize(0, self._row_height()))
                if option.key == self._box.key:
                    self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            at = item.data(Qt.ItemDataRole.UserRole)
            self.chosen.emit(self._box.options[at].key)
        self.close()

    def _row_height(self) -> int:
        return theme.current().px(30)


class ChoiceField(Field):
    """A choice from a list; `value()` is the key of the option, None for none."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[Option] = (),
        *,
        help: str = "",
        width: int = 0,
        required: str = "",
        prompt: str = "Chọn…",
    ) -> None:
        self.box = ChoiceBox(options, prompt=prompt)
        super().__init__(name, label, self.box, help=help, width=width, required=required)
        self.box.chosen.connect(self._on_chosen)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other choices."""
        self.box.set_options(options)

    def value(self) -> Hashable:
        """Return the key of the choice, None for none."""
        return self.box.key

    def set_value(self, value: object) -> None:
        """Choose by key."""
        self.box.set_key(value)

    def leave(self) -> None:
        """Check on leaving, except for the list itself."""
        if QApplication.activePopupWidget() is None:
            super().leave()

    def _on_chosen(self) -> None:
        self.show_problem("")
        self.changed.emit()

"""The list that floats under a choice: filtered by typing where it is long."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.text.names import fold
from app.ui import paint, theme
from app.ui.monitor import monitor_of
from app.ui.tokens import Space
from app.ui.widgets.labels import Label
from app.ui.widgets.search_field import SearchField

_FILTER_FROM = 9
_ROWS_SHOWN = 10


@dataclass(frozen=True)
class Option:
    """A choice: what is stored, what is read, and a smaller note that the filter finds too."""

    key: Hashable
    text: str
    note: str = ""


class ChoicePopup(QFrame):
    """The list under a box: typing filters it, ↑ ↓ go along, Enter or Tab takes, Esc leaves."""

    chosen = Signal(object)

    def __init__(self, box: QWidget, options: Sequence[Option], key: Hashable) -> None:
        super().__init__(box, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._box = box
        self._options = tuple(options)
        self._key = key
        self.field = SearchField("Gõ để tìm", icon="search", width=0)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = Label(
            "Không có mục nào khớp. Xóa bớt chữ đã gõ.", "small", "text3", wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.setSpacing(Space.TINY)
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addWidget(self.list)
        self.field.setVisible(len(self._options) >= _FILTER_FROM)
        self._folded = [fold(f"{option.text} {option.note}") for option in self._options]
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
        screen = monitor_of(box).availableGeometry()
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
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.list.count() - 1}
        if (at := ends.get(Qt.Key(event.key()))) is not None:
            self.list.setCurrentRow(at)
        elif not self._take_key(event) and event.text().strip():
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
        for option, folded in zip(self._options, self._folded, strict=True):
            if all(word in folded for word in words):
                item = QListWidgetItem(option.text, self.list)
                item.setData(Qt.ItemDataRole.UserRole, self._options.index(option))
                item.setToolTip(option.note)
                item.setSizeHint(QSize(0, self._row_height()))
                if option.key == self._key:
                    self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.nothing.setHidden(self.list.count() > 0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            at = item.data(Qt.ItemDataRole.UserRole)
            self.chosen.emit(self._options[at].key)
        self.close()

    def _row_height(self) -> int:
        return theme.current().px(30)

"""A field that filters what is on the page, or searches the program; it never completes."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from app.ui import paint, theme
from app.ui.tokens import Icon


class SearchField(QLineEdit):
    """A line with an icon: Esc clears it, ↓ goes down into what it filters (`left_down`)."""

    left_down = Signal()
    escaped = Signal()

    def __init__(
        self,
        hint: str,
        *,
        icon: str = "list-filter",
        width: int = 250,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setProperty("icon", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._width = width
        if width:
            self.setMaximumWidth(theme.current().px(width))

    def sizeHint(self) -> QSize:
        """Return the usual width of the field."""
        usual = super().sizeHint()
        return QSize(theme.current().px(self._width), usual.height()) if self._width else usual

    def minimumSizeHint(self) -> QSize:
        """Let a narrow page shorten the field."""
        return QSize(theme.current().px(130), super().minimumSizeHint().height())

    def start_with(self, text: str) -> None:
        """Take the keyboard and go on with `text`, typed elsewhere."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear by Esc, leave by ↓ or Enter."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then its icon."""
        super().paintEvent(event)
        painter = QPainter(self)
        ink = theme.colours().text2
        paint.icon(painter, self._icon, ink, QPointF(17, self.height() / 2), Icon.TEXT)

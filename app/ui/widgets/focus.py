"""The ring around a focused button: 2 px, outside, with 2 px of air; it never moves anything."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import paint, theme
from app.ui.tokens import Radius
from app.ui.widgets.buttons import Button

AIR = 4


class FocusRing(QObject):
    """Follows the keyboard through one window and puts a ring around the button that has it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ring: Ring | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def ring(self) -> "Ring | None":
        """Return the ring that is shown."""
        return self._ring

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None:
            self._ring.take_away()
            self._ring = None
        ours = isinstance(now, Button) and now.kind != "link" and now.window() is self._window
        if ours and isinstance(now, Button) and now.parentWidget() is not None:
            self._ring = Ring(now)


class Ring(QWidget):
    """The ring, a sibling of its button, always as large and where the button is."""

    def __init__(self, button: Button) -> None:
        super().__init__(button.parentWidget())
        self._button = button
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        button.installEventFilter(self)
        self._place()
        self.setVisible(button.isVisible())

    def take_away(self) -> None:
        """Hide the ring for good."""
        self._button.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay with the button."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
            self.show()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        edge = theme.colours().accent_text
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, Radius.BUTTON + AIR, edge=edge, width=2)

    def _place(self) -> None:
        self.setGeometry(self._button.geometry().adjusted(-AIR, -AIR, AIR, AIR))
        self.raise_()

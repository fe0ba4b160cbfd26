"""The ring around a focused button: 2 px, outside, with 2 px of air; it never moves anything."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from app.ui import paint, theme
from app.ui.tokens import Radius
from app.ui.widgets.buttons import Button

AIR = 4
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


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
    """The ring, always as large and where its button is.

    It lies on the nearest place around the button that has room for it, since a place cuts what
    goes over its edge. It does not leave what scrolls, and so goes along.
    """

    def __init__(self, button: Button) -> None:
        super().__init__(button.parentWidget())
        self._button = button
        self._between: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place()

    def take_away(self) -> None:
        """Hide the ring for good."""
        self._between = []
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay with the button."""
        if watched in self._between and event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        edge = theme.colours().accent_text
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, Radius.BUTTON + AIR, edge=edge, width=2)

    def _place(self) -> None:
        box = self._button.rect().adjusted(-AIR, -AIR, AIR, AIR)
        between: list[QWidget] = []
        ground: QWidget = self._button
        while not ground.rect().contains(box) and (around := _around(ground)) is not None:
            box.translate(ground.pos())
            between.append(ground)
            ground = around
        for place in between:
            place.installEventFilter(self)
        self._between = between
        if self.parentWidget() is not ground:
            self.setParent(ground)
        self.setGeometry(box)
        self.raise_()
        self.setVisible(self._button.isVisible())


def _around(place: QWidget) -> QWidget | None:
    """Return the place that a place lies in; None for a window and for what is scrolled."""
    around = place.parentWidget()
    if around is None or place.isWindow():
        return None
    area = around.parentWidget()
    scrolled = isinstance(area, QAbstractScrollArea) and area.viewport() is around
    return None if scrolled else around

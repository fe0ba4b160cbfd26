"""The ring around a focused button: 2 px, outside, with 2 px of air; it never moves anything."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from app.ui import paint, theme
from app.ui.tokens import Radius
from app.ui.widgets.buttons import Button

_AIR = 4


class FocusRing(QFocusFrame):
    """Follows the keyboard through one window and draws its ring around buttons."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        edge = theme.colours().accent_text
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, Radius.BUTTON + _AIR, edge=edge, width=2)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        ours = isinstance(now, Button) and now.kind != "link" and now.window() is self._window
        self.setWidget(now if ours else None)  # type: ignore[arg-type]  # None takes the ring away

"""Pages one behind the other that can be made low, however their words wrap."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget


class Stack(QStackedWidget):
    """Shows one of its pages; needs what its tallest page needs at the width that there is.

    Qt asks for the height that a page with wrapped words would like to have, or for what it would
    need at its narrowest, and the page around it scrolls although all of it can be smaller.
    """

    def hasHeightForWidth(self) -> bool:
        """Ask for no height of its own beside the least one."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the least height of the tallest page at this width."""
        pages = [page for at in range(self.count()) if (page := self.widget(at)) is not None]
        tall = max((_least(page, self.width()) for page in pages), default=0)
        return QSize(super().minimumSizeHint().width(), tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what is around ask again where words wrap at another place."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


def _least(page: QWidget, width: int) -> int:
    layout = page.layout()
    if layout is not None and layout.hasHeightForWidth():
        return max(layout.totalMinimumHeightForWidth(width), page.minimumHeight())
    return max(page.minimumSizeHint().height(), page.minimumHeight())

"""Reading pages: two columns that become one in a narrow window and stop growing in a wide one."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.tokens import Space, Width
from app.ui.widgets.scroll_place import ScrollPlace


class TwoColumns(ScrollPlace):
    """Fill `left` (what to do) and `right` (when and how safe); the page scrolls when too long."""

    def __init__(self, left_stretch: int = 2, right_stretch: int = 1) -> None:
        inside = QWidget()
        across = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.LARGE)
        super().__init__(inside)
        self._across = across
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column, stretch in ((self.left, left_stretch), (self.right, right_stretch)):
            column.setSpacing(Space.MEDIUM)
            self._across.addLayout(column, stretch)
        inside.setMaximumWidth(Width.READING - 2 * Space.PAGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one under the other."""
        super().resizeEvent(event)
        narrow = self.window().width() < theme.current().px(Width.ONE_COLUMN)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

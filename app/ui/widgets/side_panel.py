"""The side panel: what now, may I, what is it; its content scrolls, its buttons stay."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import paint, theme
from app.ui.tokens import Space, Width
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.scroll_place import ScrollPlace


class SidePanel(QFrame):
    """A white panel at the right edge: fill `column`, add buttons to the foot with `add_button`."""

    def __init__(self, width: int = Width.PANEL) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "left")
        self.setFixedWidth(theme.current().px(width))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        area = ScrollColumn()
        self.column = area.column
        self.column.setContentsMargins(20, Space.MEDIUM, 20, Space.MEDIUM)
        whole.addWidget(area, 1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(20, Space.SMALL, 20, Space.LARGE - 2)
        self._foot.setSpacing(Space.SMALL)
        self._foot.addStretch(1)
        whole.addLayout(self._foot)

    def add_button(self, button: Button) -> Button:
        """Add a button to the row that stays in sight."""
        self._foot.insertWidget(self._foot.count() - 1, button)
        return button


class ScrollColumn(ScrollPlace):
    """A column of widgets that scrolls when it is too tall; the column ends with a stretch."""

    def __init__(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        super().__init__(inside)
        self.column = column
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class NextStep(QFrame):
    """The box that says what to do next: the act in weight, its facts, and the primary button."""

    def __init__(self, caption: str = "Bước kế tiếp") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(4)
        self.what = Label("", "section")
        self.facts = Label("", "body", "text2", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(0, Space.TINY, 0, 0)
        self._buttons.setSpacing(Space.SMALL)
        self._buttons.addStretch(1)
        column.addWidget(Label(caption, "small", "text2"))
        column.addWidget(self.what)
        column.addWidget(self.facts)
        column.addLayout(self._buttons)

    def show_step(self, what: str, facts: str) -> None:
        """Show the next step."""
        self.what.setText(what)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))

    def add_button(self, button: Button) -> Button:
        """Add the act itself."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft box."""
        paint.soft_card(self, theme.colours().accent_soft)

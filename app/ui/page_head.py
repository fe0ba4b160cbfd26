"""The head of a page: title, sub-line, acts with the primary last, rows of steps or tabs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.tokens import Height, Space
from app.ui.widgets.acts import Acts
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel


class PageHead(QFrame):
    """Title and acts of a page.

    A plain head has its sub-line under the title, on the ground of the page (reading pages). The
    other has it beside the title, on white, with a line below (workspaces); steps and tabs are
    added as rows.
    """

    def __init__(self, title: str, *, plain: bool = True) -> None:
        super().__init__()
        self._plain = plain
        self.title = ElidedLabel(title, "title")
        self.subtitle = ElidedLabel("", "body", "text2")
        self.subtitle.hide()
        self.acts = Acts()
        if not plain:
            self.setProperty("ground", "surface")
            self.setProperty("edge", "bottom")
        self._column = QVBoxLayout(self)
        below = Space.TINY if plain else 0
        self._column.setContentsMargins(Space.PAGE, Space.MEDIUM - 2, Space.PAGE, below)
        self._column.setSpacing(Space.SMALL)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.LARGE)
        self._row.addLayout(self._words(), 1)
        self._row.addWidget(self.acts, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(self._row)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show the name of what the page is about and a line of facts."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add_act(self, button: Button) -> Button:
        """Add a button at the right; add the primary last."""
        return self.acts.add(button)

    def add_rare(self, text: str) -> QAction:
        """Add a rare act to the menu behind "…"; connect to its `triggered`."""
        return self.acts.add_rare(text)

    def add_row(self, widget: QWidget) -> None:
        """Add a stepper, tabs or a row of filters under the title."""
        self._column.addWidget(widget)

    def _words(self) -> QBoxLayout:
        self.title.setMinimumHeight(theme.current().px(28 if self._plain else Height.CONTROL))
        if self._plain:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addStretch(1)
            column.addWidget(self.title)
            column.addWidget(self.subtitle)
            column.addStretch(1)
            return column
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.title)
        row.addWidget(self.subtitle, 1)
        return row

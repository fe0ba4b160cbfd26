"""The head of a page: title, sub-line, acts with the primary last, rows of steps or tabs."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.tokens import Height, Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label


class PageHead(QFrame):
    """Title and acts of a page.

    A plain head has its sub-line under the title, on the ground of the page (reading pages). The
    other has it beside the title, on white, with a line below (workspaces); steps and tabs are
    added as rows.
    """

    def __init__(self, title: str, *, plain: bool = True) -> None:
        super().__init__()
        self._plain = plain
        self.title = Label(title, "title")
        self.subtitle = Label("", "body", "text2")
        self.subtitle.hide()
        if not plain:
            self.setProperty("ground", "surface")
            self.setProperty("edge", "bottom")
        self._column = QVBoxLayout(self)
        below = Space.TINY if plain else 0
        self._column.setContentsMargins(Space.PAGE, Space.MEDIUM - 2, Space.PAGE, below)
        self._column.setSpacing(Space.SMALL)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.SMALL)
        self._row.addLayout(self._words(), 1)
        self._column.addLayout(self._row)
        self._menu: QMenu | None = None
        self.more: Button | None = None

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show the name of what the page is about and a line of facts."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add_act(self, button: Button) -> Button:
        """Add a button at the right; add the primary last."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_more(self) -> QMenu:
        """Add the "…" button and return its menu, for rare acts."""
        menu = QMenu(self)
        more = self.add_act(Button("", icon="ellipsis", tip="Việc khác"))
        more.clicked.connect(lambda: menu.exec(more.mapToGlobal(QPoint(0, more.height() + 2))))
        self.more = more
        self._menu = menu
        return menu

    def add_row(self, widget: QWidget) -> None:
        """Add a stepper, tabs or a row of filters under the title."""
        self._column.addWidget(widget)

    def _words(self) -> QVBoxLayout | QHBoxLayout:
        self.title.setMinimumHeight(theme.current().px(Height.CONTROL - 4 if self._plain else 32))
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
        row.addWidget(self.subtitle)
        row.addStretch(1)
        return row

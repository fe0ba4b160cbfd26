"""The base of every screen: its head, its side panel, and what the window offers to it."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.live_view import LiveView
from app.ui.page_head import PageHead
from app.ui.preferences import Preferences
from app.ui.runner import Runner
from app.ui.tokens import Space, Width
from app.ui.widgets.buttons import Button


@dataclass(frozen=True)
class KeyHint:
    """A key and what it does here, for the sheet of Ctrl+/ and the line under a grid."""

    key: str
    does: str


class Shell(Protocol):
    """What the main window offers to screens; `preferences` are those of this computer."""

    @property
    def preferences(self) -> Preferences:
        """Return how the user of this computer wants things."""

    def go(self, page: str, argument: Hashable = None) -> None:
        """Open a page; the visit is kept for back and forward."""

    def back(self) -> None:
        """Go back to the page before."""

    def toast(self, text: str, *, undo: bool = True) -> None:
        """Say for ten seconds what has been done, with "Hoàn tác" where it can be undone."""

    def set_count(self, section: str, count: int) -> None:
        """Show how much work waits beside a section of the navigation; 0 shows nothing."""

    def restore(self, backup: Path) -> None:
        """Let a backup take the place of the data, when the user has agreed to what is lost."""

    def crumbs_changed(self) -> None:
        """Read the path of the current screen again."""


class Screen(LiveView):
    """A page of the program.

    Subclasses set `title` and what a `LiveView` asks for. `main` is the layout under the page head.
    """

    title: ClassVar[str] = ""
    plain_head: ClassVar[bool] = True
    narrow_navigation: ClassVar[bool] = False

    def __init__(self, runner: Runner, shell: Shell) -> None:
        super().__init__(runner)
        self.shell = shell
        self.primary: Button | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "window")
        self.side: QWidget | None = None
        self.drawer_button: Button | None = None
        self._side_is_drawer = False
        self._side_is_filled = True
        self._drawer_is_offered = False
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        page = QVBoxLayout()
        page.setSpacing(0)
        self.head = PageHead(self.title, plain=self.plain_head)
        page.addWidget(self.head)
        self.main = QVBoxLayout()
        self.main.setContentsMargins(Space.PAGE, Space.SMALL, Space.PAGE, Space.MEDIUM)
        self.main.setSpacing(Space.SMALL + 2)
        page.addLayout(self.main, 1)
        self._across.addLayout(page, 1)
        self.build()
        self.follow_runner()

    # What a screen says

    def open(self, argument: Hashable) -> None:
        """Take what the page is about (a class's id, a filter) before it is shown."""

    def crumbs(self) -> tuple[str, ...]:
        """Return the path under the section's name, shown in the top bar."""
        return ()

    def home(self) -> str:
        """Return the key of the section that the page stands under now, "" for that of its page."""
        return ""

    def table_name(self) -> tuple[str, ...]:
        """Return what the table in sight holds, for its file: a class's code first, no name."""
        return (self.title,)

    def keys(self) -> tuple[KeyHint, ...]:
        """Return the keys of this screen, for the key sheet."""
        return ()

    def help_page(self) -> str:
        """Return the name of the guide's page that F1 opens."""
        return type(self).__module__.rpartition(".")[2]

    def take_back(self) -> bool:
        """Take back what was done here last and is not written; False: Ctrl+Z is for the data."""
        return False

    def unfinished(self) -> str:
        """Say what would be lost if the page went now, "" where nothing would."""
        return ""

    def focus_first(self) -> None:
        """Give the keyboard to the main table or the first field, never to the primary button."""

    def panes(self) -> tuple[QWidget, ...]:
        """Return the areas that F6 goes through inside the screen, main area first."""
        return (self,) if self.side is None else (self, self.side)

    # What a screen does

    def set_primary(self, button: Button) -> Button:
        """Put the screen's one primary button at the right end of the head."""
        self.primary = button
        self.head.add_act(button)
        return button

    def set_side(self, panel: QWidget, words: str = "Chi tiết") -> None:
        """Put a `SidePanel` at the right edge; in a narrow window a drawer.

        F6 opens the drawer, or the button in the head with these words.
        """
        self.side = panel
        self._across.addWidget(panel)
        self.drawer_button = self.head.add_act(Button(words, icon="info", tip="F6"))
        self.drawer_button.hide()
        self.drawer_button.clicked.connect(self._turn_side)

    def open_side(self) -> None:
        """Show the side panel where it is a drawer."""
        if self.side is not None:
            self._lay_drawer(self.side)
            self.side.show()
            self.side.raise_()

    def show_side(self, *, filled: bool) -> None:
        """Show the side panel while there is something in it; a drawer still waits for F6."""
        self._side_is_filled = filled
        if self.side is not None and not (filled and self._side_is_drawer):
            self.side.setVisible(filled)
        self._offer_drawer()

    def close_side(self) -> None:
        """Put the drawer away and give the keyboard back to the page."""
        if self._side_is_drawer and self.side is not None and self.side.isVisible():
            self.side.hide()
            self.focus_first()

    # Qt

    def heightForWidth(self, width: int) -> int:
        """Return the least height: below it the window scrolls, above it lists take the rest."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the side panel a drawer in a narrow window, a column in a wide one."""
        super().resizeEvent(event)
        if self.side is not None:
            self._place_side(
                self.side, narrow=self.window().width() < theme.current().px(Width.COLLAPSE)
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the drawer by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_side()
        super().keyPressEvent(event)

    # Inside

    def _place_side(self, side: QWidget, *, narrow: bool) -> None:
        if narrow and not self._side_is_drawer:
            self._across.removeWidget(side)
            side.hide()
        elif not narrow and self._side_is_drawer:
            self._across.addWidget(side)
            side.show()
        self._side_is_drawer = narrow
        self._offer_drawer()
        self._lay_drawer(side)

    def _lay_drawer(self, side: QWidget) -> None:
        """Put the drawer under the head, whose button puts it away again."""
        if self._side_is_drawer:
            top = self.head.geometry().bottom() + 1
            left = self.width() - side.width()
            side.setGeometry(left, top, side.width(), self.height() - top)

    def _offer_drawer(self) -> None:
        """Show the button of the drawer where there is one with something in it."""
        is_offered = self._side_is_drawer and self._side_is_filled
        if self.drawer_button is not None and is_offered != self._drawer_is_offered:
            self._drawer_is_offered = is_offered
            self.drawer_button.setVisible(is_offered)
            self.head.acts.updateGeometry()

    def _turn_side(self) -> None:
        """Open the drawer, or put it away."""
        if self.side is not None and self.side.isVisible():
            self.close_side()
        else:
            self.open_side()

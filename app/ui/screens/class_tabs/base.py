"""The base of a class's tabs: its primary button, its count, and where it begins."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.ui.live_view import LiveView
from app.ui.runner import Runner
from app.ui.screen import KeyHint, Shell
from app.ui.tokens import Space
from app.ui.widgets.buttons import Button


class ClassTab(LiveView):
    """One tab of one class.

    Subclasses set and do what a `LiveView` asks for. `head_changed`: the primary button or the
    count beside the title is another. `tab_wanted` carries the key of a tab that the user wants.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""

    head_changed = Signal()
    tab_wanted = Signal(str)

    def __init__(self, runner: Runner, shell: Shell, class_id: UUID) -> None:
        super().__init__(runner)
        self.shell = shell
        self.class_id = class_id
        self.main = QVBoxLayout(self)
        self.main.setContentsMargins(Space.PAGE, Space.SMALL, Space.PAGE, Space.SMALL)
        self.main.setSpacing(Space.SMALL)
        self.build()
        self.follow_runner()

    def focus_first(self) -> None:
        """Give the keyboard to the grid, table or first field, never to the primary button."""

    def keys(self) -> tuple[KeyHint, ...]:
        """Return the keys of this tab, for the key sheet."""
        return ()

    def primary(self) -> Button | None:
        """Return the next step, which the workspace puts at the right end of its head."""
        return None

    def count(self) -> str:
        """Return what stands beside the tab's title, "" before the tab has read its data."""
        return ""

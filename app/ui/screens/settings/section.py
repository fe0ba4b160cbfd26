"""What all sections of the settings share: their head, reading again, opening folders."""

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import kit, theme

_LEAST = 132  # head, two rows, foot


class SettingsSection(QWidget):
    """One section: a title with one sentence, then what can be set.

    Subclasses make their widgets in `build()` in the layout `column` and read in `refresh()`.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    sentence: ClassVar[str] = ""
    help: ClassVar[str] = "settings"
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, page: kit.Screen) -> None:
        super().__init__()
        self._page = page
        self.runner = page.runner
        self.shell = page.shell
        self.is_stale = True
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(kit.Space.MEDIUM)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(kit.Label(self.title, "dialog"))
        head.addWidget(kit.Label(self.sentence, "body", "text2", wrap=True))
        self.column.addLayout(head)
        self.build()

    def build(self) -> None:
        """Make the widgets, once."""

    def refresh(self) -> None:
        """Read the data and show it."""

    def focus_first(self) -> None:
        """Give the keyboard to the first thing that can be set."""

    def focus_on(self, part: str) -> None:
        """Give the keyboard to a named part; the first one where the name is not known."""
        self.focus_first()

    def read_if_stale(self) -> None:
        """Read the data if something has changed since."""
        if self.is_stale:
            self.is_stale = False
            self.refresh()

    def writes(self, button: kit.Button) -> kit.Button:
        """Grey this button, with the reason, while a long job writes."""
        return self._page.writes(button)


def heading(name: str | kit.Label, *buttons: kit.Button) -> QHBoxLayout:
    """Return a line with the name of a list and the acts on it."""
    row = QHBoxLayout()
    row.setSpacing(kit.Space.SMALL)
    row.addWidget(kit.Label(name, "section") if isinstance(name, str) else name, 1)
    for button in buttons:
        row.addWidget(button)
    return row


def in_a_row(*buttons: kit.Button) -> QHBoxLayout:
    """Return buttons side by side at the left."""
    row = QHBoxLayout()
    row.addWidget(kit.Acts(buttons))
    row.addStretch(1)
    return row


def fill(table: kit.Table[Any]) -> kit.Table[Any]:
    """Let a table take what the page has left, down to a few rows, instead of asking for more."""
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    table.setMinimumHeight(theme.current().px(_LEAST))
    return table


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's own window; False when the system cannot."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

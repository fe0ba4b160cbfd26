"""A tab on a real data file, without the window around it: a shell that keeps what it is told."""

from collections.abc import Hashable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from pytestqt.qtbot import QtBot

from app.database import Database
from app.errors import UserError
from app.ui.preferences import Preferences
from app.ui.runner import Runner
from app.ui.screens.class_tabs.base import ClassTab

Tab = TypeVar("Tab", bound=ClassTab)


class KeptShell:
    """Keeps what the window would show."""

    def __init__(self) -> None:
        self.preferences = Preferences()
        self.toasts: list[str] = []
        self.visits: list[tuple[str, Hashable]] = []

    def go(self, page: str, argument: Hashable = None) -> None:
        """Keep the visit."""
        self.visits.append((page, argument))

    def back(self) -> None:
        """Stay."""

    def toast(self, text: str, *, undo: bool = True) -> None:
        """Keep the sentence."""
        self.toasts.append(text)

    def set_count(self, section: str, count: int) -> None:
        """Count nothing."""

    def restore(self, backup: Path) -> None:
        """Nobody restores here."""

    def crumbs_changed(self) -> None:
        """Leave the path."""


class KeptFailures:
    """Keeps refusals; lets defects show."""

    def __init__(self) -> None:
        self.refusals: list[tuple[str, UserError]] = []

    def refused(self, label: str, error: UserError) -> None:
        """Keep the refusal."""
        self.refusals.append((label, error))

    def broke(self, label: str, error: BaseException) -> None:
        """Let defects show."""
        raise error


def stage(qtbot: QtBot, database: Database, kind: type[Tab], class_id: UUID) -> Tab:
    """Show a tab of a class at the size it has in a 1366 × 689 window."""
    tab = kind(Runner(database, KeptFailures()), KeptShell(), class_id)
    qtbot.addWidget(tab)
    tab.resize(1178, 475)
    tab.show()
    tab.focus_first()
    return tab


def toasts(tab: ClassTab) -> list[str]:
    """Return what the tab has said in toasts."""
    assert isinstance(tab.shell, KeptShell)
    return tab.shell.toasts


def visits(tab: ClassTab) -> list[tuple[str, Hashable]]:
    """Return the pages that the tab has asked for, with what each was opened with."""
    assert isinstance(tab.shell, KeptShell)
    return tab.shell.visits


def wanted_tabs(tab: ClassTab) -> list[str]:
    """Return a list that grows with each tab that is asked for."""
    found: list[str] = []
    tab.tab_wanted.connect(found.append)
    return found


def press_primary(tab: ClassTab) -> str:
    """Press the next step and return what stood on it."""
    button = tab.primary()
    assert button is not None
    text = button.text()
    button.click()
    return text

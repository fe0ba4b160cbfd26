"""The whole window on a real data file, driven by keys and clicks as a clerk drives it."""

from collections.abc import Collection, Hashable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.database import Database
from app.services.upkeep import history, undoing
from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.main_window import MainWindow
from app.ui.runner import Runner
from app.ui.screens import CENTRE_PAGES
from app.ui.screens.today.recent import recents
from tests.ui.screens.tab_stage import KeptFailures

Kind = TypeVar("Kind", bound=QWidget)
Key = Qt.Key


class Desk:
    """The window of the program without what surrounds it: no lock, no backup, no start.

    It has only the `pages` asked for, and opens on the first of them.
    """

    def __init__(
        self, qtbot: QtBot, database: Database, pages: Collection[str] = ("classes", "class")
    ) -> None:
        recents.clear()
        self.failures = KeptFailures()
        self.runner = Runner(database, self.failures)
        self.window = MainWindow([page for page in CENTRE_PAGES if page.key in pages])
        qtbot.addWidget(self.window)
        self.window.resize(1366, 689)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.window.connect_runner(self.runner)
        self.window.undo_asked.connect(self.undo)

    def screen(self, kind: type[Kind]) -> Kind:
        """Return the screen in sight, which must be of this kind."""
        screen = self.window.current_screen
        assert isinstance(screen, kind)
        return screen

    def dialog(self, kind: type[Kind]) -> Kind:
        """Return the one dialog of this kind that is open, with the keyboard."""
        return dialog_of(kind)

    @property
    def toast(self) -> str:
        """Return what the toast says, "" while there is none."""
        box = self.window.toast_box
        return box.text if box.isVisible() else ""

    @property
    def refusal(self) -> str:
        """Return the code of the last refusal that was told in a dialog."""
        return self.failures.refusals[-1][1].code if self.failures.refusals else ""

    def labels(self) -> list[str]:
        """Return the labels of the journal's actions, the newest first."""
        return [row.label for row in self.runner.ask(history.list_actions)]

    def undo(self) -> None:
        """Take the newest action back, as Ctrl+Z does."""
        row = self.runner.ask(history.next_to_undo)
        assert row is not None
        self.runner.do(f"Hoàn tác: {row.label}", undoing.undo, seq=row.seq)


def open_dialogs() -> list[Dialog]:
    """Return the dialogs in sight."""
    QApplication.processEvents()
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if isinstance(top, Dialog) and top.isVisible()]


def dialog_of(kind: type[Kind]) -> Kind:
    """Return the one dialog of this kind that is open, with the keyboard."""
    found = [d for d in open_dialogs() if isinstance(d, kind)]
    assert len(found) == 1, f"open: {open_dialogs()}"
    found[0].activateWindow()
    QApplication.processEvents()
    return found[0]


def press(*keys: Key, control: bool = False) -> None:
    """Press keys where the keyboard is."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(keyboard(), key, modifier)


def type_text(text: str) -> None:
    """Type where the keyboard is, Vietnamese letters among them."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(keyboard(), event)


def fill(field: kit.Field, text: str) -> None:
    """Replace what stands in a field, and leave it."""
    field.focus()
    QApplication.processEvents()
    press(Key.Key_A, control=True)
    type_text(text)
    press(Key.Key_Tab)


def choose(field: kit.Field, key: Hashable) -> None:
    """Choose in a list as the user does."""
    assert isinstance(field, kit.ChoiceField)
    field.box.choose(key)


def click(button: QWidget) -> None:
    """Click in the middle of a button."""
    QApplication.processEvents()
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def keyboard() -> QWidget:
    """Return the widget that has the keyboard."""
    QApplication.processEvents()
    if QApplication.focusWidget() is None and not open_dialogs():
        # The offscreen platform does not go back to the window when a dialog closes.
        windows = [top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow)]
        windows[0].activateWindow()
        QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused

"""F6 and Ctrl+F: the keyboard goes from area to area, and to the filter of the page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.screen import Screen


def go_to_next_pane(window: "MainWindow", by: int) -> None:
    """Go to the next (1) or previous (-1) area: navigation, head, then the screen's own panes."""
    screen = window.current_screen
    if screen is None:
        window.navigation.focus()
        return
    panes = [window.navigation, screen.head, *screen.panes()]
    here = _pane_with_focus(panes, screen)
    for step in range(1, len(panes) + 1):
        if _enter(panes[(here + by * step) % len(panes)], window, screen):
            return


def find_in_page(window: "MainWindow") -> None:
    """Give the keyboard to the current screen's filter."""
    screen = window.current_screen
    for line in screen.findChildren(QLineEdit) if screen is not None else []:
        if line.isVisible() and line.property("icon"):
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            line.selectAll()
            return


def _enter(pane: QWidget, window: "MainWindow", screen: "Screen") -> bool:
    """Put the keyboard into an area; False when nothing there takes it."""
    if pane is window.navigation:
        window.navigation.focus()
        return True
    if pane is screen.panes()[0]:
        screen.close_side()
        screen.focus_first()
        return True
    if pane is screen.side:
        screen.open_side()
    for child in (pane, *pane.findChildren(QWidget)):
        takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and child.isVisible() and child.isEnabled():
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _pane_with_focus(panes: Sequence[QWidget], screen: QWidget) -> int:
    """Return the place of the area that has the keyboard; the whole screen counts last."""
    focused = QApplication.focusWidget()
    inside = [at for at, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)]
    closer = [at for at in inside if panes[at] is not screen]
    return (closer or inside or [0])[0]

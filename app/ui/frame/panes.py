"""F6, Ctrl+F, F3: the keyboard goes from area to area, to the filter, from hit to hit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.ui.grids import Grid
from app.ui.tables import Table
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.screen import Screen

Kind = TypeVar("Kind", bound=QWidget)


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
    """Give the keyboard to the current screen's filter, or to the finder of its grid."""
    line = _filter_of(window)
    grid = _in_sight(window, Grid)
    if line is not None:
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()
    elif grid is not None:
        grid.finder.start()


def find_next(window: "MainWindow", by: int) -> None:
    """Go to the next (1) or previous (-1) row that was found; ask for words where there are none.

    A filter leaves only what was found in its table, so that every row of it is a hit.
    """
    line, grid, table = _filter_of(window), _in_sight(window, Grid), _in_sight(window, Table)
    if line is None or not line.text():
        find_in_page(window)
    elif grid is not None and line is grid.finder:
        grid.finder.step(by)
    elif table is not None:
        table.step(by)


def table_in_sight(window: "MainWindow") -> Table[Any] | None:
    """Return the table that has the keyboard, else the first of the page."""
    return _in_sight(window, Table)


def _filter_of(window: "MainWindow") -> SearchField | None:
    screen = window.current_screen
    lines = screen.findChildren(SearchField) if screen is not None else []
    return next((line for line in lines if line.isVisible()), None)


def _in_sight(window: "MainWindow", kind: type[Kind]) -> Kind | None:
    screen, focused = window.current_screen, QApplication.focusWidget()
    found = screen.findChildren(kind) if screen is not None else []
    visible = [each for each in found if each.isVisible()]
    with_keyboard = [each for each in visible if focused and each.isAncestorOf(focused)]
    return next(iter(with_keyboard or visible), None)


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
    proxy = pane.focusProxy()
    inside = [pane, *pane.findChildren(QWidget)] if proxy is None else [proxy]
    takers = [
        child
        for child in inside
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
    ]
    # What only scrolls shows no ring, and there is nothing to press.
    takers.sort(key=lambda child: isinstance(child, QScrollArea))
    for child in takers[:1]:
        child.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return bool(takers)


def _pane_with_focus(panes: Sequence[QWidget], screen: QWidget) -> int:
    """Return the place of the area that has the keyboard; the whole screen counts last."""
    focused = QApplication.focusWidget()
    inside = [at for at, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)]
    closer = [at for at in inside if panes[at] is not screen]
    return (closer or inside or [0])[0]

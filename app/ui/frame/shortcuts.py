"""The keys that work on every screen; bound when the data is open, after the first paint."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from app.ui.frame.export import export_page
from app.ui.frame.panes import find_in_page, find_next, go_to_next_pane

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

# In the order of the keys; the foot of the navigation is counted on.
_FIGURES = "1234567890"


def bind(window: "MainWindow") -> None:
    """Bind the keys; never Ctrl+Shift or Alt+Z, which switch Vietnamese typing on and off."""
    bound = {
        "Ctrl+K": window.open_palette,
        "Alt+Left": window.back,
        "Alt+Right": window.forward,
        "F1": window.ask_help,
        "F5": window.reload,
        "F6": partial(go_to_next_pane, window, 1),
        "Shift+F6": partial(go_to_next_pane, window, -1),
        "Ctrl+/": window.show_keys,
        "Ctrl+F": partial(find_in_page, window),
        "F3": partial(find_next, window, 1),
        "Shift+F3": partial(find_next, window, -1),
        "Ctrl+E": partial(export_page, window),
        "Ctrl+Z": window.undo,
        "Ctrl+Y": window.redo_asked.emit,
    }
    for figure, page in zip(_FIGURES, window.sections, strict=False):
        bound[f"Ctrl+{figure}"] = partial(window.go, page.key)
    for keys, act in bound.items():
        QShortcut(QKeySequence(keys), window).activated.connect(act)

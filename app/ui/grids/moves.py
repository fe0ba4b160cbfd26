"""Where the keys for moving lead in a grid: arrows, Home, End, pages, alone or with Ctrl."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.grids.sheet import Place

if TYPE_CHECKING:
    from app.ui.grids.body import GridBody

_FAR = 1_000_000


def moved(event: QKeyEvent, body: "GridBody") -> Place | None:
    """Return the cell that a key leads to; None when it is no key for moving."""
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return None
    far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    row, column = body.current.place
    page = max(1, body.viewport().height() // body.shape.row - 1)
    steps = {
        Qt.Key.Key_Up: (0 if far else row - 1, column),
        Qt.Key.Key_Down: (_FAR if far else row + 1, column),
        Qt.Key.Key_Left: (row, 0 if far else column - 1),
        Qt.Key.Key_Right: (row, _FAR if far else column + 1),
        Qt.Key.Key_Home: (0 if far else row, 0),
        Qt.Key.Key_End: (_FAR if far else row, _FAR),
        Qt.Key.Key_PageUp: (row - page, column),
        Qt.Key.Key_PageDown: (row + page, column),
    }
    return steps.get(Qt.Key(event.key()))

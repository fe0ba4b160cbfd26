"""The keys under a grid: as many as the width holds, the last one always."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets.keys import KeyCap, KeyHints
from app.ui.widgets.labels import Label

_BETWEEN = 22


class GridHints(KeyHints):
    """A row of keys that gives up the ones at its end in a narrow window; Ctrl+/ has them all."""

    def __init__(
        self, hints: Sequence[tuple[str, str]], last: tuple[str, str] | None = None
    ) -> None:
        super().__init__(hints, last)
        caps, words = self.findChildren(KeyCap), self.findChildren(Label)
        self._pairs: list[tuple[QWidget, QWidget]] = list(zip(caps, words, strict=True))
        self._last = [self._pairs.pop()] if last is not None else []

    def minimumSizeHint(self) -> QSize:
        """Let the page be narrow."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many pairs as there is room for."""
        super().resizeEvent(event)
        room = self.width() - sum(_wide(pair) for pair in self._last)
        for pair in self._pairs:
            room -= _wide(pair)
            for part in pair:
                part.setVisible(room >= 0)


def _wide(pair: tuple[QWidget, QWidget]) -> int:
    return sum(part.sizeHint().width() for part in pair) + _BETWEEN

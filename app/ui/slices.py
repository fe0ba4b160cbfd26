"""Long work of the window in slices, one in each turn of the event loop, so that it stays alive."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

SLICE = 250
"""How many rows one turn touches: far below a tick that somebody would feel."""


class Slices(QObject):
    """Goes through steps, one in each turn, then acts; newer work takes the place of older.

    Work without a second step is done at once.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._then = _nothing
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._next)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return not self._turn.isActive()

    def begin(self, steps: Iterator[None], then: Callable[[], None]) -> None:
        """Take the first of the steps now, the others soon, and act after the last."""
        self.stop()
        self._steps, self._then = steps, then
        self._next()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._turn.stop()
        self._steps, self._then = iter(()), _nothing

    def _next(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            then = self._then
            self.stop()
            then()
        else:
            self._turn.start()


def _nothing() -> None:
    """Act after no work."""

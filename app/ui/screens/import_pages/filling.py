"""Fills the wizard's pages one by one, each in a turn of its own, so that no turn is long."""

from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import QObject, QTimer


class Filling(QObject):
    """What is still to be shown, by page; the newest content takes the place of older."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[Hashable, Callable[[], None]] = {}
        self._shown: object = None
        self._before: object = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._fill_next)

    @property
    def is_done(self) -> bool:
        """Whether all pages show what there is."""
        return not self._waiting

    def begin(self, content: object, acts: Mapping[Hashable, Callable[[], None]]) -> None:
        """Let each act fill its page with something of `content`, soon.

        What was shown before is let go last: to take thousands of rows apart is a turn of its own.
        """
        self._before, self._shown = self._shown, content
        self._waiting = dict(acts)
        self._turn.start()

    def fill(self, page: Hashable) -> None:
        """Fill a page now, because it comes into sight."""
        act = self._waiting.pop(page, None)
        if act is not None:
            act()

    def _fill_next(self) -> None:
        if not self._waiting:
            self._before = None
            return
        self.fill(next(iter(self._waiting)))
        self._turn.start()

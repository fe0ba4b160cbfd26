"""Looks for dead cycles between two events, on the window's thread alone, and never for long."""

import gc
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY_MS = 500
_AWAY_MS = 10_000
_WORTH = 5_000  # so many new objects are worth a look
_FLOOD = 20_000  # so many at once are the rows of a list, or a library: hardly ever a cycle
_LONG_SECONDS = 0.02


class Collector(QObject):
    """Looks in Python's place, which would do so on any thread and amid whatever Qt is doing.

    A widget that died in a cycle must be taken apart by the thread that it lives on, while Qt does
    not paint or go through its widgets: all else ends in a crash, at once or much later. A look
    holds the window, so what came in a flood, and what a long look found alive, is left out of the
    next ones, until the user has been in another program for a while.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_EVERY_MS)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(_AWAY_MS)
        self._away.timeout.connect(self.look_at_all)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._come_or_go)

    def look(self) -> None:
        """Let go of what died in cycles, if enough was made since the last look."""
        made = gc.get_count()[0]
        if made > _FLOOD:
            gc.freeze()
        elif made > _WORTH:
            began = time.thread_time()
            gc.collect()
            if time.thread_time() - began > _LONG_SECONDS:
                gc.freeze()

    def look_at_all(self) -> None:
        """Look at everything, however long it takes."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _come_or_go(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        else:
            self._away.start()

"""Guards the pin of PySide6: 6.12.0 on Python 3.11 lost a reference to True at every emission."""

import sys

from PySide6.QtCore import QObject, Signal

EMISSIONS = 500
NOISE = 50  # references to True that others may take or drop meanwhile


class Bell(QObject):
    """Rings."""

    rang = Signal(bool)
    stopped = Signal()


def test_emitting_signals_loses_no_reference_to_true() -> None:
    bell = Bell()
    heard: list[int] = []
    bell.rang.connect(lambda loud: heard.append(int(loud)))
    before = sys.getrefcount(True)
    for _ in range(EMISSIONS):
        bell.rang.emit(True)
        bell.stopped.emit()
    assert abs(sys.getrefcount(True) - before) < NOISE
    assert heard == [1] * EMISSIONS

"""Dead cycles are looked for where the widgets live, and no look holds the window for long."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui import collecting
from app.ui.collecting import Collector
from app.ui.main_window import MainWindow
from app.ui.monitor import monitor_of
from tests.ui.gallery_screens import PAGES


class Knot:
    """An object that only the collector can let go."""

    def __init__(self) -> None:
        self.itself = self
        self.widget: QWidget | None = None


class KnottedWidget(QWidget):
    """A widget that refers to itself, as those do whose columns or acts are methods of theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def dead_knot() -> "weakref.ref[Knot]":
    return weakref.ref(Knot())


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    """A collector of this test alone, in a Python that looks on its own at every chance."""
    gc.collect()
    gc.freeze()
    before = gc.get_threshold()
    gc.set_threshold(100, 1, 1)
    gc.enable()
    owner = QObject()
    yield Collector(owner)
    gc.disable()
    gc.set_threshold(*before)
    gc.unfreeze()


def make_many(count: int) -> list[list[int]]:
    return [[number] for number in range(count)]


def test_dead_widget_is_taken_apart_by_its_own_thread(collector: Collector, qtbot: QtBot) -> None:
    """On the thread of a job Qt would complain of its timers and sooner or later fall down."""
    knot = Knot()
    knot.widget = QWidget()
    ended_on: list[int] = []
    knot.widget.destroyed.connect(lambda: ended_on.append(threading.get_ident()))
    del knot
    other = threading.Thread(target=make_many, args=(10_000,))
    other.start()
    other.join()
    assert ended_on == []
    kept = make_many(collecting._WORTH + 1)
    qtbot.waitUntil(lambda: ended_on == [threading.get_ident()])
    assert kept


def test_the_monitor_outlives_a_widget_that_asked_for_it(qapp: QApplication) -> None:
    """With QWidget.screen() the collector took it apart, and a run of the tests fell down later."""
    ended: list[bool] = []
    QGuiApplication.primaryScreen().destroyed.connect(lambda: ended.append(True))
    other = QWidget()
    known = monitor_of(other)
    doomed = KnottedWidget()
    assert monitor_of(doomed) == known
    del known, doomed
    gc.collect()
    assert ended == []


def test_a_flood_is_not_looked_at_until_the_user_is_away(
    collector: Collector, qapp: QApplication, qtbot: QtBot
) -> None:
    gone = dead_knot()
    rows = make_many(collecting._FLOOD + 1)
    collector.look()
    assert gc.get_count()[0] < len(rows)
    rows += make_many(collecting._WORTH + 1)
    collector.look()
    assert gone() is not None
    collector._away.setInterval(0)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qapp.processEvents()
    assert gone() is not None  # back at once
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: gone() is None)


def test_what_a_long_look_found_alive_is_left_out_of_the_next(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = make_many(collecting._WORTH + 1)
    collector.look()
    assert len(gc.get_objects()) > len(kept)
    monkeypatch.setattr(collecting, "_LONG_SECONDS", 0)
    kept += make_many(collecting._WORTH + 1)
    collector.look()
    assert len(gc.get_objects()) < len(kept)


def test_nothing_is_left_of_a_window_that_was_closed(qapp: QApplication) -> None:
    """What Qt holds for a signal, such as a lambda, the collector does not see."""
    window = MainWindow(PAGES)
    gone = weakref.ref(window), weakref.ref(window.preferences)
    delete(window)
    del window
    gc.collect()
    assert [one() is None for one in gone] == [True, True]

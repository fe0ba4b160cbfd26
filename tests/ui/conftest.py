"""Dresses the application as the program does, in light colours, before each test of the window."""

from collections.abc import Iterator
from functools import partialmethod

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.runner import Runner
from tests.ui.gallery_screens import PAGES, NoData, Silent

PATIENCE_MS = 30_000


class PatientBot(QtBot):
    """Waits for what comes about, however slow a machine makes it that does other work as well."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)  # noqa: N815 - Qt's name
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)  # noqa: N815 - Qt's name
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE_MS)  # noqa: N815 - Qt's name


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Pytest-qt's own, with more patience."""
    return PatientBot(request)


def shown_dialogs() -> set[QDialog]:
    """Return the dialogs in sight."""
    tops = QApplication.topLevelWidgets()
    return {top for top in tops if isinstance(top, QDialog) and top.isVisible()}


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Put the light theme on, and again after a test that changed it."""
    if theme.current() != theme.Theme() or qapp.styleSheet() == "":
        theme.apply_theme(qapp)
    QCursor.setPos(799, 799)  # away from where windows open, so that nothing is lit
    before = shown_dialogs()
    yield
    for left in shown_dialogs() - before:  # Qt frees them later than the next test begins
        left.hide()
    # Only an event loop that goes on would do it, and widgets of former tests cost the later ones.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if theme.current() != theme.Theme():
        theme.apply_theme(qapp)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The frame with pages that need no data, shown and active."""
    made = MainWindow(PAGES)
    made.resize(1366, 689)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    runner = Runner(NoData(), Silent())  # type: ignore[arg-type]  # no data is needed
    made.connect_runner(runner)
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    runner.close()

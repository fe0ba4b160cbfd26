"""Dresses the application as the program does, in light colours, before each test of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from app.ui import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Put the light theme on, and again after a test that changed it."""
    if theme.current() != theme.Theme() or qapp.styleSheet() == "":
        theme.apply_theme(qapp)
    QCursor.setPos(799, 799)  # away from where windows open, so that nothing is lit
    yield
    if theme.current() != theme.Theme():
        theme.apply_theme(qapp)

"""The monitor that a widget stands on, asked for in the one way that leaves it alive."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def monitor_of(widget: QWidget) -> QScreen:
    """Return the monitor on which the middle of a widget's window is.

    Never `widget.screen()`: PySide 6.11 takes what that returns for a part of the widget. When a
    widget that was asked so dies in a cycle, the collector may take the program's one QScreen
    apart with it, and whatever looks at the monitor next, a printer or a popup, brings it down.
    """
    return monitor_at(widget.window().frameGeometry().center())


def monitor_at(point: QPoint) -> QScreen:
    """Return the monitor that shows this point; the first one where none does."""
    return QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()

"""Tells screen readers which cell of a grid the keyboard is on, and what stands in it."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget


def say(widget: QWidget, name: str, value: str) -> None:
    """Give the widget the name and value of its current cell, and have them read out."""
    if (widget.accessibleName(), widget.accessibleDescription()) == (name, value):
        return
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(value)
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, f"{name}: {value}"))

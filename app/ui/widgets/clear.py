"""Taking the widgets out of a layout before it is filled anew."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout, *, keep: int = 0) -> None:
    """Take all but the first `keep` out of a layout, and out of sight at once, lines within too."""
    while layout.count() > keep:
        item = layout.takeAt(keep)
        if item is None:
            continue
        widget, line = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif line is not None:
            clear(line)
            line.deleteLater()

"""Pages one behind the other that can be made low, however their words wrap."""

from PySide6.QtWidgets import QStackedWidget


class Stack(QStackedWidget):
    """Shows one of its pages; it asks for the least height of the tallest and takes what there is.

    Qt would ask for the height that a page with wrapped words would like to have, and the page
    around it would scroll for a few pixels although all of it can be smaller.
    """

    def hasHeightForWidth(self) -> bool:
        """Ask for no height of its own."""
        return False

"""A place that scrolls what stands in it when there is too little room, and draws nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollPlace(QScrollArea):
    """Holds its content, already laid out, at the width that there is."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        content.setObjectName("scrolled")  # the style gives no ground to this name
        self.setWidget(content)
        # Tab stops here only while there is something to scroll: a stop at nothing looks lost.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)

    def _take_keys(self, least: int, most: int) -> None:
        policies = Qt.FocusPolicy
        self.setFocusPolicy(policies.StrongFocus if most > least else policies.NoFocus)

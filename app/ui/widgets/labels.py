"""Words on the page: labels whose size and colour are named, so that they follow the theme."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.ui import fonts

Role = Literal[
    "title",
    "dialog",
    "section",
    "label",
    "medium",
    "body",
    "small",
    "small-strong",
    "micro",
    "figure",
]
Ink = Literal["text", "text2", "text3", "disabled", "accent_text", "ok", "warn", "bad", "neutral"]


class Label(QLabel):
    """A label in one of the type roles and inks of the tokens.

    `figures` takes the family whose digits have one width; `wrap` lets the text take several lines.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        ink: Ink = "text",
        *,
        figures: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", ink)
        if figures or role == "figure":
            fonts.load_figures()
            self.setProperty("figures", True)
        self.setWordWrap(wrap)

    def set_ink(self, ink: Ink) -> None:
        """Change the colour."""
        if self.property("tone") != ink:
            self.setProperty("tone", ink)
            restyle(self)


class ElidedLabel(Label):
    """A line that is shortened with "…" where there is no room; the whole is in the tooltip."""

    def minimumSizeHint(self) -> QSize:
        """Let the line be shortened to a word."""
        return QSize(min(48, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write as much as fits."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() + 1)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        self.setToolTip(self.text() if shown != self.text() else "")


class Rule(QFrame):
    """A 1 px line across the page."""

    def __init__(self, *, strong: bool = False, upright: bool = False) -> None:
        super().__init__()
        self.setProperty("rule", "line" if strong else "line2")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)

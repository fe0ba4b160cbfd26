"""The encodings that a list may be in, three names in each; the clerk takes the one that reads."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from app.services.imports.proposal.candidates import EncodingCandidate
from app.ui import fonts, kit, paint, theme
from app.ui.tokens import Weight
from app.ui.widgets.clear import clear

_NAMES = {
    "Unicode": "Unicode, giữ nguyên",
    "TCVN3": "TCVN3 (ABC, .VnTime)",
    "VNI": "VNI (VNI-Times)",
}
_LINE, _NAME_WIDTH, _DOT = 28, 250, 16


class EncodingChoice(QFrame):
    """One line for each way to read; `chosen` carries its key, "" for the program's proposal."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, ReadingLine] = {}
        self.title = kit.Label("Chữ trong danh sách đọc theo bảng mã nào? Xem tên đọc ra", "label")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(kit.Space.TINY)
        column.addWidget(self.title)
        column.addLayout(self._lines)
        self.hide()

    def show_candidates(self, candidates: Sequence[EncodingCandidate], chosen: str) -> None:
        """Show the ways to read a list, nothing where it can be read in one way only."""
        keys = [candidate.key for candidate in candidates]
        if [line.candidate for line in self.lines.values()] != list(candidates):
            clear(self._lines)
            self.lines = {each.key: ReadingLine(each) for each in candidates}
            for key, line in self.lines.items():
                line.clicked.connect(lambda _on, key=key: self.chosen.emit(key))
                self._lines.addWidget(line)
        current = chosen if chosen in keys else ""
        if current in self.lines:
            self.lines[current].setChecked(True)
        self.setVisible(bool(candidates))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft box."""
        paint.soft_card(self, theme.colours().soft(kit.Tone.ACCENT))


class ReadingLine(QAbstractButton):
    """One way to read, with names as they come out; ↑ ↓ go to the others."""

    def __init__(self, candidate: EncodingCandidate) -> None:
        super().__init__()
        self.candidate = candidate
        name = _NAMES.get(candidate.name, candidate.name)
        self.name = name if candidate.key else f"{name}, đề nghị"
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        samples = "   ·   ".join(candidate.samples)
        self.setText(samples)
        self.setToolTip(samples)
        self.setAccessibleName(f"{self.name}: {', '.join(candidate.samples)}")

    def sizeHint(self) -> QSize:
        """Return the height of a line; the width is the page's."""
        return QSize(400, theme.current().px(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the round mark, the name of the encoding and the names of people."""
        painter, look = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, side = look.colours, look.px(_DOT)
        centre = QPointF(2 + side / 2, self.height() / 2)
        edge = colours.accent_text if self.isChecked() else colours.field_edge
        painter.setPen(QPen(QColor(edge), 2 if self.isChecked() else 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(centre, side / 2 - 1, side / 2 - 1)
        if self.isChecked():
            painter.setBrush(QColor(colours.accent_text))
            painter.drawEllipse(centre, side / 4 - 0.5, side / 4 - 0.5)
        weight = Weight.STRONG if self.isChecked() else Weight.REGULAR
        font = fonts.font(weight=weight, scale=look.scale)
        left = side + 12
        room = max(look.px(_NAME_WIDTH), QFontMetrics(font).horizontalAdvance(self.name) + 16)
        area = QRect(left, 0, room, self.height())
        paint.words(painter, area, self.name, font=font, colour=colours.text)
        names = QRect(left + room, 0, self.width() - left - room - 6, self.height())
        paint.words(painter, names, self.text(), font=font, colour=colours.text)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()))

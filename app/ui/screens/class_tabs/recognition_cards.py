"""What the recognition rests on: how many per classification, who not and why, who still waits."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.results.judging import FIRST
from app.services.results.results import ClassResults, ResultRow
from app.ui import fonts, kit, paint, theme
from app.ui.tokens import Height, Radius

_LABEL = 104
_COUNT = 40
_BAR = 8
_SHOWN = 12
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class BandLine(QWidget):
    """One classification: its name, its share as a bar, how many reached it."""

    def __init__(self, label: str, count: int, total: int) -> None:
        super().__init__()
        self.label, self.count, self._total = label, count, total
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{label}: {count} người")

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(280, theme.current().px(Height.SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, bar and count."""
        painter, look = QPainter(self), theme.current()
        colours, tall = look.colours, self.height()
        label, count = look.px(_LABEL), look.px(_COUNT)
        ink = colours.text if self.count else colours.disabled
        area = QRect(0, 0, label, tall)
        paint.words(painter, area, self.label, font=fonts.font(scale=look.scale), colour=ink)
        wide = self.width() - label - count - 8
        track = QRectF(label, (tall - _BAR) / 2, wide, _BAR)
        paint.box(painter, track, Radius.BADGE, fill=colours.neutral_soft)
        if self.count:
            track.setWidth(max(_BAR, wide * self.count / max(1, self._total)))
            paint.box(painter, track, Radius.BADGE, fill=colours.accent)
        figures = fonts.font(figures=True, scale=look.scale)
        area = QRect(self.width() - count, 0, count, tall)
        paint.words(painter, area, f"{self.count}", font=figures, colour=ink, align=_RIGHT)


class ResultsCard(kit.Card):
    """How many are recognised, per classification."""

    marks_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Được công nhận")
        self.link = kit.Button("Xem điểm", "link", small=True)
        self.link.clicked.connect(self.marks_wanted)
        self.add_link(self.link)
        self.lines: list[BandLine] = []

    def show_results(self, results: ClassResults) -> None:
        """Count the recognised."""
        self.clear_rows()
        recognised = results.recognised
        self.note.setText(f"{len(recognised)} người")
        labels = [band.label for band in sorted(results.rules.bands, key=lambda b: -b.lowest)]
        if not results.has_assessment:
            labels = [""]
        self.lines = [
            BandLine(
                label or "Hoàn thành",
                sum(row.label == label for row in recognised),
                len(recognised),
            )
            for label in labels
        ]
        inside = QWidget()
        column = _column_in(inside)
        for line in self.lines:
            column.addWidget(line)
        self.column.addWidget(inside)
        self.link.setVisible(results.has_assessment)


class PeopleCard(kit.Card):
    """People and what is to be said of each; longer lists end with how many more there are."""

    def __init__(self, title: str, link: kit.Button | None = None) -> None:
        super().__init__(title)
        self.names: list[str] = []
        if link is not None:
            self.add_link(link)

    def show_people(self, rows: Sequence[ResultRow]) -> None:
        """Show these people; the card is hidden when there are none."""
        self.clear_rows()
        self.names = [row.full_name for row in rows]
        self.note.setText(f"{len(rows)} người")
        for row in rows[:_SHOWN]:
            self.add(_person(row.full_name, _why(row)))
        if len(rows) > _SHOWN:
            self.add(_person(f"… và {len(rows) - _SHOWN} người nữa", ""))
        self.setVisible(bool(rows))


def _why(row: ResultRow) -> str:
    """Return why somebody is not recognised; of those who wait, which mark is missing."""
    if row.waits_for is None:
        return row.why_not
    return "bài lần 1" if row.waits_for == FIRST else "bài làm lại"


def _person(name: str, why: str) -> QWidget:
    line = QWidget()
    across = QHBoxLayout(line)
    across.setContentsMargins(kit.Space.LARGE, 6, kit.Space.LARGE, 6)
    across.setSpacing(kit.Space.MEDIUM)
    across.addWidget(kit.Label(name, "medium"), 2, Qt.AlignmentFlag.AlignTop)
    across.addWidget(kit.Label(why, "body", "text2", wrap=True), 3)
    return line


def _column_in(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(kit.Space.LARGE, 0, kit.Space.LARGE, kit.Space.MEDIUM)
    column.setSpacing(0)
    return column

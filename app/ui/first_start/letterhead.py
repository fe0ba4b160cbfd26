"""A live picture of the head of a paper, so that the clerk sees where each name goes."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.paths import resource
from app.ui import theme

_PAPER, _INK, _LINE = "#FFFFFF", "#111111", "#E6E8EE"  # the paper's own, in the dark theme too
_FACES = ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf")


class LetterheadPreview(QWidget):
    """The head of a notice in Party style with the names typed so far."""

    def __init__(self) -> None:
        super().__init__()
        for face in _FACES:
            QFontDatabase.addApplicationFont(str(resource("fonts", face)))
        self._superior = self._centre = self._place = self._sign = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.current().px(330))
        self.setAccessibleName("Đầu văn bản in thử")

    def show_names(self, *, superior: str, centre: str, place: str, sign: str) -> None:
        """Draw these names."""
        self._superior, self._centre, self._place, self._sign = superior, centre, place, sign
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().line)))
        painter.setBrush(QColor(_PAPER))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        half = self.width() / 2
        left, right = QRectF(8, 0, half - 8, 20), QRectF(half, 0, half - 8, 20)
        self._words(painter, left, 20, self._superior.upper())
        self._words(painter, left, 36, self._centre.upper(), bold=True)
        self._words(painter, left, 52, "*")
        self._words(painter, left, 66, f"Số       -TB/{self._sign or '……'}")
        self._words(painter, right, 20, "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True)
        painter.setPen(QPen(QColor(_INK), 1))
        painter.drawLine(int(half + half * 0.16), 41, int(self.width() - half * 0.16), 41)
        self._words(painter, right, 54, f"{self._place}, ngày … tháng … năm …", italic=True)
        whole = QRectF(0, 0, self.width(), 20)
        self._words(painter, whole, 104, "THÔNG BÁO", bold=True, size=14)
        self._words(painter, whole, 124, "về việc chiêu sinh lớp bồi dưỡng", bold=True, size=12)
        self._words(painter, whole, 138, "-----")
        self._lines(painter)

    def _words(
        self,
        painter: QPainter,
        area: QRectF,
        top: float,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        size: int = 11,
    ) -> None:
        """Draw centred words, smaller where they would not fit."""
        font = QFont("Liberation Serif")
        font.setBold(bold)
        font.setItalic(italic)
        font.setPixelSize(size)
        painter.setFont(font)
        while painter.fontMetrics().horizontalAdvance(text) > area.width() and size > 7:
            size -= 1
            font.setPixelSize(size)
            painter.setFont(font)
        painter.setPen(QColor(_INK))
        painter.drawText(area.translated(0, top), Qt.AlignmentFlag.AlignCenter, text)

    def _lines(self, painter: QPainter) -> None:
        """Hint at the text of the paper."""
        for number in range(9):
            width = self.width() - (150 if number in (3, 8) else 56)
            painter.fillRect(QRectF(28, 172 + number * 15, width, 5), QColor(_LINE))

"""The pages of a PDF under each other, drawn when they come into sight."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.pdf import POINTS_PER_INCH, PdfPages

GAP = 14
_KEPT = 6


class Canvas(QWidget):
    """All pages under each other on grey ground; draws only those in sight, keeps the last few."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: PdfPages | None = None
        self.dots_per_inch = 96.0
        self._pictures: dict[tuple[int, float], QImage] = {}

    def show_pages(self, pages: PdfPages | None, dots_per_inch: float) -> None:
        """Show these pages at this scale."""
        if pages is not self.pages:
            self.forget()
        self.pages, self.dots_per_inch = pages, dots_per_inch
        rects = self.rects()
        widest = max((wide for _left, _top, wide, _tall in rects), default=0)
        tallest = max((top + tall for _left, top, _wide, tall in rects), default=0)
        self.setMinimumSize(widest + 2 * GAP, tallest + GAP)
        self.update()

    def forget(self) -> None:
        """Keep no picture of a page."""
        self._pictures.clear()

    def rects(self) -> list[tuple[int, int, int, int]]:
        """Return left, top, width and height of each page."""
        if self.pages is None:
            return []
        scale = self.dots_per_inch / POINTS_PER_INCH
        found, top = [], GAP
        for size in self.pages.sizes:
            wide, tall = round(size.width() * scale), round(size.height() * scale)
            found.append((max(GAP, (self.width() - wide) // 2), top, wide, tall))
            top += tall + GAP
        return found

    def page_at(self, y: int) -> int:
        """Return the number (0…) of the page at this height."""
        rects = self.rects()
        below = [number for number, (_l, top, _w, tall) in enumerate(rects) if top + tall > y]
        return below[0] if below else max(0, len(rects) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        painter = QPainter(self)
        for number, (left, top, wide, tall) in enumerate(self.rects()):
            if top + tall >= event.rect().top() and top <= event.rect().bottom():
                painter.drawImage(QPoint(left, top), self._picture(number))
                painter.setPen(theme.colour(theme.colours().line))
                painter.drawRect(left - 1, top - 1, wide + 1, tall + 1)

    def _picture(self, number: int) -> QImage:
        if self.pages is None:
            return QImage()
        ratio = self.devicePixelRatioF()
        key = (number, self.dots_per_inch * ratio)
        if key not in self._pictures:
            while len(self._pictures) >= _KEPT:
                del self._pictures[next(iter(self._pictures))]
            picture = self.pages.picture(*key)
            picture.setDevicePixelRatio(ratio)
            self._pictures[key] = picture
        return self._pictures[key]

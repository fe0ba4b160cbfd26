"""Printing a PDF as it is: 600 dpi, the whole page, never fitted, moved as calibration found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import StorageError
from app.ui.pdf import POINTS_PER_INCH, PdfPages

DOTS_PER_INCH = 600
# 144 points are exactly 1200 dots, so that strips meet without a seam.
_STRIP = 144.0
_MM_PER_INCH = 25.4


class PrinterRefusedError(StorageError):
    """The printer did not take the pages."""


@dataclass(frozen=True)
class Calibration:
    """What a printer does to a sheet, in mm and parts: measured with the calibration page."""

    right_mm: float = 0.0
    down_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0


def choose_printer(window: QWidget | None, pages: PdfPages) -> QPrinter | None:
    """Let the user choose printer, pages and copies; None when they did not."""
    printer = prepared(QPrinter(QPrinter.PrinterMode.HighResolution), pages, 0)
    printer.setFromTo(1, len(pages))
    dialog = QPrintDialog(printer, window)
    dialog.setMinMax(1, len(pages))
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def start_printing(window: QWidget | None, data: bytes, say: Callable[[str], None]) -> None:
    """Let the user choose a printer and begin to print a PDF, whatever becomes of the window.

    `say`, a method of a widget, hears how many pages went to the printer, unless the widget is
    gone by then. Raises `PrinterRefusedError`.
    """
    pages = PdfPages(data)
    printer = choose_printer(window, pages)
    if printer is None:
        pages.close()
        return
    run = PrintRun(printer, pages)
    run.told.connect(say)
    run.start()


def prepared(printer: QPrinter, pages: PdfPages, number: int) -> QPrinter:
    """Set a printer to 600 dpi, the page's own size, and no margins."""
    printer.setResolution(DOTS_PER_INCH)
    printer.setPageLayout(_layout(pages.sizes[number]))
    printer.setFullPage(True)
    return printer


class PrintRun(QObject):
    """Prints the chosen pages, a strip each turn of the event loop, so that the window stays alive.

    `progressed` carries pages done and chosen; `finished` how many went to the printer, `told` the
    same in words. `stop` takes effect after the page that is being printed. The application holds
    a run until its end, and the end of the program waits for the page that is being printed: a
    printer must never be taken from under the painter. The run closes the pages, which it owns.
    """

    progressed = Signal(int, int)
    finished = Signal(int)
    told = Signal(str)

    def __init__(
        self, printer: QPrinter, pages: PdfPages, calibration: Calibration | None = None
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self._printer, self._pages = printer, pages
        self._found = calibration or Calibration()
        self.first = printer.fromPage() or 1
        self.last = printer.toPage() or len(pages)
        self.done = 0
        self._stopped = False
        self._painter = QPainter()
        self._strips = self._all_strips()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Begin; raises `PrinterRefusedError` when the printer takes nothing."""
        prepared(self._printer, self._pages, self.first - 1)
        if not self._painter.begin(self._printer):
            self._let_go()
            raise PrinterRefusedError(
                f"Máy in “{self._printer.printerName()}” không nhận bản in.",
                "Xem máy in đã bật và còn giấy chưa, rồi in lại.",
                code="printer-refused",
            )
        self._timer.start(0)
        QCoreApplication.instance().aboutToQuit.connect(self._finish_page)  # type: ignore[union-attr]

    def stop(self) -> None:
        """Print no further page."""
        self._stopped = True

    def run(self) -> int:
        """Print everything now and return how many pages went to the printer."""
        self.start()
        return self._rest()

    def _turn(self) -> None:
        if next(self._strips, None) is None:
            self._end()

    def _finish_page(self) -> None:
        if self._painter.isActive():
            self.stop()
            self._rest()

    def _rest(self) -> int:
        while next(self._strips, None) is not None:
            pass
        return self._end()

    def _end(self) -> int:
        self._timer.stop()
        self._painter.end()
        self.finished.emit(self.done)
        self.told.emit(f"Đã gửi {self.done} trang in.")
        self._let_go()
        return self.done

    def _let_go(self) -> None:
        self._pages.close()
        self.deleteLater()

    def _all_strips(self) -> Iterator[int]:
        """Draw strip after strip; yields the number of the page being drawn."""
        for number in range(self.first - 1, self.last):
            if self._stopped:
                return
            if number >= self.first:
                self._printer.setPageLayout(_layout(self._pages.sizes[number]))
                self._printer.newPage()
            top = 0.0
            while top < self._pages.sizes[number].height():
                self._draw_strip(number, top)
                top += _STRIP
                yield number + 1
            self.done += 1
            self.progressed.emit(self.done, self.last - self.first + 1)

    def _draw_strip(self, number: int, top: float) -> None:
        dots, per_mm = DOTS_PER_INCH / POINTS_PER_INCH, DOTS_PER_INCH / _MM_PER_INCH
        size = self._pages.sizes[number]
        tall = min(_STRIP, size.height() - top)
        picture = self._pages.strip(number, DOTS_PER_INCH, top, tall)
        self._painter.save()
        self._painter.translate(self._found.right_mm * per_mm, self._found.down_mm * per_mm)
        self._painter.scale(self._found.scale_x, self._found.scale_y)
        place = QRectF(0, top * dots, size.width() * dots, tall * dots)
        self._painter.drawImage(place, picture)
        self._painter.restore()


def _layout(size: QSizeF) -> QPageLayout:
    lying = size.width() > size.height()
    upright = size.transposed() if lying else size
    page = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turn = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    return QPageLayout(page, turn, QMarginsF(0, 0, 0, 0))

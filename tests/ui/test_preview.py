"""The preview shows the PDF's own pages; printing puts them on paper to a tenth of a millimetre."""

import gc
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import printing
from app.ui.pdf import PdfPages
from app.ui.preview import PdfPreview
from app.ui.printing import Calibration, PrinterRefusedError, PrintRun, choose_printer
from app.ui.widgets.progress import ProgressLine

A6 = QSizeF(297.64, 419.53)  # a quarter of A4: printing at 600 dpi takes its time


_OPEN: list[PdfPages] = []


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Close every document of a test."""
    yield
    while _OPEN:
        _OPEN.pop().close()


def opened(data: bytes) -> PdfPages:
    """Open a PDF until the test ends."""
    _OPEN.append(PdfPages(data))
    return _OPEN[-1]


def paper(pages: int = 1, *, lying: bool = False) -> bytes:
    """Return a PDF with a black square of 10 mm, 50 mm from the left and 40 mm from the top."""
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    size = (A6.height(), A6.width()) if lying else (A6.width(), A6.height())
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=size, invariant=1)
    for _ in range(pages):
        canvas.rect(50 * mm, size[1] - 50 * mm, 10 * mm, 10 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def square_mm(picture: QImage, dots_per_inch: float) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what is black, in mm."""
    step = dots_per_inch / 25.4
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    whole, wide = bytes(grey.constBits()), grey.bytesPerLine()
    lines = [whole[y * wide : y * wide + grey.width()] for y in range(grey.height())]
    dark = [(y, _dark(line)) for y, line in enumerate(lines) if min(line) < 128]
    left = min(line.index(1) for _, line in dark)
    right = max(line.rindex(1) for _, line in dark) + 1
    return left / step, dark[0][0] / step, right / step, (dark[-1][0] + 1) / step


def _dark(line: bytes) -> bytes:
    return line.translate(bytes(128 * [1] + 128 * [0]))


def printed(path: Path, pages: PdfPages, calibration: Calibration | None = None) -> PdfPages:
    """Print to a PDF file and return its pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    assert PrintRun(printer, pages, calibration).run() == len(pages)
    return opened(path.read_bytes())


def test_page_is_drawn_at_its_true_size(qtbot: QtBot) -> None:
    pages = opened(paper())
    assert pages.sizes[0].width() == pytest.approx(A6.width(), abs=0.1)
    picture = pages.picture(0, 96)
    assert (picture.width(), picture.height()) == (397, 560)
    assert square_mm(picture, 96) == pytest.approx((50, 40, 60, 50), abs=0.3)
    assert picture.pixelColor(2, 2).name() == "#ffffff"


def test_strips_together_are_the_page(qtbot: QtBot) -> None:
    pages = opened(paper())
    whole = pages.picture(0, 72)
    strip = pages.strip(0, 72, 100, 72)
    assert strip.height() == 72
    for y in range(0, 72, 9):
        assert strip.pixelColor(150, y) == whole.pixelColor(150, y + 100)


@pytest.mark.parametrize("lying", [False, True], ids=["portrait", "landscape"])
def test_printed_page_is_true_to_the_millimetre(qtbot: QtBot, tmp_path: Path, lying: bool) -> None:
    pages = printed(tmp_path / "out.pdf", opened(paper(2, lying=lying)))
    assert len(pages) == 2
    wide, tall = pages.sizes[0].width(), pages.sizes[0].height()
    assert (wide > tall) == lying
    for number in range(2):
        found = square_mm(pages.picture(number, 150), 150)
        assert found == pytest.approx((50, 40, 60, 50), abs=0.2)


def test_calibration_moves_and_stretches_what_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    found = Calibration(right_mm=2.0, down_mm=-1.5, scale_x=1.01)
    pages = printed(tmp_path / "out.pdf", opened(paper()), found)
    expected = (50 * 1.01 + 2, 38.5, 60 * 1.01 + 2, 48.5)
    assert square_mm(pages.picture(0, 150), 150) == pytest.approx(expected, abs=0.2)


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_only_the_chosen_pages_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "out.pdf")
    printer.setFromTo(2, 3)
    assert PrintRun(printer, opened(paper(4))).run() == 2
    assert len(opened((tmp_path / "out.pdf").read_bytes())) == 2


def test_printing_counts_and_stops_after_a_page(qtbot: QtBot, tmp_path: Path) -> None:
    run = PrintRun(pdf_printer(tmp_path / "out.pdf"), opened(paper(3)))
    told: list[tuple[int, int]] = []

    def stop_after_first(done: int, chosen: int) -> None:
        told.append((done, chosen))
        run.stop()

    run.progressed.connect(stop_after_first)
    with qtbot.waitSignal(run.finished) as finished:
        run.start()
    assert finished.args == [1]
    assert told == [(1, 3)]


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Choose a printer that prints to this file."""
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(printing, "choose_printer", lambda _window, _pages: pdf_printer(target))
    return target


def prints_now(qapp: QApplication) -> bool:
    """Say whether a paper is being printed."""
    return any(isinstance(child, PrintRun) for child in qapp.children())


def test_printing_goes_on_when_its_dialog_is_closed(
    qtbot: QtBot, qapp: QApplication, chosen: Path
) -> None:
    line, dialog = ProgressLine(), PdfPreview()
    dialog.show_pdf(paper(3))
    printing.start_printing(None, dialog.data, line.say)
    qapp.processEvents()
    dialog.clear()
    del line, dialog
    gc.collect()
    assert prints_now(qapp)
    qtbot.waitUntil(lambda: not prints_now(qapp))
    assert len(opened(chosen.read_bytes())) == 3


def test_printing_says_how_many_pages_went_to_the_printer(qtbot: QtBot, chosen: Path) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    printing.start_printing(None, paper(2), line.say)
    qtbot.waitUntil(lambda: line.words.text() == "Đã gửi 2 trang in.")


def test_leaving_the_program_finishes_the_page_that_is_being_printed(
    qapp: QApplication, chosen: Path
) -> None:
    printing.start_printing(None, paper(3), lambda _sentence: None)
    qapp.processEvents()
    qapp.aboutToQuit.emit()
    assert len(opened(chosen.read_bytes())) == 1


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_printer_that_takes_nothing_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    run = PrintRun(pdf_printer(tmp_path / "no such folder" / "out.pdf"), opened(paper()))
    with pytest.raises(PrinterRefusedError) as refused:
        run.start()
    assert refused.value.remedy


@pytest.mark.parametrize("accepted", [True, False])
def test_printer_dialog_begins_with_the_papers_own_size(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: int(accepted))
    printer = choose_printer(None, opened(paper(lying=True)))
    assert (printer is not None) == accepted
    if printer is not None:
        assert printer.resolution() == 600
        assert printer.fullPage()
        assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[PdfPreview]:
    made = PdfPreview()
    made.resize(700, 500)
    qtbot.addWidget(made)
    made.show()
    made.show_pdf(paper(3))
    yield made
    made.clear()


def test_preview_fits_the_width_at_first(preview: PdfPreview, qtbot: QtBot) -> None:
    left, _top, wide, _tall = preview.canvas.rects()[0]
    room = preview.area.viewport().width()
    assert room - 40 <= wide <= room
    assert left >= 0
    assert preview.page_label.text() == "Trang 1/3"
    preview.resize(500, 500)
    assert preview.canvas.rects()[0][2] < wide
    qtbot.waitUntil(lambda: not preview.area.horizontalScrollBar().isVisible())


def test_zoom_goes_in_steps_and_back_to_fitting(preview: PdfPreview) -> None:
    preview.set_zoom(100)
    assert preview.zoom_label.text() == "100 %"
    preview.larger.click()
    assert preview.zoom == 125
    QTest.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    preview.smaller.click()
    assert preview.zoom == 100
    preview.set_zoom(300)
    preview.zoom_by(1)
    assert preview.zoom == 300
    preview.fit.click()
    assert preview.canvas.rects()[0][2] <= preview.area.viewport().width()


def test_pages_are_turned_by_keys(preview: PdfPreview) -> None:
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page_label.text() == "Trang 2/3"
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.page_label.text() == "Trang 1/3"
    QTest.keyClick(preview, Qt.Key.Key_A)


def test_preview_gives_the_same_bytes_that_it_shows(preview: PdfPreview, qtbot: QtBot) -> None:
    other = paper(1, lying=True)
    preview.show_pdf(other)
    assert preview.data == other
    with qtbot.waitSignal(preview.print_asked):
        preview.print_button.click()
    with qtbot.waitSignal(preview.save_asked):
        preview.save_button.click()


def test_only_a_few_pages_are_kept_in_memory(preview: PdfPreview) -> None:
    preview.show_pdf(paper(9))
    for number in range(9):
        preview.go_to(number)
        preview.canvas.grab()
    assert len(preview.canvas._pictures) <= 6


def test_preview_that_nobody_sees_holds_no_memory(preview: PdfPreview) -> None:
    assert preview.pages is not None
    preview.canvas.grab()
    shown = preview.canvas._pictures[(0, preview.canvas.dots_per_inch)]
    preview.hide()
    assert preview.pages._opened is None
    assert preview.canvas._pictures == {}
    preview.show_pdf(paper(2))
    assert preview.pages._opened is None
    preview.show()
    preview.canvas.grab()
    assert preview.canvas._pictures[(0, preview.canvas.dots_per_inch)] == shown


def test_empty_preview_shows_nothing(qtbot: QtBot) -> None:
    empty = PdfPreview(buttons=False)
    qtbot.addWidget(empty)
    empty.show()
    assert not empty.print_button.isVisible()
    assert empty.data == b""
    empty.set_zoom(50)
    assert empty.page_label.text() == ""

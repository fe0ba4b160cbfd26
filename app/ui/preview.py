"""The preview of a paper: the same PDF that is printed and saved, with zoom, pages, print, save."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from app.ui.monitor import monitor_of
from app.ui.pdf import POINTS_PER_INCH, PdfPages
from app.ui.preview_canvas import GAP, Canvas
from app.ui.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label

ZOOMS = (25, 33, 50, 67, 80, 100, 125, 150, 200, 300)


class PdfPreview(QFrame):
    """Shows a PDF given as bytes; `print_asked` and `save_asked` come from its buttons.

    A zoom of 100 % is a real centimetre where the screen states its true size. At first the page's
    width fits. PageUp and PageDown turn pages, Ctrl+plus and Ctrl+minus zoom.
    """

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, *, buttons: bool = True) -> None:
        super().__init__()
        self.pages: PdfPages | None = None
        self._zoom: float | None = None
        self.canvas = Canvas()
        self.area = QScrollArea()
        self.area.setWidget(self.canvas)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName("Trang in")
        self.page_label = Label("", "body", "text2", figures=True)
        self.zoom_label = Label("", "body", figures=True)
        self.smaller = Button("", "quiet", icon="zoom-out", small=True, tip="Thu nhỏ (Ctrl+-)")
        self.larger = Button("", "quiet", icon="zoom-in", small=True, tip="Phóng to (Ctrl++)")
        self.fit = Button("Vừa bề ngang", "quiet", small=True)
        self.print_button = Button("In…", icon="printer", small=True, tip="In (Ctrl+P)")
        self.save_button = Button("Cất PDF…", icon="save", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._bar(buttons))
        column.addWidget(self.area, 1)
        self._connect()

    def show_pdf(self, data: bytes) -> None:
        """Show another paper, from its first page."""
        self.clear()
        self.pages = PdfPages(data)
        self.area.verticalScrollBar().setValue(0)
        self._apply()
        if not self.isVisible():
            self.pages.close()

    def clear(self) -> None:
        """Show nothing and give the memory back."""
        if self.pages is not None:
            self.canvas.show_pages(None, self.canvas.dots_per_inch)
            self.pages.close()
            self.pages = None
            self._show_page()

    @property
    def data(self) -> bytes:
        """Return the PDF's bytes, the ones to print and save."""
        return self.pages.data if self.pages is not None else b""

    @property
    def zoom(self) -> int:
        """Return the zoom in per cent."""
        return round(100 * self.canvas.dots_per_inch / self._real_inch())

    def set_zoom(self, percent: int | None) -> None:
        """Zoom; None fits the page's width."""
        self._zoom = percent
        self._apply()

    def zoom_by(self, step: int) -> None:
        """Go to the next larger (1) or smaller (-1) zoom."""
        now = self.zoom
        larger = [zoom for zoom in ZOOMS if zoom > now]
        smaller = [zoom for zoom in ZOOMS if zoom < now]
        candidates = larger[:1] if step > 0 else smaller[-1:]
        if candidates:
            self.set_zoom(candidates[0])

    def go_to(self, number: int) -> None:
        """Scroll to a page (0…)."""
        rects = self.canvas.rects()
        if 0 <= number < len(rects):
            self.area.verticalScrollBar().setValue(rects[number][1] - GAP)

    @property
    def current_page(self) -> int:
        """Return the number (0…) of the page in sight."""
        return self.canvas.page_at(self.area.verticalScrollBar().value() + GAP + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom by keys."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif control and event.key() == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go_to(self.current_page + (1 if event.key() == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the memory back while nobody looks: a closed dialog stays in it for a while."""
        super().hideEvent(event)
        if self.pages is not None:
            self.pages.close()
            self.canvas.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the page's width fitted to the room that the layout has left."""
        if event.type() == QEvent.Type.Resize and self._zoom is None:
            self._apply()
        return super().eventFilter(watched, event)

    def _bar(self, buttons: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.TINY)
        row.addWidget(self.page_label)
        row.addStretch(1)
        for part in (self.smaller, self.zoom_label, self.larger, self.fit):
            row.addWidget(part)
        for button in (self.print_button, self.save_button):
            row.addWidget(button)
            button.setVisible(buttons)
        return row

    def _connect(self) -> None:
        self.smaller.clicked.connect(lambda: self.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.zoom_by(1))
        self.fit.clicked.connect(lambda: self.set_zoom(None))
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.area.verticalScrollBar().valueChanged.connect(self._show_page)
        # Always there, so that fitting the width does not make it come and go.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.viewport().installEventFilter(self)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.clear)

    def _apply(self) -> None:
        if self.pages is None:
            return
        inch = self._real_inch()
        if self._zoom is None:
            widest = max((size.width() for size in self.pages.sizes), default=1.0)
            room = max(120, self.area.viewport().width() - 2 * GAP)
            dots = room * POINTS_PER_INCH / widest
        else:
            dots = inch * self._zoom / 100
        self.canvas.show_pages(self.pages, dots)
        self.zoom_label.setText(f"{self.zoom} %")
        self._show_page()

    def _show_page(self) -> None:
        total = len(self.pages) if self.pages is not None else 0
        self.page_label.setText(f"Trang {self.current_page + 1}/{total}" if total else "")

    def _real_inch(self) -> float:
        """Return how many logical px make an inch on this screen."""
        stated = monitor_of(self).physicalDotsPerInch() / self.devicePixelRatioF()
        return stated if 60 <= stated <= 300 else 96.0

"""The toast: what has just been done, with undo, for ten seconds."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import TOAST_MS, TOAST_PLAIN_MS, Radius, Type, Weight
from app.ui.widgets.toast_parts import ToastAct, ToastClose, ToastWords

_TICK_MS = 100
_ABOVE_FOOT = 56  # of a page: the buttons at its foot stay in sight and within reach
_WIDTH = 516
_HEIGHT = 48
_AIR = 6  # between the toast and the row that it made way for
_TALLEST_ROW = 72  # what is taller is an area of the page, which the toast may stand on


class Toast(QWidget):
    """One line over the page, above the buttons at its foot; one at a time, only for acts done.

    The time stops under the mouse and the keyboard; a click anywhere on it puts it away, and it
    makes way for the row or field that the keyboard is on. `undo_asked` is the click on "Hoàn tác".
    """

    undo_asked = Signal()

    def __init__(self, window: QWidget, *, page: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._time_ms = self._left_ms = TOAST_MS
        self._words = ToastWords()
        self.act = ToastAct("Hoàn tác")
        self._key = ToastWords(faint=True)
        self.close_button = ToastClose()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(14)
        for part in (self._words, self.act, self._key, self.close_button):
            row.addWidget(part, 1 if part is self._words else 0)
        self._key.show_text(QKeySequence("Ctrl+Z").toString())
        self.act.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.hide)
        page.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """Return what the toast says."""
        return self._words.text

    def say(self, text: str, *, undo: bool = True) -> None:
        """Show a sentence in place of the one before."""
        self._words.show_text(text)
        self.setAccessibleName(text)
        self.act.setVisible(undo)
        self._key.setVisible(undo)
        self._time_ms = self._left_ms = TOAST_MS if undo else TOAST_PLAIN_MS
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the page changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go: what lies beneath is wanted."""
        event.accept()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the tick and the line that runs."""
        colours = theme.colours()
        painter = QPainter(self)
        paint.box(painter, QRectF(self.rect()), Radius.CARD, fill=colours.toast)
        track = QRectF(16, self.height() - 9, self.width() - 32, 3)
        faded = QColor(colours.toast_text)
        faded.setAlpha(60)
        painter.fillRect(track, faded)
        track.setWidth(track.width() * self._left_ms / self._time_ms)
        painter.fillRect(track, QColor(colours.toast_action))

    def _tick(self) -> None:
        if self.underMouse() or self.act.hasFocus() or self.close_button.hasFocus():
            return
        self._make_way()
        self._left_ms -= _TICK_MS
        self.update()
        if self._left_ms <= 0:
            self._timer.stop()
            self.hide()

    def _undo(self) -> None:
        self.hide()
        self.undo_asked.emit()

    def _place(self) -> None:
        self.setGeometry(self._usual_place())
        self._make_way()

    def _make_way(self) -> None:
        """Stand above the row that the keyboard is on where both would be in one place."""
        row = self._row_with_keyboard()
        if not row.intersects(self.geometry()):
            return
        place = self._usual_place()
        if row.intersects(place):
            place.moveBottom(row.top() - theme.current().px(_AIR))
        self.setGeometry(place)

    def _usual_place(self) -> QRect:
        window, look = self._window, theme.current()
        font = fonts.font(Type.BODY, Weight.REGULAR, scale=look.scale)
        wide = round(max(_WIDTH, fonts.width(self.text, font) + 240))
        wide = min(wide, window.width() - 32)
        left = max(16, (window.width() + 188 - wide) // 2)
        left = min(left, window.width() - wide - 16)
        high = look.px(_HEIGHT)
        foot = self._page.mapTo(window, self._page.rect().bottomLeft()).y()
        return QRect(left, foot - look.px(_ABOVE_FOOT) - high, wide, high)

    def _row_with_keyboard(self) -> QRect:
        """Return where the row, field or button of the page is that the keyboard is on, if any."""
        focused = QApplication.focusWidget()
        if focused is None or not self._page.isAncestorOf(focused):
            return QRect()
        # What tells a typing tool where the cursor is tells us as well, of any kind of widget.
        cursor = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        row = QRect(0, cursor.top(), focused.width(), cursor.height()) & focused.rect()
        if row.height() > theme.current().px(_TALLEST_ROW):
            return QRect()
        return row.translated(focused.mapTo(self._window, QPoint()))

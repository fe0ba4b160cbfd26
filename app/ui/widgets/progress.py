"""Long work on the page that started it: a bar, a way to stop it, a result that stays."""

import time

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import UserError
from app.text.numbers import format_int
from app.ui import paint, theme
from app.ui.jobs import Job, JobState
from app.ui.refusal_codes import short_code
from app.ui.tokens import Space, Tone
from app.ui.widgets.badges import IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label

_SHOW_AFTER_MS = 400
_TIME_LEFT_AFTER_SECONDS = 10
_STATES = {
    JobState.DONE: ("circle-check", Tone.OK, "Đã xong."),
    JobState.CANCELLED: ("circle-x", Tone.NEUTRAL, "Đã dừng, dữ liệu giữ nguyên như trước."),
    JobState.REFUSED: ("circle-alert", Tone.WARN, "Chưa làm được, dữ liệu giữ nguyên như trước."),
    JobState.BROKEN: ("circle-alert", Tone.BAD, "Có trục trặc, dữ liệu giữ nguyên như trước."),
}


class Bar(QWidget):
    """A bar 8 px high; it never shows full before the work is on the disk."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, part: float) -> None:
        """Show how much is done, 0 to 1."""
        self._part = part
        self.setAccessibleName(f"Đã xong {round(100 * part)} %")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the bar's height."""
        return QSize(200, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and what is done."""
        painter, colours = QPainter(self), theme.colours()
        rect = QRectF(self.rect())
        paint.box(painter, rect, 4, fill=colours.neutral_soft)
        rect.setWidth(rect.width() * self._part)
        if rect.width() >= 8:
            paint.box(painter, rect, 4, fill=colours.accent)


class ProgressLine(QWidget):
    """Shows a `Job`: hidden for 0.4 s, then bar, count, name and "Dừng"; then the result stays.

    `follow(job)` connects everything; `say(sentence)` replaces the result's words with counts.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._began = 0.0
        self.bar = Bar()
        self.words = Label("", "body", "text2", wrap=True)
        self.code = Label("", "small", "text3")
        self.mark = IconLabel("circle-check", Tone.OK)
        self.stop = Button("Dừng", small=True)
        self.stop.clicked.connect(self._cancel)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.code)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show this job until it ends, then its result."""
        self._job = job
        self._began = time.monotonic()
        self.mark.hide()
        self.bar.show_part(0)
        self.words.setText(job.label)
        self.code.clear()
        self.stop.show()
        self.bar.show()
        job.progressed.connect(self._show)
        job.ended.connect(self._end)
        QTimer.singleShot(_SHOW_AFTER_MS, self._show_if_running)

    def refuse(self, error: UserError, before: str = "") -> None:
        """Show that something was refused after all, with its code."""
        self.say(f"{before} {error}".strip(), Tone.WARN)
        self.code.setText(short_code(error.code))

    def say(self, sentence: str, tone: Tone = Tone.OK) -> None:
        """Show a result in words; it stays until the next job."""
        self.code.clear()
        icon = "circle-check" if tone is Tone.OK else "circle-alert"
        self.mark.show_icon(icon, tone)
        self.mark.show()
        self.words.setText(sentence)
        self.bar.hide()
        self.stop.hide()
        self.show()

    def _show(self, done: int, total: int, note: str) -> None:
        self.bar.show_part(min(done / total, 0.99) if total else 0)
        count = f"{format_int(done)}/{format_int(total)}" if total else ""
        parts = [self._job.label if self._job else "", count, note, self._time_left(done, total)]
        self.words.setText(" · ".join(part for part in parts if part))

    def _time_left(self, done: int, total: int) -> str:
        spent = time.monotonic() - self._began
        if spent < _TIME_LEFT_AFTER_SECONDS or not 0 < done < total:
            return ""
        left = spent * (total - done) / done
        return f"còn {round(left / 60)} phút" if left > 90 else f"còn {round(left)} giây"

    def _show_if_running(self) -> None:
        if self._job is not None and not self._job.is_over:
            self.show()

    def _end(self) -> None:
        if self._job is None:
            return
        icon, tone, words = _STATES[self._job.state]
        self.mark.show_icon(icon, tone)
        self.mark.show()
        self.words.setText(f"{self._job.label}: {words}")
        self.bar.hide()
        self.stop.hide()
        self.show()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.words.setText("Đang dừng ở chỗ an toàn…")
        self.cancelled.emit()

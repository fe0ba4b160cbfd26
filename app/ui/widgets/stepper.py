"""Steps of a life or a loop on one line: done, current and to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from app.ui import fonts, paint, theme
from app.ui.tokens import Height, Type
from app.ui.widgets.step import (
    Step,
    Steps,
    StepState,
    current_step,
    draw_circle,
    draw_link,
    name_font,
)

_CIRCLE = 20


class Stepper(Steps):
    """Steps on one line, 40 px high; `opened` carries the number (0…) of a done step clicked.

    Where the line is too short it shows only the current step, "3/8 Đang học".
    """

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        super().__init__(steps, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return the height of the line; the width is whatever there is."""
        tall = Height.STEPPER if self._lefts() or not self._steps else Height.STEPPER_SHORT
        return QSize(400, theme.current().px(tall))

    def minimumSizeHint(self) -> QSize:
        """Let the page be narrow; the line shortens itself."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the page where only the current step is shown."""
        super().resizeEvent(event)
        self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the paper of a done step."""
        for at, left in enumerate(self._lefts()):
            inside = left <= event.position().x() <= left + self._widths()[at]
            if inside and self._steps[at].state is StepState.DONE:
                self.opened.emit(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circles, names, proofs and the lines between."""
        painter = QPainter(self)
        widths, lefts = self._widths(), self._lefts()
        if not lefts:
            self._paint_short(painter)
            return
        middle = self.height() / 2
        for at, step in enumerate(self._steps):
            centre = QPointF(lefts[at] + _CIRCLE / 2, middle)
            draw_circle(painter, centre, _CIRCLE, at + 1, step.state)
            self._paint_words(painter, lefts[at] + _CIRCLE + 8, step, widths[at])
            if at + 1 < len(self._steps):
                done = step.state is StepState.DONE
                start = lefts[at] + widths[at] + 6
                draw_link(painter, QPointF(start, middle), QPointF(lefts[at + 1] - 7, middle), done)

    def _paint_words(self, painter: QPainter, left: int, step: Step, wide: int) -> None:
        colours, scale = theme.colours(), theme.current().scale
        ink = colours.text if step.state is StepState.CURRENT else colours.text2
        half = self.height() // 2
        name = QRect(left, 0, wide, self.height())
        if step.proof:
            name = QRect(left, half - theme.current().px(17), wide, theme.current().px(18))
            below = QRect(left, half, wide, theme.current().px(17))
            micro = fonts.font(Type.MICRO, figures=True, scale=scale)
            paint.words(painter, below, step.proof, font=micro, colour=colours.text3, elide=False)
        paint.words(painter, name, step.text, font=name_font(step), colour=ink, elide=False)

    def _paint_short(self, painter: QPainter) -> None:
        at = current_step(self._steps)
        if at < 0:
            return
        centre = QPointF(_CIRCLE / 2, self.height() / 2)
        draw_circle(painter, centre, _CIRCLE, at + 1, self._steps[at].state)
        text = f"{at + 1}/{len(self._steps)} {self._steps[at].text}"
        rect = self.rect().adjusted(_CIRCLE + 8, 0, 0, 0)
        font = name_font(self._steps[at])
        paint.words(painter, rect, text, font=font, colour=theme.colours().text)

    def _widths(self) -> list[int]:
        scale = theme.current().scale
        micro = QFontMetrics(fonts.font(Type.MICRO, figures=True, scale=scale))
        return [
            _CIRCLE
            + 8
            + max(
                QFontMetrics(name_font(step)).horizontalAdvance(step.text),
                micro.horizontalAdvance(step.proof),
            )
            for step in self._steps
        ]

    def _lefts(self) -> list[int]:
        """Return where each step begins; nothing when the line is too short for all."""
        widths = self._widths()
        gaps = len(widths) - 1
        room = self.width() - sum(widths)
        if not widths or room < 26 * gaps:
            return []
        each = min(room / gaps, 62) if gaps else 0
        lefts = [0.0]
        for wide in widths[:-1]:
            lefts.append(lefts[-1] + wide + each)
        return [round(left) for left in lefts]

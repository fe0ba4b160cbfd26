"""Steps one under the other, with what was chosen beneath; for wizards."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.ui import fonts, paint, theme
from app.ui.tokens import Type
from app.ui.widgets.step import (
    Step,
    Steps,
    StepState,
    draw_circle,
    draw_link,
    name_font,
)

_BIG = 24
_EACH = 58


class VerticalStepper(Steps):
    """Steps one under the other, 58 px each, with what was chosen beneath; for wizards."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        super().__init__(steps, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return the room for all steps."""
        return QSize(160, theme.current().px(_EACH) * len(self._steps))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go back to a done step."""
        at = int(event.position().y() // theme.current().px(_EACH))
        if at < len(self._steps) and self._steps[at].state is StepState.DONE:
            self.opened.emit(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circles, names, proofs and the lines between."""
        painter = QPainter(self)
        colours, look = theme.colours(), theme.current()
        each = look.px(_EACH)
        for at, step in enumerate(self._steps):
            top, tall = at * each, look.px(32)
            centre = QPointF(_BIG / 2, top + tall / 2)
            draw_circle(painter, centre, _BIG, at + 1, step.state)
            left = _BIG + 12
            ink = colours.text if step.state is not StepState.TO_COME else colours.text2
            name = QRect(left, top, self.width() - left, look.px(18) if step.proof else tall)
            paint.words(painter, name, step.text, font=name_font(step), colour=ink)
            below = QRect(left, top + look.px(17), self.width() - left, look.px(16))
            small = fonts.font(Type.SMALL, scale=look.scale)
            paint.words(painter, below, step.proof, font=small, colour=colours.text3)
            if at + 1 < len(self._steps):
                start, end = centre + QPointF(0, 16), centre + QPointF(0, each - 16)
                draw_link(painter, start, end, step.state is StepState.DONE)

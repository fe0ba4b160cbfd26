"""Steps of a life or a loop: done, current and to come, on one line or one under the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Colours, Height, Type, Weight

_CIRCLE = 20
_BIG = 24
_EACH = 58


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    CURRENT = "current"
    TO_COME = "to come"


@dataclass(frozen=True)
class Step:
    """A step: its name, its state, and the date or count that proves it."""

    text: str
    state: StepState = StepState.TO_COME
    proof: str = ""


class Stepper(QWidget):
    """Steps on one line, 40 px high; `opened` carries the number (0…) of a done step clicked.

    Where the line is too short it shows only the current step, "3/8 Đang học".
    """

    opened = Signal(int)

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        self._steps = tuple(steps)
        self.setAccessibleName(spoken(self._steps))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the line; the width is whatever there is."""
        return QSize(400, theme.current().px(Height.STEPPER))

    def minimumSizeHint(self) -> QSize:
        """Let the page be narrow; the line shortens itself."""
        return QSize(120, self.sizeHint().height())

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
        paint.words(painter, name, step.text, font=_name_font(step), colour=ink, elide=False)

    def _paint_short(self, painter: QPainter) -> None:
        at = current_step(self._steps)
        if at < 0:
            return
        centre = QPointF(_CIRCLE / 2, self.height() / 2)
        draw_circle(painter, centre, _CIRCLE, at + 1, self._steps[at].state)
        text = f"{at + 1}/{len(self._steps)} {self._steps[at].text}"
        rect = self.rect().adjusted(_CIRCLE + 8, 0, 0, 0)
        font = _name_font(self._steps[at])
        paint.words(painter, rect, text, font=font, colour=theme.colours().text)

    def _widths(self) -> list[int]:
        scale = theme.current().scale
        micro = QFontMetrics(fonts.font(Type.MICRO, figures=True, scale=scale))
        return [
            _CIRCLE
            + 8
            + max(
                QFontMetrics(_name_font(step)).horizontalAdvance(step.text),
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


class VerticalStepper(QWidget):
    """Steps one under the other, 58 px each, with what was chosen beneath; for wizards."""

    opened = Signal(int)

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        self._steps = tuple(steps)
        self.setAccessibleName(spoken(self._steps))
        self.updateGeometry()
        self.update()

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
            top = at * each
            centre = QPointF(_BIG / 2, top + _BIG / 2 + 4)
            draw_circle(painter, centre, _BIG, at + 1, step.state)
            left = _BIG + 12
            ink = colours.text if step.state is not StepState.TO_COME else colours.text2
            name = QRect(left, top, self.width() - left, look.px(18 if step.proof else 32))
            paint.words(painter, name, step.text, font=_name_font(step), colour=ink)
            below = QRect(left, top + look.px(17), self.width() - left, look.px(16))
            small = fonts.font(Type.SMALL, scale=look.scale)
            paint.words(painter, below, step.proof, font=small, colour=colours.text3)
            if at + 1 < len(self._steps):
                start, end = centre + QPointF(0, 16), centre + QPointF(0, each - 16)
                draw_link(painter, start, end, step.state is StepState.DONE)


def current_step(steps: Sequence[Step]) -> int:
    """Return the number of the current step, the last done one without it, -1 for none."""
    states = [step.state for step in steps]
    if StepState.CURRENT in states:
        return states.index(StepState.CURRENT)
    return states.count(StepState.DONE) - 1


def spoken(steps: Sequence[Step]) -> str:
    """Return what a screen reader says: "bước 3 trên 8, Đang học"."""
    at = current_step(steps)
    return f"bước {at + 1} trên {len(steps)}, {steps[at].text}" if at >= 0 else ""


def draw_circle(
    painter: QPainter, centre: QPointF, side: int, number: int, state: StepState
) -> None:
    """Draw a step's circle: soft with a tick, filled with its number, or outlined."""
    colours = theme.colours()
    rect = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    fill, edge, ink = _inks(colours, state)
    paint.box(painter, rect, side / 2, fill=fill, edge=edge)
    if state is StepState.DONE:
        paint.tick(painter, rect.adjusted(2, 2, -2, -2), ink)
        return
    weight = Weight.STRONG if state is StepState.CURRENT else Weight.MEDIUM
    font = fonts.font(Type.MICRO, weight, figures=True)
    middle = Qt.AlignmentFlag.AlignCenter
    paint.words(painter, rect.toRect(), f"{number}", font=font, colour=ink, align=middle)


def draw_link(painter: QPainter, start: QPointF, end: QPointF, done: bool) -> None:
    """Draw the line between two steps."""
    colours = theme.colours()
    painter.setPen(QPen(QColor(colours.accent_text if done else colours.line), 2 if done else 1.5))
    painter.drawLine(start, end)


def _inks(colours: Colours, state: StepState) -> tuple[str, str, str]:
    if state is StepState.DONE:
        return colours.accent_soft, "", colours.accent_text
    if state is StepState.CURRENT:
        return colours.accent, "", colours.on_accent
    return colours.surface, colours.field_edge, colours.text2


def _name_font(step: Step) -> QFont:
    weight = Weight.STRONG if step.state is StepState.CURRENT else Weight.MEDIUM
    return fonts.font(Type.SMALL, weight, scale=theme.current().scale)

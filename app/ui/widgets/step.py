"""One step of a life or a loop: what it says, where it stands, and how its circle is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Colours, Type, Weight


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    CURRENT = "current"
    TO_COME = "to come"

    @classmethod
    def of(cls, place: int, current: int) -> "StepState":
        """Return the state of the step at a place, counted from 0, while `current` is under way."""
        if place == current:
            return cls.CURRENT
        return cls.DONE if place < current else cls.TO_COME


@dataclass(frozen=True)
class Step:
    """A step: its name, its state, and the date or count that proves it."""

    text: str
    state: StepState = StepState.TO_COME
    proof: str = ""


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


class Steps(QWidget):
    """Shows steps, spoken too; `opened` carries the number (0…) of a done step clicked."""

    opened = Signal(int)

    def __init__(self, steps: Sequence[Step], across: QSizePolicy.Policy) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        self._steps = tuple(steps)
        self.setAccessibleName(spoken(self._steps))
        self.updateGeometry()
        self.update()


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


def name_font(step: Step) -> QFont:
    """Return the font of a step's name."""
    weight = Weight.STRONG if step.state is StepState.CURRENT else Weight.MEDIUM
    return fonts.font(Type.SMALL, weight, scale=theme.current().scale)

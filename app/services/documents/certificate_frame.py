"""The frame of a certificate on plain paper: engraved band, corner rosettes, drum star, lotus."""

from functools import cache
from math import pi

from app.services.documents.engraving import Engraver
from app.services.documents.ornaments import (
    Point,
    around,
    chevrons,
    lens,
    lotus,
    rosette,
    star,
)
from app.services.documents.pen import MM, Colour, Pen

RED: Colour = (0.53, 0.07, 0.10)
GOLD: Colour = (0.70, 0.53, 0.20)
FAINT_GOLD: Colour = (0.950, 0.908, 0.808)
BAND: Colour = (0.988, 0.962, 0.905)
PAPER: Colour = (0.998, 0.990, 0.969)

_EDGE = 9.0
_BAND_WIDTH = 10.0
_ROSETTE = 8.8
_PERIOD_LENGTH = 22.0
_PERIOD, _CORNER, _CLASP = "period", "corner", "clasp"


def draw_frame(pen: Pen, width: float, height: float) -> None:
    """Draw the whole frame on a page of the given size in millimetres.

    The parts must have been defined by `define_parts` before the form that this is drawn in.
    """
    inset = _EDGE + _BAND_WIDTH / 2
    pen.canvas.saveState()
    pen.canvas.scale(MM, MM)
    pen.raw(_grounds(width, height))
    for y in (inset, height - inset):
        _weave(pen, (inset, y), width - 2 * inset, upright=False)
    for x in (inset, width - inset):
        _weave(pen, (x, inset), height - 2 * inset, upright=True)
    pen.raw(_rules(width, height))
    for x in (inset, width - inset):
        for y in (inset, height - inset):
            _place(pen, _CORNER, x, y)
    for y in (inset, height - inset):
        _place(pen, _CLASP, width / 2, y)
    pen.canvas.restoreState()


def define_parts(pen: Pen) -> None:
    """Define the parts that occur more than once, so that the file holds each of them once."""
    half = _BAND_WIDTH
    for name, left, operators in (
        (_PERIOD, 0.0, _period()),
        (_CORNER, -half, _corner()),
        (_CLASP, -half, _clasp()),
    ):
        pen.canvas.beginForm(name, left, -half, 3 * half, half)
        pen.raw(operators)
        pen.canvas.endForm()


def draw_lotus(pen: Pen, x: float, y: float, size: float) -> None:
    """Draw a golden lotus with its foot at (x, y), in millimetres from the lower left corner."""
    engraver = Engraver()
    engraver.petals(lotus((x, y), size), GOLD, BAND, 0.14)
    pen.canvas.saveState()
    pen.canvas.scale(MM, MM)
    pen.raw(engraver.operators)
    pen.canvas.restoreState()


def _weave(pen: Pen, start: Point, length: float, *, upright: bool) -> None:
    """Lay whole periods of the band from the start to the right or upwards."""
    count = round(length / _PERIOD_LENGTH)
    stretch = length / count / _PERIOD_LENGTH
    for i in range(count):
        along = i * length / count
        pen.canvas.saveState()
        if upright:
            pen.canvas.transform(0, stretch, -1, 0, start[0], start[1] + along)
        else:
            pen.canvas.transform(stretch, 0, 0, 1, start[0] + along, start[1])
        pen.canvas.doForm(_PERIOD)
        pen.canvas.restoreState()


def _place(pen: Pen, part: str, x: float, y: float) -> None:
    pen.canvas.saveState()
    pen.canvas.translate(x, y)
    pen.canvas.doForm(part)
    pen.canvas.restoreState()


@cache
def _grounds(width: float, height: float) -> str:
    engraver = Engraver()
    engraver.ground(_EDGE, width, height, BAND)
    engraver.ground(_EDGE + _BAND_WIDTH, width, height, PAPER)
    _engrave_medallion(engraver, (width / 2, height / 2 - 7))
    return engraver.operators


@cache
def _rules(width: float, height: float) -> str:
    engraver = Engraver()
    inner = _EDGE + _BAND_WIDTH
    for inset, colour, line in (
        (_EDGE - 1.2, GOLD, 0.14),
        (_EDGE, RED, 0.55),
        (_EDGE + 0.8, GOLD, 0.14),
        (inner - 0.8, GOLD, 0.14),
        (inner, RED, 0.35),
        (inner + 1.3, GOLD, 0.2),
    ):
        engraver.rectangle(inset, width, height, colour, line)
    return engraver.operators


@cache
def _period() -> str:
    engraver = Engraver()
    for shift, colour in ((0.0, RED), (pi / 2, GOLD)):
        engraver.curves(lens(_PERIOD_LENGTH, 3.75, 10, shift=shift), colour, 0.12)
    return engraver.operators


@cache
def _corner() -> str:
    engraver = Engraver()
    centre = (0.0, 0.0)
    engraver.disc(centre, _ROSETTE, PAPER)
    engraver.circles([centre], _ROSETTE, RED, 0.35)
    engraver.circles([centre], _ROSETTE - 0.7, GOLD, 0.14)
    engraver.curves(rosette(centre, 4.6, 7.8, 18, 6), RED, 0.11, closed=True)
    engraver.curves(rosette(centre, 3.3, 5.4, 12, 5), GOLD, 0.13, closed=True)
    engraver.disc(centre, 3.4, BAND)
    engraver.circles([centre], 3.4, GOLD, 0.2)
    engraver.lines([star(centre, 1.1, 2.9, 8)], RED, 0.14, fill=RED)
    engraver.disc(centre, 0.65, BAND)
    return engraver.operators


@cache
def _clasp() -> str:
    """A smaller rosette with a lotus, for the middle of the upper and the lower band."""
    engraver = Engraver()
    centre = (0.0, 0.0)
    engraver.disc(centre, 7.6, PAPER)
    engraver.circles([centre], 7.6, RED, 0.35)
    engraver.circles([centre], 7.0, GOLD, 0.14)
    engraver.curves(rosette(centre, 5.0, 6.8, 20, 5), GOLD, 0.12, closed=True)
    engraver.petals(lotus((0, -2.0), 4.6), RED, BAND, 0.16)
    return engraver.operators


def _engrave_medallion(engraver: Engraver, centre: Point) -> None:
    """The star of a Đông Sơn drum in its rings, so pale that it never competes with the text."""
    colour, line = FAINT_GOLD, 0.16
    engraver.curves(rosette(centre, 40, 66, 28, 8), colour, line, closed=True)
    engraver.disc(centre, 41, PAPER)
    for radius in (40.5, 39.6, 34, 33.2, 27, 26.2, 19.5, 18.8):
        engraver.circles([centre], radius, colour, 0.2)
    engraver.lines(chevrons(centre, 33.2, 39.6, 48, 1), colour, line)
    engraver.circles(around(centre, 30.1, 36), 2.1, colour, line)
    engraver.circles(around(centre, 30.1, 36), 0.6, colour, line)
    engraver.lines(chevrons(centre, 19.5, 26.2, 42, 2), colour, line)
    engraver.lines(chevrons(centre, 7, 18, 14, 4), colour, line)
    engraver.lines([star(centre, 5.4, 18, 14)], colour, 0.2, fill=FAINT_GOLD)
    engraver.disc(centre, 4.4, PAPER)
    engraver.circles([centre], 3.2, colour, 0.2)

"""The parts that occur more than once in a certificate's frame: band, corner rosette, clasp."""

from functools import cache
from math import pi

from app.services.documents.certificate.engraving import Engraver
from app.services.documents.certificate.lotus import lotus
from app.services.documents.certificate.ornaments import lens, rosette, star
from app.services.documents.typesetting.colours import BAND, GOLD, PAPER, RED
from app.services.documents.typesetting.pen import Pen

BAND_WIDTH = 10.0
_ROSETTE = 8.8
PERIOD_LENGTH = 22.0
PERIOD, CORNER, CLASP = "period", "corner", "clasp"


def define_parts(pen: Pen) -> None:
    """Define the parts that occur more than once, so that the file holds each of them once."""
    half = BAND_WIDTH
    for name, left, operators in (
        (PERIOD, 0.0, _period()),
        (CORNER, -half, _corner()),
        (CLASP, -half, _clasp()),
    ):
        pen.canvas.beginForm(name, left, -half, 3 * half, half)
        pen.raw(operators)
        pen.canvas.endForm()


def place(pen: Pen, part: str, x: float, y: float) -> None:
    """Draw a defined part with its middle at (x, y), in millimetres."""
    pen.canvas.saveState()
    pen.canvas.translate(x, y)
    pen.canvas.doForm(part)
    pen.canvas.restoreState()


@cache
def _period() -> str:
    engraver = Engraver()
    for shift, colour in ((0.0, RED), (pi / 2, GOLD)):
        engraver.curves(lens(PERIOD_LENGTH, 3.75, 10, shift=shift), colour, 0.12)
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

"""The frame of a certificate on plain paper: engraved band, corners, and the drum star behind."""

from functools import cache

from app.services.documents.certificate.engraving import Engraver
from app.services.documents.certificate.frame_parts import (
    BAND_WIDTH,
    CLASP,
    CORNER,
    PERIOD,
    PERIOD_LENGTH,
    place,
)
from app.services.documents.certificate.ornaments import Point, around, chevrons, rosette, star
from app.services.documents.typesetting.colours import BAND, FAINT_GOLD, GOLD, PAPER, RED
from app.services.documents.typesetting.pen import MM, Pen

_EDGE = 9.0


def draw_frame(pen: Pen, width: float, height: float) -> None:
    """Draw the whole frame on a page of the given size in millimetres.

    The parts must have been defined by `define_parts` before the form that this is drawn in.
    """
    inset = _EDGE + BAND_WIDTH / 2
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
            place(pen, CORNER, x, y)
    for y in (inset, height - inset):
        place(pen, CLASP, width / 2, y)
    pen.canvas.restoreState()


def _weave(pen: Pen, start: Point, length: float, *, upright: bool) -> None:
    """Lay whole periods of the band from the start to the right or upwards."""
    count = round(length / PERIOD_LENGTH)
    stretch = length / count / PERIOD_LENGTH
    for i in range(count):
        along = i * length / count
        pen.canvas.saveState()
        if upright:
            pen.canvas.transform(0, stretch, -1, 0, start[0], start[1] + along)
        else:
            pen.canvas.transform(stretch, 0, 0, 1, start[0] + along, start[1])
        pen.canvas.doForm(PERIOD)
        pen.canvas.restoreState()


@cache
def _grounds(width: float, height: float) -> str:
    engraver = Engraver()
    engraver.ground(_EDGE, width, height, BAND)
    engraver.ground(_EDGE + BAND_WIDTH, width, height, PAPER)
    _engrave_medallion(engraver, (width / 2, height / 2 - 7))
    return engraver.operators


@cache
def _rules(width: float, height: float) -> str:
    engraver = Engraver()
    inner = _EDGE + BAND_WIDTH
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

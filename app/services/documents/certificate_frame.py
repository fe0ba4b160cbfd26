"""The frame of a certificate on plain paper: engraved band, corner rosettes, drum star, lotus."""

from collections.abc import Iterable
from math import pi
from typing import Any

from app.services.documents.ornaments import (
    Curve,
    Outline,
    Point,
    around,
    chevrons,
    lenses,
    lotus,
    rosette,
    star,
)
from app.services.documents.pen import MM, Colour, Pen

RED: Colour = (0.53, 0.07, 0.10)
GOLD: Colour = (0.70, 0.53, 0.20)
PALE_GOLD: Colour = (0.90, 0.82, 0.63)
FAINT_GOLD: Colour = (0.950, 0.908, 0.808)
BAND: Colour = (0.988, 0.962, 0.905)
PAPER: Colour = (0.998, 0.990, 0.969)

_EDGE = 9.0
_BAND_WIDTH = 10.0
_ROSETTE = 8.8
_ACROSS, _UPRIGHT, _CORNER, _CLASP = "across", "upright", "corner", "clasp"


def draw_frame(pen: Pen, width: float, height: float) -> None:
    """Draw the whole frame on a page of the given size in millimetres.

    The parts must have been defined by `define_parts` before the form that this is drawn in.
    """
    inset = _EDGE + _BAND_WIDTH / 2
    engraver = _Engraver(pen.canvas)
    pen.canvas.saveState()
    pen.canvas.scale(MM, MM)
    _draw_grounds(engraver, width, height)
    _draw_medallion(engraver, (width / 2, height / 2 - 7))
    for y in (inset, height - inset):
        engraver.part(_ACROSS, (inset, y))
    for x in (inset, width - inset):
        engraver.part(_UPRIGHT, (x, inset), turn=90)
    _draw_rules(engraver, width, height)
    for x in (inset, width - inset):
        for y in (inset, height - inset):
            engraver.part(_CORNER, (x, y))
    for y in (inset, height - inset):
        engraver.part(_CLASP, (width / 2, y))
    pen.canvas.restoreState()


def define_parts(pen: Pen, width: float, height: float) -> None:
    """Define the parts that occur more than once, so that the file holds each of them once."""
    inset = _EDGE + _BAND_WIDTH / 2
    half = _BAND_WIDTH
    for name, length in ((_ACROSS, width - 2 * inset), (_UPRIGHT, height - 2 * inset)):
        pen.canvas.beginForm(name, 0, -half, length, half)
        _draw_band(_Engraver(pen.canvas), length)
        pen.canvas.endForm()
    for name, draw in ((_CORNER, _draw_corner), (_CLASP, _draw_clasp)):
        pen.canvas.beginForm(name, -half, -half, half, half)
        draw(_Engraver(pen.canvas))
        pen.canvas.endForm()


def draw_lotus(pen: Pen, x: float, y: float, size: float) -> None:
    """Draw a small golden lotus whose foot stands at (x, y), in millimetres from the lower left."""
    engraver = _Engraver(pen.canvas)
    pen.canvas.saveState()
    pen.canvas.scale(MM, MM)
    engraver.petals(lotus((x, y), size), GOLD, BAND, 0.14)
    pen.canvas.restoreState()


class _Engraver:
    """Strokes and fills outlines given in millimetres."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab is untyped
        self.canvas = canvas

    def part(self, name: str, at: Point, *, turn: float = 0) -> None:
        """Place a defined part with its origin at the point, turned anticlockwise."""
        self.canvas.saveState()
        self.canvas.translate(*at)
        if turn:
            self.canvas.rotate(turn)
        self.canvas.doForm(name)
        self.canvas.restoreState()

    def rectangle(
        self, inset: float, width: float, height: float, colour: Colour, line: float
    ) -> None:
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(line)
        self.canvas.rect(inset, inset, width - 2 * inset, height - 2 * inset)

    def ground(self, inset: float, width: float, height: float, colour: Colour) -> None:
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(inset, inset, width - 2 * inset, height - 2 * inset, stroke=0, fill=1)

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        self.canvas.setFillColorRGB(*colour)
        self.canvas.circle(*centre, radius, stroke=0, fill=1)

    def circles(self, centres: Iterable[Point], radius: float, colour: Colour, line: float) -> None:
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(line)
        for centre in centres:
            self.canvas.circle(*centre, radius)

    def lines(
        self,
        outlines: Iterable[Outline],
        colour: Colour,
        line: float,
        *,
        closed: bool = False,
        fill: Colour | None = None,
    ) -> None:
        """Stroke outlines with straight edges."""
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(line)
        if fill:
            self.canvas.setFillColorRGB(*fill)
        path = self.canvas.beginPath()
        for outline in outlines:
            path.moveTo(*outline[0])
            for point in outline[1:]:
                path.lineTo(*point)
            if closed:
                path.close()
        self.canvas.drawPath(path, fill=1 if fill else 0)

    def curves(
        self, outlines: Iterable[Outline], colour: Colour, line: float, *, closed: bool = False
    ) -> None:
        """Stroke smooth curves through the points of the outlines."""
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(line)
        path = self.canvas.beginPath()
        for outline in outlines:
            path.moveTo(*_rounded(*outline[0]))
            for first, second, end in _smooth(outline, closed=closed):
                path.curveTo(*_rounded(*first, *second, *end))
            if closed:
                path.close()
        self.canvas.drawPath(path)

    def petals(
        self, petals: Iterable[list[Curve]], colour: Colour, fill: Colour, line: float
    ) -> None:
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setFillColorRGB(*fill)
        self.canvas.setLineWidth(line)
        for outline in petals:
            path = self.canvas.beginPath()
            path.moveTo(*outline[0][0])
            for _, first, second, end in outline:
                path.curveTo(*first, *second, *end)
            path.close()
            self.canvas.drawPath(path, fill=1)


def _rounded(*numbers: float) -> list[float]:
    """A hundredth of a millimetre is finer than any printer, and keeps the file small."""
    return [round(number, 2) for number in numbers]


def _smooth(outline: Outline, *, closed: bool) -> Iterable[tuple[Point, Point, Point]]:
    """Yield control points and end of each stretch of a Catmull-Rom curve."""
    count = len(outline)
    stretches = count if closed else count - 1
    for i in range(stretches):
        before = outline[i - 1] if closed or i else outline[0]
        start, end = outline[i], outline[(i + 1) % count]
        after = outline[(i + 2) % count] if closed or i + 2 < count else end
        yield (
            (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6),
            (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6),
            end,
        )


def _draw_grounds(engraver: _Engraver, width: float, height: float) -> None:
    engraver.ground(_EDGE, width, height, BAND)
    engraver.ground(_EDGE + _BAND_WIDTH, width, height, PAPER)


def _draw_rules(engraver: _Engraver, width: float, height: float) -> None:
    inner = _EDGE + _BAND_WIDTH
    engraver.rectangle(_EDGE - 1.2, width, height, GOLD, 0.14)
    engraver.rectangle(_EDGE, width, height, RED, 0.55)
    engraver.rectangle(_EDGE + 0.8, width, height, GOLD, 0.14)
    engraver.rectangle(inner - 0.8, width, height, GOLD, 0.14)
    engraver.rectangle(inner, width, height, RED, 0.35)
    engraver.rectangle(inner + 1.3, width, height, GOLD, 0.2)


def _draw_band(engraver: _Engraver, length: float) -> None:
    """Weave one side around y = 0, in whole periods so that both ends are alike."""
    periods = round(length / 22)
    for swing, strands, shift, colour, line in (
        (3.75, 10, 0.0, RED, 0.12),
        (3.75, 10, pi / 2, GOLD, 0.12),
    ):
        strokes = lenses(length, swing, periods, strands, shift=shift)
        engraver.curves(strokes, colour, line)


def _draw_corner(engraver: _Engraver) -> None:
    centre = (0.0, 0.0)
    engraver.disc(centre, _ROSETTE, PAPER)
    engraver.circles([centre], _ROSETTE, RED, 0.35)
    engraver.circles([centre], _ROSETTE - 0.7, GOLD, 0.14)
    engraver.curves(rosette(centre, 4.6, 7.8, 18, 6), RED, 0.11, closed=True)
    engraver.curves(rosette(centre, 3.3, 5.4, 12, 5), GOLD, 0.13, closed=True)
    engraver.disc(centre, 3.4, BAND)
    engraver.circles([centre], 3.4, GOLD, 0.2)
    engraver.lines([star(centre, 1.1, 2.9, 8)], RED, 0.14, closed=True, fill=RED)
    engraver.disc(centre, 0.65, BAND)


def _draw_clasp(engraver: _Engraver) -> None:
    """A smaller rosette with a lotus, for the middle of the upper and the lower band."""
    centre = (0.0, 0.0)
    engraver.disc(centre, 7.6, PAPER)
    engraver.circles([centre], 7.6, RED, 0.35)
    engraver.circles([centre], 7.0, GOLD, 0.14)
    engraver.curves(rosette(centre, 5.0, 6.8, 20, 5), GOLD, 0.12, closed=True)
    engraver.petals(lotus((0, -2.0), 4.6), RED, BAND, 0.16)


def _draw_medallion(engraver: _Engraver, centre: Point) -> None:
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
    engraver.lines([star(centre, 5.4, 18, 14)], colour, 0.2, closed=True, fill=FAINT_GOLD)
    engraver.disc(centre, 4.4, PAPER)
    engraver.circles([centre], 3.2, colour, 0.2)

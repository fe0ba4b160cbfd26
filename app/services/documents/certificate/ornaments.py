"""Curves of the certificate's frame: guilloche waves, rosettes, the drum star.

Every function returns outlines as lists of points in millimetres; nothing here draws.
"""

from collections.abc import Callable
from functools import partial
from math import cos, pi, sin

Point = tuple[float, float]
Outline = list[Point]


def lens(length: float, swing: float, strands: int, *, shift: float = 0) -> list[Outline]:
    """Return one period of an engraved border: sine waves that meet in knots on the axis.

    Their swings grow from strand to strand, so that lenses open between the knots; `shift` moves
    the knots, in radians. Each outline has one point more at both ends than the period, so that
    the curves through periods laid end to end are smooth.
    """
    steps = 8
    outlines = []
    for strand in range(strands):
        height = swing * sin(pi / 2 * (strand + 1) / strands)
        for side in (1, -1):
            outlines.append(
                [
                    (length * i / steps, side * height * sin(2 * pi * i / steps + shift))
                    for i in range(-1, steps + 2)
                ]
            )
    return outlines


def ring(radius: Callable[[float], float], centre: Point = (0, 0), *, steps: int = 144) -> Outline:
    """Return the closed outline at distance `radius(angle)` from the centre."""
    x, y = centre
    angles = [2 * pi * i / steps for i in range(steps)]
    return [(x + radius(a) * cos(a), y + radius(a) * sin(a)) for a in angles]


def rosette(centre: Point, inner: float, outer: float, petals: int, strands: int) -> list[Outline]:
    """Return waves laid around a circle between two radii, woven like the edge of a banknote."""
    middle, swing = (inner + outer) / 2, (outer - inner) / 2
    return [
        ring(
            partial(_woven, middle, swing, petals, 2 * pi * strand / strands),
            centre,
            steps=petals * 6,
        )
        for strand in range(strands)
    ]


def _woven(middle: float, swing: float, petals: int, shift: float, angle: float) -> float:
    return middle + swing * sin(petals * angle + shift)


def star(centre: Point, inner: float, outer: float, rays: int) -> Outline:
    """Return the outline of a star with straight rays, one of them pointing up."""
    x, y = centre
    points = []
    for i in range(2 * rays):
        radius = outer if i % 2 == 0 else inner
        angle = pi / 2 + pi * i / rays
        points.append((x + radius * cos(angle), y + radius * sin(angle)))
    return points


def around(centre: Point, radius: float, count: int) -> list[Point]:
    """Return `count` points evenly spaced on a circle."""
    x, y = centre
    angles = [pi / 2 + 2 * pi * i / count for i in range(count)]
    return [(x + radius * cos(a), y + radius * sin(a)) for a in angles]


def chevrons(
    centre: Point, inner: float, outer: float, count: int, nested: int
) -> list[list[Point]]:
    """Return the feather marks between the rays of a Đông Sơn drum's star, as open angles."""
    x, y = centre
    marks = []
    for i in range(count):
        middle = pi / 2 + pi / count + 2 * pi * i / count
        for level in range(nested):
            share = level / nested
            tip = inner + (outer - inner) * (0.25 + 0.75 * share)
            half = (pi / count) * (0.78 - 0.34 * (1 - share))
            marks.append(
                [
                    (x + outer * cos(middle - half), y + outer * sin(middle - half)),
                    (x + tip * cos(middle), y + tip * sin(middle)),
                    (x + outer * cos(middle + half), y + outer * sin(middle + half)),
                ]
            )
    return marks

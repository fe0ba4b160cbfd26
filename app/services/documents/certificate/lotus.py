"""The lotus of the certificate as curves, in millimetres; nothing here draws."""

from math import cos, pi, sin

from app.services.documents.certificate.ornaments import Point

Curve = tuple[Point, Point, Point, Point]
"""A cubic curve: start, two control points, end."""


def petal(base: Point, tip: Point, width: float, *, lean: float = 0) -> list[Curve]:
    """Return a pointed petal from its base to its tip; `lean` bends it to one side."""
    (bx, by), (tx, ty) = base, tip
    dx, dy = tx - bx, ty - by
    length = (dx * dx + dy * dy) ** 0.5
    nx, ny = -dy / length, dx / length

    def at(along: float, across: float) -> Point:
        bend = lean * along * (1 - along) * 4
        return (
            bx + dx * along + nx * (across + bend),
            by + dy * along + ny * (across + bend),
        )

    return [
        (base, at(0.22, width * 0.62), at(0.68, width * 0.60), tip),
        (tip, at(0.68, -width * 0.60), at(0.22, -width * 0.62), base),
    ]


def lotus(centre: Point, size: float) -> list[list[Curve]]:
    """Return the petals of an open lotus seen from the side, back ones first.

    `centre` is the foot of the flower, `size` its height.
    """
    x, y = centre
    petals = []
    for angle, length, width, lean in (
        (68, 1.02, 0.34, 0.10),
        (46, 0.98, 0.36, 0.06),
        (23, 0.98, 0.38, 0.03),
        (56, 0.72, 0.34, 0.08),
        (30, 0.78, 0.40, 0.04),
        (0, 1.0, 0.46, 0.0),
        (0, 0.70, 0.34, 0.0),
    ):
        for side in (1, -1) if angle else (1,):
            turn = pi / 2 - side * angle * pi / 180
            tip = (x + size * length * cos(turn), y + size * length * sin(turn))
            petals.append(petal(centre, tip, size * width * 0.62, lean=side * lean * size))
    return petals

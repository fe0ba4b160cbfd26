"""Strokes and fills outlines: engraved lines, discs, petals and grounds."""

from collections.abc import Iterable

from app.services.documents.certificate.lotus import Curve
from app.services.documents.certificate.ornaments import Outline, Point
from app.services.documents.certificate.pdf_paths import (
    circle_around,
    curve_to,
    inner_rectangle,
    smooth_through,
    start_at,
)
from app.services.documents.typesetting.colours import Colour


class Engraver:
    """Strokes and fills outlines; the operators are in whatever unit the outlines are in."""

    def __init__(self) -> None:
        self._out: list[str] = []

    @property
    def operators(self) -> str:
        """All that was drawn so far, ready for a page or a form."""
        return "\n".join(self._out)

    def rectangle(
        self, inset: float, width: float, height: float, colour: Colour, line: float
    ) -> None:
        """Stroke a frame that stands `inset` inside a page of the given size."""
        self._stroke(colour, line)
        self._out.append(f"{inner_rectangle(inset, width, height)} re S")

    def ground(self, inset: float, width: float, height: float, colour: Colour) -> None:
        """Fill the page up to `inset` from its edges."""
        self._fill(colour)
        self._out.append(f"{inner_rectangle(inset, width, height)} re f")

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """Fill a circle."""
        self._fill(colour)
        self._out.append(f"{circle_around(centre, radius)} f")

    def circles(self, centres: Iterable[Point], radius: float, colour: Colour, line: float) -> None:
        """Stroke circles of one radius."""
        self._stroke(colour, line)
        self._out += [f"{circle_around(centre, radius)} S" for centre in centres]

    def lines(
        self,
        outlines: Iterable[Outline],
        colour: Colour,
        line: float,
        *,
        fill: Colour | None = None,
    ) -> None:
        """Stroke open outlines with straight edges; with `fill`, close and fill them too."""
        self._stroke(colour, line)
        if fill:
            self._fill(fill)
        for outline in outlines:
            edges = " ".join(f"{x:.2f} {y:.2f} l" for x, y in outline[1:])
            self._out.append(f"{start_at(outline[0])} {edges} {'b' if fill else 'S'}")

    def curves(
        self, outlines: Iterable[Outline], colour: Colour, line: float, *, closed: bool = False
    ) -> None:
        """Stroke smooth curves through the points of the outlines.

        An open outline gives its direction by its first and last point, which are not drawn.
        """
        self._stroke(colour, line)
        for outline in outlines:
            stretches = " ".join(smooth_through(outline, closed=closed))
            first = outline[0] if closed else outline[1]
            self._out.append(f"{start_at(first)} {stretches} {'s' if closed else 'S'}")

    def petals(
        self, petals: Iterable[list[Curve]], colour: Colour, fill: Colour, line: float
    ) -> None:
        """Stroke and fill closed outlines made of curves, the later ones over the earlier."""
        self._stroke(colour, line)
        self._fill(fill)
        for outline in petals:
            stretches = " ".join(curve_to(first, second, end) for _, first, second, end in outline)
            self._out.append(f"{start_at(outline[0][0])} {stretches} b")

    def _stroke(self, colour: Colour, line: float) -> None:
        self._out.append("{:g} {:g} {:g} RG {:g} w".format(*colour, line))

    def _fill(self, colour: Colour) -> None:
        self._out.append("{:g} {:g} {:g} rg".format(*colour))

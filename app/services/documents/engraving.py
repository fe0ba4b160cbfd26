"""Writes outlines as PDF operators, with no more digits than a printer can show."""

from collections.abc import Iterable

from app.services.documents.ornaments import Curve, Outline, Point
from app.services.documents.pen import Colour


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
        self._out.append(f"{_inner(inset, width, height)} re S")

    def ground(self, inset: float, width: float, height: float, colour: Colour) -> None:
        """Fill the page up to `inset` from its edges."""
        self._fill(colour)
        self._out.append(f"{_inner(inset, width, height)} re f")

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """Fill a circle."""
        self._fill(colour)
        self._out.append(f"{_circle(centre, radius)} f")

    def circles(self, centres: Iterable[Point], radius: float, colour: Colour, line: float) -> None:
        """Stroke circles of one radius."""
        self._stroke(colour, line)
        self._out += [f"{_circle(centre, radius)} S" for centre in centres]

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
            self._out.append(f"{_start(outline[0])} {edges} {'b' if fill else 'S'}")

    def curves(
        self, outlines: Iterable[Outline], colour: Colour, line: float, *, closed: bool = False
    ) -> None:
        """Stroke smooth curves through the points of the outlines.

        An open outline gives its direction by its first and last point, which are not drawn.
        """
        self._stroke(colour, line)
        for outline in outlines:
            stretches = " ".join(_smooth(outline, closed=closed))
            first = outline[0] if closed else outline[1]
            self._out.append(f"{_start(first)} {stretches} {'s' if closed else 'S'}")

    def petals(
        self, petals: Iterable[list[Curve]], colour: Colour, fill: Colour, line: float
    ) -> None:
        """Stroke and fill closed outlines made of curves, the later ones over the earlier."""
        self._stroke(colour, line)
        self._fill(fill)
        for outline in petals:
            stretches = " ".join(_curve(first, second, end) for _, first, second, end in outline)
            self._out.append(f"{_start(outline[0][0])} {stretches} b")

    def _stroke(self, colour: Colour, line: float) -> None:
        self._out.append("{:g} {:g} {:g} RG {:g} w".format(*colour, line))

    def _fill(self, colour: Colour) -> None:
        self._out.append("{:g} {:g} {:g} rg".format(*colour))


def _inner(inset: float, width: float, height: float) -> str:
    return f"{inset:g} {inset:g} {width - 2 * inset:g} {height - 2 * inset:g}"


def _start(point: Point) -> str:
    return "{:.2f} {:.2f} m".format(*point)


def _curve(first: Point, second: Point, end: Point) -> str:
    # two decimals of a millimetre are finer than any printer, and keep the file small
    return "{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c".format(*first, *second, *end)


def _circle(centre: Point, radius: float) -> str:
    x, y = centre
    arm = radius * 0.5523
    quarters = (
        ((x + radius, y + arm), (x + arm, y + radius), (x, y + radius)),
        ((x - arm, y + radius), (x - radius, y + arm), (x - radius, y)),
        ((x - radius, y - arm), (x - arm, y - radius), (x, y - radius)),
        ((x + arm, y - radius), (x + radius, y - arm), (x + radius, y)),
    )
    return " ".join([_start((x + radius, y)), *(_curve(*quarter) for quarter in quarters)])


def _smooth(outline: Outline, *, closed: bool) -> Iterable[str]:
    """Yield each stretch of a Catmull-Rom curve through the points."""
    count = len(outline)
    for i in range(count) if closed else range(1, count - 2):
        before, start = outline[i - 1], outline[i]
        end, after = outline[(i + 1) % count], outline[(i + 2) % count]
        yield _curve(
            (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6),
            (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6),
            end,
        )

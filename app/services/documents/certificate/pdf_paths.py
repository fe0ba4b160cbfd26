"""Outlines as PDF path operators, with no more digits than a printer can show."""

from collections.abc import Iterable

from app.services.documents.certificate.ornaments import Outline, Point


def inner_rectangle(inset: float, width: float, height: float) -> str:
    """Return the rectangle that stands `inset` inside a page of the given size."""
    return f"{inset:g} {inset:g} {width - 2 * inset:g} {height - 2 * inset:g}"


def start_at(point: Point) -> str:
    """Return the operator that begins an outline."""
    return "{:.2f} {:.2f} m".format(*point)


def curve_to(first: Point, second: Point, end: Point) -> str:
    # two decimals of a millimetre are finer than any printer, and keep the file small
    """Return the operator of a cubic curve."""
    return "{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c".format(*first, *second, *end)


def circle_around(centre: Point, radius: float) -> str:
    """Return a circle as four curves."""
    x, y = centre
    arm = radius * 0.5523
    quarters = (
        ((x + radius, y + arm), (x + arm, y + radius), (x, y + radius)),
        ((x - arm, y + radius), (x - radius, y + arm), (x - radius, y)),
        ((x - radius, y - arm), (x - arm, y - radius), (x, y - radius)),
        ((x + arm, y - radius), (x + radius, y - arm), (x + radius, y)),
    )
    return " ".join([start_at((x + radius, y)), *(curve_to(*quarter) for quarter in quarters)])


def smooth_through(outline: Outline, *, closed: bool) -> Iterable[str]:
    """Yield each stretch of a Catmull-Rom curve through the points."""
    count = len(outline)
    for i in range(count) if closed else range(1, count - 2):
        before, start = outline[i - 1], outline[i]
        end, after = outline[(i + 1) % count], outline[(i + 2) % count]
        yield curve_to(
            (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6),
            (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6),
            end,
        )

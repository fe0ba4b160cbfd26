"""The sizes, widths and numbers of lines in which a text is tried, the best first."""

from collections.abc import Iterator

from app.services.documents.certificate.layout_elements import Element

_SIZE_STEP = 0.5
_SCALE_STEP = 0.02


def attempts(element: Element) -> Iterator[tuple[int, float, float]]:
    """Yield (most lines, size, scale) in the order of preference."""
    line_counts = range(1, element.lines + 1)
    if element.wraps_first:
        for count in line_counts:
            yield count, element.size, 1.0
        yield from ((element.lines, size, scale) for size, scale in _smaller(element))
    else:
        for count in line_counts:
            yield count, element.size, 1.0
            yield from ((count, size, scale) for size, scale in _smaller(element))


def _smaller(element: Element) -> Iterator[tuple[float, float]]:
    size = element.size - _SIZE_STEP
    while size >= element.smallest:
        yield size, 1.0
        size -= _SIZE_STEP
    scale = 1.0 - _SCALE_STEP
    while scale >= element.condense - 0.001:
        yield element.smallest, scale
        scale -= _SCALE_STEP

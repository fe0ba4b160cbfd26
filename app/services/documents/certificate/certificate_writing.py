"""Writes the texts of certificates in their places, with the rules below them."""

from collections.abc import Iterator, Mapping, Sequence

from app.services.documents.certificate.certificate_fitting import natural_width
from app.services.documents.certificate.certificate_layout import Layout
from app.services.documents.certificate.certificate_text import Fitter, Placed
from app.services.documents.certificate.layout_elements import Element
from app.services.documents.typesetting.lettering import Align
from app.services.documents.typesetting.letterpress import Letterpress, Letters
from app.services.documents.typesetting.pen import MM, Pen


class TextWriter:
    """Writes texts of one layout on the pages of one file."""

    def __init__(self, pen: Pen, layout: Layout) -> None:
        self._pen = pen
        self._layout = layout
        self._fitter = Fitter(layout)
        self._press = Letterpress(pen)

    def write(self, elements: Sequence[Element], values: Mapping[str, str]) -> None:
        """Fit the elements filled with the values and write them."""
        placed = self._fitter.place(elements, values)
        self._press.write([line for item in placed for line in self._lines(item)])
        for item in placed:
            if item.element.rule:
                self._rule_below(item)

    def _lines(self, item: Placed) -> Iterator[Letters]:
        element, text = item.element, item.text
        y = (self._layout.height - item.level) * MM
        for line in text.lines:
            width = natural_width(line, text.size, element.tracking) * text.scale
            yield Letters(
                _start(element, width),
                y,
                line.runs,
                text.size,
                element.colour,
                element.tracking * text.size,
                text.scale,
            )
            y -= text.size * element.leading

    def _rule_below(self, item: Placed) -> None:
        element, text = item.element, item.text
        last = (self._layout.height - item.level) * MM
        last -= (len(text.lines) - 1) * text.size * element.leading
        y = round(last - text.size * 0.5, 2)
        half = element.rule / 2
        self._pen.canvas.setStrokeColorRGB(*element.colour)
        self._pen.canvas.setLineWidth(0.7)
        self._pen.canvas.line((element.x - half) * MM, y, (element.x + half) * MM, y)


def _start(element: Element, width: float) -> float:
    """Return where a line begins; `x` is its left end, middle or right end by the alignment."""
    return element.x * MM - {Align.CENTRE: width / 2, Align.RIGHT: width}.get(element.align, 0)

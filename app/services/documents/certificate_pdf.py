"""F32: certificates on plain paper or on blanks, any number of them in one PDF."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from app.services.documents.blocks import Align
from app.services.documents.certificate_frame import define_parts, draw_frame, draw_lotus
from app.services.documents.certificate_layout import (
    CertificateValues,
    Element,
    Layout,
    Mode,
    Ornament,
)
from app.services.documents.certificate_text import (
    Placed,
    filled_runs,
    fit_all,
    natural_width,
)
from app.services.documents.paper import PageSetup, draw_practice_mark
from app.services.documents.pen import MM, Facts, Pen
from app.services.documents.style import Margins

_BACKGROUND = "paper"


def render_certificates(
    certificates: Sequence[CertificateValues], layout: Layout, *, practice: bool = False
) -> bytes:
    """Return one page per certificate, in the order given; same values, same bytes.

    Frame and fixed words are in the file once, however many certificates there are.
    """
    if not certificates:
        raise ValueError("no certificate to render")
    first = certificates[0]
    pen = Pen(Facts(first.title, first.issuer))
    printer = _Printer(pen, layout)
    has_background = layout.mode is Mode.PLAIN or practice
    if has_background:
        printer.define_background(practice=practice)
    for certificate in certificates:
        pen.start_page(layout.width * MM, layout.height * MM)
        if has_background:
            pen.canvas.doForm(_BACKGROUND)
        printer.write(asdict(certificate))
        pen.end_page()
    return pen.finish()


class _Printer:
    """Writes certificates of one layout."""

    def __init__(self, pen: Pen, layout: Layout) -> None:
        self.pen = pen
        self.layout = layout
        self.variable = [e for e in layout.elements if not e.is_fixed or e.y is None]

    def define_background(self, *, practice: bool) -> None:
        """Put into the file once what stands on every page."""
        pen, layout = self.pen, self.layout
        if layout.frame:
            define_parts(pen, layout.width, layout.height)
        pen.canvas.beginForm(_BACKGROUND, 0, 0, layout.width * MM, layout.height * MM)
        if layout.frame:
            draw_frame(pen, layout.width, layout.height)
        if practice:
            setup = PageSetup(layout.width, layout.height, Margins(0, 0, 0, 0))
            draw_practice_mark(pen, setup)
        if layout.mode is Mode.PLAIN:
            for ornament in layout.ornaments:
                _draw_ornament(pen, ornament, layout.height)
            fixed = [e for e in layout.elements if e.is_fixed and e.y is not None]
            self._write(fixed, {})
        pen.canvas.endForm()

    def write(self, values: Mapping[str, str]) -> None:
        """Write what varies on the page of one certificate."""
        self._write(self.variable, values)

    def _write(self, elements: Sequence[Element], values: Mapping[str, str]) -> None:
        wanted = [(e, filled_runs(e, values, self.layout.mode)) for e in elements]
        placed = fit_all(self.layout, [(e, runs) for e, runs in wanted if runs])
        writing = self.pen.canvas.beginText()
        for item in placed:
            self._write_item(writing, item)
        self.pen.canvas.drawText(writing)
        for item in placed:
            if item.element.rule:
                self._rule_below(item)

    def _write_item(self, writing: Any, item: Placed) -> None:  # noqa: ANN401 - untyped
        element, text = item.element, item.text
        writing.setFillColorRGB(*element.colour)
        writing.setCharSpace(element.tracking * text.size)
        writing.setHorizScale(text.scale * 100)
        y = (self.layout.height - item.level) * MM
        for line in text.lines:
            width = natural_width(line, text.size, element.tracking) * text.scale
            writing.setTextOrigin(round(_start(element, width), 2), round(y, 2))
            for run in line.runs:
                writing.setFont(run.face.value, text.size)
                writing.textOut(run.text)
            y -= text.size * element.leading

    def _rule_below(self, item: Placed) -> None:
        element, text = item.element, item.text
        last = (self.layout.height - item.level) * MM
        last -= (len(text.lines) - 1) * text.size * element.leading
        y = round(last - text.size * 0.42, 2)
        half = element.rule / 2
        self.pen.canvas.setStrokeColorRGB(*element.colour)
        self.pen.canvas.setLineWidth(0.7)
        self.pen.canvas.line((element.x - half) * MM, y, (element.x + half) * MM, y)


def _start(element: Element, width: float) -> float:
    """Return where a line begins; `x` is its left end, middle or right end by the alignment."""
    return element.x * MM - {Align.CENTRE: width / 2, Align.RIGHT: width}.get(element.align, 0)


def _draw_ornament(pen: Pen, ornament: Ornament, height: float) -> None:
    x, y = ornament.x, height - ornament.y
    if ornament.kind == "lotus":
        draw_lotus(pen, x, y, ornament.size)
        return
    canvas = pen.canvas
    canvas.setStrokeColorRGB(*ornament.colour)
    canvas.setFillColorRGB(*ornament.colour)
    half = ornament.size / 2
    canvas.setLineWidth(0.8)
    gap, lozenge = 3.2, 1.3
    for start, end in ((x - half, x - gap), (x + gap, x + half)):
        canvas.line(start * MM, y * MM, end * MM, y * MM)
    for at, size in ((x, lozenge), (x - half, 0.6), (x + half, 0.6)):
        path = canvas.beginPath()
        path.moveTo((at - size) * MM, y * MM)
        for px, py in ((at, y + size), (at + size, y), (at, y - size)):
            path.lineTo(px * MM, py * MM)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)

"""F32: certificates on plain paper or on blanks, any number of them in one PDF."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

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
    Fitter,
    Placed,
    natural_width,
)
from app.services.documents.paper import PageSetup, draw_practice_mark
from app.services.documents.pen import MM, Facts, Letters, Pen
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
    papers = [vars(certificate) for certificate in certificates]
    for values in papers:
        printer.define_shared(values)
    for values in papers:
        pen.start_page(layout.width * MM, layout.height * MM)
        if has_background:
            pen.canvas.doForm(_BACKGROUND)
        printer.write(values)
        pen.end_page()
    return pen.finish()


class _Printer:
    """Writes certificates of one layout; what many of them share is put into the file once."""

    def __init__(self, pen: Pen, layout: Layout) -> None:
        self.pen = pen
        self.layout = layout
        self.fitter = Fitter(layout)
        self.fixed = [e for e in layout.elements if e.is_fixed and e.y is not None]
        self.shared = [e for e in layout.elements if e.shared and e not in self.fixed]
        apart = [*self.fixed, *self.shared]
        self.own = [e for e in layout.elements if e not in apart]
        self.shared_names = sorted({n for e in self.shared for run in e.runs for n in run.names})
        self.forms: dict[tuple[str, ...], str] = {}

    def define_background(self, *, practice: bool) -> None:
        """Put into the file once what stands on every page."""
        pen, layout = self.pen, self.layout
        if layout.frame:
            define_parts(pen)
        with self._form(_BACKGROUND):
            if layout.frame:
                draw_frame(pen, layout.width, layout.height)
            if practice:
                setup = PageSetup(layout.width, layout.height, Margins(0, 0, 0, 0))
                draw_practice_mark(pen, setup)
            if layout.mode is Mode.PLAIN:
                for ornament in layout.ornaments:
                    _draw_ornament(pen, ornament, layout.height)
                self._write(self.fixed, {})

    def define_shared(self, values: Mapping[str, str]) -> None:
        """Put into the file what this certificate shares with others, unless it is there."""
        key = self._shared_key(values)
        if self.shared and key not in self.forms:
            name = f"shared{len(self.forms) + 1}"
            with self._form(name):
                self._write(self.shared, values)
            self.forms[key] = name

    def write(self, values: Mapping[str, str]) -> None:
        """Write the page of one certificate."""
        if self.shared:
            self.pen.canvas.doForm(self.forms[self._shared_key(values)])
        self._write(self.own, values)

    def _shared_key(self, values: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(values[name] for name in self.shared_names)

    @contextmanager
    def _form(self, name: str) -> Iterator[None]:
        canvas = self.pen.canvas
        canvas.beginForm(name, 0, 0, self.layout.width * MM, self.layout.height * MM)
        yield
        canvas.endForm()

    def _write(self, elements: Sequence[Element], values: Mapping[str, str]) -> None:
        placed = self.fitter.place(elements, values)
        self.pen.letters([line for item in placed for line in self._lines(item)])
        for item in placed:
            if item.element.rule:
                self._rule_below(item)

    def _lines(self, item: Placed) -> Iterator[Letters]:
        element, text = item.element, item.text
        y = (self.layout.height - item.level) * MM
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
        last = (self.layout.height - item.level) * MM
        last -= (len(text.lines) - 1) * text.size * element.leading
        y = round(last - text.size * 0.5, 2)
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

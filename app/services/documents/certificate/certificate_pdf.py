"""F32: certificates on plain paper or on blanks, any number of them in one PDF."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from app.services.documents.certificate.certificate_frame import draw_frame
from app.services.documents.certificate.certificate_layout import Layout, Mode
from app.services.documents.certificate.certificate_ornaments import draw_ornament
from app.services.documents.certificate.certificate_values import CertificateValues
from app.services.documents.certificate.certificate_writing import TextWriter
from app.services.documents.certificate.frame_parts import define_parts
from app.services.documents.typesetting.page_setup import Margins, PageSetup
from app.services.documents.typesetting.paper import draw_practice_mark
from app.services.documents.typesetting.pen import MM, Facts, Pen

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
        self.text = TextWriter(pen, layout)
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
                    draw_ornament(pen, ornament, layout.height)
                self.text.write(self.fixed, {})

    def define_shared(self, values: Mapping[str, str]) -> None:
        """Put into the file what this certificate shares with others, unless it is there."""
        key = self._shared_key(values)
        if self.shared and key not in self.forms:
            name = f"shared{len(self.forms) + 1}"
            with self._form(name):
                self.text.write(self.shared, values)
            self.forms[key] = name

    def write(self, values: Mapping[str, str]) -> None:
        """Write the page of one certificate."""
        if self.shared:
            self.pen.canvas.doForm(self.forms[self._shared_key(values)])
        self.text.write(self.own, values)

    def _shared_key(self, values: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(values[name] for name in self.shared_names)

    @contextmanager
    def _form(self, name: str) -> Iterator[None]:
        canvas = self.pen.canvas
        canvas.beginForm(name, 0, 0, self.layout.width * MM, self.layout.height * MM)
        yield
        canvas.endForm()

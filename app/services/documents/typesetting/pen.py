"""Drawing on a PDF page in points from the lower left corner: text, rules, and the file itself."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.services.documents.typesetting.colours import BLACK, Colour
from app.services.documents.typesetting.fonts import Face, typeface
from app.services.documents.typesetting.words import Run

MM = 72 / 25.4
"""Points in one millimetre."""
PRODUCER = "Giáo vụ"


@dataclass(frozen=True)
class Facts:
    """What a PDF says about itself to the program that opens it."""

    title: str
    author: str = ""
    subject: str = ""


class Pen:
    """One PDF being written; pages are drawn one after the other."""

    def __init__(self, facts: Facts) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        # binary streams: half the size of the ASCII armour that reportlab still defaults to
        rl_config.useA85 = 0
        typeface(Face.REGULAR)
        self._file = io.BytesIO()
        self.canvas: Any = Canvas(
            self._file,
            pageCompression=1,
            invariant=1,
            initialFontName=Face.REGULAR.value,
            lang="vi",
        )
        self.canvas.setTitle(facts.title)
        self.canvas.setAuthor(facts.author)
        self.canvas.setSubject(facts.subject)
        self.canvas.setCreator(PRODUCER)
        self.canvas.setProducer(PRODUCER)

    def start_page(self, width: float, height: float) -> None:
        """Begin a page of the given size in points."""
        self.canvas.setPageSize((width, height))

    def end_page(self) -> None:
        """Close the page; what follows is drawn on the next one."""
        self.canvas.showPage()

    def finish(self) -> bytes:
        """Close the file and return its bytes; the same drawing gives the same bytes."""
        self.canvas.save()
        return self._file.getvalue()

    def text(
        self,
        x: float,
        y: float,
        runs: Iterable[Run],
        size: float,
        *,
        word_space: float = 0,
        colour: Colour = BLACK,
    ) -> None:
        """Write runs one after the other from the point (x, y) on the base line."""
        writing = self.canvas.beginText(x, y)
        writing.setFillColorRGB(*colour)
        if word_space:
            writing.setWordSpace(word_space)
        for run in runs:
            typeface(run.face)  # registers the face where nothing was measured in it yet
            writing.setFont(run.face.value, size)
            writing.textOut(run.text)
        if word_space:
            writing.setWordSpace(0)
        self.canvas.drawText(writing)

    def raw(self, operators: str) -> None:
        """Add ready PDF operators to the page."""
        self.canvas._code.append(operators)

    def rule(self, x1: float, y1: float, x2: float, y2: float, thickness: float = 0.5) -> None:
        """Draw a straight black line."""
        self.canvas.setStrokeColorRGB(*BLACK)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x1, y1, x2, y2)

    def rules(self, lines: list[tuple[float, float, float, float]], thickness: float = 0.5) -> None:
        """Draw many straight black lines at once."""
        self.canvas.setStrokeColorRGB(*BLACK)
        self.canvas.setLineWidth(thickness)
        self.canvas.lines(lines)

    def shade(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle without an outline."""
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

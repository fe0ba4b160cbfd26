"""A paper as pages: page sizes, running page numbers, the watermark of the practice mode."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.services.documents.typesetting.colours import GREY, PALE
from app.services.documents.typesetting.flow import Piece, Placed
from app.services.documents.typesetting.fonts import Face, width
from app.services.documents.typesetting.lettering import Lettering
from app.services.documents.typesetting.page_setup import PageSetup
from app.services.documents.typesetting.pagination import paginate
from app.services.documents.typesetting.pen import MM, Facts, Pen
from app.services.documents.typesetting.words import Run

PRACTICE_MARK = "THỰC HÀNH"
_FOOT_SIZE = 10.0
_TOP_NUMBER = Lettering(14)


class Numbering(Enum):
    """Where the pages of a section carry their number."""

    NONE = "none"
    TOP_FROM_SECOND = "top"
    FOOT_OF_TOTAL = "foot"


@dataclass(frozen=True)
class Section:
    """Pages of one setup that are counted together; `foot_left` stands beside the page number."""

    page: PageSetup
    pieces: Sequence[Piece]
    numbering: Numbering = Numbering.FOOT_OF_TOTAL
    foot_left: str = ""
    number_lettering: Lettering = _TOP_NUMBER


def render(sections: Sequence[Section], facts: Facts, *, practice: bool = False) -> bytes:
    """Return the PDF of the sections one after the other."""
    pen = Pen(facts)
    for section in sections:
        pages = paginate(section.pieces, section.page.frame_height)
        for number, placed in enumerate(pages, start=1):
            pen.start_page(section.page.width * MM, section.page.height * MM)
            if practice:
                draw_practice_mark(pen, section.page)
            _draw_page(pen, section.page, placed)
            _draw_number(pen, section, number, len(pages))
            pen.end_page()
    return pen.finish()


def draw_practice_mark(pen: Pen, page: PageSetup) -> None:
    """Write the pale word that keeps a practice paper from passing for a real one."""
    size = 0.2 * min(page.width, page.height) * MM
    length = width(PRACTICE_MARK, Face.BOLD, size)
    pen.canvas.saveState()
    pen.canvas.translate(page.width * MM / 2, page.height * MM / 2)
    pen.canvas.rotate(35 if page.width > page.height else 55)
    pen.text(-length / 2, -size / 3, [Run(PRACTICE_MARK, Face.BOLD)], size, colour=PALE)
    pen.canvas.restoreState()


def _draw_page(pen: Pen, page: PageSetup, placed: list[Placed]) -> None:
    left = page.margins.left * MM
    top = (page.height - page.margins.top) * MM
    for item in placed:
        item.piece.draw(pen, left, top - item.top)


def _draw_number(pen: Pen, section: Section, number: int, total: int) -> None:
    page = section.page
    left = page.margins.left * MM
    if section.numbering is Numbering.TOP_FROM_SECOND and number > 1:
        size = section.number_lettering.size
        x = left + (page.frame_width - width(str(number), Face.REGULAR, size)) / 2
        pen.text(x, (page.height - 10) * MM - size * 0.7, [Run(str(number))], size)
    if section.numbering is Numbering.FOOT_OF_TOTAL:
        text = f"Trang {number}/{total}"
        y = max(page.margins.bottom / 2, 7) * MM
        x = left + page.frame_width - width(text, Face.REGULAR, _FOOT_SIZE)
        pen.text(x, y, [Run(text)], _FOOT_SIZE, colour=GREY)
        if section.foot_left:
            pen.text(left, y, [Run(section.foot_left, Face.ITALIC)], _FOOT_SIZE, colour=GREY)

"""F02 Kế hoạch in either style: grounds, chapters under Roman numerals, signer, and its annexes."""

from dataclasses import dataclass, replace
from itertools import chain

from app.services.documents.letters.decision import attached_sheet
from app.services.documents.letters.decision_text import named_heading
from app.services.documents.prescribed.closing import closed
from app.services.documents.prescribed.letterhead import Letterhead, letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY
from app.services.documents.sheets.sheet import Sheet
from app.services.documents.sheets.sheet_pdf import sheet_section
from app.services.documents.typesetting.blocks import paragraph
from app.services.documents.typesetting.flow import Piece, space
from app.services.documents.typesetting.lettering import Lettering
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.paper import Numbering, Section, render
from app.services.documents.typesetting.pen import Facts
from app.services.documents.typesetting.words import Run

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@dataclass(frozen=True)
class Chapter:
    """A chapter: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class PlanDocument:
    """The text of a plan; the style adds the marks of grounds and chapters by itself."""

    letterhead: Letterhead
    subject: str
    basis: tuple[str, ...]
    opening: str
    chapters: tuple[Chapter, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()
    annexes: tuple[Sheet, ...] = ()
    name: str = "Kế hoạch"
    style: DocumentStyle = PARTY
    practice: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What the plan says, its annexes with it, without its head and who signs it."""
        text = [line for line, _lettering in self.text]
        listed = chain(*(annex.words for annex in self.annexes))
        return (self.name, self.subject, *text, *self.recipients, *listed)

    @property
    def text(self) -> tuple[tuple[str, Lettering], ...]:
        """The paragraphs from the grounds to the last chapter, each with its lettering."""
        style = self.style
        lines = [(ground, style.basis) for ground in style.grounds(self.basis, ".")]
        lines.append((self.opening, style.body))
        for numeral, chapter in zip(_NUMERALS, self.chapters, strict=False):
            title = f"{numeral}{style.chapter_sign} {chapter.title.upper()}"
            lines.append((title, style.article))
            lines += [(text, style.body) for text in chapter.paragraphs]
        last, lettering = lines[-1]
        return (*lines[:-1], (style.ended(last), lettering))


def plan_pdf(plan: PlanDocument) -> bytes:
    """Return the plan and, on pages of their own, its annexes."""
    sections = [_text(plan)]
    for sheet in plan.annexes:
        attached = attached_sheet(sheet, plan.letterhead, plan.style, plan.name)
        sections.append(sheet_section(replace(attached, practice=plan.practice)))
    head = plan.letterhead
    facts = Facts(f"{plan.name} {plan.subject}", head.issuer, head.number or "")
    return render(sections, facts, practice=plan.practice)


def _text(plan: PlanDocument) -> Section:
    style = plan.style
    page = a4(style.margins)
    width = page.frame_width
    pieces = [letterhead(plan.letterhead, style, width), space(16)]
    pieces += named_heading(plan.name, plan.subject, style, width)
    for text, lettering in plan.text:
        lines = _paragraph(text, lettering, style, width)
        is_title = lettering == style.article
        pieces += [replace(line, keep_next=True) for line in lines] if is_title else lines
    pieces = closed(pieces, plan.signature, plan.recipients, style, width)
    return Section(page, pieces, Numbering.TOP_FROM_SECOND, number_lettering=style.page_number)


def _paragraph(text: str, lettering: Lettering, style: DocumentStyle, width: float) -> list[Piece]:
    setting = replace(style.prose, size=lettering.size)
    return paragraph([Run(text, lettering.face)], setting, width, "nội dung")

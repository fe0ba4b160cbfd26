"""F02 Kế hoạch in either style: grounds, chapters under Roman numerals, signer, and its annexes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.services.documents.blocks import paragraph
from app.services.documents.closing import closing
from app.services.documents.decision import attached_sheet
from app.services.documents.decision_text import named_heading
from app.services.documents.flow import Piece, space
from app.services.documents.letterhead import Letterhead, letterhead
from app.services.documents.page_setup import a4
from app.services.documents.paper import Numbering, Section, render
from app.services.documents.pen import Facts
from app.services.documents.sheet import Sheet
from app.services.documents.sheet_pdf import sheet_section
from app.services.documents.signatures import Signature
from app.services.documents.style import DocumentStyle
from app.services.documents.styles import PARTY
from app.services.documents.words import Run

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
NAME = "Kế hoạch"


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
    style: DocumentStyle = PARTY
    practice: bool = False


def plan_pdf(plan: PlanDocument) -> bytes:
    """Return the plan and, on pages of their own, its annexes."""
    sections = [_text(plan)]
    for sheet in plan.annexes:
        attached = attached_sheet(sheet, plan.letterhead, plan.style, NAME)
        sections.append(sheet_section(replace(attached, practice=plan.practice)))
    head = plan.letterhead
    facts = Facts(f"{NAME} {plan.subject}", head.issuer, head.number or "")
    return render(sections, facts, practice=plan.practice)


def _text(plan: PlanDocument) -> Section:
    style = plan.style
    page = a4(style.margins)
    width = page.frame_width
    pieces = [letterhead(plan.letterhead, style, width), space(16)]
    pieces += named_heading(NAME, plan.subject, style, width)
    pieces += _grounds(plan, width)
    pieces += _prose(plan.opening, style, width)
    last = len(plan.chapters) - 1
    for position, chapter in enumerate(plan.chapters):
        pieces += _chapter(position, chapter, plan, width, is_last=position == last)
    # A signature must not stand alone: the last lines of the text go with it.
    pieces[-2:] = [replace(piece, keep_next=True) for piece in pieces[-2:]]
    pieces.append(closing(plan.signature, plan.recipients, style, width))
    return Section(page, pieces, Numbering.TOP_FROM_SECOND, number_lettering=style.page_number)


def _grounds(plan: PlanDocument, width: float) -> list[Piece]:
    style = plan.style
    setting = replace(style.prose, size=style.basis.size)
    pieces: list[Piece] = []
    for position, ground in enumerate(plan.basis):
        end = "." if position == len(plan.basis) - 1 else ";"
        text = f"{style.basis_prefix}{ground.rstrip(' ,;.')}{end}"
        pieces += paragraph([Run(text, style.basis.face)], setting, width, "phần căn cứ")
    return pieces


def _chapter(
    position: int, chapter: Chapter, plan: PlanDocument, width: float, *, is_last: bool
) -> list[Piece]:
    style = plan.style
    title = f"{_NUMERALS[position]}{style.chapter_sign} {chapter.title.upper()}"
    pieces = paragraph([Run(title, style.article.face)], style.prose, width, "tên mục")
    pieces = [replace(piece, keep_next=True) for piece in pieces]
    paragraphs: Sequence[str] = chapter.paragraphs
    if is_last:
        paragraphs = (*paragraphs[:-1], style.ended(paragraphs[-1]))
    for text in paragraphs:
        pieces += _prose(text, style, width)
    return pieces


def _prose(text: str, style: DocumentStyle, width: float) -> list[Piece]:
    return paragraph([Run(text, style.body.face)], style.prose, width, "nội dung")

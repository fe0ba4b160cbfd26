"""A decision (quyết định) in either style: grounds, articles, recipients, signer, attached list."""

from dataclasses import replace

from app.services.documents.letters.decision_text import (
    Decision,
    articles,
    deciding,
    grounds,
    heading,
)
from app.services.documents.prescribed.closing import closed
from app.services.documents.prescribed.letterhead import Letterhead, day_in_words, letterhead
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.sheets.sheet import Sheet
from app.services.documents.sheets.sheet_pdf import sheet_section
from app.services.documents.typesetting.flow import space
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.paper import Numbering, Section, render
from app.services.documents.typesetting.pen import Facts
from app.services.documents.typesetting.ties import NBSP


def decision_pdf(decision: Decision) -> bytes:
    """Return the decision and, on pages of its own, the list that is attached to it."""
    sections = [_decision_section(decision)]
    if decision.attachment:
        attached = attached_sheet(
            decision.attachment, decision.letterhead, decision.style, decision.name
        )
        sections.append(sheet_section(attached))
    title = f"{decision.name} {decision.subject}"
    facts = Facts(title, decision.letterhead.issuer, decision.letterhead.number or "")
    return render(sections, facts, practice=decision.practice)


def _decision_section(decision: Decision) -> Section:
    """Return the pages of the decision without its attachment."""
    style = decision.style
    page = a4(style.margins)
    width = page.frame_width
    pieces = [letterhead(decision.letterhead, style, width), space(16)]
    pieces += heading(decision, width)
    pieces += grounds(decision, width)
    pieces += deciding(decision, width)
    pieces.append(space(4))
    pieces += articles(decision, width)
    pieces = closed(pieces, decision.signature, decision.recipients, style, width)
    return Section(page, pieces, Numbering.TOP_FROM_SECOND, number_lettering=style.page_number)


def attached_to(letterhead_: Letterhead, style: DocumentStyle, name: str = "Quyết định") -> str:
    """Return "(Kèm theo Quyết định số 12-QĐ/TTCT ngày 10 tháng 3 năm 2026 của …)"."""
    prefix = style.number_prefix.strip(" :").lower()
    day = day_in_words(letterhead_.dated_on).replace(" ", NBSP)  # its year is not left behind
    return f"(Kèm theo {name} {prefix} {letterhead_.number_line} {day} của {letterhead_.issuer})"


def attached_sheet(sheet: Sheet, letterhead_: Letterhead, style: DocumentStyle, name: str) -> Sheet:
    """Return a list with the reference to the document that it goes with, in that one's style."""
    return replace(sheet, reference=attached_to(letterhead_, style, name), style=style)

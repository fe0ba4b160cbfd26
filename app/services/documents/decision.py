"""A decision (quyết định) in either style: grounds, articles, recipients, signer, attached list."""

from dataclasses import dataclass, replace

from app.services.documents.blocks import Align, Setting, drawn_rule, lettered, paragraph
from app.services.documents.closing import Signature, closing
from app.services.documents.flow import Piece, beside, space, stack
from app.services.documents.letterhead import Letterhead, letterhead
from app.services.documents.lines import Run
from app.services.documents.paper import Numbering, Section, a4, render
from app.services.documents.pen import MM, Facts
from app.services.documents.sheet import Sheet
from app.services.documents.sheet_pdf import sheet_section
from app.services.documents.style import PARTY, DocumentStyle
from app.text.dates import format_long


@dataclass(frozen=True)
class Decision:
    """The text of a decision; the style adds dashes, semicolons and "Điều 1." by itself.

    `authority` is who decides ("Giám đốc Trung tâm Chính trị xã Yên Bình"). `basis` holds one
    ground per item, without its end sign. `articles` hold the text behind "Điều n.".
    """

    letterhead: Letterhead
    subject: str
    authority: str
    basis: tuple[str, ...]
    articles: tuple[str, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()
    name: str = "Quyết định"
    style: DocumentStyle = PARTY
    attachment: Sheet | None = None
    practice: bool = False


def decision_pdf(decision: Decision) -> bytes:
    """Return the decision and, on pages of its own, the list that is attached to it."""
    sections = [decision_section(decision)]
    if decision.attachment:
        sections.append(sheet_section(_attached(decision, decision.attachment)))
    title = f"{decision.name} {decision.subject}"
    facts = Facts(title, decision.letterhead.issuer, decision.letterhead.number or "")
    return render(sections, facts, practice=decision.practice)


def decision_section(decision: Decision) -> Section:
    """Return the pages of the decision without its attachment."""
    style = decision.style
    page = a4(style.margins)
    width = page.frame_width
    pieces = [letterhead(decision.letterhead, style, width), space(16)]
    pieces += _heading(decision, width)
    pieces += _grounds(decision, width)
    pieces += _deciding(decision, width)
    pieces.append(space(4))
    pieces += _articles(decision, width)
    pieces.append(closing(decision.signature, decision.recipients, style, width))
    return Section(page, pieces, Numbering.TOP_FROM_SECOND)


def attached_to(letterhead_: Letterhead, style: DocumentStyle, name: str = "Quyết định") -> str:
    """Return "(Kèm theo Quyết định số 12-QĐ/TTCT ngày 10 tháng 3 năm 2026 của …)"."""
    prefix = style.number_prefix.strip(" :").lower()
    number = letterhead_.number or "........"
    day = format_long(letterhead_.dated_on) if letterhead_.dated_on else "ngày ..... tháng ....."
    return f"(Kèm theo {name} {prefix} {number} {day} của {letterhead_.issuer})"


def _attached(decision: Decision, sheet: Sheet) -> Sheet:
    """The list carries the reference to its decision and that decision's practice mark."""
    reference = attached_to(decision.letterhead, decision.style, decision.name)
    return replace(
        sheet,
        subtitle=(*sheet.subtitle, reference),
        style=decision.style,
        practice=decision.practice,
    )


def _heading(decision: Decision, width: float) -> list[Piece]:
    style = decision.style
    pieces = lettered(decision.name, style.name, width, "tên loại văn bản")
    subject = stack(lettered(decision.subject, style.subject, width * 0.86, "trích yếu"))
    pieces.append(beside([(width * 0.07, subject)]))
    if style.subject_mark:
        pieces += lettered(style.subject_mark, style.subject, width, "trích yếu")
    else:
        pieces.append(drawn_rule(width * 0.3, width, gap=4))
    return [*pieces, space(12)]


def _grounds(decision: Decision, width: float) -> list[Piece]:
    style = decision.style
    pieces: list[Piece] = []
    if style.authority_first:
        lettering = replace(style.article, capitals=True)
        pieces += lettered(decision.authority, lettering, width, "thẩm quyền ban hành")
        pieces.append(space(6))
    setting = Setting(
        style.basis.size,
        Align.JUSTIFY,
        leading=style.leading,
        first_indent=style.first_indent * MM,
        gap=style.paragraph_gap,
    )
    for position, ground in enumerate(decision.basis):
        is_last = position == len(decision.basis) - 1
        end = style.basis_last if is_last else ";"
        text = f"{style.basis_prefix}{ground.rstrip(' ,;.')}{end}"
        pieces += paragraph([Run(text, style.basis.face)], setting, width, "phần căn cứ")
    return [*pieces, space(10)]


def _deciding(decision: Decision, width: float) -> list[Piece]:
    """The State style names who decides above the grounds, the Party style below them."""
    style = decision.style
    lettering = replace(style.article, capitals=True)
    if style.authority_first:
        return lettered("Quyết định:", lettering, width, "câu quyết định")
    authority = lettered(decision.authority, lettering, width, "thẩm quyền ban hành")
    return authority + lettered("Quyết định", lettering, width, "câu quyết định")


def _articles(decision: Decision, width: float) -> list[Piece]:
    style = decision.style
    setting = Setting(
        style.body.size,
        Align.JUSTIFY,
        leading=style.leading,
        first_indent=style.first_indent * MM,
        gap=style.paragraph_gap,
    )
    pieces: list[Piece] = []
    for number, article in enumerate(decision.articles, start=1):
        for position, text in enumerate(article.split("\n")):
            label = [] if position else [Run(f"Điều {number}. ", style.article.face)]
            runs = [*label, Run(text, style.body.face)]
            pieces += paragraph(runs, setting, width, f"Điều {number}")
    # a signature must not stand alone: the last lines of the text go with it
    return [*pieces[:-2], *(replace(piece, keep_next=True) for piece in pieces[-2:])]

"""The text of a decision, and how it is set: name, grounds, who decides, articles."""

from dataclasses import dataclass, replace

from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY
from app.services.documents.sheets.sheet import Sheet
from app.services.documents.typesetting.blocks import (
    drawn_rule,
    last_line_width,
    lettered,
    paragraph,
)
from app.services.documents.typesetting.flow import Piece, beside, space, stack
from app.services.documents.typesetting.words import Run


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

    @property
    def words(self) -> tuple[str, ...]:
        """What the decision says, its list with it, without its head and who signs it."""
        listed = self.attachment.words if self.attachment else ()
        text = (*self.basis, *self.articles, *self.recipients)
        return (self.name, self.subject, self.authority, *text, *listed)


def heading(decision: Decision, width: float) -> list[Piece]:
    """Return the name of the decision and what it is about."""
    return named_heading(decision.name, decision.subject, decision.style, width)


def named_heading(name: str, subject: str, style: DocumentStyle, width: float) -> list[Piece]:
    """Return the name of a document, what it is about, and the mark or rule below them."""
    pieces = lettered(name, style.name, width, "tên loại văn bản")
    about = stack(lettered(subject, style.subject, width * 0.86, "trích yếu"))
    pieces.append(beside([(width * 0.07, about)]))
    if style.subject_mark:
        pieces += lettered(style.subject_mark, style.subject, width, "trích yếu")
    else:
        length = 0.4 * last_line_width(subject, style.subject, width * 0.86)
        pieces.append(drawn_rule(length, width, gap=4))
    return [*pieces, space(12)]


def grounds(decision: Decision, width: float) -> list[Piece]:
    """Return what the decision is based on, one ground per paragraph."""
    style = decision.style
    pieces: list[Piece] = []
    if style.authority_first:
        lettering = replace(style.article, capitals=True)
        pieces += lettered(decision.authority, lettering, width, "thẩm quyền ban hành")
        pieces.append(space(6))
    setting = replace(style.prose, size=style.basis.size)
    for text in style.grounds(decision.basis, style.basis_last):
        pieces += paragraph([Run(text, style.basis.face)], setting, width, "phần căn cứ")
    return [*pieces, space(10)]


def deciding(decision: Decision, width: float) -> list[Piece]:
    """The State style names who decides above the grounds, the Party style below them."""
    style = decision.style
    lettering = replace(style.article, capitals=True)
    if style.authority_first:
        return lettered("Quyết định:", lettering, width, "câu quyết định")
    authority = lettered(decision.authority, lettering, width, "thẩm quyền ban hành")
    return authority + lettered("Quyết định", lettering, width, "câu quyết định")


def articles(decision: Decision, width: float) -> list[Piece]:
    """Return the articles, each under its number."""
    style = decision.style
    setting = style.prose
    pieces: list[Piece] = []
    *before, last = decision.articles
    for number, article in enumerate((*before, style.ended(last)), start=1):
        for position, text in enumerate(article.split("\n")):
            label = [] if position else [Run(f"Điều {number}. ", style.article.face)]
            runs = [*label, Run(text, style.body.face)]
            pieces += paragraph(runs, setting, width, f"Điều {number}")
    return pieces

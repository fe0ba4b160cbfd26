"""What stands behind a copied paper: the kind of copy, who made it, its number, day and signer.

Nghị định 30/2020/NĐ-CP, Phụ lục I: below the whole text and a rule as wide as the page, the name of
the copying body on the left, the kind of copy in capitals on the right.
"""

from dataclasses import dataclass, replace

from app.services.documents.prescribed.closing import closing
from app.services.documents.prescribed.letterhead import Letterhead, name_in_lines, place_and_date
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.typesetting.blocks import drawn_rule, last_line_width, lettered
from app.services.documents.typesetting.flow import Piece, beside, space, stack
from app.services.documents.typesetting.lettering import Align, Setting
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.paper import Numbering, Section, render
from app.services.documents.typesetting.pen import Facts

_WHERE = "thể thức bản sao"
_RULE_SHARE = 0.4


@dataclass(frozen=True)
class CopyForm:
    """The form of a copy of a `kind` ("Sao y"); `of` names the paper that was copied.

    `part` says in a sentence which part of it was, "" for the whole.
    """

    kind: str
    letterhead: Letterhead
    of: str
    part: str
    signature: Signature
    recipients: tuple[str, ...]
    style: DocumentStyle
    practice: bool = False


def copy_form_pdf(copy: CopyForm) -> bytes:
    """Return the page that goes behind the copied paper."""
    style, head = copy.style, copy.letterhead
    page = a4(style.margins)
    width = page.frame_width
    half = width / 2
    issuer = _issuer(head, style, half)
    pieces = [drawn_rule(width, width, gap=0), space(8)]
    if copy.part:
        setting = Setting(style.dateline.size, Align.JUSTIFY, keep_next=True)
        pieces += [*lettered(copy.part, style.dateline, width, _WHERE, setting), space(8)]
    pieces += [
        beside([(0, issuer), (half, _kind(copy, half, issuer.height))]),
        closing(copy.signature, copy.recipients, style, width),
    ]
    facts = Facts(f"{copy.kind} {copy.of}", head.issuer, head.number or "")
    return render([Section(page, pieces, Numbering.NONE)], facts, practice=copy.practice)


def _issuer(head: Letterhead, style: DocumentStyle, width: float) -> Piece:
    issuer = name_in_lines(head.issuer, style.issuer, width)
    pieces = lettered(issuer, style.issuer, width, _WHERE)
    if style.issuer_mark:
        pieces += lettered(style.issuer_mark, style.issuer, width, _WHERE)
    else:
        length = _RULE_SHARE * last_line_width(issuer, style.issuer, width)
        pieces.append(drawn_rule(length, width, gap=3.5))
    number = lettered(f"{style.number_prefix}{head.number}", style.number, width, _WHERE)
    return stack([*pieces, replace(number[0], gap=8)])


def _kind(copy: CopyForm, width: float, level: float) -> Piece:
    """Return the kind of copy, and place and day on the line that ends at `level`."""
    head, style = copy.letterhead, copy.style
    kind = stack(lettered(copy.kind, style.copy_kind, width, _WHERE))
    dated = stack(
        lettered(place_and_date(head.place, head.dated_on), style.dateline, width, _WHERE)
    )
    return stack([kind, replace(dated, gap=level - kind.height - dated.height)])

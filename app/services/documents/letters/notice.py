"""A notice (thông báo) in either style: addressees, paragraphs, recipients, signer, a list."""

from dataclasses import dataclass

from app.services.documents.letters.decision import attached_sheet
from app.services.documents.letters.decision_text import named_heading
from app.services.documents.prescribed.closing import closed
from app.services.documents.prescribed.letterhead import Letterhead, letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY
from app.services.documents.sheets.sheet import Sheet
from app.services.documents.sheets.sheet_pdf import sheet_section
from app.services.documents.typesetting.blocks import lettered, paragraph
from app.services.documents.typesetting.flow import Piece, space
from app.services.documents.typesetting.lettering import Align, Setting
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.paper import Numbering, Section, render
from app.services.documents.typesetting.pen import Facts
from app.services.documents.typesetting.words import Run


@dataclass(frozen=True)
class Notice:
    """The text of a notice; `paragraphs` may hold several lines each, lists among them."""

    letterhead: Letterhead
    subject: str
    paragraphs: tuple[str, ...]
    signature: Signature
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    name: str = "Thông báo"
    style: DocumentStyle = PARTY
    attachment: Sheet | None = None
    practice: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What the notice says, its list with it, without its head and who signs it."""
        listed = self.attachment.words if self.attachment else ()
        text = (*self.addressees, *self.paragraphs, *self.recipients)
        return (self.name, self.subject, *text, *listed)


def notice_pdf(notice: Notice) -> bytes:
    """Return the notice and, on pages of its own, the list that is attached to it."""
    sections = [_notice_section(notice)]
    if notice.attachment:
        sections.append(
            sheet_section(
                attached_sheet(notice.attachment, notice.letterhead, notice.style, notice.name)
            )
        )
    facts = Facts(
        f"{notice.name} {notice.subject}", notice.letterhead.issuer, notice.letterhead.number or ""
    )
    return render(sections, facts, practice=notice.practice)


def _notice_section(notice: Notice) -> Section:
    """Return the pages of the notice without its attachment."""
    style = notice.style
    page = a4(style.margins)
    width = page.frame_width
    pieces = [letterhead(notice.letterhead, style, width), space(16)]
    pieces += named_heading(notice.name, notice.subject, style, width)
    pieces += addressed(notice.addressees, style, width)
    pieces += _text(notice, width)
    pieces = closed(pieces, notice.signature, notice.recipients, style, width)
    return Section(page, pieces, Numbering.TOP_FROM_SECOND, number_lettering=style.page_number)


def addressed(addressees: tuple[str, ...], style: DocumentStyle, width: float) -> list[Piece]:
    """Return "Kính gửi": one addressee on its line, several each with a dash."""
    if not addressees:
        return []
    if len(addressees) == 1:
        line = f"Kính gửi: {addressees[0].rstrip(' .;,')}"
        return [*lettered(line, style.body, width, "kính gửi"), space(10)]
    pieces = lettered("Kính gửi:", style.body, width, "kính gửi", _at(style, width * 0.2))
    for position, name in enumerate(addressees, start=1):
        end = "." if position == len(addressees) else ";"
        text = f"- {name.rstrip(' .;,')}{end}"
        pieces += paragraph([Run(text)], _at(style, width * 0.3), width, "kính gửi")
    return [*pieces, space(10)]


def _at(style: DocumentStyle, indent: float) -> Setting:
    return Setting(
        style.body.size, Align.LEFT, leading=style.leading, indent=indent, keep_next=True
    )


def _text(notice: Notice, width: float) -> list[Piece]:
    style = notice.style
    *before, last = notice.paragraphs
    pieces: list[Piece] = []
    for text in (*before, style.ended(last)):
        for line in text.split("\n"):
            pieces += paragraph([Run(line, style.body.face)], style.prose, width, "nội dung")
    return pieces

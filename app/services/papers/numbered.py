"""Papers with a number: a decision or notice whose head and signer were frozen with the number."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.models.decisions import IssuedDocument
from app.services.centre.setup import CentreNames
from app.services.documents.letters.decision import decision_pdf
from app.services.documents.letters.decision_text import Decision
from app.services.documents.letters.notice import Notice, notice_pdf
from app.services.documents.letters.paper_text import (
    PaperText,
    fill_line,
    fill_lines,
    fill_paragraphs,
)
from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.sheets.sheet import Sheet
from app.services.documents.word.word import word_file
from app.services.outgoing.document_issuing import STYLES
from app.services.outgoing.issued_documents import named
from app.services.outgoing.signers import SignerRow
from app.services.papers.frame import DIRECTOR, head_signature
from app.services.papers.paper import Paper


@dataclass(frozen=True)
class NumberedFrame:
    """Who issues and signs a paper, in which style; `document` where it has its number.

    `room` stands where the number will be until then: "........-QĐ/TTCT".
    """

    names: CentreNames
    style: DocumentStyle
    signer: SignerRow | None
    is_practice: bool
    document: IssuedDocument | None
    room: str

    @property
    def letterhead(self) -> Letterhead:
        """The head: as it was frozen with the number, or with room for one."""
        if self.document is None or not self.document.content:
            names = self.names
            return Letterhead(
                names.superior_name, names.full_name, "", names.place_name, room=self.room
            )
        kept = self.document.content
        day = self.document.issued_on
        return Letterhead(kept["superior"], kept["issuer"], kept["number"], kept["place"], day)

    @property
    def authority(self) -> str:
        """Who decides, under the name that the centre had on the day."""
        issuer = (self.document.content or {}).get("issuer") if self.document else None
        return f"{DIRECTOR} {issuer or self.names.full_name}"

    @property
    def signature(self) -> Signature:
        """Who signed, or who would sign now."""
        if self.document is None or not self.document.content:
            return head_signature(self.signer, self.style)
        kept = self.document.content
        return Signature(tuple(kept["capacity"]), kept["signer"])

    def kept_as(self, words: Sequence[str]) -> str:
        """Name the print of a numbered paper by what it says; "" before it has a number.

        Head and signer were frozen with the number, so the words tell one print from another.
        """
        if self.document is None:
            return ""
        text = json.dumps([self.document.id.hex, *words], ensure_ascii=False)
        return f"{named(self.document)} · {hashlib.sha256(text.encode()).hexdigest()[:12]}"


def style_of(document: IssuedDocument | None, usual: DocumentStyle) -> DocumentStyle:
    """Return the style in which a document got its number, or the usual one before that."""
    frozen = (document.content or {}).get("style") if document else None
    return STYLES[frozen] if frozen else usual


def set_out(
    frame: NumberedFrame,
    text: PaperText,
    values: Mapping[str, str],
    *,
    grounds: Sequence[str] = (),
    attachment: Sheet | None = None,
) -> Decision | Notice:
    """Return the decision or notice that a wording makes of its values."""
    if text.has_articles:
        return Decision(
            letterhead=frame.letterhead,
            subject=fill_line(text.subject, values),
            authority=frame.authority,
            basis=(*grounds, *fill_lines(text.basis, values)),
            articles=fill_paragraphs(text.body, values),
            signature=frame.signature,
            recipients=fill_lines(text.recipients, values),
            name=text.name,
            style=frame.style,
            attachment=attachment,
            practice=frame.is_practice,
        )
    return Notice(
        letterhead=frame.letterhead,
        subject=fill_line(text.subject, values),
        paragraphs=fill_paragraphs(text.body, values),
        signature=frame.signature,
        addressees=fill_lines(text.addressees, values),
        recipients=fill_lines(text.recipients, values),
        name=text.name,
        style=frame.style,
        attachment=attachment,
        practice=frame.is_practice,
    )


def paper_of(
    frame: NumberedFrame, content: Decision | Notice, *, form: str, title: str, code: str
) -> Paper:
    """Return a decision or notice as a paper, to be printed or edited in Word."""
    to_pdf = (
        partial(decision_pdf, content)
        if isinstance(content, Decision)
        else partial(notice_pdf, content)
    )
    return Paper(
        form=form,
        title=title,
        code=code,
        to_pdf=to_pdf,
        to_word=partial(word_file, content),
        kept_as=frame.kept_as(content.words),
    )

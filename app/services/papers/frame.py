"""What every paper of a class has around it: head, style, names of the day, who signs."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.decisions import IssuedDocument
from app.services.centre.setup import CentreNames, get_centre, names_on
from app.services.classes.class_states import class_row
from app.services.documents.lists.class_paper import ClassPaper
from app.services.documents.prescribed.capacity import styled_capacity
from app.services.documents.prescribed.letterhead import Letterhead, place_and_date
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.outgoing.document_issuing import STYLES, document_style
from app.services.outgoing.issued_documents import document_of
from app.services.outgoing.signers import SignerRow, find_default_signer
from app.services.papers import wording
from app.services.papers.paper import Request
from app.services.results.rules import rules_of_class
from app.text.numbers import Rounding

DIRECTOR = "Giám đốc"


@dataclass(frozen=True)
class Frame:
    """The facts that the papers of one class on one day share; `document` has the paper's number.

    It is None of a list, and of a paper that has no number yet.
    """

    request: Request
    training_class: TrainingClass
    names: CentreNames
    style: DocumentStyle
    signer: SignerRow | None
    is_practice: bool
    rounding: Rounding
    document: IssuedDocument | None

    @property
    def day(self) -> date:
        """The day that the paper carries."""
        return self.request.day

    @property
    def class_name(self) -> str:
        """The class as papers name it."""
        return wording.class_name(self.training_class)

    def letterhead(self) -> Letterhead:
        """Return the head of a list, which has no number."""
        return Letterhead(self.names.superior_name, self.names.full_name)

    def director(self, *, dated: bool = False) -> Signature:
        """Return the signature of the head, with place and date above it where wanted."""
        above = place_and_date(self.names.place_name, self.day) if dated else ""
        return head_signature(self.signer, self.style, above)

    def signed_by(self, capacity: str, name: str | None) -> Signature:
        """Return the signature of somebody of the class."""
        return Signature((capacity,), name or "")

    def class_paper(self, first: str, first_name: str | None) -> ClassPaper:
        """Return the frame of a list that somebody made out and the head signs."""
        return ClassPaper(
            letterhead=self.letterhead(),
            class_name=self.class_name,
            opened_on=self.training_class.opened_on,
            closed_on=self.training_class.closed_on,
            signatures=(self.signed_by(first, first_name), self.director(dated=True)),
            style=self.style,
            printed_at=self.request.printed_at,
            practice=self.is_practice,
            rounding=self.rounding,
        )

    def list_paper(self) -> ClassPaper:
        """Return the frame of a list that the training officer made out."""
        return self.class_paper("Người lập danh sách", self.training_class.training_officer)


def head_signature(signer: SignerRow | None, style: DocumentStyle, above: str = "") -> Signature:
    """Return the signature of who signs for the centre; unnamed while there is nobody."""
    lines = signer.capacity_lines if signer else (DIRECTOR,)
    name = signer.full_name if signer else ""
    return Signature(styled_capacity(lines, style), name, above=above)


def frame_of(session: Session, request: Request, form: str) -> Frame:
    """Read the frame of a class's papers, in the style of the form.

    The day is that of the request, but of a paper that has its number the day that it carries.
    """
    document = document_of(session, class_id=request.class_id, form=form)
    if document is not None:
        request = replace(request, day=document.issued_on)
    return Frame(
        request=request,
        training_class=class_row(session, request.class_id),
        names=names_on(session, request.day),
        style=STYLES[document_style(session, form)],
        signer=find_default_signer(session, on=request.day),
        is_practice=get_centre(session).is_practice,
        rounding=rules_of_class(session, request.class_id).percent_rounding,
        document=document,
    )

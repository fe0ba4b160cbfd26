"""The decision that opens a class (F05): what it says, and entering it in the book."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.classes import TrainingClass
from app.services.class_states import class_row
from app.services.classes import programme_of
from app.services.document_issuing import DocumentOrder, issue_document
from app.services.documents.opening_decision import OpenedClass, opening_subject
from app.services.issued_documents import OPENING, document_of, named
from app.services.papers import wording
from app.services.signers import signer_on


class AlreadyDecidedError(UserError):
    """A class has its opening decision already."""


def issue_opening(
    session: Session,
    *,
    class_id: UUID,
    issued_on: date,
    signer_id: UUID,
    number: int | None = None,
) -> UUID:
    """Enter the decision that opens a class (F05) in the book and return its id; once per class."""
    found = class_row(session, class_id)
    before = document_of(session, class_id=class_id, form=OPENING)
    if before is not None:
        raise AlreadyDecidedError(
            f"Lớp {found.code} đã có {named(before)} mở lớp.",
            remedy="In lại quyết định đó ở thẻ Văn bản.",
            code="already-decided",
        )
    signer = signer_on(session, signer_id=signer_id, day=issued_on)
    facts = opened_class(session, found, learners=0)
    order = DocumentOrder(OPENING, class_id, issued_on, signer, opening_subject(facts), number)
    return issue_document(session, order, content={})


def opened_class(session: Session, found: TrainingClass, *, learners: int) -> OpenedClass:
    """Return what the decision that opens a class says of it."""
    return OpenedClass(
        class_name=wording.class_name(found),
        programme=wording.inside(programme_of(session, found).name),
        learners=learners,
        opened_on=found.opened_on,
        closed_on=found.closed_on,
        study_mode=found.study_mode.label.lower(),
        place=found.place,
        class_head=found.class_head or "",
        training_officer=found.training_officer or "",
        budget_source=found.budget_source or "",
    )

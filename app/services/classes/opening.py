"""The decision that opens a class (F05): entering it in the book, once per class."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.services.outgoing.issued_documents import OPENING
from app.services.papers.issuing import AlreadyDecidedError, issue_paper

__all__ = ["AlreadyDecidedError", "issue_opening"]


def issue_opening(
    session: Session,
    *,
    class_id: UUID,
    issued_on: date,
    signer_id: UUID,
    number: int | None = None,
) -> UUID:
    """Enter the decision that opens a class (F05) in the book and return its id; once per class."""
    return issue_paper(
        session,
        form=OPENING,
        class_id=class_id,
        issued_on=issued_on,
        signer_id=signer_id,
        number=number,
    )

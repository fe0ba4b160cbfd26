"""Opening a class together with its decision (F05): both are written, or neither."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.services.classes.classes import open_class
from app.services.classes.opening import issue_opening


@dataclass(frozen=True, slots=True)
class OpeningDecision:
    """Who signs the decision; a `number` of None takes the next of the year."""

    signer_id: UUID
    number: int | None = None


def open_with_decision(
    session: Session,
    *,
    class_id: UUID,
    on: date,
    small_size_reason: str | None = None,
    decision: OpeningDecision | None = None,
) -> None:
    """Open a class on a day and, where asked for, enter its decision of that day in the book."""
    open_class(session, class_id=class_id, on=on, small_size_reason=small_size_reason)
    if decision is not None:
        issue_opening(
            session,
            class_id=class_id,
            issued_on=on,
            signer_id=decision.signer_id,
            number=decision.number,
        )

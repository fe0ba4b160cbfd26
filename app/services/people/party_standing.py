"""The Party standing of a person, written and read."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.people import PartyMembership
from app.models.values import PartyStatus
from app.text.names import tidy_text
from app.text.partial_date import PartialDate


class PartyDetails(NamedTuple):
    """The Party standing of a person."""

    status: PartyStatus
    admitted_on: PartialDate | None = None
    official_on: date | None = None
    party_card_no: str | None = None


def set_party(session: Session, *, person_id: UUID, party: PartyDetails) -> None:
    """Write the Party standing of a person."""
    kept = session.scalar(select(PartyMembership).where(PartyMembership.person_id == person_id))
    if kept is None:
        kept = PartyMembership(person_id=person_id)
        session.add(kept)
    kept.status = party.status
    kept.admitted_on = party.admitted_on
    kept.official_on = party.official_on
    kept.party_card_no = tidy_text(party.party_card_no or "") or None
    session.flush()


def party_of(session: Session, *, person_id: UUID) -> PartyDetails | None:
    """Return the Party standing of a person; None when nothing is known of it."""
    kept = session.scalar(select(PartyMembership).where(PartyMembership.person_id == person_id))
    if kept is None:
        return None
    return PartyDetails(kept.status, kept.admitted_on, kept.official_on, kept.party_card_no)


def parties_of(session: Session, people: Collection[UUID]) -> dict[UUID, PartyMembership]:
    """Return what is kept of the Party standing of these people."""
    if not people:
        return {}
    first, last = min(people), max(people)
    # A range instead of a list of ids: a list of a whole commune has thousands of namesakes.
    found = session.scalars(
        select(PartyMembership).where(PartyMembership.person_id.between(first, last))
    )
    return {party.person_id: party for party in found if party.person_id in people}

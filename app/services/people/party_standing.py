"""The Party standing of people, written and read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.base import new_ids
from app.models.people import PartyMembership
from app.models.values import PartyStatus
from app.services.bulk import chunks, differing, insert_rows, update_rows
from app.text.names import tidy_or_none
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
    for name, value in _written(party)._asdict().items():
        setattr(kept, name, value)
    session.flush()


def party_of(session: Session, *, person_id: UUID) -> PartyDetails | None:
    """Return the Party standing of a person; None when nothing is known of it."""
    kept = session.scalar(select(PartyMembership).where(PartyMembership.person_id == person_id))
    if kept is None:
        return None
    return PartyDetails(kept.status, kept.admitted_on, kept.official_on, kept.party_card_no)


def parties_of(session: Session, people: Collection[UUID]) -> dict[UUID, PartyDetails]:
    """Return the Party standing of these people, those of whom nothing is known left out."""
    return {person_id: details for _, person_id, details in _kept(session, people)}


def add_parties(session: Session, parties: Sequence[tuple[UUID, PartyDetails]]) -> None:
    """Keep the Party standing of people of whom nothing was known."""
    rows = (
        (party_id, person_id, *_written(party))
        for party_id, (person_id, party) in zip(new_ids(len(parties)), parties, strict=True)
    )
    insert_rows(session, PartyMembership, ("id", "person_id", *PartyDetails._fields), rows)


def set_parties(session: Session, parties: Mapping[UUID, PartyDetails]) -> None:
    """Write the Party standing of many people, as `set_party` does that of one."""
    kept = {person_id: (row_id, old) for row_id, person_id, old in _kept(session, parties)}
    update_rows(
        session,
        PartyMembership,
        {
            row_id: differing(_written(parties[person_id])._asdict(), old._asdict())
            for person_id, (row_id, old) in kept.items()
        },
    )
    add_parties(session, [(who, party) for who, party in parties.items() if who not in kept])


def _written(party: PartyDetails) -> PartyDetails:
    """Return the standing as it is kept."""
    if party.party_card_no is None:
        return party
    return party._replace(party_card_no=tidy_or_none(party.party_card_no))


def _kept(session: Session, people: Collection[UUID]) -> Iterator[tuple[UUID, UUID, PartyDetails]]:
    """Yield what is kept of these people: the key of the row, whose it is, what it says."""
    columns = select(
        PartyMembership.id,
        PartyMembership.person_id,
        PartyMembership.status,
        PartyMembership.admitted_on,
        PartyMembership.official_on,
        PartyMembership.party_card_no,
    )
    for chunk in chunks(sorted(people)):
        found = session.execute(columns.where(PartyMembership.person_id.in_(chunk)))
        for row_id, person_id, status, admitted_on, official_on, card in found:
            yield row_id, person_id, PartyDetails(status, admitted_on, official_on, card)

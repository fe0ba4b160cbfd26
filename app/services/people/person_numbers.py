"""The numbers that a person is known by, and whose numbers or names an action touched."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.models.certificates import Certificate, RegisterEntry
from app.models.classes import Enrolment
from app.models.people import PartyMembership, Person

# Rows that tell a person's number beside the person's own row, with whose they are and were.
_OWNERS = text(
    "SELECT json_extract(after, '$.person_id'), json_extract(before, '$.person_id') FROM changes"
    " WHERE action_seq = (SELECT seq FROM current_action) AND table_name = :table"
    " AND (:table <> 'enrolments' OR operation = 'U')"
)


def numbers_of(session: Session, people: Sequence[UUID] | None) -> Mapping[UUID, Sequence[str]]:
    """Return the numbers of some people, or of all: identity, Party card, telephone, papers."""
    found: dict[UUID, list[str]] = defaultdict(list)
    own = select(Person.id, Person.citizen_id, Person.old_id_no, Person.phone)
    card = select(PartyMembership.person_id, PartyMembership.party_card_no)
    papers = (
        select(Enrolment.person_id, Certificate.serial_no, RegisterEntry.register_no)
        .join(Certificate, Certificate.enrolment_id == Enrolment.id)
        .join(RegisterEntry, RegisterEntry.id == Certificate.register_entry_id)
        .order_by(Certificate.serial_no)
    )
    queries: tuple[tuple[Any, Any], ...] = (
        (own, Person.id),
        (card, PartyMembership.person_id),
        (papers, Enrolment.person_id),
    )
    for query, column in queries:
        narrowed = query if people is None else query.where(column.in_(people))
        for person_id, *numbers in session.execute(narrowed):
            found[person_id].extend(number for number in numbers if number)
    return found


def touched_people(session: Session, changed: Mapping[str, set[str]]) -> set[UUID]:
    """Return whose name or number the running action may have changed, deleted people too."""
    people = {UUID(hex=row_id) for row_id in changed.get(Person.__tablename__, ())}
    for table in ("party_memberships", "enrolments"):
        if table in changed:
            owners = session.execute(_OWNERS, {"table": table}).all()
            people.update(UUID(hex=owner) for pair in owners for owner in pair if owner)
    if papers := changed.get(Certificate.__tablename__):
        ids = [UUID(hex=row_id) for row_id in papers]
        for start in range(0, len(ids), 500):
            people.update(
                session.scalars(
                    select(Enrolment.person_id)
                    .join(Certificate, Certificate.enrolment_id == Enrolment.id)
                    .where(Certificate.id.in_(ids[start : start + 500]))
                )
            )
    return people

"""Sensitive fields of a person: masked until somebody opens them, which is written down."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from app.models.people import PartyMembership, Person, SensitiveReading
from app.services.field_changes import written
from app.services.people import person_of
from app.services.rights import require_sensitive
from app.text.identity import mask_citizen_id

# Domain 3.2 and 5.17: numbers by which a person is known to the State, ethnic origin, and whatever
# says how somebody stands to the Party.
SENSITIVE = frozenset(
    {"citizen_id", "old_id_no", "ethnicity", "status", "admitted_on", "official_on"}
    | {"party_card_no"}
)
MASK = "••••••"


@dataclass(frozen=True, slots=True)
class SensitiveFact:
    """A field as it is shown: its label, and its value, masked or not; "" where none is kept."""

    field: str
    label: str
    value: str


def masked_facts(session: Session, *, person_id: UUID) -> tuple[SensitiveFact, ...]:
    """Return the sensitive fields masked: which of them are filled in, and not with what."""
    return tuple(
        SensitiveFact(fact.field, fact.label, _masked(fact)) for fact in _facts(session, person_id)
    )


def open_facts(session: Session, *, person_id: UUID) -> tuple[SensitiveFact, ...]:
    """Return the sensitive fields as they are, and write down who saw which of them."""
    reader = require_sensitive(session)
    facts = tuple(_facts(session, person_id))
    session.add(
        SensitiveReading(
            read_by=reader.name,
            person_id=person_id,
            fields=[fact.field for fact in facts if fact.value],
            reason=None,
            read_at=clock.now(),
        )
    )
    session.flush()
    return facts


def count_readings(session: Session, *, person_id: UUID) -> int:
    """Return how often somebody opened the sensitive fields of a person."""
    query = select(func.count()).where(SensitiveReading.person_id == person_id)
    return session.scalar(query) or 0


def _facts(session: Session, person_id: UUID) -> Iterator[SensitiveFact]:
    person: Person = person_of(session, person_id)
    party = session.scalar(select(PartyMembership).where(PartyMembership.person_id == person_id))
    for row, field, label in (
        (person, "citizen_id", "Số căn cước"),
        (person, "old_id_no", "Số CMND cũ"),
        (person, "ethnicity", "Dân tộc"),
        (party, "status", "Đảng viên"),
        (party, "admitted_on", "Ngày vào Đảng"),
        (party, "official_on", "Ngày chính thức"),
        (party, "party_card_no", "Số thẻ đảng"),
    ):
        value = getattr(row, field, None)
        yield SensitiveFact(field, label, written(value) if value is not None else "")


def _masked(fact: SensitiveFact) -> str:
    if fact.value and fact.field in ("citizen_id", "old_id_no"):
        return mask_citizen_id(fact.value)
    return MASK if fact.value else ""

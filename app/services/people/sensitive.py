"""Sensitive fields of a person: masked until somebody opens them, which is written down."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from app.models.people import PartyMembership, Person, SensitiveReading
from app.services.centre.rights import require_sensitive
from app.services.lists.field_changes import written
from app.services.people.people import person_of
from app.text.identity import mask_citizen_id

# Nghị định 356/2025/NĐ-CP: ethnic origin and views on politics, as which whatever says how somebody
# stands to the Party is held; beside them the numbers by which a person is known to the State.
SENSITIVE = frozenset(
    {"citizen_id", "old_id_no", "ethnicity", "status", "admitted_on", "official_on"}
    | {"party_card_no"}
)
MASK = "••••••"
# Of these the ends are shown: enough to tell two people of one name apart.
_NUMBERS = frozenset({"citizen_id", "old_id_no"})


@dataclass(frozen=True, slots=True)
class SensitiveFact:
    """A field as it is shown: its label, and its value, masked or not; "" where none is kept."""

    field: str
    label: str
    value: str


def masked(field: str, value: str) -> str:
    """Return a value as every page and list shows it until it is opened; "" where none is kept."""
    if not value or field not in SENSITIVE:
        return value
    return mask_citizen_id(value) if field in _NUMBERS else MASK


def masked_facts(session: Session, *, person_id: UUID) -> tuple[SensitiveFact, ...]:
    """Return the sensitive fields masked: which of them are filled in, and not with what."""
    return tuple(
        SensitiveFact(fact.field, fact.label, masked(fact.field, fact.value))
        for fact in _facts(session, person_id)
    )


def open_facts(session: Session, *, person_id: UUID) -> tuple[SensitiveFact, ...]:
    """Return the sensitive fields as they are, and write down who saw which of them."""
    facts = facts_still_open(session, person_id=person_id)
    filled = [fact.field for fact in facts if fact.value]
    open_list(session, person_ids=[person_id], fields=filled)
    return facts


def facts_still_open(session: Session, *, person_id: UUID) -> tuple[SensitiveFact, ...]:
    """Return the sensitive fields as they are now, for a page on which they were opened before."""
    return tuple(_facts(session, person_id))


def open_list(session: Session, *, person_ids: Iterable[UUID], fields: Sequence[str]) -> None:
    """Write down who saw these sensitive fields of everybody in a list; refuses without the right.

    What they are stands in the rows of the list already; this is what opening them costs.
    """
    reader, at = require_sensitive(session), clock.now()
    session.add_all(
        SensitiveReading(
            read_by=reader.name, person_id=person_id, fields=list(fields), reason=None, read_at=at
        )
        for person_id in person_ids
    )
    session.flush()


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

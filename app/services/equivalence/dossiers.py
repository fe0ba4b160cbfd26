"""The dossiers of equivalence as a list: whose, what was counted, what comes of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.equivalence import EquivalenceDossier
from app.models.people import Person
from app.models.values import DossierState, EquivalenceOutcome
from app.services.equivalence.equivalence_rules import EquivalenceRule
from app.text.names import NameParts
from app.text.order import sort_key
from app.text.partial_date import PartialDate

_PAPERS = {
    "has_application": "đơn đề nghị",
    "has_degree_copy": "bản sao văn bằng",
    "has_transcript": "bảng điểm",
    "has_request_letter": "công văn đề nghị",
}


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A dossier in the list; `lacking` names the papers that are not there."""

    id: UUID
    person_id: UUID
    full_name: str
    birth_date: PartialDate | None
    requested_by: str | None
    degree: str | None
    institution: str | None
    graduation_year: int | None
    periods: int | None
    lessons: int | None
    lacking: tuple[str, ...]
    is_party_member: bool | None
    is_planned_leader: bool | None
    outcome: EquivalenceOutcome
    state: DossierState
    received_on: date


def list_dossiers(session: Session) -> tuple[DossierRow, ...]:
    """Return all dossiers in Vietnamese order of names, a person's newest first."""
    found = session.execute(
        select(EquivalenceDossier, Person)
        .join(Person, Person.id == EquivalenceDossier.person_id)
        .order_by(EquivalenceDossier.received_on.desc(), EquivalenceDossier.id.desc())
    ).all()
    ordered = sorted(found, key=lambda pair: _key(pair[1]))
    return tuple(_row(dossier, person) for dossier, person in ordered)


def why(row: DossierRow, rule: EquivalenceRule) -> str:
    """Say what a dossier lacks, "" where it lacks nothing."""
    found = []
    if row.lacking:
        found.append(f"thiếu {', '.join(row.lacking)}")
    if row.periods is None or row.lessons is None:
        found.append("chưa rõ số tiết, số bài")
    else:
        if row.periods < rule.min_periods:
            found.append(f"thiếu {rule.min_periods - row.periods} tiết")
        if row.lessons < rule.min_lessons:
            found.append(f"thiếu {rule.min_lessons - row.lessons} bài")
    return "; ".join(found)


def _key(person: Person) -> str:
    return sort_key(NameParts(person.family_name, person.middle_name, person.given_name))


def _row(dossier: EquivalenceDossier, person: Person) -> DossierRow:
    return DossierRow(
        id=dossier.id,
        person_id=person.id,
        full_name=person.full_name,
        birth_date=person.birth_date,
        requested_by=dossier.requested_by,
        degree=dossier.degree,
        institution=dossier.institution,
        graduation_year=dossier.graduation_year,
        periods=dossier.periods,
        lessons=dossier.lessons,
        lacking=tuple(word for name, word in _PAPERS.items() if getattr(dossier, name) is False),
        is_party_member=dossier.is_party_member,
        is_planned_leader=dossier.is_planned_leader,
        outcome=dossier.outcome,
        state=dossier.state,
        received_on=dossier.received_on,
    )

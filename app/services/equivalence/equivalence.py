"""Dossiers that ask to confirm an equivalent level: kept, judged, brought up to date."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.equivalence import EquivalenceDossier
from app.models.values import DECIDED, DossierState, EquivalenceOutcome
from app.services.bulk import chunks
from app.services.equivalence.equivalence_rules import EquivalenceRule, judge, rule_of_payload
from app.services.results.rules import NoRulesError, rule_set_in_force

_PAPERS = ("has_application", "has_degree_copy", "has_transcript", "has_request_letter")


@dataclass(frozen=True, slots=True)
class DossierDetails:
    """What a list or the papers say of a dossier; None is what they do not say."""

    requested_by: str | None = None
    commune_code: str | None = None
    degree: str | None = None
    institution: str | None = None
    graduation_year: int | None = None
    periods: int | None = None
    lessons: int | None = None
    has_application: bool | None = None
    has_degree_copy: bool | None = None
    has_transcript: bool | None = None
    has_request_letter: bool | None = None
    is_party_member: bool | None = None
    is_planned_leader: bool | None = None
    note: str | None = None


def rule_in_force(session: Session, *, day: date) -> EquivalenceRule:
    """Return the rule of equivalence in force on a day; the usual one where no rule set is."""
    try:
        return rule_of_payload(rule_set_in_force(session, day=day).payload)
    except NoRulesError:
        return EquivalenceRule()


def open_dossiers(session: Session, people: Collection[UUID]) -> dict[UUID, EquivalenceDossier]:
    """Return the dossier of each of these people that is not decided; of several, the newest."""
    found: dict[UUID, EquivalenceDossier] = {}
    for chunk in chunks(sorted(people)):
        rows = session.scalars(
            select(EquivalenceDossier)
            .where(
                EquivalenceDossier.person_id.in_(chunk), EquivalenceDossier.state.not_in(DECIDED)
            )
            .order_by(EquivalenceDossier.received_on, EquivalenceDossier.id)
        )
        found |= {row.person_id: row for row in rows}
    return found


def receive_dossier(
    session: Session,
    *,
    person_id: UUID,
    details: DossierDetails,
    rule: EquivalenceRule,
    on: date,
) -> None:
    """Keep a new dossier and judge it."""
    dossier = EquivalenceDossier(person_id=person_id, received_on=on, state_on=on)
    for name in DossierDetails.__slots__:
        setattr(dossier, name, getattr(details, name))
    _judge(dossier, rule, on)
    session.add(dossier)


def correct_dossier(
    kept: EquivalenceDossier, *, values: dict[str, Any], rule: EquivalenceRule, on: date
) -> None:
    """Write the named values of a dossier that is not decided, and judge it again."""
    for name, value in values.items():
        setattr(kept, name, value)
    _judge(kept, rule, on)


def outcome_of(dossier: EquivalenceDossier, rule: EquivalenceRule) -> EquivalenceOutcome:
    """Return what the rules say of a dossier; a paper that nobody asked about lacks nothing."""
    papers = [getattr(dossier, name) for name in _PAPERS]
    outcome = judge(
        rule,
        papers=all(paper is not False for paper in papers),
        periods=dossier.periods,
        lessons=dossier.lessons,
    )
    return EquivalenceOutcome(outcome)


def _judge(dossier: EquivalenceDossier, rule: EquivalenceRule, on: date) -> None:
    dossier.outcome = outcome_of(dossier, rule)
    lacking = dossier.outcome is EquivalenceOutcome.INCOMPLETE
    if dossier.state in (None, DossierState.INCOMPLETE, DossierState.COMPLETE):
        state = DossierState.INCOMPLETE if lacking else DossierState.COMPLETE
        if dossier.state is not state:
            dossier.state, dossier.state_on = state, on

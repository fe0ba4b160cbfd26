"""Trainings that people have behind them as lists tell of them: the last update, days, digital."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.cadres import PriorTraining
from app.models.values import Evidence, TrainingKind, TrainingSource
from app.services.bulk import chunks
from app.text.partial_date import PartialDate

_TOLD = (TrainingKind.UPDATE, TrainingKind.YEARLY, TrainingKind.DIGITAL)


@dataclass(frozen=True, slots=True)
class TrainingFacts:
    """What a roster says: the last update of knowledge, days of training in a year, digital."""

    last_update: PartialDate | None = None
    days: int | None = None
    digital: bool | None = None


@dataclass(slots=True)
class KnownTraining:
    """What is kept of one person: the newest update, the rows of yearly days, a digital one."""

    update: PriorTraining | None = None
    yearly: dict[int, PriorTraining] = field(default_factory=dict)
    digital: PriorTraining | None = None

    def facts(self, year: int) -> TrainingFacts:
        """Return what a roster of this year would say."""
        of_year = self.yearly.get(year)
        return TrainingFacts(
            self.update.ended_on if self.update else None,
            of_year.days if of_year else None,
            True if self.digital else None,
        )


def known_trainings(session: Session, people: Collection[UUID]) -> dict[UUID, KnownTraining]:
    """Return what is kept of each of these people, those of whom nothing is left out."""
    found: dict[UUID, KnownTraining] = {}
    for chunk in chunks(sorted(people)):
        rows = session.scalars(
            select(PriorTraining)
            .where(PriorTraining.person_id.in_(chunk), PriorTraining.training_kind.in_(_TOLD))
            .order_by(PriorTraining.ended_on, PriorTraining.id)
        )
        for row in rows:
            _keep(found.setdefault(row.person_id, KnownTraining()), row)
    return found


def says_more(new: TrainingFacts, known: KnownTraining | None, year: int) -> TrainingFacts:
    """Return what the roster says and is not kept yet; a blank tick takes nothing away.

    An earlier update than the kept one only corrects what another list has said.
    """
    kept = known or KnownTraining()
    before = kept.facts(year)
    update = new.last_update if new.last_update != before.last_update else None
    if update and kept.update and kept.update.source is not TrainingSource.LIST:
        update = update if _is_later(update, kept.update) else None
    days = new.days if new.days != before.days else None
    return TrainingFacts(update, days, True if new.digital and not before.digital else None)


def keep_trainings(
    session: Session,
    *,
    person_id: UUID,
    new: TrainingFacts,
    year: int,
    known: KnownTraining | None = None,
) -> None:
    """Keep what a roster says beyond what is known."""
    kept = known or KnownTraining()
    if new.last_update is not None:
        _keep_update(session, person_id, new.last_update, kept.update)
    if new.days is not None:
        of_year = kept.yearly.get(year)
        if of_year is None:
            span = PartialDate(year)
            of_year = _told(person_id, TrainingKind.YEARLY, span)
            of_year.began_on = span
            session.add(of_year)
        of_year.days = new.days
    if new.digital and kept.digital is None:
        session.add(_told(person_id, TrainingKind.DIGITAL, None))


def _keep_update(
    session: Session, person_id: UUID, ended_on: PartialDate, kept: PriorTraining | None
) -> None:
    if kept is None or _is_later(ended_on, kept):
        session.add(_told(person_id, TrainingKind.UPDATE, ended_on))
    else:
        kept.ended_on = ended_on


def _is_later(ended_on: PartialDate, kept: PriorTraining) -> bool:
    return kept.ended_on is None or ended_on.first_day > kept.ended_on.last_day


def _told(person_id: UUID, kind: TrainingKind, ended_on: PartialDate | None) -> PriorTraining:
    return PriorTraining(
        person_id=person_id,
        training_kind=kind,
        ended_on=ended_on,
        evidence=Evidence.DECLARED,
        source=TrainingSource.LIST,
    )


def _keep(known: KnownTraining, row: PriorTraining) -> None:
    if row.training_kind is TrainingKind.UPDATE:
        known.update = row
    elif row.training_kind is TrainingKind.DIGITAL:
        known.digital = row
    elif row.ended_on is not None:
        known.yearly[row.ended_on.year] = row

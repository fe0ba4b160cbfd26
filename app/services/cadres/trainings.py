"""Trainings that people have behind them as lists tell of them: the last update, days, digital."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.base import new_ids
from app.models.cadres import PriorTraining
from app.models.values import Evidence, TrainingKind, TrainingSource
from app.services.bulk import chunks, insert_rows, update_rows
from app.text.partial_date import PartialDate

_TOLD = (TrainingKind.UPDATE, TrainingKind.YEARLY, TrainingKind.DIGITAL)


@dataclass(frozen=True, slots=True)
class TrainingFacts:
    """What a roster says: the last update of knowledge, days of training in a year, digital."""

    last_update: PartialDate | None = None
    days: int | None = None
    digital: bool | None = None


class HeldTraining(NamedTuple):
    """A training as it is kept."""

    row_id: UUID
    kind: TrainingKind
    ended_on: PartialDate | None
    days: int | None
    source: TrainingSource


@dataclass(slots=True)
class KnownTraining:
    """What is kept of one person: the newest update, the rows of yearly days, a digital one."""

    update: HeldTraining | None = None
    yearly: dict[int, HeldTraining] = field(default_factory=dict)
    digital: HeldTraining | None = None

    def facts(self, year: int) -> TrainingFacts:
        """Return what a roster of this year would say."""
        of_year = self.yearly.get(year)
        return TrainingFacts(
            self.update.ended_on if self.update else None,
            of_year.days if of_year else None,
            True if self.digital else None,
        )

    def keep(self, row: HeldTraining) -> None:
        """Take in a row that is kept; of those of a kind the last counts."""
        if row.kind is TrainingKind.UPDATE:
            self.update = row
        elif row.kind is TrainingKind.DIGITAL:
            self.digital = row
        elif row.ended_on is not None:
            self.yearly[row.ended_on.year] = row


class TrainingWord(NamedTuple):
    """What a roster says of somebody's trainings; `year` is that of the days."""

    person_id: UUID
    new: TrainingFacts
    year: int


def known_trainings(session: Session, people: Collection[UUID]) -> dict[UUID, KnownTraining]:
    """Return what is kept of each of these people, those of whom nothing is left out."""
    row = PriorTraining
    query = (
        select(row.person_id, row.id, row.training_kind, row.ended_on, row.days, row.source)
        .where(row.training_kind.in_(_TOLD))
        .order_by(row.ended_on, row.id)
    )
    found: dict[UUID, KnownTraining] = {}
    for chunk in chunks(sorted(people)):
        rows = session.execute(query.where(row.person_id.in_(chunk)))
        for person_id, row_id, kind, ended_on, days, source in rows:
            kept = HeldTraining(row_id, kind, ended_on, days, source)
            found.setdefault(person_id, KnownTraining()).keep(kept)
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


def keep_trainings(session: Session, words: Sequence[TrainingWord]) -> None:
    """Keep what a roster says of many people beyond what is known of them."""
    known = known_trainings(session, [word.person_id for word in words])
    told: list[_Told] = []
    corrected: dict[UUID, dict[str, object]] = {}
    for person_id, new, year in words:
        kept = known.get(person_id, KnownTraining())
        if new.last_update is not None:
            if kept.update is None or _is_later(new.last_update, kept.update):
                told.append(_Told(person_id, TrainingKind.UPDATE, ended_on=new.last_update))
            else:
                corrected[kept.update.row_id] = {"ended_on": new.last_update}
        if new.days is not None:
            of_year, span = kept.yearly.get(year), PartialDate(year)
            if of_year is None:
                told.append(_Told(person_id, TrainingKind.YEARLY, span, span, new.days))
            else:
                corrected[of_year.row_id] = {"days": new.days}
        if new.digital and kept.digital is None:
            told.append(_Told(person_id, TrainingKind.DIGITAL))
    update_rows(session, PriorTraining, corrected)
    _insert(session, told)


class _Told(NamedTuple):
    """A training of which only a list tells."""

    person_id: UUID
    training_kind: TrainingKind
    began_on: PartialDate | None = None
    ended_on: PartialDate | None = None
    days: int | None = None


def _insert(session: Session, told: Sequence[_Told]) -> None:
    rows = (
        (row_id, Evidence.DECLARED, TrainingSource.LIST, *one)
        for row_id, one in zip(new_ids(len(told)), told, strict=True)
    )
    insert_rows(session, PriorTraining, ("id", "evidence", "source", *_Told._fields), rows)


def _is_later(ended_on: PartialDate, kept: HeldTraining) -> bool:
    return kept.ended_on is None or ended_on.first_day > kept.ended_on.last_day

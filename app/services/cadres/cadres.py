"""The roster of cadres: who holds which post now, with level, last update and days of training."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.cadres import EmploymentPeriod, PriorTraining
from app.models.organizations import Commune
from app.models.people import Person
from app.models.values import Gender, PersonStatus, TrainingKind
from app.paths import resource
from app.text.names import NameParts, fold
from app.text.order import sort_key
from app.text.partial_date import PartialDate

ENOUGH_DAYS = 5
"""Days of training in a year that make a week of work (Chỉ thị of Lạng Sơn, 2021)."""
_INTERMEDIATE, _ADVANCED = 2, 3  # ranks of the shipped list of theory levels


@dataclass(frozen=True, slots=True)
class CadreRow:
    """A person with the post held now; `days` are those of training in `days_year`.

    `theory_rank` is that of the shipped list of levels, None for a level that it does not know.
    """

    id: UUID
    full_name: str
    birth_date: PartialDate | None
    gender: Gender | None
    unit: str | None
    commune_name: str | None
    post: str | None
    is_leader: bool
    planned_for: str | None
    degree: str | None
    theory_level: str | None
    theory_rank: int | None
    last_update: PartialDate | None
    days: int | None
    days_year: int | None
    is_digital: bool
    confirmed_on: date

    @property
    def has_intermediate(self) -> bool:
        """Whether the level of theory is intermediate or higher."""
        return self.theory_rank is not None and self.theory_rank >= _INTERMEDIATE

    @property
    def has_advanced(self) -> bool:
        """Whether the level of theory is advanced or higher."""
        return self.theory_rank is not None and self.theory_rank >= _ADVANCED

    @property
    def has_enough_days(self) -> bool:
        """Whether the days of training make the week that is asked for."""
        return self.days is not None and self.days >= ENOUGH_DAYS


@dataclass(slots=True)
class _Trained:
    """What is kept of one person's trainings, the newest of each kind."""

    update: PartialDate | None = None
    days: int | None = None
    year: int | None = None
    is_digital: bool = False


def list_cadres(session: Session) -> tuple[CadreRow, ...]:
    """Return everybody at work who holds a post now, in Vietnamese order of names."""
    found = session.execute(
        select(Person, EmploymentPeriod, Commune.name)
        .join(EmploymentPeriod, EmploymentPeriod.person_id == Person.id)
        .outerjoin(Commune, Commune.code == EmploymentPeriod.commune_code)
        .where(EmploymentPeriod.valid_to.is_(None), Person.merged_into_id.is_(None))
        .where(Person.status == PersonStatus.ACTIVE)
        # Of several posts the one confirmed last stands for the person.
        .order_by(EmploymentPeriod.confirmed_on, EmploymentPeriod.id)
    ).all()
    trained = _trainings(session)
    rows = {
        person.id: (person, _row(person, post, commune, trained.get(person.id, _Trained())))
        for person, post, commune in found
    }
    return tuple(row for _, row in sorted(rows.values(), key=lambda pair: _key(pair[0])))


def theory_rank(level: str | None) -> int | None:
    """Return the rank of a level of theory; no level at all is the lowest, an unknown one None."""
    return _theory_ranks().get(fold(level)) if level else 0


def _key(person: Person) -> str:
    return sort_key(NameParts(person.family_name, person.middle_name, person.given_name))


def _row(
    person: Person, post: EmploymentPeriod, commune: str | None, trained: _Trained
) -> CadreRow:
    return CadreRow(
        id=person.id,
        full_name=person.full_name,
        birth_date=person.birth_date,
        gender=person.gender,
        unit=post.unit,
        commune_name=commune,
        post=post.post,
        is_leader=bool(post.is_leader),
        planned_for=post.planned_for,
        degree=person.major,
        theory_level=person.theory_level,
        theory_rank=theory_rank(person.theory_level),
        last_update=trained.update,
        days=trained.days,
        days_year=trained.year,
        is_digital=trained.is_digital,
        confirmed_on=post.confirmed_on,
    )


def _trainings(session: Session) -> Mapping[UUID, _Trained]:
    found: dict[UUID, _Trained] = {}
    rows = session.execute(
        select(
            PriorTraining.person_id,
            PriorTraining.training_kind,
            PriorTraining.ended_on,
            PriorTraining.days,
        ).order_by(PriorTraining.ended_on, PriorTraining.id)
    )
    for person_id, kind, ended_on, days in rows:
        known = found.setdefault(person_id, _Trained())
        if kind is TrainingKind.UPDATE:
            known.update = ended_on
        elif kind is TrainingKind.DIGITAL:
            known.is_digital = True
        elif kind is TrainingKind.YEARLY and ended_on is not None:
            known.days, known.year = days, ended_on.year
    return found


@cache
def _theory_ranks() -> dict[str, int]:
    path = resource("lists", "theory_levels.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        fold(name): int(row["rank"])
        for row in rows
        for name in (row["name"], *row["aliases"].split(";"))
        if name
    }

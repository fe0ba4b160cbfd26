"""The newest curriculum of each programme, lesson by lesson."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.programmes import Programme
from app.models.values import Owner
from app.paths import resource
from app.services.programmes.own_programmes import CatalogueRow, list_catalogue, newest_version
from app.services.programmes.programmes import LessonRow, list_lessons


@dataclass(frozen=True, slots=True)
class Curriculum:
    """The newest version of a programme; `unconfirmed` are lessons with shipped default periods.

    A default is general custom that no public text confirms; the centre checks and changes it.
    """

    programme_id: UUID
    code: str
    name: str
    owner: Owner
    version: str
    valid_from: date
    total_periods: int
    classes: int
    lessons: tuple[LessonRow, ...]
    unconfirmed: frozenset[int]


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """A programme of the catalogue with its newest curriculum, None where it has none."""

    programme: CatalogueRow
    curriculum: Curriculum | None

    @property
    def id(self) -> UUID:
        """The id of the programme."""
        return self.programme.id


def list_curricula(session: Session) -> tuple[CatalogueLine, ...]:
    """Return the catalogue: what is offered first, then what could be, by code."""
    rows = sorted(list_catalogue(session), key=lambda row: (not row.is_active, row.code))
    return tuple(CatalogueLine(row, get_curriculum(session, programme_id=row.id)) for row in rows)


def get_curriculum(session: Session, *, programme_id: UUID) -> Curriculum | None:
    """Return the newest curriculum of a programme; None where it has none yet."""
    programme = session.get_one(Programme, programme_id)
    version = newest_version(session, programme_id)
    if version is None:
        return None
    lessons = list_lessons(session, programme_version_id=version.id)
    defaults = _default_periods(programme.code)
    return Curriculum(
        programme_id=programme_id,
        code=programme.code,
        name=programme.name,
        owner=programme.owner,
        version=version.version,
        valid_from=version.valid_from,
        total_periods=version.total_periods,
        classes=count_classes_by(session, version.id),
        lessons=lessons,
        unconfirmed=frozenset(
            lesson.order_no
            for lesson in lessons
            if defaults.get(lesson.order_no) == (lesson.title, lesson.periods)
        ),
    )


@cache
def _default_periods(code: str) -> dict[int, tuple[str, int]]:
    """Return title and periods of the shipped lessons whose periods are a default, by order."""
    content: Any = json.loads(resource("programmes.json").read_text(encoding="utf-8"))
    return {
        lesson["order_no"]: (lesson["title"], lesson["periods"])
        for programme in content["programmes"]
        for version in programme["versions"]
        for lesson in version["lessons"]
        if programme["code"] == code and "periods" in lesson["unconfirmed"]
    }


def count_classes_by(session: Session, version_id: UUID) -> int:
    """Return how many classes were opened by a version of a programme."""
    query = select(func.count()).where(TrainingClass.programme_version_id == version_id)
    return session.scalar(query) or 0

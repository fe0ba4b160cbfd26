"""The whole catalogue, and the centre's own copies of what it teaches differently or besides."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import Base, new_id
from app.models.programmes import Lesson, Programme, ProgrammeVersion
from app.models.values import Owner
from app.services.results.rules import OWNER_RANK

Table = TypeVar("Table", bound=Base)


class NotTeachableError(UserError):
    """A programme without a curriculum cannot be switched on."""


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A programme of the catalogue: who owns it, how large its newest curriculum is, is it used."""

    id: UUID
    code: str
    name: str
    owner: Owner
    is_active: bool
    total_lessons: int
    total_periods: int


def list_catalogue(session: Session) -> tuple[CatalogueRow, ...]:
    """Return every programme, the nearest owner's where there are several, by code."""
    best: dict[str, Programme] = {}
    for programme in session.scalars(select(Programme)):
        known = best.get(programme.code)
        if known is None or OWNER_RANK[programme.owner] < OWNER_RANK[known.owner]:
            best[programme.code] = programme
    return tuple(_row(session, best[code]) for code in sorted(best))


def switch(session: Session, *, programme_id: UUID, active: bool) -> None:
    """Offer a programme for new classes, or no longer.

    What is shipped is never changed: the centre gets its own copy, which then may be edited.
    """
    programme = session.get_one(Programme, programme_id)
    if active and newest_version(session, programme.id) is None:
        raise NotTeachableError(
            f"Chương trình {programme.name} chưa có khung chương trình nên chưa mở lớp được.",
            remedy="Chờ tỉnh gửi khung chương trình, hoặc chọn chương trình khác.",
            code="no-curriculum",
        )
    if programme.owner is not Owner.CENTRE:
        programme = own_copy(session, programme)
    programme.is_active = active
    session.flush()


def own_copy(session: Session, programme: Programme) -> Programme:
    """Make the centre's own copy of a programme with its newest version and lessons."""
    copy = copied(programme, owner=Owner.CENTRE)
    session.add(copy)
    session.flush()
    version = newest_version(session, programme.id)
    if version is None:
        return copy
    own_version = copied(version, owner=Owner.CENTRE, programme_id=copy.id)
    session.add(own_version)
    session.flush()
    lessons = select(Lesson).where(Lesson.programme_version_id == version.id)
    session.add_all(
        copied(lesson, programme_version_id=own_version.id) for lesson in session.scalars(lessons)
    )
    return copy


def copied(row: Table, **others: object) -> Table:
    """Return a new row like `row`, with an id of its own and `others` changed."""
    values = {c.name: getattr(row, c.name) for c in row.__table__.columns if c.name != "id"}
    return type(row)(id=new_id(), **{**values, **others})


def newest_version(session: Session, programme_id: UUID) -> ProgrammeVersion | None:
    """Return the version of a programme that begins last; None where it has none."""
    return session.scalars(
        select(ProgrammeVersion)
        .where(ProgrammeVersion.programme_id == programme_id)
        .order_by(ProgrammeVersion.valid_from.desc())
        .limit(1)
    ).one_or_none()


def _row(session: Session, programme: Programme) -> CatalogueRow:
    version = newest_version(session, programme.id)
    return CatalogueRow(
        id=programme.id,
        code=programme.code,
        name=programme.name,
        owner=programme.owner,
        is_active=programme.is_active,
        total_lessons=version.total_lessons if version else 0,
        total_periods=version.total_periods if version else 0,
    )

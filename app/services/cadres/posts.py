"""The posts that people hold: which one now, and what a new word on it does to the old."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.cadres import EmploymentPeriod
from app.services.bulk import chunks


@dataclass(frozen=True, slots=True)
class PostDetails:
    """A post as a list writes it; None is what it does not say."""

    unit: str | None = None
    commune_code: str | None = None
    post: str | None = None
    is_leader: bool | None = None
    planned_for: str | None = None

    @property
    def says_where(self) -> bool:
        """Whether there is a unit or a post, without which nothing can be kept."""
        return bool(self.unit or self.post)


def current_posts(session: Session, people: Collection[UUID]) -> dict[UUID, EmploymentPeriod]:
    """Return the post that each of these people holds; of several, the one confirmed last."""
    found: dict[UUID, EmploymentPeriod] = {}
    for chunk in chunks(sorted(people)):
        rows = session.scalars(
            select(EmploymentPeriod)
            .where(EmploymentPeriod.person_id.in_(chunk), EmploymentPeriod.valid_to.is_(None))
            .order_by(EmploymentPeriod.confirmed_on, EmploymentPeriod.id)
        )
        found |= {row.person_id: row for row in rows}
    return found


def begin_post(session: Session, *, person_id: UUID, details: PostDetails, on: date) -> None:
    """Keep a post of which nobody said since when."""
    if details.says_where:
        session.add(_period(person_id, details, on))


def write_post(
    session: Session,
    *,
    person_id: UUID,
    kept: EmploymentPeriod | None,
    new: PostDetails,
    names: Collection[str],
    on: date,
) -> None:
    """Write the named fields; another unit or post ends the old one on that day and begins anew.

    What was written the same day is a correction and changes in place.
    """
    changed = {name: getattr(new, name) for name in names}
    if "unit" in changed:
        changed["commune_code"] = new.commune_code
    if kept is None:
        begin_post(session, person_id=person_id, details=PostDetails(**changed), on=on)
    elif changed.keys() & {"unit", "post"} and kept.confirmed_on < on:
        kept.valid_to = on
        session.add(_period(person_id, replace(_details(kept), **changed), on, since=on))
    elif changed:
        for name, value in changed.items():
            setattr(kept, name, value)
        kept.confirmed_on = on


def _details(kept: EmploymentPeriod) -> PostDetails:
    return PostDetails(kept.unit, kept.commune_code, kept.post, kept.is_leader, kept.planned_for)


def _period(
    person_id: UUID, details: PostDetails, on: date, since: date | None = None
) -> EmploymentPeriod:
    return EmploymentPeriod(
        person_id=person_id,
        unit=details.unit,
        commune_code=details.commune_code,
        post=details.post,
        is_leader=details.is_leader,
        planned_for=details.planned_for,
        valid_from=since,
        confirmed_on=on,
    )

"""The posts that people hold: which one now, and what a new word on it does to the old."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.base import new_ids
from app.models.cadres import EmploymentPeriod
from app.services.bulk import chunks, insert_rows, update_rows


class PostDetails(NamedTuple):
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


class HeldPost(NamedTuple):
    """The post that somebody holds: its row, since when it is known to be so, what it is."""

    row_id: UUID
    confirmed_on: date
    details: PostDetails


class PostWord(NamedTuple):
    """What a list says of somebody's post; `names` are the fields to be written."""

    person_id: UUID
    new: PostDetails
    names: Collection[str]


def current_posts(session: Session, people: Collection[UUID]) -> dict[UUID, HeldPost]:
    """Return the post that each of these people holds; of several, the one confirmed last."""
    post = EmploymentPeriod
    details = [getattr(post, name) for name in PostDetails._fields]
    query = select(post.person_id, post.id, post.confirmed_on, *details)
    found: dict[UUID, HeldPost] = {}
    for chunk in chunks(sorted(people)):
        rows = session.execute(
            query.where(post.person_id.in_(chunk), post.valid_to.is_(None)).order_by(
                post.confirmed_on, post.id
            )
        )
        for person_id, row_id, on, *kept in rows:
            found[person_id] = HeldPost(row_id, on, PostDetails(*kept))
    return found


def begin_posts(
    session: Session,
    posts: Iterable[tuple[UUID, PostDetails]],
    *,
    on: date,
    since: date | None = None,
) -> None:
    """Keep posts, told on a day; None: of which nobody said since when."""
    said = [(person_id, details) for person_id, details in posts if details.says_where]
    insert_rows(
        session,
        EmploymentPeriod,
        ("id", "person_id", "valid_from", "confirmed_on", *PostDetails._fields),
        (
            (row_id, person_id, since, on, *details)
            for row_id, (person_id, details) in zip(new_ids(len(said)), said, strict=True)
        ),
    )


def write_posts(session: Session, words: Sequence[PostWord], *, on: date) -> None:
    """Write the named fields; another unit or post ends the old one on that day and begins anew.

    What was written the same day is a correction and changes in place.
    """
    kept = current_posts(session, [word.person_id for word in words])
    first, following = [], []
    changed: dict[UUID, dict[str, object]] = {}
    for person_id, new, names in words:
        values = {name: getattr(new, name) for name in names}
        if "unit" in values:
            values["commune_code"] = new.commune_code
        held = kept.get(person_id)
        if held is None:
            first.append((person_id, PostDetails(**values)))
        elif values.keys() & {"unit", "post"} and held.confirmed_on < on:
            changed[held.row_id] = {"valid_to": on}
            following.append((person_id, held.details._replace(**values)))
        elif values:
            changed[held.row_id] = {**values, "confirmed_on": on}
    update_rows(session, EmploymentPeriod, changed)
    begin_posts(session, first, on=on)
    begin_posts(session, following, on=on, since=on)

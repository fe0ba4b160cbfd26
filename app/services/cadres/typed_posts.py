"""Posts told by hand: added, corrected, taken out; each word counts as of the day it was said."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.cadres import EmploymentPeriod
from app.services.cadres.posts import current_posts
from app.services.cadres.spans import TypedDay, require_lived_span, require_order
from app.services.missing import RowGoneError
from app.services.people.people import person_of
from app.text.names import tidy_or_none
from app.text.partial_date import PartialDate

_TEXTS = ("post", "unit", "planned_for")


class PostRefusedError(UserError):
    """A post that cannot be kept."""


@dataclass(frozen=True, slots=True)
class PostEntry:
    """What the form of a post holds; without `valid_to` the post is still held."""

    post: str | None = None
    unit: str | None = None
    commune_code: str | None = None
    is_leader: bool = False
    planned_for: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class HeldNow(NamedTuple):
    """What somebody holds before a new post is typed: its words, and since when it is known.

    `post_id` is None where only the record's own “Chức vụ” says so.
    """

    words: str
    since: date | None
    post_id: UUID | None


def held_now(session: Session, *, person_id: UUID) -> HeldNow | None:
    """Return what a new post may take the place of; of several posts the one confirmed last."""
    held = current_posts(session, [person_id]).get(person_id)
    if held is None:
        position = person_of(session, person_id).position
        return HeldNow(position, None, None) if position else None
    words = held.details.post or held.details.unit or ""
    since = _row_of(session, held.row_id).valid_from or held.confirmed_on
    return HeldNow(words, since, held.row_id)


def post_entry(session: Session, *, post_id: UUID) -> PostEntry:
    """Return what the form of a kept post shows."""
    row = _row_of(session, post_id)
    kept = {name: getattr(row, name) for name in PostEntry.__slots__}
    return PostEntry(**{**kept, "is_leader": bool(row.is_leader)})


def add_post(session: Session, *, person_id: UUID, entry: PostEntry, on: date) -> UUID:
    """Keep a post, told on a day, beside those that are held."""
    values = _checked(session, person_id, entry)
    row = EmploymentPeriod(id=new_id(), person_id=person_id, confirmed_on=on, **values)
    session.add(row)
    _tell_record(session, row, instead_of=None)
    session.flush()
    return row.id


def follow_post(
    session: Session, *, person_id: UUID, post_id: UUID | None, entry: PostEntry, on: date
) -> UUID:
    """Keep a post that takes the place of another, which ends on the day when this one begins.

    The record's own “Chức vụ” is that of the new post; without a `post_id` it is all that ends.
    """
    if post_id is not None:
        former = _row_of(session, post_id)
        ended = entry.valid_from or on
        kept = PartialDate.of(former.valid_from) if former.valid_from else None
        require_order(
            TypedDay("valid_from", f"{former.post or former.unit}: giữ từ ngày", kept),
            TypedDay("valid_from", "Giữ từ ngày", PartialDate.of(ended)),
        )
        former.valid_to = ended
    new_post = add_post(session, person_id=person_id, entry=entry, on=on)
    person = person_of(session, person_id)
    _tell_record(session, _row_of(session, new_post), instead_of=person.position)
    session.flush()
    return new_post


def correct_post(session: Session, *, post_id: UUID, entry: PostEntry, on: date) -> None:
    """Write a post anew, as it was told on a day."""
    row = _row_of(session, post_id)
    values = _checked(session, row.person_id, entry)
    if row.is_leader is None and not entry.is_leader:
        values["is_leader"] = None  # nobody has said so yet, and an unticked box does not
    before = row.post
    for name, value in values.items():
        setattr(row, name, value)
    row.confirmed_on = max(on, row.confirmed_on)
    _tell_record(session, row, instead_of=before)
    session.flush()


def remove_post(session: Session, *, post_id: UUID) -> None:
    """Take a post out that was never held."""
    session.delete(_row_of(session, post_id))
    session.flush()


def _checked(session: Session, person_id: UUID, entry: PostEntry) -> dict[str, object]:
    person = person_of(session, person_id)
    values = {name: getattr(entry, name) for name in PostEntry.__slots__}
    values |= {name: tidy_or_none(values[name]) for name in _TEXTS}
    if not (values["post"] or values["unit"]):
        raise PostRefusedError(
            "Chưa có chức vụ, cũng chưa có đơn vị.",
            remedy="Ghi ít nhất một trong hai ô.",
            code="post-or-unit",
            field="post",
        )
    began, ended = (
        TypedDay(field, label, PartialDate.of(day) if day else None)
        for field, label, day in (
            ("valid_from", "Giữ từ ngày", entry.valid_from),
            ("valid_to", "Thôi giữ ngày", entry.valid_to),
        )
    )
    require_lived_span(person, began, ended)
    return values


def _tell_record(session: Session, row: EmploymentPeriod, *, instead_of: str | None) -> None:
    """Let the record's “Chức vụ” be that of a post still held, where it says this or nothing."""
    person = person_of(session, row.person_id)
    if row.valid_to is None and row.post and person.position in (None, instead_of):
        person.position = row.post


def _row_of(session: Session, post_id: UUID) -> EmploymentPeriod:
    row = session.get(EmploymentPeriod, post_id)
    if row is None:
        raise RowGoneError("Chức vụ này không còn trong hồ sơ.", "Đóng biểu mẫu và xem lại hồ sơ.")
    return row

"""Posts told by hand: added, corrected, taken out; each word counts as of the day it was said."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.cadres import EmploymentPeriod
from app.services.cadres.spans import TypedDay, require_lived_span
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


def post_entry(session: Session, *, post_id: UUID) -> PostEntry:
    """Return what the form of a kept post shows."""
    row = _row_of(session, post_id)
    kept = {name: getattr(row, name) for name in PostEntry.__slots__}
    return PostEntry(**{**kept, "is_leader": bool(row.is_leader)})


def add_post(session: Session, *, person_id: UUID, entry: PostEntry, on: date) -> UUID:
    """Keep a post, told on a day."""
    values = _checked(session, person_id, entry)
    row = EmploymentPeriod(id=new_id(), person_id=person_id, confirmed_on=on, **values)
    session.add(row)
    session.flush()
    return row.id


def correct_post(session: Session, *, post_id: UUID, entry: PostEntry, on: date) -> None:
    """Write a post anew, as it was told on a day."""
    row = _row_of(session, post_id)
    values = _checked(session, row.person_id, entry)
    if row.is_leader is None and not entry.is_leader:
        values["is_leader"] = None  # nobody has said so yet, and an unticked box does not
    for name, value in values.items():
        setattr(row, name, value)
    row.confirmed_on = max(on, row.confirmed_on)
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


def _row_of(session: Session, post_id: UUID) -> EmploymentPeriod:
    row = session.get(EmploymentPeriod, post_id)
    if row is None:
        raise RowGoneError("Chức vụ này không còn trong hồ sơ.", "Đóng biểu mẫu và xem lại hồ sơ.")
    return row

"""From when to when something lasted in a life, as told by hand: the days must be possible."""

from typing import NamedTuple

from app.errors import UserError
from app.models.people import Person
from app.services.days_come import require_day_has_come
from app.text.partial_date import PartialDate


class SpanRefusedError(UserError):
    """Days that cannot be."""


class TypedDay(NamedTuple):
    """A day, or as much as is known of it: the field it stands in, and what the form calls it."""

    field: str
    label: str
    day: PartialDate | None


def require_lived_span(person: Person, began: TypedDay, ended: TypedDay) -> None:
    """Refuse what lies before a person's birth or after today, or ends before it begins."""
    for typed in (began, ended):
        require_come(typed)
        _require_after_birth(person, typed)
    require_order(began, ended)


def require_order(first: TypedDay, then: TypedDay) -> None:
    """Refuse two days of which the second surely lies before the first."""
    if first.day and then.day and then.day.last_day < first.day.first_day:
        raise SpanRefusedError(
            f"“{then.label}” {then.day} đứng trước “{first.label}” {first.day}.",
            remedy="Xem lại hai ngày này trên giấy tờ.",
            code="span-out-of-order",
            field=then.field,
        )


def require_come(typed: TypedDay) -> None:
    """Refuse a day that has not come: here stands what was."""
    if typed.day:
        require_day_has_come(typed.day, named=typed.label, field=typed.field)


def _require_after_birth(person: Person, typed: TypedDay) -> None:
    born = person.birth_date
    if born and typed.day and typed.day.last_day <= born.first_day:
        raise SpanRefusedError(
            f"“{typed.label}” {typed.day} không sau ngày sinh {born} của {person.full_name}.",
            remedy="Xem lại năm vừa gõ, hoặc sửa ngày sinh trong hồ sơ.",
            code="before-birth",
            field=typed.field,
        )

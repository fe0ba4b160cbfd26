"""A kind of work that waits in several classes, gathered into one line of Hôm nay."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from app.text.enumeration import some_of

SOON = timedelta(days=30)
"""How far ahead Hôm nay looks."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A kind of work that waits: `count` of `unit`, explained by `detail`.

    `class_id` and `tab` say where it is done; None where it lies in several classes, whose ids
    `class_ids` has, the most urgent first. `due` is the earliest day it should be done by.
    Work on the plan of a `plan_year` has none of them: `tab` is one of the plan's, and `item_ids`
    are the lines of the plan that it is about.
    """

    key: str
    title: str
    detail: str
    count: int
    unit: str
    tab: str
    class_ids: tuple[UUID, ...] = ()
    due: date | None = None
    is_overdue: bool = False
    plan_year: int | None = None
    item_ids: tuple[UUID, ...] = ()

    @property
    def class_id(self) -> UUID | None:
        """The one class that all of it is in."""
        return self.class_ids[0] if len(self.class_ids) == 1 else None


@dataclass(frozen=True, slots=True)
class Share:
    """What one class has of a kind of work."""

    class_id: UUID
    code: str
    count: int
    note: str = ""
    due: date | None = None


def gathered(
    key: str,
    title: str,
    unit: str,
    tab: str,
    shares: list[Share],
    today: date | None = None,
) -> WorkRow | None:
    """Join the shares of the classes into one row; the most urgent class is named first."""
    if not shares:
        return None
    shares.sort(key=lambda share: (share.due or date.max, share.code))
    first = shares[0]
    detail = " · ".join(part for part in (first.code, first.note) if part)
    return WorkRow(
        key=key,
        title=title,
        detail=some_of([detail], len(shares), "lớp"),
        count=sum(share.count for share in shares),
        unit=unit,
        tab=tab,
        class_ids=tuple(share.class_id for share in shares),
        due=first.due,
        is_overdue=bool(today and first.due and first.due < today),
    )

"""The plan as a table: each item beside what was done of it and what is odd about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.organizations import Commune
from app.models.plans import PlanItem, PlanItemCommune
from app.models.programmes import Programme
from app.models.values import PlanSide
from app.services.centre.places import PlaceRow
from app.services.plans.plan_checks import remarks_of
from app.services.plans.plan_progress import NOTHING_DONE, Done, done_by_item
from app.services.programmes.programme_codes import least_sizes
from app.services.timetable.rooms import seats_by_room
from app.text.names import fold


@dataclass(frozen=True, slots=True)
class ShareRow:
    """How many learners come from a commune."""

    commune_code: str
    full_name: str
    learners: int


@dataclass(frozen=True, slots=True)
class PlanItemRow:
    """An item with what was done of it; `remarks` are sentences about what is odd."""

    id: UUID
    order_no: int
    programme_code: str
    title: str
    programme_name: str
    programme_group: str
    side: PlanSide
    classes: int
    learners: int
    month: int | None
    target_group: str | None
    place: str | None
    partner: str | None
    budget_source: str | None
    budget_amount: int | None
    note: str | None
    shares: tuple[ShareRow, ...]
    done: Done
    remarks: tuple[str, ...]

    @property
    def is_dropped(self) -> bool:
        """Whether an adjustment left nothing of the item."""
        return self.classes == 0

    @property
    def classes_left(self) -> int:
        """How many classes are still to be made."""
        return max(self.classes - len(self.done.made), 0)


@dataclass(frozen=True, slots=True)
class PlanTotals:
    """What items come to; a budget that nobody told counts for nothing."""

    items: int
    classes: int
    learners: int
    budget: int
    opened: int
    learners_done: int
    completed: int


def list_items(session: Session, *, plan_id: UUID) -> tuple[PlanItemRow, ...]:
    """Return the items of a plan in their order, the Party's and the State's in one list."""
    found = session.execute(
        select(PlanItem, Programme)
        .join(Programme, Programme.id == PlanItem.programme_id)
        .where(PlanItem.plan_id == plan_id)
        .order_by(PlanItem.order_no, PlanItem.id)
    ).all()
    ids = [row[0].id for row in found]
    done, shares, least = done_by_item(session, ids), _shares(session, ids), least_sizes(session)
    seats = seats_by_room(session)
    return tuple(
        PlanItemRow(
            id=item.id,
            order_no=item.order_no,
            programme_code=programme.code,
            title=programme.short_name,
            programme_name=programme.name,
            programme_group=programme.programme_group,
            side=item.side,
            classes=item.planned_classes,
            learners=item.planned_learners,
            month=item.month,
            target_group=item.target_group or programme.target_group or None,
            place=item.place,
            partner=item.partner,
            budget_source=item.budget_source,
            budget_amount=item.budget_amount,
            note=item.note,
            shares=shares.get(item.id, ()),
            done=done.get(item.id, NOTHING_DONE),
            remarks=remarks_of(
                item,
                shared=sum(share.learners for share in shares.get(item.id, ())),
                least=least.get(programme.id, 0),
                seats=seats.get(fold(item.place or "")),
            ),
        )
        for item, programme in found
    )


def totals_of(items: Iterable[PlanItemRow]) -> PlanTotals:
    """Return what items come to; those that were dropped are not counted among them."""
    rows = list(items)
    return PlanTotals(
        items=sum(not row.is_dropped for row in rows),
        classes=sum(row.classes for row in rows),
        learners=sum(row.learners for row in rows),
        budget=sum(row.budget_amount or 0 for row in rows),
        opened=sum(len(row.done.opened) for row in rows),
        learners_done=sum(row.done.learners for row in rows),
        completed=sum(row.done.completed for row in rows),
    )


def _shares(session: Session, item_ids: Sequence[UUID]) -> dict[UUID, tuple[ShareRow, ...]]:
    found = session.execute(
        select(PlanItemCommune, Commune.name, Commune.unit_type)
        .join(Commune, Commune.code == PlanItemCommune.commune_code, isouter=True)
        .where(PlanItemCommune.plan_item_id.in_(item_ids))
        .order_by(Commune.sort_key, PlanItemCommune.commune_code)
    )
    shares: dict[UUID, list[ShareRow]] = {}
    for share, name, unit_type in found:
        code = share.commune_code
        full_name = PlaceRow(code, name, unit_type).full_name if name else code
        shares.setdefault(share.plan_item_id, []).append(ShareRow(code, full_name, share.learners))
    return {item_id: tuple(rows) for item_id, rows in shares.items()}

"""Plan against done: which classes an item has, who is in them, and who completed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.values import ClassStatus
from app.services.classes import class_counts

_NOT_OPENED = (ClassStatus.PLANNED, ClassStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: classes made and opened, learners in the opened ones, who completed."""

    made: tuple[UUID, ...] = ()
    opened: tuple[UUID, ...] = ()
    learners: int = 0
    completed: int = 0

    @property
    def unopened(self) -> tuple[UUID, ...]:
        """The classes that are made and not opened yet."""
        return tuple(made for made in self.made if made not in self.opened)

    @property
    def waiting(self) -> int:
        """How many they are."""
        return len(self.unopened)


NOTHING_DONE = Done()


def done_by_item(session: Session, item_ids: Iterable[UUID]) -> dict[UUID, Done]:
    """Return what was done of each item that has classes."""
    found = _done(session, TrainingClass.plan_item_id.in_(list(item_ids)))
    return {item_id: done for item_id, done in found.items() if item_id is not None}


def done_outside(session: Session, *, year: int) -> Done:
    """Return what was done in a year outside its plan."""
    outside = TrainingClass.plan_item_id.is_(None) & (TrainingClass.year == year)
    return _done(session, outside).get(None, NOTHING_DONE)


def _done(session: Session, condition: ColumnElement[bool]) -> dict[UUID | None, Done]:
    found = session.execute(
        select(TrainingClass.plan_item_id, TrainingClass.id, TrainingClass.status)
        .where(condition, TrainingClass.status != ClassStatus.CANCELLED)
        .order_by(TrainingClass.opened_on, TrainingClass.code)
    ).all()
    opened = [class_id for _, class_id, status in found if status not in _NOT_OPENED]
    learners = class_counts.count_learners(session, opened)
    completed = class_counts.count_completed(session, opened)
    by_item: dict[UUID | None, list[UUID]] = {}
    for item_id, class_id, _ in found:
        by_item.setdefault(item_id, []).append(class_id)
    running = set(opened)
    return {
        item_id: Done(
            made=tuple(classes),
            opened=tuple(one for one in classes if one in running),
            learners=sum(learners.get(one, 0) for one in classes if one in running),
            completed=sum(completed.get(one, 0) for one in classes if one in running),
        )
        for item_id, classes in by_item.items()
    }

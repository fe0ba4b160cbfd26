"""What units need, what the centre plans for a year, and how the plan was changed."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Choice, Json, Kind, new_id
from app.models.values import NeedSource, NeedState, PlanSide, PlanStatus


class TrainingNeed(Base):
    """How many people of a unit need a programme in a year, or one of them by name.

    The groups with priority overlap: a young woman stands in both. NULL says nobody told.
    """

    __tablename__ = "training_needs"
    kind = Kind.SYNCED
    __table_args__ = (
        CheckConstraint("learners > 0", name="learners_positive"),
        CheckConstraint("person_id IS NULL OR learners = 1", name="person_is_one"),
        CheckConstraint("wished_month BETWEEN 1 AND 12", name="month_of_the_year"),
        CheckConstraint("young BETWEEN 0 AND learners", name="young_among_them"),
        CheckConstraint("women BETWEEN 0 AND learners", name="women_among_them"),
        CheckConstraint("ethnic_minority BETWEEN 0 AND learners", name="minority_among_them"),
        CheckConstraint("in_succession BETWEEN 0 AND learners", name="succession_among_them"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    year: Mapped[int] = mapped_column(index=True)
    commune_code: Mapped[str]
    sending_unit: Mapped[str]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"), index=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"), index=True)
    learners: Mapped[int]
    young: Mapped[int | None]
    women: Mapped[int | None]
    ethnic_minority: Mapped[int | None]
    in_succession: Mapped[int | None]
    wished_month: Mapped[int | None]
    source: Mapped[NeedSource] = mapped_column(Choice(NeedSource))
    state: Mapped[NeedState] = mapped_column(Choice(NeedState), default=NeedState.NEW)
    received_on: Mapped[date]
    note: Mapped[str | None]


class AnnualPlan(Base):
    """The plan of a year, with the decision of the committee that approved it."""

    __tablename__ = "annual_plans"
    kind = Kind.SYNCED
    __table_args__ = (
        CheckConstraint(
            "status IN ('draft', 'submitted') OR"
            " (decision_no IS NOT NULL AND decided_on IS NOT NULL)",
            name="approved_by_decision",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    year: Mapped[int] = mapped_column(unique=True)
    status: Mapped[PlanStatus] = mapped_column(Choice(PlanStatus), default=PlanStatus.DRAFT)
    submitted_on: Mapped[date | None]
    submitted_to: Mapped[str | None]
    decision_no: Mapped[str | None]
    decided_on: Mapped[date | None]
    decided_by: Mapped[str | None]
    closed_on: Mapped[date | None]
    basis: Mapped[Any] = mapped_column(Json)
    note: Mapped[str | None]


class PlanItem(Base):
    """Classes of one programme in a plan; none are left of it where an adjustment dropped it."""

    __tablename__ = "plan_items"
    kind = Kind.SYNCED
    __table_args__ = (
        CheckConstraint("planned_classes >= 0", name="classes_not_negative"),
        CheckConstraint("planned_learners >= 0", name="learners_not_negative"),
        CheckConstraint("month BETWEEN 1 AND 12", name="month_of_the_year"),
        CheckConstraint("budget_amount >= 0", name="budget_not_negative"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("annual_plans.id"), index=True)
    order_no: Mapped[int]
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"))
    side: Mapped[PlanSide] = mapped_column(Choice(PlanSide))
    target_group: Mapped[str | None]
    planned_classes: Mapped[int]
    planned_learners: Mapped[int]
    month: Mapped[int | None]
    place: Mapped[str | None]
    partner: Mapped[str | None]
    budget_source: Mapped[str | None]
    budget_amount: Mapped[int | None]
    note: Mapped[str | None]


class PlanItemCommune(Base):
    """How many learners of a plan item come from one commune."""

    __tablename__ = "plan_item_communes"
    kind = Kind.SYNCED
    __table_args__ = (
        UniqueConstraint("plan_item_id", "commune_code"),
        CheckConstraint("learners > 0", name="learners_positive"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    plan_item_id: Mapped[UUID] = mapped_column(ForeignKey("plan_items.id"))
    commune_code: Mapped[str]
    learners: Mapped[int]


class PlanAdjustment(Base):
    """What was changed in an item after approval, why and by which decision; `old` NULL: added."""

    __tablename__ = "plan_adjustments"
    kind = Kind.SYNCED

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    plan_item_id: Mapped[UUID] = mapped_column(ForeignKey("plan_items.id"), index=True)
    adjusted_on: Mapped[date]
    decision_no: Mapped[str | None]
    reason: Mapped[str]
    old: Mapped[Any | None] = mapped_column(Json)
    new: Mapped[Any] = mapped_column(Json)

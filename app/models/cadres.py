"""Where people work and what they were trained in, as lists and papers from elsewhere say."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import STAYS, Base, Choice, Kind, new_id
from app.models.values import Evidence, TrainingKind, TrainingSource
from app.text.partial_date import PartialDate


class EmploymentPeriod(Base):
    """A post that a person holds or held; it lasts until `valid_to`, and still where that is NULL.

    `valid_from` is NULL where nobody said since when; `confirmed_on` is the day of the last list
    or word that said so. Unit, post and planned post are kept as written.
    """

    __tablename__ = "employment_periods"
    kind = Kind.SYNCED
    __table_args__ = (
        CheckConstraint(
            "valid_from IS NULL OR valid_to IS NULL OR valid_to >= valid_from",
            name="dates_in_order",
        ),
        CheckConstraint("unit IS NOT NULL OR post IS NOT NULL", name="unit_or_post"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    unit: Mapped[str | None]
    commune_code: Mapped[str | None]
    post: Mapped[str | None]
    is_leader: Mapped[bool | None]
    planned_for: Mapped[str | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    confirmed_on: Mapped[date]


class PriorTraining(Base):
    """A training that a person has behind them, whoever gave it; dates as far as they are known."""

    __tablename__ = "prior_trainings"
    kind = Kind.SYNCED
    __table_args__ = (
        CheckConstraint("days IS NULL OR days >= 0", name="days_not_negative"),
        CheckConstraint("periods IS NULL OR periods >= 0", name="periods_not_negative"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    training_kind: Mapped[TrainingKind] = mapped_column(Choice(TrainingKind))
    theory_level: Mapped[str | None]
    programme_name: Mapped[str | None]
    institution: Mapped[str | None]
    began_on: Mapped[PartialDate | None]
    ended_on: Mapped[PartialDate | None]
    periods: Mapped[int | None]
    days: Mapped[int | None]
    certificate_no: Mapped[str | None]
    issued_on: Mapped[PartialDate | None]
    expires_on: Mapped[date | None]
    evidence: Mapped[Evidence] = mapped_column(Choice(Evidence))
    source: Mapped[TrainingSource] = mapped_column(Choice(TrainingSource))
    note: Mapped[str | None] = mapped_column(info=STAYS)

"""How learners were judged: assessments, marks in hundredths, and the result that is recognised."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Choice, Kind, new_id
from app.models.values import AssessmentForm, AssessmentStatus, NotCompletedReason


class Assessment(Base):
    """One sitting: the first, or the one resit."""

    __tablename__ = "assessments"
    kind = Kind.SYNCED
    __table_args__ = (
        UniqueConstraint("class_id", "attempt"),
        CheckConstraint("attempt >= 1", name="attempt_counts_from_one"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    class_id: Mapped[UUID] = mapped_column(ForeignKey("training_classes.id"))
    attempt: Mapped[int]
    form: Mapped[AssessmentForm] = mapped_column(Choice(AssessmentForm))
    held_on: Mapped[date | None]
    status: Mapped[AssessmentStatus] = mapped_column(
        Choice(AssessmentStatus), default=AssessmentStatus.MARKING
    )


class Score(Base):
    """The mark of one learner in one sitting, in hundredths; NULL with `is_absent` when none."""

    __tablename__ = "scores"
    kind = Kind.SYNCED
    __table_args__ = (
        UniqueConstraint("assessment_id", "enrolment_id"),
        CheckConstraint("mark IS NULL OR mark BETWEEN 0 AND 1000", name="mark_in_range"),
        CheckConstraint("mark IS NULL OR is_absent = 0", name="absent_has_no_mark"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessments.id"))
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolments.id"), index=True)
    mark: Mapped[int | None]
    is_absent: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None]


class Result(Base):
    """What a learner achieved in a class, as the recognition decision locked it."""

    __tablename__ = "results"
    kind = Kind.SYNCED

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolments.id"), unique=True)
    attended_periods: Mapped[int]
    total_periods: Mapped[int]
    is_eligible: Mapped[bool]
    score: Mapped[int | None]
    attempt_used: Mapped[int | None]
    classification: Mapped[str | None]
    classification_label: Mapped[str | None]
    is_completed: Mapped[bool]
    not_completed_reason: Mapped[NotCompletedReason | None] = mapped_column(
        Choice(NotCompletedReason)
    )
    locked_at: Mapped[datetime | None]

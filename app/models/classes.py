"""Classes, who is in them, when they meet, and who was there."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Choice, Kind, new_id
from app.models.values import (
    AttendanceMark,
    ClassStatus,
    EnrolmentState,
    PartyStatus,
    SessionState,
    Slot,
    StudyMode,
)


class TrainingClass(Base):
    """People taught one programme together; opening it freezes its version and rule set."""

    __tablename__ = "training_classes"
    kind = Kind.SYNCED
    __table_args__ = (
        CheckConstraint("closed_on IS NULL OR closed_on >= opened_on", name="dates_in_order"),
        CheckConstraint(
            "status IN ('planned', 'cancelled') OR rule_set_id IS NOT NULL", name="rules_frozen"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    programme_version_id: Mapped[UUID] = mapped_column(ForeignKey("programme_versions.id"))
    rule_set_id: Mapped[UUID | None] = mapped_column(ForeignKey("rule_sets.id"))
    course_no: Mapped[int]
    year: Mapped[int]
    study_mode: Mapped[StudyMode] = mapped_column(Choice(StudyMode), default=StudyMode.FULL_TIME)
    place: Mapped[str]
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    planned_size: Mapped[int | None]
    class_head: Mapped[str | None]
    training_officer: Mapped[str | None]
    budget_source: Mapped[str | None]
    small_size_reason: Mapped[str | None]
    status: Mapped[ClassStatus] = mapped_column(Choice(ClassStatus), default=ClassStatus.PLANNED)
    status_on: Mapped[date | None]
    note: Mapped[str | None]


class Enrolment(Base):
    """A person in a class, with what they were on the day they came."""

    __tablename__ = "enrolments"
    kind = Kind.SYNCED
    __table_args__ = (UniqueConstraint("class_id", "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    class_id: Mapped[UUID] = mapped_column(ForeignKey("training_classes.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    sending_unit: Mapped[str | None]
    commune_code: Mapped[str | None]
    position: Mapped[str | None]
    party_status: Mapped[PartyStatus | None] = mapped_column(Choice(PartyStatus))
    education_level: Mapped[str | None]
    theory_level: Mapped[str | None]
    state: Mapped[EnrolmentState] = mapped_column(Choice(EnrolmentState))
    state_reason: Mapped[str | None]
    state_on: Mapped[date | None]
    note: Mapped[str | None]


class ClassSession(Base):
    """One half-day meeting of a class (buổi)."""

    __tablename__ = "class_sessions"
    kind = Kind.SYNCED
    __table_args__ = (
        UniqueConstraint("class_id", "held_on", "slot"),
        CheckConstraint("periods > 0", name="periods_positive"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    class_id: Mapped[UUID] = mapped_column(ForeignKey("training_classes.id"), index=True)
    held_on: Mapped[date]
    slot: Mapped[Slot] = mapped_column(Choice(Slot))
    lesson_id: Mapped[UUID | None] = mapped_column(ForeignKey("lessons.id"))
    periods: Mapped[int]
    lecturer: Mapped[str | None]
    room: Mapped[str | None]
    state: Mapped[SessionState] = mapped_column(Choice(SessionState), default=SessionState.PLANNED)
    closed_at: Mapped[datetime | None]


class Attendance(Base):
    """What the roll call says of one learner in one session; no row means not yet taken."""

    __tablename__ = "attendances"
    kind = Kind.SYNCED
    __table_args__ = (
        UniqueConstraint("session_id", "enrolment_id"),
        CheckConstraint("periods_attended >= 0", name="periods_not_negative"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("class_sessions.id"))
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolments.id"), index=True)
    mark: Mapped[AttendanceMark] = mapped_column(Choice(AttendanceMark))
    periods_attended: Mapped[int]
    note: Mapped[str | None]

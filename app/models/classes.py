"""Classes, who is in them, when they meet, and who was there."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Choice, Kind, new_id
from app.models.values import (
    AttendanceMark,
    ClassStatus,
    CommitteeRole,
    EnrolmentState,
    PartyStatus,
    SessionKind,
    SessionState,
    Slot,
    StudyMode,
)

# Columns of the third version. What an older centre sends has none of them, so they may be NULL,
# and they stand in no digest of its rows.
_SINCE_3 = {"since": 3}


def _index_of_few(table: str, column: str) -> Index:
    """Index a column that is NULL in most rows, for those where it is not."""
    return Index(f"ix_{table}_{column}", column, sqlite_where=text(f"{column} IS NOT NULL"))


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
    plan_item_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("plan_items.id"), index=True, info=_SINCE_3
    )
    outside_plan_reason: Mapped[str | None] = mapped_column(info=_SINCE_3)


class Enrolment(Base):
    """A person in a class, with what they were on the day they came.

    `carried_from` is the enrolment in another class that this one goes on from.
    """

    __tablename__ = "enrolments"
    kind = Kind.SYNCED
    __table_args__ = (
        UniqueConstraint("class_id", "person_id"),
        _index_of_few("enrolments", "nomination_id"),
        _index_of_few("enrolments", "carried_from"),
    )

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
    nomination_id: Mapped[UUID | None] = mapped_column(ForeignKey("nominations.id"), info=_SINCE_3)
    carried_from: Mapped[UUID | None] = mapped_column(ForeignKey("enrolments.id"), info=_SINCE_3)


class Nomination(Base):
    """The letter by which a unit names people for a class."""

    __tablename__ = "nominations"
    kind = Kind.SYNCED
    __table_args__ = (
        CheckConstraint("named_count IS NULL OR named_count > 0", name="named_positive"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    class_id: Mapped[UUID] = mapped_column(ForeignKey("training_classes.id"), index=True)
    sending_unit: Mapped[str]
    commune_code: Mapped[str | None]
    document_no: Mapped[str | None]
    document_on: Mapped[date | None]
    received_on: Mapped[date | None]
    named_count: Mapped[int | None]
    note: Mapped[str | None]


class ClassCommitteeMember(Base):
    """A learner who is monitor or deputy of the class."""

    __tablename__ = "class_committee_members"
    kind = Kind.SYNCED

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolments.id"), unique=True)
    committee_role: Mapped[CommitteeRole] = mapped_column(Choice(CommitteeRole))


class LeaveRequest(Base):
    """A learner's slip for days away, both included, known before or after."""

    __tablename__ = "leave_requests"
    kind = Kind.SYNCED
    __table_args__ = (CheckConstraint("to_day >= from_day", name="dates_in_order"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolments.id"), index=True)
    from_day: Mapped[date]
    to_day: Mapped[date]
    # Often about health: it stays at the centre.
    reason: Mapped[str] = mapped_column(info={"profile": "full"})
    approved_by: Mapped[str | None]
    received_on: Mapped[date]


class ClassSession(Base):
    """One half-day meeting of a class (buổi).

    Sessions of several classes with the same `joined_group_id` are held as one. `hours_factor`
    counts hundredths, and NULL is 100; `session_kind` NULL goes by the lesson.
    """

    __tablename__ = "class_sessions"
    kind = Kind.SYNCED
    __table_args__ = (
        UniqueConstraint("class_id", "held_on", "slot"),
        CheckConstraint("periods > 0", name="periods_positive"),
        CheckConstraint("hours_factor IS NULL OR hours_factor >= 0", name="factor_not_negative"),
        _index_of_few("class_sessions", "joined_group_id"),
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
    session_kind: Mapped[SessionKind | None] = mapped_column(Choice(SessionKind), info=_SINCE_3)
    clash_reason: Mapped[str | None] = mapped_column(info=_SINCE_3)
    joined_group_id: Mapped[UUID | None] = mapped_column(info=_SINCE_3)
    hours_factor: Mapped[int | None] = mapped_column(info=_SINCE_3)


class Attendance(Base):
    """What the roll call says of one learner in one session; no row means not yet taken.

    `made_up_in` is the session of another class in which the learner made this one up.
    """

    __tablename__ = "attendances"
    kind = Kind.SYNCED
    __table_args__ = (
        UniqueConstraint("session_id", "enrolment_id"),
        CheckConstraint("periods_attended >= 0", name="periods_not_negative"),
        _index_of_few("attendances", "made_up_in"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("class_sessions.id"))
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolments.id"), index=True)
    mark: Mapped[AttendanceMark] = mapped_column(Choice(AttendanceMark))
    periods_attended: Mapped[int]
    note: Mapped[str | None]
    made_up_in: Mapped[UUID | None] = mapped_column(ForeignKey("class_sessions.id"), info=_SINCE_3)

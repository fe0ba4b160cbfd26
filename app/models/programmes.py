"""What is taught: programmes with their dated versions and lessons, and the rules that judge."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Choice, Json, Kind, new_id
from app.models.values import AssessmentForm, CertificateKind, LessonKind, Owner


class RuleSet(Base):
    """The settings that judge a class, valid between two days; a used one is never changed."""

    __tablename__ = "rule_sets"
    kind = Kind.SYNCED

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    owner: Mapped[Owner] = mapped_column(Choice(Owner))
    name: Mapped[str]
    authority: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    payload: Mapped[Any] = mapped_column(Json)


class Programme(Base):
    """A programme of training, apart from its versions."""

    __tablename__ = "programmes"
    kind = Kind.SYNCED
    __table_args__ = (UniqueConstraint("code", "owner"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    owner: Mapped[Owner] = mapped_column(Choice(Owner))
    code: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str]
    programme_group: Mapped[str]
    certificate_kind: Mapped[CertificateKind] = mapped_column(Choice(CertificateKind))
    target_group: Mapped[str]
    authority: Mapped[str]
    province_report_group: Mapped[str]
    is_active: Mapped[bool]


class ProgrammeVersion(Base):
    """The curriculum of a programme between two days; a used one is never changed."""

    __tablename__ = "programme_versions"
    kind = Kind.SYNCED
    __table_args__ = (
        UniqueConstraint("programme_id", "version"),
        CheckConstraint("total_periods >= 0", name="periods_not_negative"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"), index=True)
    owner: Mapped[Owner] = mapped_column(Choice(Owner))
    version: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    total_lessons: Mapped[int]
    total_periods: Mapped[int]
    total_days: Mapped[int]
    assessment_form: Mapped[AssessmentForm] = mapped_column(Choice(AssessmentForm))
    min_class_size: Mapped[int]
    certificate_validity_months: Mapped[int | None]


class Lesson(Base):
    """A lesson or topic of a programme version, in its order."""

    __tablename__ = "lessons"
    kind = Kind.SYNCED
    __table_args__ = (
        UniqueConstraint("programme_version_id", "order_no"),
        CheckConstraint("periods >= 0", name="periods_not_negative"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    programme_version_id: Mapped[UUID] = mapped_column(
        ForeignKey("programme_versions.id"), index=True
    )
    order_no: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]
    lesson_kind: Mapped[LessonKind] = mapped_column(Choice(LessonKind))
    periods: Mapped[int]
    counts_for_attendance: Mapped[bool]

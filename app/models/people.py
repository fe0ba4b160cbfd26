"""People as the centre knows them, apart from what they study."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import STAYS, Base, Choice, Json, Kind, new_id
from app.models.values import Gender, PartyStatus, PersonStatus
from app.text.partial_date import PartialDate


class Person(Base):
    """One human being, however many classes they attend."""

    __tablename__ = "persons"
    kind = Kind.SYNCED
    __table_args__ = (
        CheckConstraint(
            "citizen_id IS NULL OR (length(citizen_id) = 12 AND citizen_id NOT GLOB '*[^0-9]*')",
            name="citizen_id_has_12_digits",
        ),
        CheckConstraint("trim(full_name) <> ''", name="named"),
        # One person may be joined into another and keep the number on the joined row.
        Index(
            "uq_persons_citizen_id",
            "citizen_id",
            unique=True,
            sqlite_where=text("merged_into_id IS NULL"),
            postgresql_where=text("merged_into_id IS NULL"),
        ),
        # Asked whenever a person is deleted; without it each of thousands looks at all people.
        Index(
            "ix_persons_merged_into_id",
            "merged_into_id",
            sqlite_where=text("merged_into_id IS NOT NULL"),
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    full_name: Mapped[str]
    family_name: Mapped[str]
    middle_name: Mapped[str]
    given_name: Mapped[str]
    other_name: Mapped[str | None]
    birth_date: Mapped[PartialDate | None]
    gender: Mapped[Gender | None] = mapped_column(Choice(Gender))
    citizen_id: Mapped[str | None]
    old_id_no: Mapped[str | None]
    ethnicity: Mapped[str | None]
    home_place: Mapped[str | None]
    birth_place: Mapped[str | None]
    residence: Mapped[str | None] = mapped_column(info=STAYS)
    phone: Mapped[str | None] = mapped_column(info=STAYS)
    email: Mapped[str | None] = mapped_column(info=STAYS)
    position: Mapped[str | None]
    education_level: Mapped[str | None]
    major: Mapped[str | None]
    theory_level: Mapped[str | None]
    status: Mapped[PersonStatus] = mapped_column(Choice(PersonStatus), default=PersonStatus.ACTIVE)
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"))
    note: Mapped[str | None] = mapped_column(info=STAYS)


class PartyMembership(Base):
    """The Party standing of a person; sensitive, so apart from the person."""

    __tablename__ = "party_memberships"
    kind = Kind.SYNCED

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), unique=True)
    status: Mapped[PartyStatus] = mapped_column(Choice(PartyStatus))
    admitted_on: Mapped[PartialDate | None]
    official_on: Mapped[date | None]
    party_card_no: Mapped[str | None] = mapped_column(info=STAYS)


class SensitiveReading(Base):
    """Who looked at which sensitive fields of a person, and when.

    The person is named by id alone: the reading stays where the person's row goes.
    """

    __tablename__ = "sensitive_readings"
    kind = Kind.LOCAL
    permanent = "lượt xem thông tin riêng"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    read_by: Mapped[str]
    person_id: Mapped[UUID] = mapped_column(index=True)
    fields: Mapped[Any] = mapped_column(Json)
    reason: Mapped[str | None]
    read_at: Mapped[datetime]


class PersonIndex(Base):
    """How to sort and find a person: made from the person's row, whenever that changes."""

    __tablename__ = "person_index"
    kind = Kind.DERIVED

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True
    )
    sort_key: Mapped[str] = mapped_column(index=True)
    folded: Mapped[str]
    digits: Mapped[str]

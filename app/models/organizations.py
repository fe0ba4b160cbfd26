"""The centre, its names through time, whom it serves, and who signs for it."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Choice, Json, Kind, new_id
from app.models.values import OrganizationKind, Role, Side


class Province(Base):
    """A province of the official list (Quyết định 19/2025/QĐ-TTg); made from the shipped list."""

    __tablename__ = "provinces"
    kind = Kind.DERIVED

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    unit_type: Mapped[str]
    sort_key: Mapped[str]


class Commune(Base):
    """A commune, ward or special zone of the official list; made from the shipped list."""

    __tablename__ = "communes"
    kind = Kind.DERIVED

    code: Mapped[str] = mapped_column(primary_key=True)
    province_code: Mapped[str] = mapped_column(ForeignKey("provinces.code"), index=True)
    name: Mapped[str]
    unit_type: Mapped[str]
    sort_key: Mapped[str]


class Organization(Base):
    """A body that the centre deals with, the centre itself among them."""

    __tablename__ = "organizations"
    kind = Kind.SYNCED

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_kind: Mapped[OrganizationKind] = mapped_column(Choice(OrganizationKind))
    name: Mapped[str]
    province_code: Mapped[str | None]
    commune_code: Mapped[str | None]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("organizations.id"))
    short_sign: Mapped[str | None]


class OrganizationPeriod(Base):
    """The names of an organization between two days; papers take those valid on their date."""

    __tablename__ = "organization_periods"
    kind = Kind.SYNCED
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="dates_in_order"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    full_name: Mapped[str]
    superior_name: Mapped[str]
    seal_name: Mapped[str]
    place_name: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class CentreServiceArea(Base):
    """A commune that the centre serves; exactly one at a time is its host."""

    __tablename__ = "centre_service_areas"
    kind = Kind.SYNCED

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    commune_code: Mapped[str]
    is_host: Mapped[bool]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Signer(Base):
    """Somebody who signs papers of the centre, in a capacity, between two days."""

    __tablename__ = "signers"
    kind = Kind.SYNCED

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"), index=True)
    full_name: Mapped[str]
    post: Mapped[str]
    capacity: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Installation(Base):
    """The one row that says whose data folder this is and under which database id it speaks."""

    __tablename__ = "installations"
    kind = Kind.LOCAL
    __table_args__ = (CheckConstraint("only = 1", name="only_one"), UniqueConstraint("only"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    only: Mapped[int] = mapped_column(default=1)
    side: Mapped[Side] = mapped_column(Choice(Side))
    database_id: Mapped[UUID]
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    is_practice: Mapped[bool]


class User(Base):
    """Somebody who works with the program."""

    __tablename__ = "users"
    kind = Kind.LOCAL

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    full_name: Mapped[str]
    role: Mapped[Role] = mapped_column(Choice(Role))
    is_active: Mapped[bool] = mapped_column(default=True)


class Setting(Base):
    """A fact of the institution that is no row of its own: a number pattern, a print choice."""

    __tablename__ = "settings"
    kind = Kind.LOCAL

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(Json)

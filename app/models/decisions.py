"""Outgoing documents and the numbers they take; a number once given never comes back."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Choice, Json, Kind, new_id
from app.models.values import DocumentState


class IssuedDocument(Base):
    """A paper that the centre sends out under its number and sign."""

    __tablename__ = "issued_documents"
    kind = Kind.SYNCED
    permanent = "số văn bản đã cấp"
    __table_args__ = (UniqueConstraint("document_kind", "number_year", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    form: Mapped[str]
    document_kind: Mapped[str]
    number: Mapped[int]
    number_year: Mapped[int]
    doc_sign: Mapped[str]
    issued_on: Mapped[date]
    subject_line: Mapped[str]
    class_id: Mapped[UUID | None] = mapped_column(ForeignKey("training_classes.id"), index=True)
    signer_id: Mapped[UUID] = mapped_column(ForeignKey("signers.id"))
    state: Mapped[DocumentState] = mapped_column(Choice(DocumentState))
    content: Mapped[Any | None] = mapped_column(Json)
    plan_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("annual_plans.id"), index=True, info={"since": 3}
    )


class NumberSeries(Base):
    """The last number given out of one series; year 0 where the series never starts again."""

    __tablename__ = "number_series"
    kind = Kind.LOCAL
    permanent = "số đã cấp"
    __table_args__ = (
        UniqueConstraint("scope", "year"),
        CheckConstraint("last_number >= 0", name="last_number_not_negative"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    scope: Mapped[str]
    year: Mapped[int]
    last_number: Mapped[int]


class NumberVoid(Base):
    """A number that was given out and is used by nothing, with the reason."""

    __tablename__ = "number_voids"
    kind = Kind.LOCAL
    permanent = "giải trình số bỏ trống"
    __table_args__ = (UniqueConstraint("series_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    series_id: Mapped[UUID] = mapped_column(ForeignKey("number_series.id"))
    number: Mapped[int]
    reason: Mapped[str]
    voided_on: Mapped[date]

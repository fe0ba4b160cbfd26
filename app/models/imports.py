"""Lists that were taken in, and what became of each of their rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Json, Kind, new_id


class ImportBatch(Base):
    """One list taken in; the original file is kept by its hash.

    `counts` holds how many rows of each kind there were, and as `sheet` the name of the sheet.
    """

    __tablename__ = "import_batches"
    kind = Kind.LOCAL

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    target: Mapped[str]
    class_id: Mapped[UUID | None] = mapped_column(ForeignKey("training_classes.id"))
    counts: Mapped[Any] = mapped_column(Json)
    imported_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]


class ImportRow(Base):
    """What one row of a list did: added or updated a person, added an enrolment."""

    __tablename__ = "import_rows"
    kind = Kind.LOCAL
    __table_args__ = (UniqueConstraint("batch_id", "row_no"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    batch_id: Mapped[UUID] = mapped_column(ForeignKey("import_batches.id"))
    row_no: Mapped[int]
    outcome: Mapped[str]
    person_id: Mapped[UUID | None]
    enrolment_id: Mapped[UUID | None]
    notes: Mapped[Any] = mapped_column(Json)

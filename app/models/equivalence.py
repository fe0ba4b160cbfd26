"""Dossiers that ask the centre to confirm a level of theory studied elsewhere as equivalent."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import STAYS, Base, Choice, Kind, new_id
from app.models.values import DossierState, EquivalenceOutcome


class EquivalenceDossier(Base):
    """One person's dossier; NULL where the list or the papers do not say, which is not "no".

    `periods` and `lessons` count what was credited. `outcome` is what the rules said of these
    values when they were last written.
    """

    __tablename__ = "equivalence_dossiers"
    kind = Kind.SYNCED
    __table_args__ = (
        CheckConstraint("periods IS NULL OR periods >= 0", name="periods_not_negative"),
        CheckConstraint("lessons IS NULL OR lessons >= 0", name="lessons_not_negative"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), index=True)
    received_on: Mapped[date]
    requested_by: Mapped[str | None]
    commune_code: Mapped[str | None]
    degree: Mapped[str | None]
    institution: Mapped[str | None]
    graduation_year: Mapped[int | None]
    periods: Mapped[int | None]
    lessons: Mapped[int | None]
    has_application: Mapped[bool | None]
    has_degree_copy: Mapped[bool | None]
    has_transcript: Mapped[bool | None]
    has_request_letter: Mapped[bool | None]
    is_party_member: Mapped[bool | None]
    is_planned_leader: Mapped[bool | None]
    outcome: Mapped[EquivalenceOutcome] = mapped_column(Choice(EquivalenceOutcome))
    state: Mapped[DossierState] = mapped_column(Choice(DossierState))
    state_on: Mapped[date]
    note: Mapped[str | None] = mapped_column(info=STAYS)

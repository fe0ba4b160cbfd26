"""The values of a row of learners in our own terms: person, Party standing, enrolment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import Gender, PartyStatus
from app.services.commune_finder import find_commune
from app.services.conditions import shipped_conditions
from app.services.enrolments import EnrolmentDetails
from app.services.imports.findings import Value
from app.services.imports.lines import Line
from app.services.party_standing import PartyDetails
from app.services.person_details import PersonDetails
from app.text.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Standing:
    """What a class tells of the Party standing of those whom a list sends to it."""

    statuses: frozenset[PartyStatus]
    opened_on: date | None


@dataclass(frozen=True, slots=True)
class LearnerValues:
    """A row in our own terms; what the list has no column for is None."""

    person: PersonDetails
    party: PartyDetails | None
    enrolment: EnrolmentDetails


def standing_of_class(session: Session, class_id: UUID) -> Standing:
    """Return for whom the class is, by its programme."""
    code, opened_on = session.execute(
        select(Programme.code, TrainingClass.opened_on)
        .join(ProgrammeVersion, ProgrammeVersion.programme_id == Programme.id)
        .join(TrainingClass, TrainingClass.programme_version_id == ProgrammeVersion.id)
        .where(TrainingClass.id == class_id)
    ).one()
    condition = shipped_conditions().get(code)
    return Standing(condition.party_status if condition else frozenset(), opened_on)


def read_values(line: Line, communes: Mapping[str, str], standing: Standing) -> LearnerValues:
    """Return the row in our own terms."""
    values = line.values
    unit = _text(values.get("unit"))
    gender = values.get("gender")
    party = _party(values, standing)
    person = PersonDetails(
        full_name=_text(values.get("full_name")) or "",
        birth_date=_partial(values.get("birth_date")),
        gender=Gender(str(gender)) if gender else None,
        citizen_id=_text(values.get("citizen_id")),
        old_id_no=_text(values.get("old_id_no")),
        ethnicity=_text(values.get("ethnicity")),
        home_place=_text(values.get("home_place")),
        birth_place=_text(values.get("birth_place")),
        residence=_text(values.get("residence")),
        phone=_text(values.get("phone")),
        email=_text(values.get("email")),
        position=_text(values.get("position")),
        education_level=_text(values.get("education_level")),
        major=_text(values.get("degree")),
        theory_level=_text(values.get("theory_level")),
    )
    enrolment = EnrolmentDetails(
        sending_unit=unit,
        commune_code=find_commune(unit, communes),
        position=person.position,
        party_status=party.status if party else None,
        education_level=person.education_level,
        theory_level=person.theory_level,
        note=_text(values.get("note")),
    )
    return LearnerValues(person, party, enrolment)


def _party(values: Mapping[str, Value], standing: Standing) -> PartyDetails | None:
    """Return the Party standing that the row speaks of, or that the class asks for."""
    joined, official = _partial(values.get("party_joined")), _partial(values.get("official_on"))
    official_day = official.first_day if official and official.precision == "day" else None
    card = _text(values.get("party_card"))
    status = _status(joined, official, standing)
    if status is None and not card:
        return None
    return PartyDetails(status or PartyStatus.FULL, joined, official_day, card)


def _status(
    joined: PartialDate | None, official: PartialDate | None, standing: Standing
) -> PartyStatus | None:
    if official is not None:
        return PartyStatus.FULL
    if joined is None:
        candidates = PartyStatus.CANDIDATE in standing.statuses
        return PartyStatus.CANDIDATE if candidates else None
    if standing.statuses == {PartyStatus.PROBATIONARY}:
        return PartyStatus.PROBATIONARY
    # Probation lasts twelve months; somebody admitted longer ago has become a full member.
    long_ago = standing.opened_on and joined.last_day.year + 1 < standing.opened_on.year
    return PartyStatus.FULL if long_ago else PartyStatus.PROBATIONARY


def _text(value: Value) -> str | None:
    return str(value) if value not in (None, "") else None


def _partial(value: Value) -> PartialDate | None:
    return value if isinstance(value, PartialDate) else None

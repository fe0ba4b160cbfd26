"""The values of a row of learners in our own terms: person, Party standing, enrolment."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.programmes import Programme, ProgrammeVersion
from app.services.centre.commune_finder import CommuneFinder
from app.services.classes.conditions import shipped_conditions
from app.services.classes.enrolments import EnrolmentDetails
from app.services.imports.proposal.lines import Line
from app.services.lists.row_values import (
    Standing,
    party_of_values,
    person_of_values,
    states_party,
    text_of,
)
from app.services.people.party_standing import PartyDetails
from app.services.people.person_details import PersonDetails


class LearnerValues(NamedTuple):
    """A row in our own terms; what the list has no column for is None.

    `states_party`: the row says itself how the person stands; else that follows from its dates.
    """

    person: PersonDetails
    party: PartyDetails | None
    states_party: bool
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


def read_values(line: Line, communes: CommuneFinder, standing: Standing) -> LearnerValues:
    """Return the row in our own terms."""
    unit = text_of(line.values.get("unit"))
    person = person_of_values(line.values)
    party = party_of_values(line.values, standing)
    enrolment = EnrolmentDetails(
        sending_unit=unit,
        commune_code=communes.code_of(unit),
        position=person.position,
        party_status=party.status if party else None,
        education_level=person.education_level,
        theory_level=person.theory_level,
        note=text_of(line.values.get("note")),
    )
    return LearnerValues(person, party, states_party(line.values), enrolment)

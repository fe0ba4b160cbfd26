"""The learners of a class in Vietnamese order, as lists and papers show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import Enrolment
from app.models.organizations import Commune
from app.models.people import PartyMembership, Person
from app.models.values import LEFT, EnrolmentState, Gender, PartyStatus
from app.services.classes.learner_remarks import Remark, remarks_on
from app.services.people.person_facts import person_facts
from app.text.names import NameParts
from app.text.order import sort_key
from app.text.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """A learner of a class; `order_no` counts those who have not left, and is 0 for the others.

    Position, unit and Party status are those of the day of coming; `admitted_on` is the day of
    admission to the Party. `remarks` say why somebody should look at the row,
    where they were asked for.
    """

    enrolment_id: UUID
    person_id: UUID
    order_no: int
    full_name: str
    family_name: str
    middle_name: str
    given_name: str
    birth_date: PartialDate | None
    gender: Gender | None
    citizen_id: str | None
    ethnicity: str | None
    home_place: str | None
    position: str | None
    sending_unit: str | None
    commune_code: str | None
    commune_name: str | None
    party_status: PartyStatus | None
    admitted_on: PartialDate | None
    education_level: str | None
    theory_level: str | None
    phone: str | None
    state: EnrolmentState
    state_reason: str | None
    state_on: date | None
    note: str | None
    remarks: tuple[Remark, ...]

    @property
    def name_parts(self) -> NameParts:
        """The name taken apart, for columns that set the given name apart."""
        return NameParts(self.family_name, self.middle_name, self.given_name)

    @property
    def has_left(self) -> bool:
        """Whether the learner withdrew or was suspended."""
        return self.state in LEFT

    def was_in(self, day: date) -> bool:
        """Whether the learner had not left by the end of a day."""
        return not self.has_left or (self.state_on is not None and self.state_on > day)


def list_learners(session: Session, *, class_id: UUID) -> tuple[LearnerRow, ...]:
    """Return everybody ever enrolled in a class, those who left among them, in name order."""
    return _learners(session, class_id, {})


def list_remarked_learners(session: Session, *, class_id: UUID) -> tuple[LearnerRow, ...]:
    """Return the learners with what somebody should look at, which costs seven more queries."""
    return _learners(session, class_id, remarks_on(session, class_id=class_id))


def _learners(
    session: Session, class_id: UUID, remarks: Mapping[UUID, tuple[Remark, ...]]
) -> tuple[LearnerRow, ...]:
    found = session.execute(
        select(Enrolment, Person, PartyMembership.admitted_on, Commune.name)
        .join(Person, Person.id == Enrolment.person_id)
        .outerjoin(PartyMembership, PartyMembership.person_id == Person.id)
        .outerjoin(Commune, Commune.code == Enrolment.commune_code)
        .where(Enrolment.class_id == class_id)
        # Namesakes stand in the order of their birth, as the next thing that tells them apart.
        .order_by(Person.birth_date, Person.id)
    ).all()
    rows = []
    here = 0
    # Sorted here and not by the index, which is made only when the action closes.
    for enrolment, person, admitted_on, commune_name in sorted(found, key=lambda row: _key(row[1])):
        here += enrolment.state not in LEFT
        order_no = here if enrolment.state not in LEFT else 0
        rows.append(_row(enrolment, person, admitted_on, commune_name, order_no, remarks))
    return tuple(rows)


def _key(person: Person) -> str:
    return sort_key(NameParts(person.family_name, person.middle_name, person.given_name))


def _row(
    enrolment: Enrolment,
    person: Person,
    admitted_on: PartialDate | None,
    commune_name: str | None,
    order_no: int,
    remarks: Mapping[UUID, tuple[Remark, ...]],
) -> LearnerRow:
    return LearnerRow(
        enrolment_id=enrolment.id,
        person_id=person.id,
        order_no=order_no,
        **person_facts(person),
        home_place=person.home_place,
        position=enrolment.position,
        sending_unit=enrolment.sending_unit,
        commune_code=enrolment.commune_code,
        commune_name=commune_name,
        party_status=enrolment.party_status,
        admitted_on=admitted_on,
        education_level=enrolment.education_level,
        theory_level=enrolment.theory_level,
        state=enrolment.state,
        state_reason=enrolment.state_reason,
        state_on=enrolment.state_on,
        note=enrolment.note,
        remarks=remarks.get(enrolment.id, ()),
    )

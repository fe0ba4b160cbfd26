"""Which values of a learner's row differ from what is kept of the person and the enrolment."""

from dataclasses import dataclass

from app.models.classes import Enrolment
from app.models.people import PartyMembership, Person
from app.services.field_changes import (
    FieldChange,
    changes_of_party,
    changes_of_person,
    differing,
)
from app.services.learner_values import LearnerValues

_ENROLMENT = {
    "sending_unit": "Đơn vị",
    "commune_code": "Xã, phường",
    "position": "Chức vụ khi nhập học",
    "note": "Ghi chú",
}


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a row means, with what is kept of the Party standing and of the place in the class."""

    person: Person
    party: PartyMembership | None
    enrolment: Enrolment | None


def changes_of(values: LearnerValues, target: Target) -> tuple[FieldChange, ...]:
    """Return what the row would change; what it leaves open changes nothing."""
    found = [*changes_of_person(values.person, target.person)]
    found += changes_of_party(values.party, target.party)
    if target.enrolment is not None:
        found += differing("enrolment", _ENROLMENT, values.enrolment, target.enrolment)
    return tuple(found)

"""Which values of a learner's row differ from what is kept of the person and the enrolment."""

from dataclasses import dataclass

from app.models.classes import Enrolment
from app.models.people import Person
from app.services.lists.field_changes import (
    FieldChange,
    changes_of_party,
    changes_of_person,
    changes_of_stated_party,
    differing,
)
from app.services.lists.learner_values import LearnerValues
from app.services.people.party_standing import PartyDetails

_ENROLMENT = {
    "sending_unit": "Đơn vị",
    "commune_code": "Xã, phường",
    "position": "Chức vụ khi nhập học",
    "note": "Ghi chú",
}
_STATED = {"party_status": "Đảng viên lúc nhập học"}


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a row means, with what is kept of the Party standing and of the place in the class."""

    person: Person
    party: PartyDetails | None
    enrolment: Enrolment | None


def changes_of(values: LearnerValues, target: Target) -> tuple[FieldChange, ...]:
    """Return what the row would change; what it leaves open changes nothing."""
    found = [*changes_of_person(values.person, target.person)]
    compared = changes_of_stated_party if values.states_party else changes_of_party
    found += compared(values.party, target.party)
    if target.enrolment is not None:
        labels = {**_ENROLMENT, **_STATED} if values.states_party else _ENROLMENT
        found += differing("enrolment", labels, values.enrolment, target.enrolment)
    return tuple(found)

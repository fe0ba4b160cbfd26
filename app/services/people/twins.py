"""People of the same name who may be the same person."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.people import Person, PersonIndex
from app.models.values import PersonStatus
from app.services.people.person_findings import Described, Finding
from app.services.people.person_status import status_words
from app.text.identity import tidy_citizen_id
from app.text.names import tidy_name
from app.text.order import sort_key
from app.text.partial_date import PartialDate


def find_twins(
    session: Session, *, full_name: str, birth_date: PartialDate | None
) -> tuple[Person, ...]:
    """Return people of the same name whose date of birth may be the same, in no special order."""
    same_name = session.scalars(
        select(Person)
        .join(PersonIndex, PersonIndex.person_id == Person.id)
        .where(PersonIndex.sort_key == sort_key(tidy_name(full_name)))
        .where(Person.merged_into_id.is_(None))
    )
    return tuple(
        person
        for person in same_name
        if birth_date is None or person.birth_date is None or person.birth_date.may_be(birth_date)
    )


def twin_findings(session: Session, details: Described, person_id: UUID | None) -> list[Finding]:
    """Return a warning for everybody else with this name and this date of birth."""
    if details.birth_date is None:
        return []
    twins = find_twins(session, full_name=details.full_name, birth_date=details.birth_date)
    number = tidy_citizen_id(details.citizen_id or "")
    return [
        Finding(
            "possible-duplicate",
            "warning",
            f"Đã có {_described(twin)} trong dữ liệu.",
            "full_name",
            "Xem có phải là một người không.",
            # Who has died is named, and not offered for a class.
            None if twin.status is PersonStatus.DECEASED else twin.id,
        )
        for twin in twins
        if twin.birth_date == details.birth_date
        and (None in (twin.gender, details.gender) or twin.gender is details.gender)
        and twin.id != person_id
        and not (number and twin.citizen_id and twin.citizen_id != number)
    ]


def _described(twin: Person) -> str:
    born = f"sinh {twin.birth_date.format()}" if twin.birth_date else ""
    return ", ".join(filter(None, (twin.full_name, born, status_words(twin.status).lower())))

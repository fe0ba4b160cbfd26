"""What every row of a person says of them, from the person's own row."""

from typing import TypedDict

from app.models.people import Person
from app.models.values import Gender
from app.text.partial_date import PartialDate


class PersonFacts(TypedDict):
    """Who somebody is, by the names that rows have for it."""

    full_name: str
    family_name: str
    middle_name: str
    given_name: str
    birth_date: PartialDate | None
    gender: Gender | None
    citizen_id: str | None
    ethnicity: str | None
    phone: str | None


def person_facts(person: Person) -> PersonFacts:
    """Return the facts of a person, to make a row with."""
    return {
        "full_name": person.full_name,
        "family_name": person.family_name,
        "middle_name": person.middle_name,
        "given_name": person.given_name,
        "birth_date": person.birth_date,
        "gender": person.gender,
        "citizen_id": person.citizen_id,
        "ethnicity": person.ethnicity,
        "phone": person.phone,
    }

"""What a form or a list says of a person."""

from typing import NamedTuple

from app.models.values import Gender
from app.text.names import NameParts
from app.text.partial_date import PartialDate


class PersonDetails(NamedTuple):
    """What a form or a list says of a person; `name_parts` only where the clerk corrected them."""

    full_name: str
    birth_date: PartialDate | None = None
    gender: Gender | None = None
    citizen_id: str | None = None
    old_id_no: str | None = None
    ethnicity: str | None = None
    home_place: str | None = None
    birth_place: str | None = None
    residence: str | None = None
    phone: str | None = None
    email: str | None = None
    position: str | None = None
    education_level: str | None = None
    major: str | None = None
    theory_level: str | None = None
    other_name: str | None = None
    note: str | None = None
    name_parts: NameParts | None = None

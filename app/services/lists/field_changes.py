"""Which values of a row differ from what is kept: old and new, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.models.people import Person
from app.services.people.field_labels import COMPARED_LABELS, PARTY_LABELS, PERSON_LABELS
from app.services.people.party_standing import PartyDetails
from app.services.people.person_details import PersonDetails
from app.text.dates import format_date
from app.text.names import match_key, tidy_name
from app.text.numbers import NOTHING
from app.text.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that would change; `field` is its key, such as "person.phone"."""

    field: str
    label: str
    old: str
    new: str


def changes_of_person(
    details: PersonDetails, person: Person, labels: Mapping[str, str] = COMPARED_LABELS
) -> Iterator[FieldChange]:
    """Yield what the row would change of a person; what it leaves open changes nothing."""
    name = tidy_name(details.full_name)
    if match_key(name) != match_key(person.full_name):
        label = PERSON_LABELS["full_name"]
        yield FieldChange("person.full_name", label, person.full_name, name)
    birth = details.birth_date
    if birth is not None and _says_more(birth, person.birth_date):
        label, before = PERSON_LABELS["birth_date"], written(person.birth_date)
        yield FieldChange("person.birth_date", label, before, written(birth))
    yield from differing("person", labels, details, person)


def changes_of_party(
    details: PartyDetails | None, kept: PartyDetails | None
) -> Iterator[FieldChange]:
    """Yield what the row would change of the Party standing that merely follows from the list."""
    if details is not None:
        # Such a standing never overwrites one that is known.
        labels = {k: v for k, v in PARTY_LABELS.items() if k != "status" or kept is None}
        yield from differing("party", labels, details, kept)


def changes_of_stated_party(
    details: PartyDetails | None, kept: PartyDetails | None
) -> Iterator[FieldChange]:
    """Yield what the row would change where it says itself how the person stands."""
    if details is not None:
        yield from differing("party", PARTY_LABELS, details, kept)


def differing(
    part: str, labels: Mapping[str, str], new: object, kept: object | None
) -> Iterator[FieldChange]:
    """Yield the named fields that `new` has and that differ from those of `kept`."""
    for name, label in labels.items():
        value, before = getattr(new, name), getattr(kept, name, None)
        if value is not None and value != before:
            yield FieldChange(f"{part}.{name}", label, written(before), written(value))


def written(value: object) -> str:
    """Return a value as the clerk reads it."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return format_date(value)
    return str(getattr(value, "label", value))


def _says_more(birth: PartialDate, kept: PartialDate | None) -> bool:
    """Tell whether a date differs and is not merely a part of the one that is kept."""
    if kept is None or not kept.may_be(birth):
        return True
    return len(birth.iso) > len(kept.iso)

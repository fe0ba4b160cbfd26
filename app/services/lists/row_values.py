"""What a row of a list says of a person, in our own terms; what it has no column for is None."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.values import Gender, PartyStatus
from app.services.imports.values.findings import Value
from app.services.imports.values.party_values import MEMBER
from app.services.people.party_standing import PartyDetails
from app.services.people.person_details import PersonDetails
from app.text.partial_date import PartialDate

# What a person's details hold as texts, one behind the other, and what a list calls each.
_FIELDS = PersonDetails._fields
_TEXTS = _FIELDS[_FIELDS.index("citizen_id") : _FIELDS.index("theory_level") + 1]
_KEYS = tuple("degree" if name == "major" else name for name in _TEXTS)
_STATUSES: dict[Value, PartyStatus] = {status.value: status for status in PartyStatus}
_GENDERS: dict[Value, Gender] = {gender.value: gender for gender in Gender}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known beforehand of the Party standing of those in a list, and on which day."""

    statuses: frozenset[PartyStatus]
    on: date | None


def person_of_values(values: Mapping[str, Value]) -> PersonDetails:
    """Return what the row says of the person."""
    texts: list[Any] = [text or None for text in map(values.get, _KEYS)]
    return PersonDetails(
        text_of(values.get("full_name")) or "",
        partial_of(values.get("birth_date")),
        _GENDERS.get(values.get("gender")),
        *texts,
    )


def party_of_values(values: Mapping[str, Value], standing: Standing) -> PartyDetails | None:
    """Return the Party standing that the row speaks of, or that is known beforehand."""
    joined, official = partial_of(values.get("party_joined")), partial_of(values.get("official_on"))
    official_day = official.first_day if official and official.precision == "day" else None
    card = text_of(values.get("party_card"))
    if values.get("party_status") == MEMBER and not (joined or official):
        standing = Standing(frozenset(), standing.on)  # no candidate, whomever the list is about
    status = _stated(values) or _status(joined, official, standing)
    if status is None and not card:
        return None
    return PartyDetails(status or PartyStatus.FULL, joined, official_day, card)


def states_party(values: Mapping[str, Value]) -> bool:
    """Tell whether the row itself says how the person stands to the Party."""
    return _stated(values) is not None


def text_of(value: Value) -> str | None:
    """Return a text, None where there is none."""
    return None if value is None or value == "" else str(value)


def partial_of(value: Value) -> PartialDate | None:
    """Return a date, None where there is none."""
    return value if isinstance(value, PartialDate) else None


def count_of(value: Value) -> int | None:
    """Return a number, None where there is none; a tick is no number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def flag_of(value: Value) -> bool | None:
    """Return a tick, None where there is no column for it."""
    return value if isinstance(value, bool) else None


def _stated(values: Mapping[str, Value]) -> PartyStatus | None:
    status = values.get("party_status")
    return _STATUSES.get(status) if status else None  # of MEMBER it is not said which


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
    long_ago = standing.on and joined.year + 1 < standing.on.year
    return PartyStatus.FULL if long_ago else PartyStatus.PROBATIONARY

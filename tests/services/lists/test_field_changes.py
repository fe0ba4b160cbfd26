"""What a row of a list would change of somebody who is kept."""

import pytest

from app.models.people import Person
from app.models.values import Gender, PartyStatus
from app.services.lists.field_changes import (
    changes_of_party,
    changes_of_person,
    changes_of_stated_party,
    written,
)
from app.services.people.party_standing import PartyDetails
from app.services.people.person_details import PersonDetails
from app.text.partial_date import PartialDate

HOA = PersonDetails("Lê Thị Hoà")


def kept(birth: str | None = None, phone: str | None = None) -> Person:
    born = PartialDate.from_iso(birth) if birth else None
    return Person(full_name="Lê Thị Hòa", birth_date=born, gender=None, phone=phone)


def test_another_spelling_of_the_tones_and_what_is_left_open_change_nothing() -> None:
    assert list(changes_of_person(HOA, kept("1991", "0912"))) == []


@pytest.mark.parametrize(
    ("before", "told", "changes"),
    [
        (None, "1991", True),
        ("1991", "1991-02-01", True),
        ("1991-02-01", "1991", False),
        ("1991-02-01", "1991-02-02", True),
        ("1991-02-01", "1991-02-01", False),
    ],
)
def test_a_birth_is_changed_by_one_that_says_more_or_another(
    before: str | None, told: str, changes: bool
) -> None:
    details = HOA._replace(birth_date=PartialDate.from_iso(told))
    fields = [change.field for change in changes_of_person(details, kept(before))]
    assert fields == (["person.birth_date"] if changes else [])


def test_each_value_that_differs_is_told_old_beside_new() -> None:
    details = HOA._replace(full_name="LÊ THỊ HOA", gender=Gender.FEMALE, phone="0987")
    found = [(c.field, c.old, c.new) for c in changes_of_person(details, kept(phone="0912"))]
    assert ("person.full_name", "Lê Thị Hòa", "Lê Thị Hoa") in found
    assert ("person.gender", "–", "Nữ") in found
    assert ("person.phone", "0912", "0987") in found


def test_a_standing_that_only_follows_from_the_list_never_overwrites_a_known_one() -> None:
    told, known = PartyDetails(PartyStatus.CANDIDATE), PartyDetails(PartyStatus.FULL)
    assert list(changes_of_party(told, known)) == []
    assert [change.new for change in changes_of_party(told, None)] == [written(told.status)]
    assert [change.field for change in changes_of_stated_party(told, known)] == ["party.status"]
    assert list(changes_of_party(None, known)) == []

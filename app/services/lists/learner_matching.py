"""Whom a row of a list means among the people already kept, and what speaks against it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.derived import PersonPlace
from app.models.people import Person
from app.services.bulk import is_one_of
from app.services.imports.proposal.duplicates import DUPLICATE
from app.services.imports.proposal.lines import Line
from app.services.imports.values.findings import Finding, ask, reject
from app.text.finding import plain_name
from app.text.names import fold, match_key, split_name
from app.text.partial_date import PartialDate

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Match:
    """The person meant (None: somebody new) and the finding about it, if any, with its field."""

    person: Person | None = None
    finding: Finding | None = None
    field: str | None = None


_NOBODY = Match()


class KnownPeople:
    """Everybody whom the rows of a list may mean, read at once."""

    def __init__(self, session: Session, lines: Iterable[Line]) -> None:
        values = [line.values for line in lines]
        numbers = {str(row["citizen_id"]) for row in values if row.get("citizen_id")}
        names = {str(row["full_name"]) for row in values if row.get("full_name")}
        found = (*_with_numbers(session, numbers), *_with_names(session, names))
        people = {person.id: person for person in found}.values()
        self._by_number = {person.citizen_id: person for person in people if person.citizen_id}
        self._by_name: dict[str, list[Person]] = {}
        for person in people:
            self._by_name.setdefault(match_key(person.full_name), []).append(person)

    @property
    def ids(self) -> set[UUID]:
        """Everybody read."""
        return {person.id for people in self._by_name.values() for person in people}

    def match(self, line: Line) -> Match:
        """Return whom a row means."""
        number = line.values.get("citizen_id")
        holder = self._by_number.get(str(number)) if number else None
        if holder is not None:
            if _is_one_person(holder, line):
                return Match(holder)
            return Match(None, _number_of_another(holder), "citizen_id")
        return self._match_by_name(line)

    def _match_by_name(self, line: Line) -> Match:
        called_so = self._by_name.get(match_key(str(line.values.get("full_name"))))
        if called_so is None:
            return _NOBODY
        namesakes = [
            person
            for person in called_so
            if _birth_may_agree(person, line) and _gender_may_agree(person, line)
        ]
        # Two different numbers are two people, whatever else agrees.
        number = line.values.get("citizen_id")
        open_ones = [p for p in namesakes if not (number and p.citizen_id)]
        sure = [person for person in open_ones if _is_sure(person, line)]
        if len(sure) == 1 and len(open_ones) == 1:
            return Match(sure[0])
        if open_ones:
            return Match(None, _perhaps_known(open_ones), "full_name")
        if any(_is_sure(person, line) for person in namesakes):
            return Match(None, _other_number(namesakes[0]), "citizen_id")
        return _NOBODY


def twice_in_list(first: int) -> Finding:
    """Ask about a row that means the same kept person as an earlier one."""
    return ask(
        DUPLICATE,
        f"Là cùng một người đã có trong dữ liệu với dòng {first}.",
        "Bỏ qua dòng này nếu là một người ghi hai lần; chấp nhận nếu là hai người khác nhau.",
    )


def number_twice(first: int) -> Finding:
    """Refuse the identity number of an earlier row, whatever the clerk said of the two names."""
    return reject(
        "citizen-id-of-another-person",
        f"Số căn cước này đã có ở dòng {first}.",
        "Xem lại số căn cước của cả hai dòng theo giấy tờ.",
    )


def no_longer_here(person: Person) -> Finding:
    """Ask about somebody who comes in a list, and of whom the record says otherwise."""
    return ask(
        "person-gone",
        f"Hồ sơ của {_described(person)} ghi “{person.status.label}”.",
        "Chấp nhận nếu đúng là người này, rồi sửa tình trạng trong hồ sơ; nếu là người khác, hãy "
        "sửa họ tên, ngày sinh hoặc số căn cước.",
    )


def _with_numbers(session: Session, numbers: set[str]) -> Iterator[Person]:
    held = is_one_of(Person.citizen_id, numbers)
    yield from session.scalars(select(Person).where(held, Person.merged_into_id.is_(None)))


def _with_names(session: Session, names: set[str]) -> Iterator[Person]:
    """Yield people of these names, however their marks and capitals are written."""
    called_so = is_one_of(PersonPlace.whole, {plain_name(name) for name in names})
    yield from session.scalars(
        select(Person).join(PersonPlace, PersonPlace.person_id == Person.id).where(called_so)
    )


def _is_one_person(person: Person, line: Line) -> bool:
    """Tell whether the holder of the row's number is meant, slips of the pen allowed."""
    name = str(line.values.get("full_name"))
    if fold(name) == fold(person.full_name):
        return True
    same_birth = person.birth_date is not None and person.birth_date == line.values.get(
        "birth_date"
    )
    return same_birth and fold(split_name(name).given) == fold(person.given_name)


def _birth_may_agree(person: Person, line: Line) -> bool:
    birth = line.values.get("birth_date")
    if person.birth_date is None or not isinstance(birth, PartialDate):
        return True
    return person.birth_date.may_be(birth)


def _gender_may_agree(person: Person, line: Line) -> bool:
    gender = line.values.get("gender")
    return person.gender is None or gender is None or person.gender.value == gender


def _is_sure(person: Person, line: Line) -> bool:
    """Tell whether name and whole date of birth leave no doubt."""
    birth = line.values.get("birth_date")
    return (
        isinstance(birth, PartialDate)
        and birth.precision == "day"
        and person.birth_date == birth
        and _gender_may_agree(person, line)
    )


def _described(person: Person) -> str:
    born = f", sinh {person.birth_date.format()}" if person.birth_date else ""
    at_work = f", {person.position}" if person.position else ""
    return f"{person.full_name}{born}{at_work}"


def _number_of_another(holder: Person) -> Finding:
    return reject(
        "citizen-id-of-another-person",
        f"Số căn cước này trong dữ liệu là của {_described(holder)}.",
        "Xem lại số căn cước và họ tên theo giấy tờ.",
    )


def _perhaps_known(people: Sequence[Person]) -> Finding:
    who = "; ".join(_described(person) for person in people[:_NAMED])
    return ask(
        "possible-duplicate",
        f"Trong dữ liệu đã có {who}.",
        "Chấp nhận nếu là người khác; nếu là một người, ghép với hồ sơ đó hoặc ghi đủ ngày sinh.",
    )


def _other_number(person: Person) -> Finding:
    return ask(
        "citizen-id-differs",
        f"Trong dữ liệu đã có {_described(person)}, mang số căn cước khác.",
        "Chấp nhận nếu là hai người khác nhau; nếu là một người, hãy sửa số căn cước.",
    )

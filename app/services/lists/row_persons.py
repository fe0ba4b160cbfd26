"""Whom each row of a list means, every person and number meant by one row only."""

from collections.abc import Container, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.models.people import Person
from app.models.values import PersonStatus
from app.services.imports.proposal.answers import Answer, settle
from app.services.imports.proposal.duplicates import DUPLICATE
from app.services.imports.proposal.lines import Line
from app.services.imports.values.findings import Finding, reject
from app.services.lists.learner_matching import (
    KnownPeople,
    no_longer_here,
    number_twice,
    twice_in_list,
)
from app.services.people.person_details import PersonDetails
from app.services.people.person_findings import plain_findings
from app.text.lengths import Most, too_long

_MOST_LETTERS = int(Most.NOTES)


class RowPersons:
    """Finds the people of one list, everybody read before the first row.

    `links` says, by row number, whom the clerk says a row means; `answers` settle what only the
    data asks, as they settled what the list asked when it was proposed.
    """

    def __init__(
        self,
        session: Session,
        lines: Sequence[Line],
        *,
        links: Mapping[int, UUID],
        answers: Sequence[Answer],
    ) -> None:
        self._today = clock.today()
        self._known = KnownPeople(session, lines)
        self._links = links
        self._answers = answers
        linked = select(Person).where(Person.id.in_(links.values()))
        self._linked = {person.id: person for person in session.scalars(linked)}
        self._rows_of_people: dict[UUID, int] = {}
        self._rows_of_numbers: dict[str, int] = {}

    @property
    def ids(self) -> set[UUID]:
        """Everybody whom a row may mean."""
        return self._known.ids | self._linked.keys()

    def person_of(self, line: Line, details: PersonDetails) -> tuple[Person | None, Line]:
        """Return whom the row means, and the row with what the data asks about that."""
        if line.skipped or line.is_rejected or not line.values.get("full_name"):
            return None, line
        if key := _endless(line):
            message = too_long(str(line.values[key]), _MOST_LETTERS)
            refused = reject("text-too-long", message, "Viết gọn lại ô này.")
            return None, line.with_finding(refused, key)
        for finding in plain_findings(details, self._today):
            if finding.severity == "error":
                refused = reject(finding.code, finding.message, finding.remedy)
                return None, line.with_finding(refused, finding.field)
        if line.number in self._links:
            return self._once(line, self._linked.get(self._links[line.number]))
        match = self._known.match(line)
        if match.finding is not None:
            return None, self._asked(line, match.finding, match.field)
        return self._once(line, match.person)

    def asked_if_gone(self, line: Line, person: Person, gone: Container[PersonStatus]) -> Line:
        """Return the row, with a question where the person's record says that they are gone."""
        if person.status not in gone:
            return line
        return self._asked(line, no_longer_here(person), "full_name")

    def _once(self, line: Line, person: Person | None) -> tuple[Person | None, Line]:
        """Let each kept person, and each new number, be meant by one row only.

        A row that repeats another within the list is asked about as such, once.
        """
        if person is not None:
            first = self._rows_of_people.setdefault(person.id, line.number)
            if first == line.number:
                return person, line
            is_asked = _is_asked_as_repeated(line)
            return None, line if is_asked else self._asked(line, twice_in_list(first), "full_name")
        if number := line.values.get("citizen_id"):
            first = self._rows_of_numbers.setdefault(str(number), line.number)
            if first != line.number and not _is_asked_as_repeated(line):
                return None, line.with_finding(number_twice(first), "citizen_id")
        return None, line

    def _asked(self, line: Line, finding: Finding, key: str | None) -> Line:
        return settle(line.with_finding(finding, key), self._answers)


def _is_asked_as_repeated(line: Line) -> bool:
    return any(found.code == DUPLICATE for found in line.problems)


def _endless(line: Line) -> str:
    """Return the field of a text that could not be kept, "" for none; asked for every row."""
    for key, value in line.values.items():
        if type(value) is str and len(value) > _MOST_LETTERS:
            return key
    return ""

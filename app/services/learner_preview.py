"""What taking a list of learners into a class would do, row by row; nothing is stored."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.classes import Enrolment
from app.models.people import PartyMembership, Person
from app.services.class_states import class_still_open
from app.services.commune_finder import communes_by_name
from app.services.import_batches import BatchRow, find_batch
from app.services.imports.answers import Answer, settle
from app.services.imports.duplicates import DUPLICATE
from app.services.imports.findings import Finding, reject
from app.services.imports.lines import Line
from app.services.imports.proposal import Proposal
from app.services.learner_changes import FieldChange, Target, changes_of
from app.services.learner_matching import KnownPeople, number_twice, twice_in_list
from app.services.learner_values import LearnerValues, read_values, standing_of_class
from app.services.person_findings import plain_findings


class RowKind(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    QUESTION = "question"
    ERROR = "error"
    SKIPPED = "skipped"


class ListRefusedError(UserError):
    """A list that cannot be taken into the class."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the list and what it would do; `changes` are those of a person who is known.

    `is_enrolled` says whether the person is in the class already.
    """

    line: Line
    kind: RowKind
    values: LearnerValues
    person_id: UUID | None = None
    enrolment_id: UUID | None = None
    changes: tuple[FieldChange, ...] = ()

    @property
    def number(self) -> int:
        """The row's number in the sheet."""
        return self.line.number

    @property
    def is_enrolled(self) -> bool:
        """Whether the person is in the class already."""
        return self.enrolment_id is not None


@dataclass(frozen=True, slots=True)
class LearnerPreview:
    """A list held against what is kept; `earlier` is the import that took the same file in.

    `source` is the list alone; `proposal` has the questions and refusals of the data beside it.
    """

    class_id: UUID
    source: Proposal
    proposal: Proposal
    rows: tuple[PreviewRow, ...]
    earlier: BatchRow | None
    links: Mapping[int, UUID] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are, and how many people would be enrolled."""
        found = {kind.value: 0 for kind in RowKind}
        for row in self.rows:
            found[row.kind.value] += 1
        found["enrol"] = sum(
            row.kind in (RowKind.NEW, RowKind.UPDATE) and not row.is_enrolled for row in self.rows
        )
        return found


def preview(
    session: Session,
    *,
    proposal: Proposal,
    class_id: UUID,
    sha256: str,
    answers: Sequence[Answer] = (),
    links: Mapping[int, UUID] | None = None,
) -> LearnerPreview:
    """Hold a list against the people and the class that are kept.

    `links` says, by row number, whom the clerk says a row means; `answers` settle what only the
    data asks, as they settled what the list asked when it was proposed.
    """
    class_still_open(session, class_id)
    if proposal.kind != "learners":
        raise ListRefusedError(
            "Danh sách này không phải danh sách học viên.",
            remedy="Chọn lại loại danh sách khi nhập.",
            code="not-a-list-of-learners",
        )
    links = dict(links or {})
    reader = _Reader(session, class_id, proposal, links, answers)
    rows = tuple(reader.row(line) for line in proposal.lines)
    return LearnerPreview(
        class_id=class_id,
        source=proposal,
        proposal=replace(proposal, lines=tuple(row.line for row in rows)),
        rows=rows,
        earlier=find_batch(session, sha256=sha256, class_id=class_id),
        links=links,
        answers=tuple(answers),
    )


class _Reader:
    """Holds one list's rows against the data, everything read before the first row."""

    def __init__(
        self,
        session: Session,
        class_id: UUID,
        proposal: Proposal,
        links: Mapping[int, UUID],
        answers: Sequence[Answer],
    ) -> None:
        self._known = KnownPeople(session, proposal.lines)
        self._links = links
        self._answers = answers
        self._communes = communes_by_name(session)
        self._standing = standing_of_class(session, class_id)
        linked = select(Person).where(Person.id.in_(links.values()))
        self._linked = {person.id: person for person in session.scalars(linked)}
        enrolled = select(Enrolment).where(Enrolment.class_id == class_id)
        self._enrolled = {row.person_id: row for row in session.scalars(enrolled)}
        self._parties = _parties(session, self._known.ids | self._linked.keys())
        self._rows_of_people: dict[UUID, int] = {}
        self._rows_of_numbers: dict[str, int] = {}

    def row(self, line: Line) -> PreviewRow:
        """Return what one row would do."""
        values = read_values(line, self._communes, self._standing)
        person, line = self._person_of(line, values)
        if line.skipped:
            return PreviewRow(line, RowKind.SKIPPED, values)
        if line.problems:
            kind = RowKind.ERROR if line.is_rejected else RowKind.QUESTION
            return PreviewRow(line, kind, values, person.id if person else None)
        if person is None:
            return PreviewRow(line, RowKind.NEW, values)
        enrolment = self._enrolled.get(person.id)
        changes = changes_of(values, Target(person, self._parties.get(person.id), enrolment))
        kind = RowKind.UPDATE if changes or enrolment is None else RowKind.UNCHANGED
        enrolment_id = enrolment.id if enrolment else None
        return PreviewRow(line, kind, values, person.id, enrolment_id, changes)

    def _person_of(self, line: Line, values: LearnerValues) -> tuple[Person | None, Line]:
        """Return whom the row means, and the row with what the data asks about that."""
        if line.skipped or line.is_rejected or not line.values.get("full_name"):
            return None, line
        for finding in plain_findings(values.person):
            if finding.severity == "error":
                refused = reject(finding.code, finding.message, finding.remedy)
                return None, line.with_finding(refused, finding.field)
        if line.number in self._links:
            return self._linked.get(self._links[line.number]), line
        match = self._known.match(line)
        if match.finding is not None:
            return None, self._asked(line, match.finding, match.field)
        return self._once(line, match.person)

    def _once(self, line: Line, person: Person | None) -> tuple[Person | None, Line]:
        """Let each kept person, and each new number, be meant by one row only."""
        if person is not None:
            first = self._rows_of_people.setdefault(person.id, line.number)
            if first == line.number:
                return person, line
            return None, self._asked(line, twice_in_list(first), "full_name")
        if number := line.values.get("citizen_id"):
            first = self._rows_of_numbers.setdefault(str(number), line.number)
            # A repeated row is asked about as such; its number is no second trouble.
            is_asked = any(problem.code == DUPLICATE for problem in line.problems)
            if first != line.number and not is_asked:
                return None, line.with_finding(number_twice(first), "citizen_id")
        return None, line

    def _asked(self, line: Line, finding: Finding, key: str | None) -> Line:
        return settle(line.with_finding(finding, key), self._answers)


def _parties(session: Session, ids: Collection[UUID]) -> dict[UUID, PartyMembership]:
    if not ids:
        return {}
    first, last = min(ids), max(ids)
    # A range instead of a list of ids: a list of a whole commune has thousands of namesakes.
    found = session.scalars(
        select(PartyMembership).where(PartyMembership.person_id.between(first, last))
    )
    return {party.person_id: party for party in found if party.person_id in ids}

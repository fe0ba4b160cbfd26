"""What taking a list of learners into a class would do, row by row; nothing is stored."""

from typing import TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import Enrolment
from app.services.centre.commune_finder import commune_finder
from app.services.classes.class_states import class_still_open
from app.services.imports.proposal.lines import Line
from app.services.imports.proposal.proposal import Proposal
from app.services.lists.learner_changes import Target, changes_of
from app.services.lists.learner_values import LearnerValues, read_values, standing_of_class
from app.services.lists.list_preview import (
    Held,
    ListPreview,
    PreviewRow,
    held,
    kind_of_row,
    needed_class,
)
from app.services.lists.row_persons import RowPersons
from app.services.people.party_standing import parties_of
from app.services.people.person_status import GONE

LearnerRow: TypeAlias = PreviewRow[LearnerValues]
LearnerPreview: TypeAlias = ListPreview[LearnerValues]


def preview(session: Session, *, proposal: Proposal, question: Held) -> LearnerPreview:
    """Hold a list against the people and the class that are kept."""
    class_id = needed_class(question.class_id)
    class_still_open(session, class_id)
    persons = RowPersons(session, proposal.lines, links=question.links, answers=question.answers)
    reader = _Reader(session, class_id, persons)
    rows = [reader.row(line) for line in proposal.lines]
    return held(session, proposal=proposal, rows=rows, question=question)


class _Reader:
    """Holds one list's rows against the data, everything read before the first row."""

    def __init__(self, session: Session, class_id: UUID, persons: RowPersons) -> None:
        self._persons = persons
        self._communes = commune_finder(session)
        self._standing = standing_of_class(session, class_id)
        enrolled = select(Enrolment).where(Enrolment.class_id == class_id)
        self._enrolled = {row.person_id: row for row in session.scalars(enrolled)}
        self._parties = parties_of(session, persons.ids)

    def row(self, line: Line) -> LearnerRow:
        """Return what one row would do."""
        values = read_values(line, self._communes, self._standing)
        person, line = self._persons.person_of(line, values.person)
        enrolment = self._enrolled.get(person.id) if person is not None else None
        if person is not None and enrolment is None:
            line = self._persons.asked_if_gone(line, person, GONE)
        if person is None or line.problems or line.skipped:
            kind = kind_of_row(line, is_known=False, changes=False)
            return PreviewRow(line, kind, values, person.id if person else None)
        changes = changes_of(values, Target(person, self._parties.get(person.id), enrolment))
        kind = kind_of_row(line, is_known=True, changes=bool(changes) or enrolment is None)
        enrolment_id = enrolment.id if enrolment else None
        return PreviewRow(line, kind, values, person.id, enrolment_id, changes)

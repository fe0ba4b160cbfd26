"""What taking in a roster of cadres would do: people, their post, the trainings it tells of."""

from dataclasses import replace
from typing import TypeAlias

from sqlalchemy.orm import Session

from app import clock
from app.services.cadres.posts import current_posts
from app.services.cadres.trainings import known_trainings
from app.services.centre.commune_finder import commune_finder
from app.services.imports.proposal.lines import Line
from app.services.imports.proposal.proposal import Proposal
from app.services.lists.cadre_values import (
    CadreValues,
    KnownCadre,
    changes_of,
    note_on_year,
    read_values,
    year_of_days,
)
from app.services.lists.list_preview import (
    Held,
    ListPreview,
    PreviewRow,
    held,
    kind_of_row,
)
from app.services.lists.row_persons import RowPersons
from app.services.people.party_standing import parties_of
from app.services.people.person_status import NOT_AT_WORK

CadreRow: TypeAlias = PreviewRow[CadreValues]
CadrePreview: TypeAlias = ListPreview[CadreValues]


def preview(session: Session, *, proposal: Proposal, question: Held) -> CadrePreview:
    """Hold a roster against the people, posts and trainings that are kept."""
    persons = RowPersons(session, proposal.lines, links=question.links, answers=question.answers)
    reader = _Reader(session, proposal, persons)
    rows = [reader.row(line) for line in proposal.lines]
    result = held(session, proposal=proposal, rows=rows, question=question)
    note = note_on_year(proposal.columns, clock.today())
    notes = (*proposal.notes, *((note,) if note else ()))
    return replace(result, proposal=replace(result.proposal, notes=notes))


class _Reader:
    """Holds one roster's rows against the data, everything read before the first row."""

    def __init__(self, session: Session, proposal: Proposal, persons: RowPersons) -> None:
        self._persons = persons
        self._today = clock.today()
        self._year = year_of_days(proposal.columns, self._today)
        self._communes = commune_finder(session)
        self._posts = current_posts(session, persons.ids)
        self._trainings = known_trainings(session, persons.ids)
        self._parties = parties_of(session, persons.ids)

    def row(self, line: Line) -> CadreRow:
        """Return what one row would do."""
        values = read_values(line, self._communes, year=self._year, today=self._today)
        person, line = self._persons.person_of(line, values.person)
        if person is not None:
            line = self._persons.asked_if_gone(line, person, NOT_AT_WORK)
        if person is None or line.problems or line.skipped:
            kind = kind_of_row(line, is_known=False, changes=False)
            return PreviewRow(line, kind, values, person.id if person else None)
        post = self._posts.get(person.id)
        known = KnownCadre(
            person,
            self._parties.get(person.id),
            post.details if post is not None else None,
            self._trainings.get(person.id),
        )
        changes = tuple(changes_of(values, known))
        kind = kind_of_row(line, is_known=True, changes=bool(changes))
        return PreviewRow(line, kind, values, person.id, changes=changes)

"""What taking in a list of equivalence dossiers would do: people and their open dossiers."""

from typing import TypeAlias

from sqlalchemy.orm import Session

from app import clock
from app.services.centre.commune_finder import commune_finder
from app.services.equivalence.equivalence import open_dossiers, rule_in_force
from app.services.imports.proposal.lines import Line
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.values.dossiers import outcome_of
from app.services.lists.dossier_values import DossierValues, changes_of, read_values
from app.services.lists.list_preview import (
    Held,
    ListPreview,
    PreviewRow,
    held,
    kind_of_row,
)
from app.services.lists.row_persons import RowPersons

DossierRow: TypeAlias = PreviewRow[DossierValues]
DossierPreview: TypeAlias = ListPreview[DossierValues]


def preview(session: Session, *, proposal: Proposal, question: Held) -> DossierPreview:
    """Hold a list of dossiers against the people and the open dossiers that are kept."""
    persons = RowPersons(session, proposal.lines, links=question.links, answers=question.answers)
    reader = _Reader(session, persons)
    rows = [reader.row(line) for line in proposal.lines]
    return held(session, proposal=proposal, rows=rows, question=question)


class _Reader:
    """Holds one list's rows against the data, everything read before the first row."""

    def __init__(self, session: Session, persons: RowPersons) -> None:
        self._persons = persons
        self._communes = commune_finder(session)
        self._dossiers = open_dossiers(session, persons.ids)

        self._rule = rule_in_force(session, day=clock.today())

    def row(self, line: Line) -> DossierRow:
        """Return what one row would do; a known person's first dossier is an update of nothing."""
        # The rule of this data may ask for more or less than the one the list was read by.
        judged = {**line.values, "outcome": outcome_of(line.values, self._rule)}
        line = line._replace(values=judged)
        values = read_values(line.values, self._communes)
        person, line = self._persons.person_of(line, values.person)
        if person is None or line.problems or line.skipped:
            kind = kind_of_row(line, is_known=False, changes=False)
            return PreviewRow(line, kind, values, person.id if person else None)
        dossier = self._dossiers.get(person.id)
        changes = tuple(changes_of(values, person, dossier))
        kind = kind_of_row(line, is_known=True, changes=bool(changes) or dossier is None)
        return PreviewRow(line, kind, values, person.id, changes=changes)

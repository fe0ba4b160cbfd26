"""Takes a list of equivalence dossiers in: people, and a dossier for each, judged by the rules."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.services.equivalence.equivalence import (
    correct_dossier,
    open_dossiers,
    receive_dossier,
    rule_in_force,
)
from app.services.lists.dossier_values import DossierValues
from app.services.lists.list_preview import PreviewRow, RowKind
from app.services.lists.list_writing import Fate, Portion
from app.services.people.intake import Newcomer, add_people
from app.services.people.person_updates import (
    Correction,
    correct_people,
    names_by_part,
    values_of,
)


def write_rows(session: Session, portion: Portion[DossierValues]) -> list[Fate]:
    """Store some rows and return what became of each."""
    new = portion.of(RowKind.NEW)
    added = add_people(session, [Newcomer(row.values.person) for row in new])
    people = {row.number: person_id for row, person_id in zip(new, added, strict=True)}
    known = portion.of(RowKind.UPDATE)
    people |= {row.number: row.person_id for row in known if row.person_id is not None}
    names = {row.number: names_by_part(row.changes, portion.kept(row)) for row in known}
    correct_people(
        session,
        [
            Correction(people[row.number], row.values.person, None, names[row.number])
            for row in known
        ],
    )
    changed = {number: found.get("dossier", ()) for number, found in names.items()}
    _write_dossiers(session, [*new, *known], people, changed)
    return [Fate(row, people.get(row.number, row.person_id)) for row in portion.rows]


def _write_dossiers(
    session: Session,
    rows: Sequence[PreviewRow[DossierValues]],
    people: Mapping[int, UUID],
    changed: Mapping[int, Sequence[str]],
) -> None:
    """Receive dossiers, and correct those that are open already; both are judged anew."""
    kept = open_dossiers(session, people.values())
    rule, today = rule_in_force(session, day=clock.today()), clock.today()
    for row in rows:
        person_id, told = people[row.number], row.values.dossier
        names = changed.get(row.number)
        if person_id not in kept:
            receive_dossier(session, person_id=person_id, details=told, rule=rule, on=today)
        elif names:
            values = values_of(told, names)
            if "requested_by" in names:
                values["commune_code"] = told.commune_code
            correct_dossier(kept[person_id], values=values, rule=rule, on=today)
    session.flush()

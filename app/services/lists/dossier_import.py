"""Takes a list of equivalence dossiers in: people, and a dossier for each, judged by the rules."""

from sqlalchemy.orm import Session

from app import clock
from app.services.equivalence.equivalence import (
    correct_dossier,
    open_dossiers,
    receive_dossier,
    rule_in_force,
)
from app.services.lists.dossier_values import DossierValues
from app.services.lists.list_preview import RowKind
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
    dossiers = open_dossiers(session, people.values())
    rule, today = rule_in_force(session, day=clock.today()), clock.today()
    for row in (*new, *known):
        person_id, values = people[row.number], row.values
        kept = dossiers.get(person_id)
        if kept is None:
            receive_dossier(
                session, person_id=person_id, details=values.dossier, rule=rule, on=today
            )
        elif changed := names[row.number].get("dossier"):
            written = values_of(values.dossier, changed)
            if "requested_by" in changed:
                written["commune_code"] = values.dossier.commune_code
            correct_dossier(kept, values=written, rule=rule, on=today)
    session.flush()
    return [Fate(row, people.get(row.number, row.person_id)) for row in portion.rows]

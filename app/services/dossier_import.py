"""Takes a list of equivalence dossiers in: people, and a dossier for each, judged by the rules."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeGuard

from sqlalchemy.orm import Session

from app import clock
from app.services.dossier_preview import DossierPreview, DossierRow, preview
from app.services.equivalence import (
    correct_dossier,
    open_dossiers,
    receive_dossier,
    rule_in_force,
)
from app.services.intake import Newcomer, add_people
from app.services.list_preview import ListPreview, RowKind, still_holds
from app.services.list_writing import Fate, ImportResult, ListSource, write_list
from app.services.person_updates import names_by_part, update_person_fields, values_of
from app.services.progress import NoProgress, Progress

_NOBODY = NoProgress()


def apply_list(
    session: Session,
    progress: Progress = _NOBODY,
    *,
    checked: ListPreview[object],
    file_name: str,
    sha256: str,
    keep_old: Mapping[int, Collection[str]] | None = None,
    again: bool = False,
) -> ImportResult:
    """Take in the rows that are new or change something; see `learner_import.apply_list`."""
    keep = {number: set(fields) for number, fields in (keep_old or {}).items()}
    return write_list(
        session,
        progress,
        checked=_held_again(session, checked, sha256),
        source=ListSource(file_name, sha256, again),
        take_in=lambda rows: _take_in(session, rows, keep),
    )


def _held_again(session: Session, checked: ListPreview[object], sha256: str) -> DossierPreview:
    if _is_of_dossiers(checked) and still_holds(session, checked):
        return checked
    return preview(
        session,
        proposal=checked.source,
        sha256=sha256,
        answers=checked.answers,
        links=checked.links,
    )


def _is_of_dossiers(checked: ListPreview[object]) -> TypeGuard[DossierPreview]:
    return checked.source.kind == "dossiers"


def _take_in(
    session: Session, rows: Sequence[DossierRow], keep: Mapping[int, set[str]]
) -> list[Fate]:
    """Store some rows and return what became of each."""
    new = [row for row in rows if row.kind is RowKind.NEW]
    added = add_people(session, [Newcomer(row.values.person) for row in new])
    people = {row.number: person_id for row, person_id in zip(new, added, strict=True)}
    known = [row for row in rows if row.kind is RowKind.UPDATE and row.person_id is not None]
    people |= {row.number: row.person_id for row in known if row.person_id is not None}
    dossiers = open_dossiers(session, people.values())
    rule, today = rule_in_force(session, day=clock.today()), clock.today()
    for row in (*new, *known):
        person_id, values = people[row.number], row.values
        names = names_by_part(row.changes, keep.get(row.number, ()))
        update_person_fields(
            session, person_id=person_id, new=values.person, names=names.get("person", ())
        )
        kept = dossiers.get(person_id)
        if kept is None:
            receive_dossier(
                session, person_id=person_id, details=values.dossier, rule=rule, on=today
            )
        elif changed := names.get("dossier"):
            written = values_of(values.dossier, changed)
            if "requested_by" in changed:
                written["commune_code"] = values.dossier.commune_code
            correct_dossier(kept, values=written, rule=rule, on=today)
    session.flush()
    return [Fate(row, people.get(row.number, row.person_id)) for row in rows]

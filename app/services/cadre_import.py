"""Takes a roster of cadres in: people, their posts, the trainings it tells of."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TypeGuard

from sqlalchemy.orm import Session

from app import clock
from app.services.cadre_preview import CadrePreview, CadreRow, preview
from app.services.intake import Newcomer, add_people
from app.services.list_preview import ListPreview, RowKind, still_holds
from app.services.list_writing import Fate, ImportResult, ListSource, write_list
from app.services.person_updates import (
    names_by_part,
    update_party_fields,
    update_person_fields,
    values_of,
)
from app.services.posts import begin_post, current_posts, write_post
from app.services.progress import NoProgress, Progress
from app.services.trainings import TrainingFacts, keep_trainings, known_trainings

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
    today = clock.today()
    return write_list(
        session,
        progress,
        checked=_held_again(session, checked, sha256),
        source=ListSource(file_name, sha256, again),
        take_in=lambda rows: _take_in(session, rows, keep, today),
    )


def _held_again(session: Session, checked: ListPreview[object], sha256: str) -> CadrePreview:
    if _is_of_cadres(checked) and still_holds(session, checked):
        return checked
    return preview(
        session,
        proposal=checked.source,
        sha256=sha256,
        answers=checked.answers,
        links=checked.links,
    )


def _is_of_cadres(checked: ListPreview[object]) -> TypeGuard[CadrePreview]:
    return checked.source.kind == "cadres"


def _take_in(
    session: Session, rows: Sequence[CadreRow], keep: Mapping[int, set[str]], today: date
) -> list[Fate]:
    """Store some rows and return what became of each."""
    new = [row for row in rows if row.kind is RowKind.NEW]
    added = add_people(session, [Newcomer(row.values.person, row.values.party) for row in new])
    people = {row.number: person_id for row, person_id in zip(new, added, strict=True)}
    for row in new:
        begin_post(session, person_id=people[row.number], details=row.values.post, on=today)
        keep_trainings(
            session, person_id=people[row.number], new=row.values.training, year=row.values.year
        )
    _update_all(session, rows, keep, today)
    session.flush()
    return [Fate(row, people.get(row.number, row.person_id)) for row in rows]


def _update_all(
    session: Session, rows: Sequence[CadreRow], keep: Mapping[int, set[str]], today: date
) -> None:
    known = {row.person_id: row for row in rows if row.kind is RowKind.UPDATE and row.person_id}
    posts = current_posts(session, known)
    trainings = known_trainings(session, known)
    for person_id, row in known.items():
        names = names_by_part(row.changes, keep.get(row.number, ()))
        new, post = row.values, names.get("post", [])
        of_person = [*names.get("person", ()), *(["position"] if "post" in post else ())]
        update_person_fields(session, person_id=person_id, new=new.person, names=of_person)
        update_party_fields(
            session, person_id=person_id, new=new.party, names=names.get("party", ())
        )
        write_post(
            session,
            person_id=person_id,
            kept=posts.get(person_id),
            new=new.post,
            names=post,
            on=today,
        )
        told = TrainingFacts(**values_of(new.training, names.get("training", ())))
        keep_trainings(
            session, person_id=person_id, new=told, year=new.year, known=trainings.get(person_id)
        )

"""Takes a roster of cadres in: people, their posts, the trainings it tells of."""

from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.services.cadres.posts import begin_post, current_posts, write_post
from app.services.cadres.trainings import TrainingFacts, keep_trainings, known_trainings
from app.services.lists.cadre_values import CadreValues
from app.services.lists.list_preview import RowKind
from app.services.lists.list_writing import Fate, Portion
from app.services.people.intake import Newcomer, add_people
from app.services.people.person_updates import (
    names_by_part,
    update_party_fields,
    update_person_fields,
    values_of,
)


def write_rows(session: Session, portion: Portion[CadreValues]) -> list[Fate]:
    """Store some rows and return what became of each."""
    today = clock.today()
    new = portion.of(RowKind.NEW)
    added = add_people(session, [Newcomer(row.values.person, row.values.party) for row in new])
    people = {row.number: person_id for row, person_id in zip(new, added, strict=True)}
    for row in new:
        begin_post(session, person_id=people[row.number], details=row.values.post, on=today)
        keep_trainings(
            session, person_id=people[row.number], new=row.values.training, year=row.values.year
        )
    _update_all(session, portion, today)
    session.flush()
    return [Fate(row, people.get(row.number, row.person_id)) for row in portion.rows]


def _update_all(session: Session, portion: Portion[CadreValues], today: date) -> None:
    known = {row.person_id: row for row in portion.of(RowKind.UPDATE) if row.person_id}
    posts = current_posts(session, known)
    trainings = known_trainings(session, known)
    for person_id, row in known.items():
        names = names_by_part(row.changes, portion.kept(row))
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

"""Takes a roster of cadres in: people, their posts, the trainings it tells of."""

from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.services.cadres.posts import PostWord, begin_posts, write_posts
from app.services.cadres.trainings import TrainingFacts, TrainingWord, keep_trainings
from app.services.lists.cadre_values import CadreValues
from app.services.lists.list_preview import RowKind
from app.services.lists.list_writing import Fate, Portion
from app.services.people.intake import Newcomer, add_people
from app.services.people.person_updates import (
    Correction,
    correct_people,
    names_by_part,
    values_of,
)


def write_rows(session: Session, portion: Portion[CadreValues]) -> list[Fate]:
    """Store some rows and return what became of each."""
    today = clock.today()
    new = portion.of(RowKind.NEW)
    added = add_people(session, [Newcomer(row.values.person, row.values.party) for row in new])
    people = {row.number: person_id for row, person_id in zip(new, added, strict=True)}
    told = [(people[row.number], row.values) for row in new]
    begin_posts(session, [(person_id, values.post) for person_id, values in told], on=today)
    keep_trainings(
        session,
        [TrainingWord(person_id, values.training, values.year) for person_id, values in told],
    )
    _update_all(session, portion, today)
    return [Fate(row, people.get(row.number, row.person_id)) for row in portion.rows]


def _update_all(session: Session, portion: Portion[CadreValues], today: date) -> None:
    corrections, posts, trainings = [], [], []
    known = {row.person_id: row for row in portion.of(RowKind.UPDATE) if row.person_id}
    for person_id, row in known.items():
        names, new = names_by_part(row.changes, portion.kept(row)), row.values
        post = names.get("post", [])
        if "post" in post:  # the person's own row follows it
            names.setdefault("person", []).append("position")
        corrections.append(Correction(person_id, new.person, new.party, names))
        posts.append(PostWord(person_id, new.post, post))
        facts = TrainingFacts(**values_of(new.training, names.get("training", ())))
        trainings.append(TrainingWord(person_id, facts, new.year))
    correct_people(session, corrections)
    write_posts(session, posts, on=today)
    keep_trainings(session, trainings)

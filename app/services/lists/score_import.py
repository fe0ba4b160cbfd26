"""Takes a sheet of marks in, by the services of marks."""

from sqlalchemy.orm import Session

from app.services.lists.list_preview import RowKind, needed_class
from app.services.lists.list_writing import Fate, Portion
from app.services.lists.score_preview import ScoreValues
from app.services.results.assessment import record_marks


def write_rows(session: Session, portion: Portion[ScoreValues]) -> list[Fate]:
    """Record the marks that are new or differ; return what became of each row."""
    entries = [
        entry
        for row in portion.of(RowKind.NEW, RowKind.UPDATE)
        for key, entry in row.values.entries.items()
        if f"score.{key}" not in portion.kept(row)
    ]
    if entries:
        record_marks(session, class_id=needed_class(portion.class_id), entries=entries)
    return [Fate(row, row.person_id, row.enrolment_id) for row in portion.rows]

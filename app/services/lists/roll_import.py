"""Takes a roll call on paper in, by the services of the roll."""

from sqlalchemy.orm import Session

from app.services.attendance.attendance_marks import set_marks
from app.services.lists.list_preview import RowKind
from app.services.lists.list_writing import Fate, Portion
from app.services.lists.roll_preview import RollValues


def write_rows(session: Session, portion: Portion[RollValues]) -> list[Fate]:
    """Record the marks that are new or differ; return what became of each row."""
    marks = [
        mark
        for row in portion.of(RowKind.NEW, RowKind.UPDATE)
        for key, mark in row.values.marks.items()
        if f"roll.{key}" not in portion.kept(row)
    ]
    set_marks(session, marks=marks)
    return [Fate(row, row.person_id, row.enrolment_id) for row in portion.rows]

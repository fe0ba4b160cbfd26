"""Refuses to take back marks and rolls that are locked: whoever unlocks them says why."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.assessment import Assessment, Score
from app.models.classes import Attendance, TrainingClass
from app.services.attendance.attendance_marks import require_unlocked_half_days
from app.services.results.assessment import require_unlocked_marks
from app.services.taking_back.plan import Plan
from app.services.taking_back.records import Record


def require_unlocked(session: Session, plan: Plan) -> None:
    """Refuse a plan that would change a locked mark or half-day, as typing there is refused.

    The whole waits, and nothing of it stays behind: an import is taken back once.
    """
    sittings = set(_named(plan, Score.__tablename__, "assessment_id"))
    classes = select(TrainingClass).where(
        TrainingClass.id.in_(select(Assessment.class_id).where(Assessment.id.in_(sittings)))
    )
    for found in session.scalars(classes):
        require_unlocked_marks(session, found)
    half_days = set(_named(plan, Attendance.__tablename__, "session_id"))
    require_unlocked_half_days(session, half_days)


def _named(plan: Plan, table: str, column: str) -> Iterator[UUID]:
    """Yield what the rows of a table name that the plan would change."""
    for record in _changing(plan):
        values = record.now or record.before or {}
        if record.table == table:
            yield UUID(hex=values[column])


def _changing(plan: Plan) -> Iterator[Record]:
    yield from plan.goes
    yield from plan.comes_back
    yield from (record for record, values in plan.restored.values() if values)
